"""Quantities in news prose: lengths, durations, speeds, and those that a pipeline declares (yields, magnitudes).

A pattern finds the span and its shape (one value, a range, the unit before or behind the number), `units` says what it is worth.
quantulum3 on whole sentences loses ranges and nautical miles and needs 130 to 200 ms for an article; on the spans found here with
the few declared units it needs about one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotate import spans
from extractor.annotate.measures import Figure, Quantity
from extractor.annotate.numbers import NUMBER, is_vague
from extractor.annotate.sentences import plain
from extractor.annotate.unit_pairs import merge_pairs
from extractor.annotate.units import GENERAL, Unit, Units, general
from extractor.domain.english import english
from extractor.domain.wording import phrase, spaced

__all__ = ["HEDGES", "Quantity", "QuantityFinder", "find", "hedge"]

HEDGES = ("about", "at_least", "at_most")
HEDGE_REACH, BETWEEN_REACH = 32, 30  # characters before a number within which its hedge, or "between about", stands
DASHES = "\u2010\u2011\u2012\u2013\u2014"
MARK = r"(?<=\b[A-Z])-\d"  # "two S-300 missiles": no seconds
GAP = r"[ \u00a0\-\u2010\u2011]?"


def _hedge_pattern() -> re.Pattern[str]:
    return phrase(english(), "|".join(rf"(?P<{h}>(?<!\w){{hedge_{h}}}\s*(?:an? |the )?$)" for h in HEDGES))


HEDGE = _hedge_pattern()
BETWEEN = phrase(english(), r"\b{range_before}\s+(?:{hedge_about}\s+)?$")


def hedge(text: str, start: int) -> str:
    """The codebook's qualifier told by the words just before `start`; "" where there are none."""
    m = HEDGE.search(text[max(0, start - HEDGE_REACH) : start])
    return m.lastgroup or "" if m else ""


def _between(text: str, start: int) -> bool:
    return BETWEEN.search(text[max(0, start - BETWEEN_REACH) : start]) is not None


