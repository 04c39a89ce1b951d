"""Which of the calls decided: on a mention of the text, on a claim that was made of it, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from extractor.claims.quantity_cues import Cue, Decision
from extractor.mentions.model import Sentence
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Key, Span, Trace, among, keys_in


def is_about(call: Call, at: Span) -> bool:
    """Whether a call is given what stands at a place: a mention, or its offsets."""
    start, end = call.given.get("start"), call.given.get("end")
    if isinstance(start, int) and isinstance(end, int) and (start, end) == at and "quantities" not in call.given:
        return True
    return any(_overlaps(value, at) for value in call.given.values())


def _overlaps(value: Any, at: Span) -> bool:
    if isinstance(value, Sentence | Cue | Decision):
        return False
    span = value.span() if isinstance(value, re.Match) else (getattr(value, "start", None), getattr(value, "end", None))
    return isinstance(span[0], int) and isinstance(span[1], int) and span[0] < at[1] and at[0] < span[1] and span[1] - span[0] <= 4 * (at[1] - at[0]) + 40


def chain(call: Call) -> list[Call]:
    """A call and the last call of each below it: a decision is left as soon as it is made, so that the last question decided."""
    asked = [c for c in _below(call) if _decides(c, call)]
    return [call, *(chain(asked[-1]) if asked else [])]


def chain_about(call: Call, at: Span) -> list[Call]:
    """The same of a call that decides on several: the last call of each about what stands at a place."""
    asked = [c for c in _below(call) if _decides(c, call) and is_about(c, at)]
    return [call, *(chain(asked[-1]) if asked else [])]


def _below(call: Call) -> Iterator[Call]:
    """The calls that a call made itself, or through what only holds values."""
    for c in call.calls:
        if c.is_rule:
            yield c
        else:
            yield from _below(c)


def _decides(c: Call, above: Call) -> bool:
    """Whether a call may have decided the one above it: a word that it gave is the one that that gave, and yes or no is decided by yes or no."""
    if isinstance(c.gave, str) or isinstance(above.gave, bool):
        return c.is_rule and (isinstance(c.gave, bool) or c.gave == above.gave)
    return c.is_rule


def judged(trace: Trace, at: Span, room: str) -> list[Call]:
    """The outermost calls of a room about what stands at a place, in order."""
    return list(_outermost(trace.top, at, room))


def _outermost(call: Call, at: Span, room: str) -> Iterator[Call]:
    for below in call.calls:
        if room in below.code.co_filename and is_about(below, at):
            yield below
        else:
            yield from _outermost(below, at, room)


def makers(trace: Trace, key: Key) -> list[Call]:
    """The calls that made a claim: they gave it and were not given it; the innermost first."""
    return [call for call, came, went in trace.flow if among(key, went) and not among(key, came)]


def droppers(trace: Trace, key: Key) -> list[tuple[Call, list[Key]]]:
    """The calls that were given a claim and handed on others of those without it, after it was last handed on; the innermost first.

    With each the claims of the same attribute that it kept. Where none handed on any, those that gave nothing.
    """
    handed = max((i for i, (_, _, went) in enumerate(trace.flow) if among(key, went)), default=-1)
    later = [(call, came & went) for call, came, went in trace.flow[handed + 1 :] if among(key, came) and (came & went or call.gave in (None, [], ()))]
    first = next((i for i, (_, both) in enumerate(later) if both), None)
    if first is None:
        return [(call, []) for call, both in later if not both]
    return [(call, sorted(k for k in both if k[2] == key[2])) for call, both in later[first : first + 1]]


def giving(calls: Iterable[Call], value: Any) -> list[Call]:
    """The calls that gave a value."""
    return [c for c in calls if type(c.gave) is type(value) and c.gave == value]


def among_given(call: Call, key: Key) -> bool:
    """Whether a call was given a claim."""
    return any(among(key, keys_in(value)) for value in call.given.values())
