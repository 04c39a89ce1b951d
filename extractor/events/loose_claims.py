"""Claims that belong to no trigger: which event told so far each sentence's are of."""

from __future__ import annotations

from extractor.claims.model import Claim, Reading
from extractor.events.context import Context
from extractor.events.discourse import Discourse
from extractor.events.event_mentions import day_of
from extractor.events.model import PLANNED, Event, event_day, first_main
from extractor.mentions.model import Sentence

TOLD = 2  # strength of a claim that the text tells, not one that was guessed


def place_loose(r: Reading, told: Discourse, context: Context) -> None:
    """Adds the claims of a sentence that belong to no trigger to the event they are of."""
    slots = context.slots
    claims = _loose_claims(r, context)
    facts = tuple(c for c in claims if c.attribute != slots.date)
    target = _event_of_loose(r.sentence, claims, told, context) if facts else None
    if target is not None:
        told.add_claims(event_named(facts, told, context) or target, facts)


def event_named(facts: tuple[Claim, ...], told: Discourse, context: Context) -> Event | None:
    """Which of the events told so far is of the object named here: "The Hwasong-15 has a range of"."""
    names = {c.value for c in facts if c.attribute == context.slots.name}
    return next((e for e in told.events if e.salience != PLANNED and names & set(e.values(context.slots.name))), None)


def _loose_claims(r: Reading, context: Context) -> list[Claim]:
    """The claims that belong to no trigger, but for where and when another side's answer struck."""
    answered = context.cues.response.search(r.sentence.text, r.sentence.start, r.sentence.end) is not None
    return [c for c in r.claims if c.trigger is None and not (answered and c.attribute in context.slots.shared)]


def _latest(s: Sentence, start: int, told: Discourse, context: Context) -> Event | None:
    """ "The latest missile was a KN-17": the news, whatever was told in between."""
    if context.cues.latest.search(s.text[s.start : start]) is None:
        return None
    return first_main(told.events)  # the first of the news, as a word such as "latest" stands before it


def _event_of_loose(s: Sentence, claims: list[Claim], told: Discourse, context: Context) -> Event | None:
    """Which of the events told so far a value is of, where no word of an event in its sentence takes it."""
    target = _latest(s, claims[0].start, told, context) or told.of_claims(claims[0].sentence)
    day = next((c for c in claims if c.attribute == context.slots.date and c.strength >= TOLD), None)
    if target is None or day is None:
        return target
    key = day_of(day, context, event_day(told.events))
    if of_day := told.of_day(key):
        return of_day[0]  # the one of the day that the sentence tells
    if key and target.days and not target.is_of_day(key):
        return None  # the sentence tells a day that is not the event's
    return target  # the one that the article spoke of last, which no day told here excludes
