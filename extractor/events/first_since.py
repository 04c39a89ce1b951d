""" "The first cruise missile launch since September": the news, and an earlier event of its kind."""

from __future__ import annotations

from dataclasses import replace

from extractor.claims.model import Claim
from extractor.events.context import Context
from extractor.events.discourse import Discourse
from extractor.events.event_claims import EventClaims
from extractor.events.model import BACKGROUND, MAIN, Event, Mention

TOLD = 2  # strength of a claim that the text tells, not one that was guessed


def place_since(m: Mention, told: Discourse, context: Context) -> None:
    """ "the first cruise missile launch since September": the event is the one in focus, the day another one's; "six tests since 2006" are none."""
    if m.trigger.kind == "noun" and m.trigger.many:
        return
    rest = tuple(c for c in m.claims if c.attribute != context.slots.date)
    _open_earlier(m, rest, told, context)
    target = told.focus or next(iter(told.events), None)
    if target is not None and target.start != m.trigger.start:
        told.add_claims(target, tuple(c for c in rest if c.attribute != context.slots.count))
    elif not m.trigger.anaphoric:
        event = told.open(Event(MAIN, m.trigger.start, EventClaims(rest), anaphoric_only=False, only_earlier=False), first=True)
        told.focus_on(event, m.sentence.index)


def _open_earlier(m: Mention, rest: tuple[Claim, ...], told: Discourse, context: Context) -> None:
    """Opens the event of the day after "since", where its kind is told and no event has that day yet."""
    slots = context.slots
    kind = (slots.cls, slots.name)
    is_kind_told = any(c.attribute in kind and c.value not in context.general_class for c in rest)
    if not is_kind_told or not m.day or not told.events or any(e.is_of_day(m.day) for e in told.events):
        return
    since = next(c for c in m.claims if c.attribute == slots.date)
    claims = (*(c for c in rest if c.attribute in (*kind, slots.agent)), replace(since, strength=TOLD))
    told.open(Event(BACKGROUND, since.start, EventClaims(claims), (m.day,), anaphoric_only=False))
