"""What had been told before a word of an event: where the article last spoke of one, and why a new one is none of those."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.events.coreference import find_by_day, find_in_focus, is_compatible
from extractor.events.discourse import Discourse
from extractor.events.model import Event
from extractor.mentions.model import Sentence
from extractor.write.why.decisions import chain
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Trace
from extractor.write.why.words import quoted, rules

SHOWN = 160  # characters of a sentence
FINDING = (find_by_day, find_in_focus)


def numbered(trace: Trace, number: int) -> str:
    """An event by its id in the tables."""
    return next((e.event_id for e in trace.events if e.number == number), f"{trace.event_word} that is not in the tables")


def last_told(trace: Trace, event: Event, before: int) -> Iterator[str]:
    """The last word before a place that tells of an event, with its sentence."""
    told = [c.given["m"] for c in trace.of(Discourse.placed) if c.given["event"].number == event.number and c.given["m"].trigger.start < before]
    if told:
        t, s = told[-1].trigger, told[-1].sentence
        yield f"the last word before that tells of {event.event_id}: {quoted(trace.text(t.start, t.end))} in {_sentence(trace, s, before)}"


def _sentence(trace: Trace, s: Sentence, at: int) -> str:
    return "the same sentence" if s.start <= at < s.end else f"sentence {s.index + 1}, {quoted(trace.text(s.start, s.end), SHOWN)}"


def not_before(trace: Trace, event: Event) -> list[str]:
    """Why the word that begins an event is not of one told before; of each event told before what decided."""
    opening = [c for c in trace.of(Discourse.open) if isinstance(c.gave, Event) and c.gave.number == event.number]
    if opening and opening[0].gave.number == 0:
        return [f"no {trace.event_word[2:]} had been told of before"]
    apart = {c.given["e"].number: c for c in trace.of(is_compatible) if c.given["m"].trigger.start == event.start and c.given["e"].number != event.number}
    out: dict[str, list[str]] = {}
    for n, c in apart.items():
        for told in rules([_deciding(c)] if not c.gave else ()):
            out.setdefault(told, []).append(numbered(trace, n))
    left = [numbered(trace, n) for n, c in apart.items() if c.gave]
    finds = [c for find in FINDING for c in trace.of(find) if c.given["m"].trigger.start == event.start and c.gave is None]
    for told in rules(finds[:1] if left else ()):
        out.setdefault(told, []).extend(left)
    return [f"not {' nor '.join(dict.fromkeys(names))}: {told}" for told, names in out.items()]


def _deciding(call: Call) -> Call:
    """Of a call that said no, or of those that decided it, the innermost that says which case held."""
    way = chain(call)
    return call if call.case else next((c for c in reversed(way) if c.case and c.told), way[-1])
