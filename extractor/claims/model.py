"""What a sentence says: the claim, and a sentence read, as plain values (the link between stages 4 and 5)."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.claims.attribution import Source
from extractor.mentions.model import Sentence, Trigger

UNSORTED = "unsorted"  # a length with no cue ("Japan's figures were 1,100 km and 6,000 km"); sorted by the rival figures, see events/completion.py
ORIGIN = "origin"  # the state of a site or a maker: who fired, where no subject tells it; never a fact of its own


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one attribute. Numbers are in `unit`; offsets are code points of the article's text, end exclusive."""

    attribute: str
    value: str
    start: int
    end: int
    sentence: int
    trigger: int | None = None
    value_min: float | None = None
    value_max: float | None = None
    unit: str = ""
    qualifier: str = ""
    asserted_by: str = ""
    source_start: int = 0
    source_end: int = 0
    strength: int = 2  # 3 strong … 1 weak evidence


@dataclass(slots=True)
class Reading:
    """A sentence with its claims and the triggers they belong to."""

    sentence: Sentence
    claims: list[Claim]
    sources: list[Source]


def trigger_at(s: Sentence, start: int) -> int | None:
    """The trigger a place in the sentence belongs to: the last one begun before it, else the first."""
    if not s.triggers:
        return None
    begun = [i for i, t in enumerate(s.triggers) if begin(t) <= start]
    if begun:
        return begun[-1]
    first = s.triggers[0]
    return None if first.background or first.role == "unreal" or (first.kind == "noun" and not first.anaphoric) else 0


def begin(t: Trigger) -> int:
    return min([t.start, *(o.start for o in t.objects)])


def number(value: float) -> str:
    """A number as the tables show it: no trailing zeros, four decimals at most."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
