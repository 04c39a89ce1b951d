"""Two reviewers of one run: how far they agree, slot by slot, and where they do not.

Kappa: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960), over the verdicts
(right, wrong, edited) on the claims that both decided. F1: the values that hold after each review, in the articles that both looked at.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from extractor.tables.decisions import ADDED, COMPLETE, EDITED, ROLE, WRONG, Decision, latest
from extractor.write.text import neutral

ALL = "ALL"
Pair = tuple[str, str]
Told = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlotAgreement:
    """`kappa` is None where both gave every claim one and the same verdict: chance alone would agree as well."""

    slot: str
    claims: int
    same: int
    kappa: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim that two reviewers see differently; a verdict is "" where one of them says nothing of it."""

    article_id: str
    fact_id: str
    slot: str
    first: str
    first_value: str
    second: str
    second_value: str
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """The agreement of two reviews, over all and slot by slot, and their differences."""

    slots: list[SlotAgreement]
    differences: list[Difference]

    def as_dict(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {"slots": [asdict(s) for s in self.slots], "differences": [asdict(d) for d in self.differences]}


def compare(first: Iterable[Decision], second: Iterable[Decision]) -> Agreed:
    """The agreement of two reviews of one run."""
    a, b = _claims(first), _claims(second)
    shared_articles = {key[0] for key in a} & {key[0] for key in b}
    a, b = ({key: d for key, d in review.items() if key[0] in shared_articles} for review in (a, b))
    verdicts: dict[str, list[Pair]] = defaultdict(list)
    for key in a.keys() & b.keys():
        if ADDED not in (a[key].verdict, b[key].verdict):
            for slot in (ALL, a[key].attribute):
                verdicts[slot].append((a[key].verdict, b[key].verdict))
    values = {slot: (_values(a, slot), _values(b, slot)) for slot in (ALL, *sorted({d.attribute for d in [*a.values(), *b.values()]}))}
    slots = [_agreement(slot, verdicts[slot], *told) for slot, told in values.items()]
    return Agreed(slots, _differences(a, b))


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa of pairs of categories; None where there are no pairs, or where chance agrees on all of them."""
    if not pairs:
        return None
    n = len(pairs)
    seen = sum(1 for x, y in pairs if x == y) / n
    of_first, of_second = Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
    chance = sum(of_first[c] * of_second[c] for c in of_first) / n**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def text(agreed: Agreed) -> str:
    """The agreement as plain text, with each difference on a line."""
    lines = [f"{'slot':22}  claims    same   kappa      F1"]
    lines += [f"{s.slot:22} {s.claims:7} {s.same:7} {_decimal(s.kappa)} {_decimal(s.f1)}" for s in agreed.slots]
    lines += ["", f"{len(agreed.differences)} differences"]
    lines += [f"{d.article_id}  {d.slot}  {d.text!r}: {_side(d.first, d.first_value)} | {_side(d.second, d.second_value)}" for d in agreed.differences]
    return "\n".join(lines) + "\n"


def write_differences(path: Path, differences: Iterable[Difference]) -> None:
    """A CSV file with a row for each difference."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [f.name for f in fields(Difference)])
        writer.writeheader()
        writer.writerows({name: neutral(value) for name, value in asdict(d).items()} for d in differences)


def _decimal(value: float | None) -> str:
    return f"{'-' if value is None else f'{value:.3f}':>7}"


def _side(verdict: str, value: str) -> str:
    return f"{verdict or 'undecided'} {value}".strip()


def _claims(decisions: Iterable[Decision]) -> dict[Pair, Decision]:
    return {key: d for key, d in latest(decisions).items() if d.verdict != COMPLETE and d.attribute != ROLE}


def _agreement(slot: str, verdicts: list[Pair], first: set[Told], second: set[Told]) -> SlotAgreement:
    both = len(first) + len(second)
    f1 = 2 * len(first & second) / both if both else None
    return SlotAgreement(slot, len(verdicts), sum(1 for x, y in verdicts if x == y), kappa(verdicts), f1)


def _values(review: dict[Pair, Decision], slot: str) -> set[Told]:
    """What holds after a review: of a claim its article, event, attribute, value and source; of one added twice, once."""
    return {(d.article_id, d.event_id, d.attribute, *_told(d)) for d in review.values() if d.verdict != WRONG and slot in (ALL, d.attribute)}


def _told(d: Decision) -> Told:
    return tuple(d.claim.get(name, "") for name in ("value", "unit", "asserted_by"))


def _differences(a: dict[Pair, Decision], b: dict[Pair, Decision]) -> list[Difference]:
    """Claims with other verdicts, other values, or decided (added) by one of the two alone."""
    added_by_both = {(d.article_id, *d.place, *_told(d)) for d in a.values() if d.verdict == ADDED} & {
        (d.article_id, *d.place, *_told(d)) for d in b.values() if d.verdict == ADDED
    }
    found = []
    for key in sorted(a.keys() | b.keys()):
        x, y = a.get(key), b.get(key)
        one = x or y
        if one is None or _alike(x, y) or (one.verdict == ADDED and (one.article_id, *one.place, *_told(one)) in added_by_both):
            continue
        sides = [(d.verdict, d.value if d.verdict in (EDITED, ADDED) else "") if d else ("", "") for d in (x, y)]
        found.append(Difference(one.article_id, one.fact_id, one.attribute, *sides[0], *sides[1], one.text, one.sentence))
    return found


def _alike(x: Decision | None, y: Decision | None) -> bool:
    return x is not None and y is not None and x.verdict == y.verdict and (x.verdict != EDITED or (_told(x), x.event_id) == (_told(y), y.event_id))
