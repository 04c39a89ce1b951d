"""Whether an event is the news of its article, background to it, or still to come."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from extractor.annotate import date_resolution
from extractor.events.context import Context
from extractor.events.days import is_fresh, is_of_these_days, is_old
from extractor.events.model import BACKGROUND, MAIN, PLANNED, Event, Mention

LEAD = 5  # the news of an article is told in its first sentences; an event first told later is background (measured on the dev texts)
TOP = 3  # sentences within which a second event without a day of its own is news too


def salience_of(m: Mention, events: Sequence[Event], context: Context) -> str:
    """`main`, `background` or `planned`: what an event is that this mention opens, after the events told so far."""
    if m.trigger.role == PLANNED:
        return PLANNED
    news = [e for e in events if e.salience == MAIN]
    return MAIN if (_is_second_news(m, news, context) if news else _is_first_news(m, context)) else BACKGROUND


def is_news_after_all(event: Event, m: Mention, events: Sequence[Event], context: Context) -> bool:
    """Whether a mention of these days makes an event the news that was background ("ICBM launch" of a headline far down)."""
    undated = event.salience == BACKGROUND and not event.days and not m.trigger.background
    return undated and is_fresh(m.day, context.published) and all(e.salience != MAIN for e in events)


def _is_first_news(m: Mention, context: Context) -> bool:
    """Whether an event is the news, where none has been told yet."""
    of_these_days = is_of_these_days(m.day, context.published)
    if of_these_days and context.published is None:
        return True  # its day is a weekday, today or yesterday, and the day of publication is not known
    if of_these_days:
        return True  # its day is within two days of publication
    if m.sentence.index > LEAD:
        return False  # it is told first after the first six sentences, and with no day around publication
    if is_old(m.day, context.published):
        return False  # its day is more than a month before publication, or a month or year before that of publication
    if m.trigger.background and (_tells_day(m) or m.trigger.long_ago):
        return False  # it is told as an earlier one
    return True  # it is told in the first six sentences, and not as an earlier one


def _tells_day(m: Mention) -> bool:
    """Whether a day, month or year is told; "last week" is none, and an article may be about that."""
    return m.day != "" and not m.day.startswith("period:week")


def _is_second_news(m: Mention, news: Sequence[Event], context: Context) -> bool:
    """Whether an event is news too, beside the news told already."""
    if m.trigger.background:
        return False  # it is told as an earlier one
    if _is_answer(m, news, context):
        return False  # it is another government's answer to the news
    if not m.day:
        return _is_told_like_news(m, context)
    if any(date_resolution.agree(m.day, d) and date_resolution.is_day(d) for e in news for d in e.days):
        return True  # it is of the same day as the news
    if any(c in e.claims for e in news for c in m.claims) and not is_old(m.day, context.published):
        return True  # the same words tell of it and of the news: "the launches of May 4 and May 9"
    if is_fresh(m.day, context.published) and (m.sentence.index <= TOP or _is_of_others(m, news, context)):
        return True  # it is of these days, and among the first four sentences or somebody else's than the news
    return False  # the day told with it is not one told of the news


def _is_told_like_news(m: Mention, context: Context) -> bool:
    """Whether an event of which no day is told is told as the news is."""
    if m.sentence.index <= TOP:
        return True  # no day is told, and it is among the first four sentences
    if m.value(context.slots.time) != "":
        return True  # no day is told, but a time of day
    return False  # no day is told, and it is not among the first four sentences


def _is_answer(m: Mention, news: Sequence[Event], context: Context) -> bool:
    """Whether it is another government's own firing in answer to the news."""
    s = m.sentence
    return _is_of_others(m, news, context) and context.cues.response.search(s.text, s.start, s.end) is not None


def _is_of_others(m: Mention, events: Sequence[Event], context: Context) -> bool:
    """Whether somebody is told to have done it who did none of the events."""
    agent = m.value(context.slots.agent)
    return agent != "" and all(agent not in e.values(context.slots.agent) for e in events)


def news_of(events: Sequence[Event], reacted_to: Container[str]) -> list[Event]:
    """The events, those that are only brought up as earlier ones, of no day and with no reaction, as background."""
    return [replace(e, salience=BACKGROUND) if _is_old_news(e) and e.event_id not in reacted_to else e for e in events]


def _is_old_news(e: Event) -> bool:
    return e.salience == MAIN and e.only_earlier and not e.days
