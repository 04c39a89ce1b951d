"""Lengths, speeds and durations in news prose.

A pattern finds the span and its shape (one value, a range, a pair of units for one value); quantulum3 reads each number with
its unit. quantulum3 alone loses ranges and nautical miles and needs 130 to 200 ms for an article; on candidate spans with the
few units of `units.json` it needs about one (measured, see DESIGN in the repository's history).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotate import spans
from extractor.annotate.numbers import DIGITS, NUMBER, is_vague
from extractor.annotate.sentences import plain
from extractor.annotate.units import DURATIONS, LENGTHS, METRIC, UNIT_NAMES, convert, kind_of, read, unit_key

# Two figures for one claim may differ by rounding; wrongly converted pairs (kilometres printed as miles) differ by 1.6 and more.
PAIR_TOLERANCE = 0.25
UNIT = "|".join(f"(?:{UNIT_NAMES[u]})" for u in (*LENGTHS, *DURATIONS))
UNIT = rf"(?:{UNIT})(?!\w|/(?:h|s|hr|sec|hour)\b)"
PER = re.compile(r"(?:\s*/\s*|\s+per\s+|\s+an?\s+)(?:h|hr|hour|s|sec|second)\b", re.I)
GAP = r"[ \u00a0\-\u2010\u2011]?"
ONE = rf"(?:{NUMBER}|\ban?(?=[ -](?:{UNIT})))"
SECOND = (
    rf"-?\s*(?P<sep>-|\u2010|\u2011|\u2012|\u2013|\u2014|~|to|and|or)\s*(?:(?:about|around|some|roughly|approximately|nearly)\s+)?"
    rf"(?P<b>{ONE}){GAP}(?P<ub>{UNIT})"
)
QUANTITY = re.compile(rf"(?P<a>{ONE})(?:{GAP}(?P<ua>{UNIT})(?P<half>[ -]and[ -]a[ -]half\b)?)?(?:{SECOND})?(?(ub)|(?(ua)|(?!)))", re.I)
MACH = re.compile(rf"\bMach[ -]?(?P<a>{NUMBER})(?:\s*(?:-|\u2013|to|and)\s*(?:Mach[ -]?)?(?P<b>{DIGITS}))?", re.I)
SOUND = re.compile(rf"(?P<a>{NUMBER}) times (?:faster than )?(?:the )?(?:speed of sound|sound)", re.I)
SPEED = re.compile(
    rf"(?P<a>{NUMBER})[ -]?(?P<u>km|kilomet(?:re|er)s?|kph|kmph|mph|miles|m|met(?:re|er)s?)"
    r"(?P<per>(?:\s*/\s*|\s+per\s+|\s+an?\s+)(?:h|hr|hour|s|sec|second)\b)?",
    re.I,
)
# a unit behind a digit, a space or a hyphen: most sentences have none, and the long patterns need not look
ANY_UNIT = re.compile(rf"(?<=[\d \u00a0\u2010\u2011\u00bc-\u00be-])(?:{UNIT}|(?:kph|kmph|mph)\b|\w+/)|\bsound\b|\bMach\b", re.I)
OPEN_PAIR = re.compile(
    r"\s*(?:\(|\[|/|\u2013|\u2014|,? or |, |- )\s*(?:or |about |around |roughly |some |approximately |nearly |just over |over |almost |up to )*", re.I
)
CLOSE_PAIR = re.compile(r"[^()\[\]]{0,25}[)\]]")
LIST_SEPARATOR = re.compile(r"\s*(?:,|and|,\s*and|or|to|-|\u2013)\s*", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low` and `high` are in km, s, km/h or Mach (`unit`); they are equal for a point value. Offsets are into the text given."""

    kind: str  # LENGTH, DURATION, SPEED
    start: int
    end: int
    low: float
    high: float
    unit: str
    qualifier: str
    between: bool = False

    @property
    def value(self) -> float:
        return (self.low + self.high) / 2


def _lengths_and_durations(text: str, start: int, end: int) -> Iterator[tuple[Quantity, str]]:
    pos = start
    while (m := QUANTITY.search(text, pos, end)) is not None:
        made = _make(text, m)
        if made is None:
            pos = m.start("b") if m["b"] else m.end()
            continue
        yield from made
        pos = made[-1][0].end


