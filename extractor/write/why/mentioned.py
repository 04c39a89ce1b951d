"""What stands at a place of the text that could be a value of an attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.glossary import GLOSSARY

from extractor.annotate.names import ACTORS, OBJECTS
from extractor.claims.place_names import PLACE_LABELS
from extractor.domain.codebook import Attribute
from extractor.mentions.agents import can_act
from extractor.mentions.model import Name, ObjectMention, Sentence
from extractor.write.why.trace import Trace
from extractor.write.why.wording import declared_in
from extractor.write.why.words import quoted, table_row

WORDS = re.compile(r"[^\s,;:.]+(?: [A-Z][^\s,;:.]*){0,4}")
LANDS = ("name", "capital")  # kinds of actors that are places too
NEARBY = 3  # of what is named instead
RECOGNISER = "spaCy's entity recogniser"
READ_FROM = {  # what a value of each kind of attribute is read from
    "quantity": "a figure with a unit of {quantity} (extractor/annotate/units.json)",
    "agent": "the name of a state, of a body of one or of an armed group in the table {actors}",
    "place": "a name of one of the tables {tables}, {actors}, or a place that spaCy's entity recogniser finds",
    "name": "a name of the table {tables}",
    "class": "a word of the list object_class ({objects}) or a name of a table of objects",
    "count": "a number that stands right before a word of the list object_class ({objects}) or a name of a table of objects",
    "date": 'a day, month or year as extractor/annotate/dates.py reads them ("May 4", "on Tuesday", "in 2017", "last month")',
    "time": 'a time of day as extractor/annotate/clock_times.py reads it ("5:30 a.m.", "1230 GMT")',
    "outcome": "a word of the list outcome ({outcome})",
}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Something found in the text, in words: a figure, a name, a day …"""

    start: int
    end: int
    what: str
    name: Name | None = None
    decides: bool = False  # that it is so is why no value is read


def mentioned(trace: Trace, s: Sentence, attribute: Attribute) -> Iterator[Mentioned]:
    """All of a sentence that a value of the attribute could be read from."""
    kind = attribute.kind
    if kind == "quantity":
        yield from (Mentioned(q.start, q.end, f"a {q.kind.lower()}") for q in s.quantities)
    elif kind == "agent":
        yield from (Mentioned(n.start, n.end, f"{n.name} ({n.kind})", n) for n in s.actors if n.code and can_act(n))
    elif kind == "place":
        names = (n for n in s.names if n.table in attribute.tables or (n.table == ACTORS and n.is_state and n.kind in LANDS))
        yield from (Mentioned(n.start, n.end, f"{n.name} ({n.kind})", n) for n in names)
        places = ((a, b, label) for a, b, label in s.entities if label in PLACE_LABELS and not any(n.start < b and a < n.end for n in s.names))
        yield from (Mentioned(a, b, f"a place to spaCy ({label}), in no table") for a, b, label in places)
    elif kind in ("name", "class", "count"):
        yield from (Mentioned(o.start, o.end, _object(trace, o, attribute), _named(o, attribute), kind == "name" and not o.names) for o in s.objects)
    elif kind == "date":
        yield from (Mentioned(d[0], d[1], "a day") for d in s.dates)
    elif kind == "time":
        yield from (Mentioned(t[0], t[1], "a time of day") for t in s.times)
    elif kind == "outcome":
        yield from (Mentioned(a, b, "a word of the list outcome") for (a, b), _ in trace.places_of("outcome") if s.start <= a < s.end)


def _named(o: ObjectMention, attribute: Attribute) -> Name | None:
    """The name of what is used, where one is looked for."""
    return o.names[0] if attribute.kind == "name" and o.names else None


def _object(trace: Trace, o: ObjectMention, attribute: Attribute) -> str:
    """What is used, in words: its class, and of a name that is looked for whether a table has one in it."""
    if attribute.kind == "name" and not o.names:
        files = ", ".join(_table(trace, name) for name in attribute.tables or (OBJECTS,))
        return f"a word for what is used (class {o.cls}), and has no name of the table {files} in it, so that there is none to read"
    return f"a word for what is used, of class {o.cls}" if o.cls else "what is used, by its name"


def at_place(trace: Trace, s: Sentence, attribute: Attribute, offset: int) -> Mentioned | None:
    """What stands at a place; of several the longest."""
    return max((m for m in mentioned(trace, s, attribute) if m.start <= offset < m.end), key=lambda m: m.end - m.start, default=None)


def described(trace: Trace, m: Mentioned) -> str:
    """What stands at a place, with the row of its table."""
    row = table_row(trace.pipeline, m.name, trace.text(m.start, m.end)) if m.name else ""
    return row or f"{quoted(trace.text(m.start, m.end))} is {m.what}"


def nearest(trace: Trace, s: Sentence, attribute: Attribute, offset: int) -> list[Mentioned]:
    """What a value could be read from, the nearest to a place first."""
    each = {(m.start, m.end): m for m in mentioned(trace, s, attribute)}
    return sorted(each.values(), key=lambda m: abs(m.start - offset))[:NEARBY]


def unknown(trace: Trace, s: Sentence, attribute: Attribute, offset: int) -> str:
    """The words at a place that could be one which no table knows, where they are written like a name; else ""."""
    word = _word_at(trace, s, offset)
    return f"{quoted(word)} is not known{_taken_for(s, offset)}. " if attribute.kind in ("place", "agent", "name") and word[:1].isupper() else ""


def _taken_for(s: Sentence, offset: int) -> str:
    """What spaCy's entity recogniser takes the words at a place for."""
    label = next((label for a, b, label in s.entities if a <= offset < b), "")
    known = f"takes it for {label} ({GLOSSARY.get(label, label)})"
    return f": no table has it, {f'and {RECOGNISER} {known}' if label else f'nor does {RECOGNISER} find it'}"


def read_from(trace: Trace, attribute: Attribute) -> str:
    """What a value of an attribute is read from, with the files."""
    lists = {name: declared_in(trace.wording.files[of]) for name, of in (("objects", "object_class"), ("outcome", "outcome")) if of in trace.wording.files}
    tables = ", ".join(_table(trace, name) for name in attribute.tables or (OBJECTS,) if name != ACTORS)
    unit = attribute.quantity.lower().replace("_", " ")
    return READ_FROM[attribute.kind].format(quantity=unit, tables=tables, actors=_table(trace, ACTORS), **{"objects": "", "outcome": ""} | lists)


def _table(trace: Trace, name: str) -> str:
    path = trace.pipeline.tables.get(name)
    return f"{name} ({path.parent.name}/{path.name})" if path else name


def _word_at(trace: Trace, s: Sentence, offset: int) -> str:
    """The word at a place, with capitalised ones joined to it."""
    text = trace.article.text
    start = max(s.start, text.rfind(" ", 0, offset + 1) + 1)
    m = WORDS.match(text, start, s.end)
    return trace.text(start, m.end() if m else offset + 1)
