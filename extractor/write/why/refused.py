"""Why a word that can tell of an event was not taken so."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.mentions.interceptions import InterceptionReader
from extractor.mentions.nominal_triggers import NounReader
from extractor.mentions.verbal_triggers import VerbReader
from extractor.write.why.decisions import chain, judged
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Span, Trace
from extractor.write.why.words import because, entry, quoted, rules

SHOWN = 80  # characters between two words
OBJECTS, STRUCK_BY = VerbReader._objects, VerbReader._struck_by
READ = (NounReader.read, VerbReader.read, VerbReader.carrying, InterceptionReader.read)


def refused(trace: Trace, place: Span, *, listed: bool = True) -> Iterator[str]:
    """The list of a word that was not taken for an event (if `listed`), and the rules that refused it: the outermost that says why, else the innermost."""
    calls = [c for c in judged(trace, place, "mentions/") if c.gave is None]
    call = max(calls, key=_longest, default=None)
    kind = str(call.given.get("kind", "")) if call else ""
    if listed and (found := trace.found_at(*place, kind, exact=True) or trace.found_at(*place, "event_")):
        yield entry(found)
    below = list(call.all()) if call else []
    no_noun = [c for c in below if c.is_of(NounReader.is_noun) and c.gave is False][:1]
    way = chain(call) if call and any(c.is_of(of) for of in READ for c in below) else []
    said = next((c for c in way if c.case and c.told), None)
    yield from (f"{quoted(trace.text(*place))}: {told}" for told in rules([*no_noun, *([said] if said else [])]))
    if said is not None and any(c.is_of(OBJECTS) for c in said.calls):
        yield from _used(trace, place)
        yield from rules(c for c in below if c.is_of(STRUCK_BY) and c.case and not c.gave)
    if said is None:
        yield from because(trace, way)


def _used(trace: Trace, place: Span) -> Iterator[str]:
    """The words for what is used in the sentence of a word that has none of them as its object or subject."""
    s = trace.sentence_at(place[0])
    for o in s.objects if s else ():
        a, b, side = (place[1], o.start, "behind") if o.start >= place[1] else (o.end, place[0], "before")
        between = f", and between them {quoted(trace.text(a, b), SHOWN)}" if trace.text(a, b) else ""
        yield f"{quoted(trace.text(o.start, o.end))} stands {side} {quoted(trace.text(*place))}, not as its object or subject{between}"


def _longest(call: Call) -> tuple[int, int]:
    """Of a word read as verb and as noun: as a noun before all, else as what it was looked at longest."""
    below = list(call.all())
    return any(c.is_of(NounReader.read) for c in below), len(below)