def _make(text: str, m: re.Match[str]) -> list[tuple[Quantity, str]] | None:
    ua, ub, sep = m["ua"], m["ub"], (m["sep"] or "").lower()
    if is_vague(text, m.start()):
        return None
    if ua and PER.match(text, m.end("ua")) and not ub:
        return None  # a speed
    if ua and ub and (kind_of(ua) != kind_of(ub) or sep in ("and", "or")):
        if kind_of(ua) == kind_of(ub) == "DURATION" and sep == "and" and unit_key(ua) != unit_key(ub):
            return _sum(m)
        if sep != "and" or not _between(text, m.start()):
            return _point(m, "a", ua)
    if not ua and _bare_first_is_no_quantity(m["a"], sep, text, m.start()):
        return _point(m, "b", ub)
    if ub is None:
        return _point(m, "a", ua)
    first, second = convert(m["a"], ua or ub), convert(m["b"], ub)
    if first is None or second is None or first[1] != second[1]:
        return _point(m, "b", ub) if second else None
    if PER.match(text, m.end("ub")):
        return None
    if sep == "and" and not _between(text, m.start()):  # "about 250 and 350 km": two values
        return [
            (_quantity(m.start("a"), m.end("a"), first[0], first[0], first[1]), ub),
            (_quantity(m.start("b"), m.end("ub"), second[0], second[0], second[1]), ub),
        ]
    low, high = sorted((first[0], second[0]))
    return [(_quantity(m.start(), m.end(), low, high, first[1]), ub)]


def _bare_first_is_no_quantity(number: str, sep: str, text: str, start: int) -> bool:
    """ "Hwasong-14 to 350 km", "one and 20 km": a small word or a glued digit before the separator is no length."""
    glued = start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-\u2010\u2011:")
    return glued or (sep in ("and", "or", "to") and number.lower() in ("a", "one") and not _between(text, start))


def _between(text: str, start: int) -> bool:
    return re.search(r"\b(?:between|from)\s+(?:(?:about|around|roughly|approximately|some)\s+)?$", text[max(0, start - 30) : start], re.I) is not None


def _point(m: re.Match[str], group: str, unit: str) -> list[tuple[Quantity, str]] | None:
    got = convert(m[group], unit)
    if got is None:
        return None
    halved = group == "a" and m["half"]  # "an hour and a half"
    value, end = (got[0] + (convert("half", unit) or got)[0], m.end("half")) if halved else (got[0], m.end("u" + group))
    return [(_quantity(m.start(group), end, value, value, got[1]), unit)]


def _sum(m: re.Match[str]) -> list[tuple[Quantity, str]] | None:
    """ "1 hour and 14 minutes"."""
    first, second = convert(m["a"], m["ua"]), convert(m["b"], m["ub"])
    if first is None or second is None:
        return None
    total = first[0] + second[0]
    return [(_quantity(m.start(), m.end(), total, total, "s"), m["ub"])]


def _quantity(start: int, end: int, low: float, high: float, unit: str) -> Quantity:
    return Quantity("LENGTH" if unit == "km" else "DURATION", start, end, round(low, 4), round(high, 4), unit, "", low != high)


def _merge_pairs(text: str, found: list[tuple[Quantity, str]]) -> list[Quantity]:
    """One row for "350 km (217 miles)": the metric figure, since that is mostly the one first told, over the span of both."""
    out: list[Quantity] = []
    i = 0
    while i < len(found):
        quantity, unit = found[i]
        run = _pair_run(text, found, i)
        if run is None:
            out.append(quantity)
            i += 1
            continue
        size, end = run
        for k in range(size):
            first, second = found[i + k], found[i + size + k]
            best = first[0] if unit_key(first[1]) in METRIC or unit_key(second[1]) not in METRIC else second[0]
            span_end = end if k == size - 1 else first[0].end
            out.append(Quantity(best.kind, first[0].start, span_end, best.low, best.high, best.unit, "", best.between))
        i += 2 * size
    return out


