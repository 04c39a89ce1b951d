"""Claims, mentions and events by hand, for tests of the rooms that read no text."""

from __future__ import annotations

from dataclasses import replace

import extractor
from extractor.claims.model import Claim, DateExpression
from extractor.events.context import Context
from extractor.events.event_claims import EventClaims
from extractor.events.model import MAIN, Event, Mention
from extractor.mentions.model import ObjectMention, Sentence, Trigger

PUBLISHED = "2024-01-10"


def context(published: str = PUBLISHED) -> Context:
    """What the event stage knows of launches, on a day of publication."""
    return extractor.load("missile_launch").context.on(published)


def claim(attribute: str, value: str, start: int = 0, **more: object) -> Claim:
    """A claim of the first sentence; a date is told as "d:VALUE"."""
    reference = DateExpression(f"d:{value}", "stated") if attribute == "date" else None
    made = Claim(attribute, "" if reference else value, start, start + 1, 0, trigger=0, reference=reference)
    return replace(made, **more)  # type: ignore[arg-type]


def claims(**values: str) -> tuple[Claim, ...]:
    """One claim for each attribute, in order of the text."""
    return tuple(claim(a, v, i) for i, (a, v) in enumerate(values.items()))


MISSILE = ObjectMention(0, 1, 0, "projectile", (), plural=False, count=None, count_qualifier="", determiner="indefinite")


def trigger(**more: object) -> Trigger:
    """ "fired a missile", asserted."""
    plain = Trigger(0, 5, "verb", "past", (MISSILE,), anaphoric=False, agent="", agent_span=(0, 0), background=False)
    return replace(plain, **more)  # type: ignore[arg-type]


def mention(*, day: str = "", sentence: int = 0, text: str = "", told: Trigger | None = None, **values: str) -> Mention:
    """A mention in the sentence of that index, with one claim for each attribute."""
    return Mention(told or trigger(), claims(**values), Sentence(sentence, 0, len(text), text), day)


def event(*, salience: str = MAIN, days: tuple[str, ...] = (), start: int = 0, **values: str) -> Event:
    """An event told by a verb, with one claim for each attribute."""
    return Event(salience, start, EventClaims(claims(**values)), days, anaphoric_only=False, told_by_verb=True)
