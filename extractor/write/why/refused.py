"""Why a word that can tell of an event was not taken so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.mentions.interceptions import InterceptionReader
from extractor.mentions.model import Sentence
from extractor.mentions.nominal_triggers import NounReader
from extractor.mentions.triggers import TriggerFinder
from extractor.mentions.verbal_triggers import VerbReader
from extractor.write.why.decisions import chain, judged
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Span, Trace
from extractor.write.why.words import because, entry, quoted, rules

NOT = "not_an_event"  # the list of words that look like an event
SHOWN = 80  # characters between two words
OBJECTS, STRUCK_BY = VerbReader._objects, VerbReader._struck_by
ARRIVES, DEDUPED = TriggerFinder._arrives, TriggerFinder._dedupe
READ = (NounReader.read, VerbReader.read, VerbReader.carrying, InterceptionReader.read)


def refused(trace: Trace, place: Span, *, listed: bool = True) -> Iterator[str]:
    """The list of a word that was not taken for an event (if `listed`), and the rules that refused it: the outermost that says why, else the innermost."""
    call = _judging(trace, place)
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


def each_refused(trace: Trace, s: Sentence, places: Sequence[Span]) -> Iterator[str]:
    """The words that were not taken for an event, those of one reason together, a line each."""
    words: dict[str, list[str]] = {}
    for place in places:
        words.setdefault(_reason(trace, s, place), []).append(quoted(trace.text(*place)))
    yield from (f"not {', '.join(dict.fromkeys(told))}: {why}" for why, told in words.items() if why)


def _reason(trace: Trace, s: Sentence, place: Span) -> str:
    """Why a word was not taken for an event: what the rule that refused it says, else what it is instead."""
    arrived = [c for c in trace.of(ARRIVES) if c.given["trigger"].start == place[0] and not c.gave]
    call = arrived[0] if arrived else _judging(trace, place)
    asked = list(call.all()) if call else []
    said = next((c for c in (chain(call) if call else ()) if c.case and c.told), None)
    if said is not None and not any(c.is_of(NounReader.is_noun) and not c.gave for c in asked):
        return f"{said.case} (extractor/{said.place})"
    noun = next((c for c in asked if c.is_of(NounReader.is_noun)), None)
    if noun is not None:
        return f"read as {'a noun' if noun.gave else 'no noun'} (extractor/{noun.place})"
    if excluded := next((f for (a, b), _ in trace.places_of(NOT) if a < place[1] and place[0] < b and (f := trace.found_at(a, b, NOT))), None):
        return entry(excluded)
    if one := next((c for c in trace.of(DEDUPED) if any(t.start == place[0] for t in c.given["found"])), None):
        return f"it tells of the same as the word before it (extractor/{one.place})"
    whole = next((o for o in s.objects if o.start <= place[0] < o.end), None)
    return f"a part of {quoted(trace.text(whole.start, whole.end))}" if whole else ""


def _judging(trace: Trace, place: Span) -> Call | None:
    """The call that refused a word: of several the one that looked at it longest."""
    return max((c for c in judged(trace, place, "mentions/") if c.gave is None), key=_longest, default=None)


def _used(trace: Trace, place: Span) -> Iterator[str]:
    """The words for what is used in the sentence of a word that has none of them as its object or subject."""
    s = trace.sentence_at(place[0])
    for o in s.objects if s else ():
        a, b, side = (place[1], o.start, "behind") if o.start >= place[1] else (o.end, place[0], "before")
        between = f", and between them {quoted(trace.text(a, b), SHOWN)}" if trace.text(a, b) else ""
        yield f"{quoted(trace.text(o.start, o.end))} stands {side} {quoted(trace.text(*place))}, and was not read as its object or subject{between}"


def _longest(call: Call) -> tuple[int, int]:
    """Of a word read as verb and as noun: as a noun before all, else as what it was looked at longest."""
    below = list(call.all())
    return any(c.is_of(NounReader.read) for c in below), len(below)
