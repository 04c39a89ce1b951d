"""Mentions as spaCy span groups, with the exact characters they stand on.

| `doc.spans[…]` | label | `span._.…`, named as the group: start, end, then |
| --- | --- | --- |
| `news_sentences` | "" | nothing |
| `news_names` | table of the first name | one (table, kind, name, code) for each name so spelt |
| `news_quantities` | LENGTH, DURATION, SPEED or a pipeline's own | low, high, unit, qualifier, whether a range |
| `news_dates` | stated, weekday or published | what is said (see `date_resolution.DateMention`), label |
| `news_times` | "" | HH:MM, whether local |

A spaCy Span begins and ends at tokens, a mention at characters ("60km" and "7:00 a.m.The" are one token): so the exact offsets stand
beside the primitives (never dataclasses: those break `Doc.to_bytes`). Everything is named `news_…`, so that general words stay free for others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Span

GROUPS = ("sentences", "names", "quantities", "dates", "times")


def key(group: str) -> str:
    """The name of a group in `doc.spans`, and of its extension of spans."""
    return f"news_{group}"


for _group in GROUPS:
    if not Span.has_extension(key(_group)):
        Span.set_extension(key(_group), default=())

if not Doc.has_extension("published"):
    Doc.set_extension("published", default="")  # ISO date of publication, "" where it is not known


def write(doc: Doc, group: str, mentions: list[tuple[int, int, str, tuple[Any, ...]]]) -> None:
    """Sets the group from (start, end, label, primitives), offsets in characters of doc.text."""
    spans = []
    for start, end, label, data in mentions:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            span._.set(key(group), (start, end, *data))
            spans.append(span)
    doc.spans[key(group)] = spans


def read(doc: Doc, group: str) -> Iterator[tuple[int, int, str, tuple[Any, ...]]]:
    """(start, end, label, primitives) of each mention of a group, in order."""
    for span in doc.spans.get(key(group), ()):
        start, end, *data = span._.get(key(group))
        yield start, end, span.label_, tuple(data)
