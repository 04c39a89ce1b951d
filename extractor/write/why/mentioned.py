"""What stands at a place of the text that could be a value of an attribute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.domain.codebook import Attribute
from extractor.mentions.model import Name, Sentence
from extractor.write.why.trace import Trace
from extractor.write.why.words import quoted, table_row

NEARBY = 3  # of what is named instead


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Something found in the text, in words: a figure, a name, a day …"""

    start: int
    end: int
    what: str
    name: Name | None = None


def mentioned(trace: Trace, s: Sentence, attribute: Attribute) -> Iterator[Mentioned]:
    """All of a sentence that a value of the attribute could be read from."""
    kind = attribute.kind
    if kind == "quantity":
        yield from (Mentioned(q.start, q.end, f"a {q.kind.lower()}") for q in s.quantities)
    elif kind == "agent":
        yield from (Mentioned(n.start, n.end, f"{n.name} ({n.kind})", n) for n in s.actors)
    elif kind == "place":
        yield from (Mentioned(n.start, n.end, f"{n.name} ({n.kind})", n) for n in s.names if n.table in (*attribute.tables, "actors"))
        yield from (Mentioned(a, b, f"a place to spaCy ({label})") for a, b, label in s.entities)
    elif kind in ("name", "class", "count"):
        yield from (Mentioned(o.start, o.end, f"an object of class {o.cls or 'by its name'}") for o in s.objects)
    elif kind == "date":
        yield from (Mentioned(d[0], d[1], "a day") for d in s.dates)
    elif kind == "time":
        yield from (Mentioned(t[0], t[1], "a time of day") for t in s.times)
    elif kind == "outcome":
        yield from (Mentioned(a, b, "a word of the outcome") for (a, b), _ in trace.places_of("outcome") if s.start <= a < s.end)


def at_place(trace: Trace, s: Sentence, attribute: Attribute, offset: int) -> Mentioned | None:
    """What stands at a place; of several the longest."""
    return max((m for m in mentioned(trace, s, attribute) if m.start <= offset < m.end), key=lambda m: m.end - m.start, default=None)


def described(trace: Trace, there: Mentioned | None, s: Sentence, attribute: Attribute, offset: int) -> str:
    """What stands at a place, or that nothing does and what is near."""
    if there is not None:
        row = table_row(trace.pipeline, there.name, trace.text(there.start, there.end)) if there.name else ""
        return f"{row or f'{quoted(trace.text(there.start, there.end))} is {there.what}'}."
    near = sorted(mentioned(trace, s, attribute), key=lambda m: abs(m.start - offset))[:NEARBY]
    told = "; ".join(f"{quoted(trace.text(m.start, m.end))} at {m.start}: {m.what}" for m in near)
    word = trace.text(max(s.start, trace.article.text.rfind(" ", 0, offset + 1)), offset + 15)
    instead = f"In this sentence there is: {told}." if told else "Nor does anything else of the sentence."
    return f"The words at the place ({quoted(word)} …) hold nothing that a {attribute.name} could be read from. {instead}"
