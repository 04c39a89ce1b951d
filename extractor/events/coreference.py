"""Coreference of events: which mentions and claims of an article are of the same event (stage 5).

The article is read in order. A mention goes to the event it can be of: one of the same day, else, where it is definite or tells no
day, the one in focus. A mention that contradicts every event told so far opens a new one. Claims without a trigger go to the event
in focus. What a mention is stands in event_mentions.py, which events are the news in salience.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractor.annotate import date_resolution
from extractor.claims.model import Reading, begin
from extractor.events.compatibility import agreement, numbers_agree, of_its_class, targets_agree
from extractor.events.context import Context
from extractor.events.days import days_ago, is_fresh, is_next_day, is_old, may_come
from extractor.events.discourse import Discourse
from extractor.events.event_mentions import mentions_of
from extractor.events.first_since import place_since
from extractor.events.loose_claims import place_loose
from extractor.events.model import BACKGROUND, MAIN, PLANNED, Event, Mention, event_day, first_main
from extractor.events.opening import is_worth_an_event, of_same_day, was_planned
from extractor.events.salience import LEAD, is_news_after_all, salience_of
from extractor.mentions.model import A_PHRASE, left_of

WEEK = 7  # days; an event told anew with a day further back is not the one that the article began with


def resolve(readings: Iterable[Reading], context: Context) -> list[Event]:
    """The events of one article from its sentences in order; days and coasts as told (see completion.py)."""
    told = Discourse()
    for r in readings:
        _turn_to_that(r, told, context)
        is_first = not told.events
        if not is_first:
            place_loose(r, told, context)
        told.next_sentence()
        for m in mentions_of(r, event_day(told.events), context):
            _place(m, told, context)
        if is_first:
            place_loose(r, told, context)  # "The missiles fired on Wednesday were Scuds": of the event that the sentence itself opens
    return told.events


def _turn_to_that(r: Reading, told: Discourse, context: Context) -> None:
    """ "During that earlier test, …": the earlier event that the sentence before told of comes into focus."""
    if context.cues.that_event.match(r.sentence.string):
        earlier = [e for e in told.in_sentence() if e.salience == BACKGROUND]
        for e in earlier[-1:]:
            told.focus_on(e, r.sentence.index)


# --- placing one mention ------------------------------------------------------------------------------------------------
def _place(m: Mention, told: Discourse, context: Context) -> None:
    if m.since:
        place_since(m, told, context)
        return
    m = of_same_day(m, told, context) if m.further and not m.day else m
    event = find_event(m, told, context) or open_event(m, told, context)
    if event is None:
        return
    if is_news_after_all(event, m, told.events, context):
        event = replace(event, salience=MAIN)
    event = _with_mention(event, m)
    told.update(event)
    told.placed(m, event)
    if event.salience != PLANNED and not _is_by_the_way(event, m, told, context):
        told.focus_on(event, m.sentence.index)


def _with_mention(event: Event, m: Mention) -> Event:
    """The event with what a mention tells of it."""
    return replace(
        event,
        claims=event.claims.plus(m.claims),
        days=event.days if not m.day or m.day in event.days else (*event.days, m.day),
        told_by_verb=event.told_by_verb or m.trigger.kind == "verb",
        only_earlier=event.only_earlier and m.trigger.background,
        opens_article=event.opens_article or _opens_article(m),
        anaphoric_only=event.anaphoric_only and m.trigger.anaphoric,
    )


def _opens_article(m: Mention) -> bool:
    return m.sentence.index == 0 and m.trigger.agent != "" and not m.trigger.many


def _is_by_the_way(event: Event, m: Mention, told: Discourse, context: Context) -> bool:
    """ "its first since it tested eight in June": the news stays in focus."""
    beside_news = any(e.salience == MAIN for e in told.in_sentence())
    aside = context.cues.aside.search(left_of(m.sentence, m.trigger.start, A_PHRASE)) is not None
    return event.salience == BACKGROUND and (beside_news or aside or context.cues.compared.match(m.sentence.string) is not None)


# --- opening an event -------------------------------------------------------------------------------------------------------
def open_event(m: Mention, told: Discourse, context: Context) -> Event | None:
    """A new event, None where too little is told of it."""
    salience = salience_of(m, told.events, context)
    if not is_worth_an_event(m, salience, told, context):
        return None
    return told.open(Event(salience, m.trigger.start, further=m.further, was_planned=was_planned(m, context)))


# --- finding the event of a mention -----------------------------------------------------------------------------------------
def find_event(m: Mention, told: Discourse, context: Context) -> Event | None:
    """The event told before that a mention is of, None where it is of a new one."""
    planned = m.trigger.role == PLANNED or _goes_on_planned(m, told, context)
    pool = [e for e in told.events if is_compatible(m, e, planned, told, context)]
    if m.day:
        return find_by_day(m, pool, told, context)
    if _is_of_earlier(m):
        return find_earlier(pool)
    found = find_in_focus(m, pool, told, context)
    if found is None and planned and pool:
        return pool[-1]  # the last of those still to come
    return found


def _is_of_earlier(m: Mention) -> bool:
    """Whether it brings up an earlier event: told as past, and not by "the launch"."""
    return m.trigger.background and not m.trigger.anaphoric


def _is_latest(m: Mention, context: Context) -> bool:
    """ "the North's latest missile launch": the news, whatever was told in between."""
    return context.cues.latest.search(m.sentence.text[m.sentence.start : begin(m.trigger)]) is not None


def find_earlier(pool: list[Event]) -> Event | None:
    """Which of the events told so far a word of an event brings up again, where it is told as an earlier one and no day beside it."""
    earlier = [e for e in pool if e.salience == BACKGROUND and not e.days]
    if not earlier:
        return None  # it is told as an earlier one and of no day, and no earlier one of no day had been told of
    return earlier[-1]  # the earlier one told last, of which no day is told either


def find_in_focus(m: Mention, pool: list[Event], told: Discourse, context: Context) -> Event | None:
    """Which of the events told so far a word of an event is of, where no day is told beside it."""
    news = [e for e in pool if e.salience == MAIN]
    news_again = m.trigger.anaphoric and bool(news) and (told.focus_faded(m.sentence.index) or _is_latest(m, context))
    if told.focus in pool and news_again:
        return news[-1]  # the last of the news: "the launch" means it again
    if told.focus in pool:
        return of_its_class(m, told.focus, pool, context)  # the one spoken of last, as nothing told here was held to exclude it
    if not news:
        return None  # it was told by the way, and the article has spoken of another since
    return news[-1]  # the last of the news, as the one spoken of last cannot be meant


def find_by_day(m: Mention, pool: list[Event], told: Discourse, context: Context) -> Event | None:
    """Which of the events told so far a word of an event is of, where a day is told beside it."""
    of_day = [e for e in pool if e.is_of_day(m.day) and not (_is_vaguely_earlier(m) and e.salience != BACKGROUND)]
    of_day = of_day or [e for e in pool if _is_around_midnight(m, e)]
    if of_day:
        return max(of_day, key=lambda e: max(len(d) for d in e.days))  # the one of that day
    undated = [e for e in pool if not e.days and (e.salience != BACKGROUND or e == told.focus)]
    if not undated:
        return None  # it is of another time, or of none and told by the way
    if not (may_date_undated(m, context) or _is_named_again(m, undated[0], context)):
        return None  # no day was known of it, and the day told here is not taken for its day
    return undated[0]  # one of which no day was known yet


def _is_around_midnight(m: Mention, e: Event) -> bool:
    """ "the missiles, fired on Wednesday local time", where Tuesday night was told: one and the same."""
    return m.trigger.anaphoric and not m.trigger.background and any(is_next_day(m.day, d) for d in e.days)


def _is_vaguely_earlier(m: Mention) -> bool:
    """ "a similar test earlier this year": not the news, though that is of this year too."""
    return _is_of_earlier(m) and not date_resolution.is_day(m.day)


def _is_named_again(m: Mention, e: Event, context: Context) -> bool:
    """ "the July 4 test of an ICBM" of an article that begins with bombers flown "days after the test of an ICBM"."""
    if (days_ago(m.day, context.published) or WEEK + 1) > WEEK:
        return False
    kinds = set(m.values(context.slots.cls)) - set(context.codebook.general_classes)
    return bool(kinds & set(e.values(context.slots.cls)))


def may_date_undated(m: Mention, context: Context) -> bool:
    """Whether the day of a mention may be that of an event told without one before."""
    if is_old(m.day, context.published):
        return False  # no day was known of it, and the day told here is more than a month before publication, or a month or year before that of publication
    if m.trigger.anaphoric:
        return True
    if m.trigger.background:
        return False  # no day was known of it, and with the day told here an earlier one is meant
    if m.sentence.index > LEAD and not is_fresh(m.day, context.published):
        return False  # no day was known of it, and the day told here, behind the first six sentences, is not one around publication
    if m.sentence.index > 1 and (days_ago(m.day, context.published) or 0) > WEEK:
        return False  # no day was known of it, and the day told here is more than a week before publication
    return True


def _goes_on_planned(m: Mention, told: Discourse, context: Context) -> bool:
    """ "The launch will …", "the launch between Feb. 8 and 25": in an article whose news is an event to come."""
    t = m.trigger
    if not t.anaphoric or t.background or first_main(told.events) is not None or (m.day and not may_come(m.day, context.published)):
        return False
    if t.kind == "verb" and t.role == "past" and told.focus is not None:
        return False  # "The missile fell into the sea": of the earlier event just told of
    return any(e.salience == PLANNED for e in told.events)


def is_compatible(m: Mention, e: Event, planned: bool, told: Discourse, context: Context) -> bool:
    """Whether a mention can be of an event: another class of the same trigger, or of another day, is of another."""
    if (e.salience == PLANNED) != planned:
        return False  # only one of the two is still to come
    if told.is_apart(m, e):
        return False  # what else its word tells of went to that event
    if m.day != "" and e.days and not (e.is_of_day(m.day) or _is_around_midnight(m, e)):
        return False  # another day is told
    if not agreement(context, m, e):
        return False
    if not (numbers_agree(context, m, e) and targets_agree(context, m, e)):
        return False
    if m.further and not planned and not (e.further or e.salience == BACKGROUND):
        return False  # further ones are told than those of the news
    return not _is_beside(m, e, told, context)


def _is_beside(m: Mention, e: Event, told: Discourse, context: Context) -> bool:
    """ "days after it fired three SRBM and a month after its test of an ICBM": of two earlier ones in a sentence each class is another."""
    if e.salience != BACKGROUND or not m.trigger.background or e not in told.in_sentence():
        return False
    a, b = (set(of.values(context.slots.cls)) for of in (m, e))
    if a and b and not a & b and not (a | b) & set(context.codebook.general_classes):
        return True  # two earlier ones of one sentence are of two classes
    return False