def _pair_run(text: str, found: list[tuple[Quantity, str]], i: int) -> tuple[int, int] | None:
    """(n, end offset) where quantities i..i+n-1 are told again in another unit by the n after them."""
    for size in (1, 2, 3):
        if i + 2 * size > len(found):
            return None
        firsts, seconds = found[i : i + size], found[i + size : i + 2 * size]
        gap = text[firsts[-1][0].end : seconds[0][0].start]
        opened = OPEN_PAIR.fullmatch(gap)
        same_system = any((unit_key(a[1]) in METRIC) == (unit_key(b[1]) in METRIC) for a, b in zip(firsts, seconds, strict=True))
        if opened is None or same_system or any(q.kind != "LENGTH" for q, _ in firsts + seconds):
            continue
        if size > 1 and not all(
            LIST_SEPARATOR.fullmatch(text[a[0].end : b[0].start]) for group in (firsts, seconds) for a, b in zip(group, group[1:], strict=False)
        ):
            continue
        bracket = gap.lstrip()[:1] in "(["
        agree = all(_agree(a[0], b[0]) for a, b in zip(firsts, seconds, strict=True))
        if not agree and not bracket:
            continue
        end = seconds[-1][0].end
        closing = CLOSE_PAIR.match(text, end) if bracket else None
        return size, closing.end() if closing else end
    return None


def _agree(a: Quantity, b: Quantity) -> bool:
    return abs(a.value - b.value) <= PAIR_TOLERANCE * max(a.value, b.value)


def _speeds(text: str, start: int, end: int) -> Iterator[Quantity]:
    for m in MACH.finditer(text, start, end):
        low = _plain(m["a"])
        high = _plain(m["b"]) if m["b"] else low
        if low is not None and high is not None and high < 100:
            yield Quantity("SPEED", m.start(), m.end(), min(low, high), max(low, high), "Mach", "", low != high)
    for m in SOUND.finditer(text, start, end):
        if (value := _plain(m["a"])) is not None:
            yield Quantity("SPEED", m.start(), m.end(), value, value, "Mach", "")
    for m in SPEED.finditer(text, start, end):
        hourly = m["u"].lower() in ("kph", "kmph", "mph")
        if not m["per"] and not hourly:
            continue
        unit = {"kph": "km", "kmph": "km", "mph": "miles"}.get(m["u"].lower(), m["u"])
        got = convert(m["a"], unit)
        if got is not None:
            per_second = not hourly and m["per"].strip(" /").split()[-1].lower().startswith("s")
            value = round(got[0] * (3600 if per_second else 1), 1)
            yield Quantity("SPEED", m.start(), m.end(), value, value, "km/h", "")


def _plain(number: str) -> float | None:
    got = read(number, "km")
    return None if got is None else got[0]


HEDGES = {
    "about": r"about|around|approximately|approx\.?|roughly|some|an estimated|estimated|nearly|almost|close to|just under|just short of|just over|circa|in the region of|~|≈",
    "at_least": r"at least|more than|over|upwards? of|in excess of|exceeding|greater than|no less than|above|beyond|a minimum of|as (?:much|far|high) as at least|>",
    "at_most": r"up to|at most|less than|no more than|not more than|under|below|as (?:far|high|much|many) as|a maximum(?: of)?|fewer than|<",
}
HEDGE = re.compile("|".join(rf"(?P<{k}>(?<!\w)(?:{v})\s*(?:an? |the )?$)" for k, v in HEDGES.items()), re.I)


def hedge(text: str, start: int) -> str:
    """The codebook's qualifier told by the words just before `start`; "" where there are none."""
    m = HEDGE.search(text[max(0, start - 32) : start])
    return m.lastgroup or "" if m else ""


def find(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """All quantities of text[start:end], in order, unit pairs merged, with qualifier `exact about at_least at_most between`."""
    stop = len(text) if end is None else end
    if ANY_UNIT.search(text, start, stop) is None:
        return []
    speeds = list(_speeds(text, start, stop))
    rest = [q for q in _merge_pairs(text, list(_lengths_and_durations(text, start, stop))) if not any(q.start < s.end and s.start < q.end for s in speeds)]
    out = []
    for q in sorted([*speeds, *rest], key=lambda q: q.start):
        qualifier = "between" if q.between else hedge(text, q.start) or "exact"
        out.append(Quantity(q.kind, q.start, q.end, q.low, q.high, q.unit, qualifier, q.between))
    return out


@Language.factory("news_quantities", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Quantities:
    return Quantities()


class Quantities:
    """quantulum3 over candidate spans; see the head of this module."""

    def __call__(self, doc: Doc) -> Doc:
        found = []
        text = plain(doc.text)
        for start, end, _, _ in spans.read(doc, "sentences"):
            for q in find(text, start, end):
                found.append((q.start, q.end, q.kind, (q.low, q.high, q.unit, q.qualifier, q.between)))
        spans.write(doc, "quantities", found)
        return doc
