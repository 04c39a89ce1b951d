"""Which mentions open an event of their own: enough is told of it, and it is nothing that was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.events.compatibility import agreement, is_what_came_of
from extractor.events.context import Context
from extractor.events.discourse import Discourse
from extractor.events.model import BACKGROUND, MAIN, PLANNED, WEAK, Event, Mention, first_main
from extractor.mentions.model import A_CLAUSE, left_of

BEFORE_VERB = 40  # characters that hold an auxiliary and two adverbs before a verb


def is_worth_an_event(m: Mention, salience: str, told: Discourse, context: Context) -> bool:
    """Whether enough is told: "the launch" alone opens no event, a planned or a background one needs a detail."""
    if salience == PLANNED:
        return _is_plan_worth_it(m, told, context)
    if salience == BACKGROUND and not m.day and not _is_detailed(m, context):
        return False  # it is not the news, and no day, place, name or number is told of it
    if not m.trigger.objects and not (m.day and told.events):
        return False  # no word for what was used is told, and no day of another one than those told before
    return True


def _is_plan_worth_it(m: Mention, told: Discourse, context: Context) -> bool:
    """Whether enough is told of an event to come, and it is none that came or that is only thought possible."""
    if not _is_plan_told(m, context):
        return False  # of what is to come no day, site, name or number is told
    if _was_carried_out(m, told, context):
        return False  # it is the plan of the news
    if _is_vaguely_expected(m, told, context):
        return False  # it is only thought possible, by nobody who is to do it or as one told before
    return True


def _is_vaguely_expected(m: Mention, told: Discourse, context: Context) -> bool:
    """ "may launch a missile": announced by nobody; an event only where who will is told, and nothing else that it may be of."""
    if context.cues.might.search(left_of(m.sentence, m.trigger.start, A_CLAUSE)) is None:
        return False
    return not m.trigger.agent or any(agreement(context, m, e) for e in told.events)


def _was_carried_out(m: Mention, told: Discourse, context: Context) -> bool:
    """ "had notified the U.N. that it planned to launch a rocket": the plan of the news, where no other day or place is told."""
    news = first_main(told.events)
    if news is None or m.day or any(m.values(a) for a in context.slots.places):
        return False
    return was_planned(m, context) and agreement(context, m, news)


def was_planned(m: Mention, context: Context) -> bool:
    """Whether a plan is told in the past perfect."""
    return m.trigger.role == PLANNED and context.cues.past_perfect.search(m.sentence.text, m.sentence.start, m.trigger.start) is not None


def _is_plan_told(m: Mention, context: Context) -> bool:
    counted = any(o.determiner == "indefinite" or o.count_qualifier for o in m.trigger.objects)
    return counted or bool(m.day or any(m.value(a) for a in (context.slots.name, context.slots.count, context.slots.site)))


def _is_detailed(m: Mention, context: Context) -> bool:
    """Whether a name, a place or a number is told, or at least that it was done once: "fired dozens of rockets", not "has fired rockets"."""
    slots = context.slots
    if any(c.attribute == slots.name or c.attribute in slots.places for c in m.claims) or m.value(slots.count):
        return True
    t, s = m.trigger, m.sentence
    counted = any(c.attribute == slots.count and c.qualifier for c in m.claims)
    return counted and t.kind == "verb" and context.cues.perfect.search(left_of(s, t.start, BEFORE_VERB)) is None


def is_carried_out(e: Event, events: Sequence[Event], context: Context) -> bool:
    """ "had said that it would launch a satellite", in an article whose news it then became: no event beside it."""
    return e.was_planned and any(news.salience == MAIN and is_what_came_of(context, e, news) for news in events)


def of_same_day(m: Mention, told: Discourse, context: Context) -> Mention:
    """ "Two more were fired hours later": on the day of the news that was just told of."""
    before = told.focus
    if before is None or before.salience != MAIN or not before.days or context.cues.afterwards.search(m.sentence.string) is None:
        return m
    day = next((c for c in before.claims if c.attribute == context.slots.date and c.strength > WEAK), None)
    return replace(m, day=before.days[0], claims=(*m.claims, day)) if day is not None else m
