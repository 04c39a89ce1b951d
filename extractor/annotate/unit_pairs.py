"""One quantity told twice, in two units: "350 km (217 miles)", "250 and 350 km (155 and 217 miles)"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise

from extractor.annotate.measures import Figure, Quantity
from extractor.domain.english import english
from extractor.domain.wording import phrase

# Two figures for one claim may differ by rounding; wrongly converted pairs (kilometres printed as miles) differ by 1.6 and more.
TOLERANCE = 0.25
LONGEST = 3  # figures told once more together
OPEN = phrase(english(), r"\s*(?:\(|\[|/|[\u2013\u2014]|,? ?\bor\b |, |- )\s*(?:(?:or|just over|{hedge_about}|{hedge_at_least}|{hedge_at_most})\s+)*")
CLOSE = re.compile(r"[^()\[\]]{0,25}[)\]]")
SEPARATOR = phrase(english(), r"\s*(?:,|,?\s*{range_join}|[-\u2013])\s*")


def merge_pairs(text: str, found: list[Figure]) -> list[Quantity]:
    """One quantity for each pair: the metric figure, since that is mostly the one first told, over the span of both."""
    out: list[Quantity] = []
    i = 0
    while i < len(found):
        size, end = next(((size, end) for size in range(1, LONGEST + 1) if (end := _told_again(text, found, i, size))), (0, 0))
        if not size:
            out.append(found[i].quantity)
            i += 1
            continue
        for k in range(size):
            out.append(_joined(found[i + k], found[i + size + k], end if k == size - 1 else found[i + k].quantity.end))
        i += 2 * size
    return out


def _joined(first: Figure, second: Figure, end: int) -> Quantity:
    best = second if second.unit.system == "metric" != first.unit.system else first
    return replace(best.quantity, start=first.quantity.start, end=end)


def _told_again(text: str, found: list[Figure], i: int, size: int) -> int:
    """Where the telling ends if figures i..i+size-1 are told again in another unit by the `size` after them, else 0."""
    firsts, seconds = found[i : i + size], found[i + size : i + 2 * size]
    if len(seconds) < size or not all(_two_systems(a, b) for a, b in zip(firsts, seconds, strict=True)):
        return 0
    gap = text[firsts[-1].quantity.end : seconds[0].quantity.start]
    if not OPEN.fullmatch(gap) or (size > 1 and not _listed(text, firsts, seconds)):
        return 0
    bracket = gap.lstrip()[:1] in "(["
    if not bracket and not all(_agree(a.quantity, b.quantity) for a, b in zip(firsts, seconds, strict=True)):
        return 0
    end = seconds[-1].quantity.end
    closing = CLOSE.match(text, end) if bracket else None
    return closing.end() if closing else end


def _two_systems(a: Figure, b: Figure) -> bool:
    """Lengths in kilometres and in miles: the same quantity in the metric and in another system."""
    return a.quantity.kind == b.quantity.kind and bool(a.unit.system and b.unit.system) and (a.unit.system == "metric") != (b.unit.system == "metric")


def _listed(text: str, *lists: list[Figure]) -> bool:
    pairs = chain.from_iterable(pairwise(figures) for figures in lists)
    return all(SEPARATOR.fullmatch(text[a.quantity.end : b.quantity.start]) for a, b in pairs)


def _agree(a: Quantity, b: Quantity) -> bool:
    return abs(a.value - b.value) <= TOLERANCE * max(a.value, b.value)