class QuantityFinder:
    """Finds the quantities of a text that are told in one of the units given."""

    def __init__(self, units: Units) -> None:
        self.units = units
        join, about, rate = (spaced(english().source(name)) for name in ("range_join", "hedge_about", "rate_word"))
        unit = rf"(?:{units.after})(?!\w|{MARK})"
        per = rf"(?:\s*/\s*|\s+(?:{rate})\s+)(?:{units.per})(?!\w)"
        one = rf"(?:{NUMBER}|\ban?(?=[ -](?:{unit})))"
        second = rf"-?\s*(?P<sep>[-{DASHES}~]|{join})\s*(?:(?:{about})\s+)?(?P<b>{one}){GAP}(?P<ub>{unit})(?P<pb>{per})?"
        self.behind = re.compile(rf"(?P<a>{one})(?:{GAP}(?P<ua>{unit})(?P<pa>{per})?(?P<half>[ -]and[ -]a[ -]half\b)?)?(?:{second})?(?(ub)|(?(ua)|(?!)))", re.I)
        self.ahead = re.compile(
            rf"\b(?P<u>{units.before})(?:[ -]|\s+of\s+)?(?:(?:{about})\s+)?(?P<a>{NUMBER})(?:\s*(?:[-{DASHES}~]|{join})\s*(?:(?:{units.before})[ -]?)?(?P<b>{NUMBER}))?",
            re.I,
        )
        self.in_time = re.compile(rf"\s*/\s*|\s+(?:{rate})\s+", re.I)
        # most sentences have no unit, and the long patterns need not look
        self.any = re.compile(rf"(?<=[0-9 \u00a0\u2010\u2011\u00bc-\u00be-])(?:{units.after})(?!\w)|\b(?:{units.before})\b", re.I)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
        """All quantities of text[start:end], in order, unit pairs merged, with qualifier `exact about at_least at_most between`."""
        stop = len(text) if end is None else end
        if self.any.search(text, start, stop) is None:
            return []
        ahead = list(self._ahead(text, start, stop))
        behind = [q for q in merge_pairs(text, list(self._behind(text, start, stop))) if not any(q.start < a.end and a.start < q.end for a in ahead)]
        found = sorted([*ahead, *behind], key=lambda q: q.start)
        return [replace(q, qualifier=q.qualifier or ("between" if q.between else hedge(text, q.start) or "exact")) for q in found]

    def _ahead(self, text: str, start: int, end: int) -> Iterator[Quantity]:
        """Numbers behind their unit: "Mach 5", "magnitude 5.8"."""
        for m in self.ahead.finditer(text, start, end):
            unit = self.units.of(m["u"])
            low = unit.value(m["a"])
            high = unit.value(m["b"]) if m["b"] else low
            if low is not None and high is not None:
                low, high = sorted((low, high))
                yield Quantity(unit.quantity, m.start(), m.end(), low, high, unit.into, "" if low != high else hedge(text, m.start("a")), low != high)

    def _behind(self, text: str, start: int, end: int) -> Iterator[Figure]:
        pos = start
        while (m := self.behind.search(text, pos, end)) is not None:
            made = [] if is_vague(text, m.start()) else self._made(text, m)
            yield from made
            pos = made[-1].quantity.end if made else m.start("b") if m["b"] else m.end()

    def _made(self, text: str, m: re.Match[str]) -> list[Figure]:
        first, second = self._unit(m["ua"], m["pa"]), self._unit(m["ub"], m["pb"])
        if second is None:
            return self._point(m, "a", first)
        if first is not None and not self._one_range(text, m, first, second):
            both = first.quantity == second.quantity == "DURATION" and m["sep"].lower() == "and" and first.key != second.key
            return self._sum(m, first, second) if both else self._point(m, "a", first)
        if m["ua"] is None and self._no_bound(text, m):
            return self._point(m, "b", second)
        return self._pair(text, m, first or second, second)

    def _unit(self, written: str | None, per: str | None) -> Unit | None:
        if written is None:
            return None
        unit = self.units.of(written)
        return unit if per is None else self.units.rate(unit, self.units.of(self.in_time.sub("", per, count=1)))

    @staticmethod
    def _one_range(text: str, m: re.Match[str], first: Unit, second: Unit) -> bool:
        """Whether two figures with their units are the ends of one range: "200 km to 300 km", "between 200 km and 300 km"."""
        if first.quantity != second.quantity:
            return False
        return m["sep"].lower() not in ("and", "or") or (m["sep"].lower() == "and" and _between(text, m.start()))

    @staticmethod
    def _no_bound(text: str, m: re.Match[str]) -> bool:
        """ "Hwasong-14 to 350 km", "one and 20 km": a small word or a glued digit before the separator is no length."""
        start = m.start()
        if start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-:" + DASHES[:2]):
            return True
        return m["sep"].isalpha() and m["a"].lower() in ("a", "one") and not _between(text, start)

    @staticmethod
    def _point(m: re.Match[str], group: str, unit: Unit | None) -> list[Figure]:
        value = unit.value(m[group]) if unit is not None else None
        if unit is None or value is None:
            return []
        end = m.end(f"p{group}") if m[f"p{group}"] else m.end(f"u{group}")
        if group == "a" and m["half"]:  # "an hour and a half"
            value, end = value + 0.5 * unit.factor, m.end("half")
        return [_figure(unit, m.start(group), end, value, value)]

    def _pair(self, text: str, m: re.Match[str], first: Unit, second: Unit) -> list[Figure]:
        low, high = first.value(m["a"]), second.value(m["b"])
        if low is None or high is None or first.into != second.into:
            return self._point(m, "b", second)
        end = m.end("pb") if m["pb"] else m.end("ub")
        if m["sep"].lower() == "and" and not _between(text, m.start()):  # "about 250 and 350 km": two values
            return [_figure(second, m.start("a"), m.end("a"), low, low), _figure(second, m.start("b"), end, high, high)]
        return [_figure(second, m.start(), end, *sorted((low, high)))]

    @staticmethod
    def _sum(m: re.Match[str], first: Unit, second: Unit) -> list[Figure]:
        """ "1 hour and 14 minutes"."""
        a, b = first.value(m["a"]), second.value(m["b"])
        return [] if a is None or b is None else [_figure(second, m.start(), m.end("ub"), a + b, a + b)]


def _figure(unit: Unit, start: int, end: int, low: float, high: float) -> Figure:
    return Figure(Quantity(unit.quantity, start, end, low, high, unit.into, "", low != high), unit)


@lru_cache(maxsize=1)
def _general() -> QuantityFinder:
    return QuantityFinder(general())


def find(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The lengths, durations and speeds of text[start:end], without those of any pipeline; see `QuantityFinder.find`."""
    return _general().find(text, start, end)


@Language.factory("news_quantities", default_config={"units": []}, assigns=["doc.spans"])
def make(nlp: Language, name: str, units: list[str]) -> Quantities:
    """The component; `units` are paths of a pipeline's own units.yml."""
    return Quantities(Units(GENERAL, *(Path(u) for u in units)))


class Quantities:
    """Writes the quantities of each sentence to `doc.spans["news_quantities"]`."""

    def __init__(self, units: Units) -> None:
        self.finder = QuantityFinder(units)

    def __call__(self, doc: Doc) -> Doc:
        found = []
        text = plain(doc.text)
        for start, end, _, _ in spans.read(doc, "sentences"):
            for q in self.finder.find(text, start, end):
                found.append((q.start, q.end, q.kind, (q.low, q.high, q.unit, q.qualifier, q.between)))
        spans.write(doc, "quantities", found)
        return doc
