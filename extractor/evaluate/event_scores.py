"""One annotated event against one of the tables: what agrees, slot by slot; and which event of the tables is which of the gold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

from extractor.evaluate.agreement import Agreement, figure
from extractor.evaluate.gold import UNSCORED, Gold, told
from extractor.evaluate.name_equality import norm
from extractor.evaluate.predicted import FoundEvent, bounds, readings, to_number
from extractor.evaluate.report import Error, Tally, shown
from extractor.write.read_back import StoredRow

ROLE = "role"


def score_pair(gold: Gold | None, found: FoundEvent | None, article_id: str, agreement: Agreement) -> Tally:
    """What agrees and what does not; either event may be None, for one without a partner.

    An event that the gold calls optional is right to leave out: only what agrees of it counts.
    """
    if gold and gold.get("optional") and found is None:
        return Tally()
    pair = _Pair(gold or {}, found, article_id, agreement)
    tally = Tally(judged=pair.judged())
    for slot in (ROLE, *agreement.slots):
        if pair.gold.get(slot) != UNSCORED:
            pair.slot(slot, tally)
    return tally.agreeing() if pair.gold.get("optional") else tally


@dataclass(frozen=True, slots=True)
class _Pair:
    gold: Gold
    found: FoundEvent | None
    article_id: str
    agreement: Agreement

    def slot(self, slot: str, tally: Tally) -> None:
        if self.agreement.quantity(slot):
            self._claims(slot, self.gold.get(slot) or [], tally)
        else:
            self._value(slot, self.gold.get(slot), tally)

    def judged(self) -> list[tuple[float, bool]]:
        """(confidence, right) of each fact that the gold can judge."""
        out = []
        for fact in self.found.facts if self.found else []:
            verdict, confidence = self.agreement.judge(self.gold, fact), to_number(fact.get("confidence", ""))
            if verdict is not None and confidence is not None:
                out.append((confidence, verdict))
        return out

    def _value(self, slot: str, gold: Any, tally: Tally) -> None:
        value = self.found.row.get(slot, "") if self.found else ""
        if told(gold) and value:
            if self.agreement.from_designation(slot, value, self.gold):
                return
            right = self.agreement.same(slot, value, gold)
            tally.add(slot, "tp") if right else self._wrong(slot, gold, value, tally)
        elif told(gold):
            tally.add(slot, "fn", self._error(slot, "missed", shown(gold)))
        elif value:
            tally.add(slot, "fp", self._error(slot, "spurious", "", value, self._sentence(slot, value)))

    def _wrong(self, slot: str, gold: Any, value: str, tally: Tally) -> None:
        tally.add(slot, "fp", self._error(slot, "wrong", shown(gold), value, self._sentence(slot, value)))
        tally.add(slot, "fn")

    def _claims(self, slot: str, gold: list[Gold], tally: Tally) -> None:
        """Every claim of a quantity counts once; a second mention of a value already matched is no error."""
        facts = [f for f in (self.found.of(slot) if self.found else []) if bounds(f) is not None]
        left = list(facts)
        for claim in gold:
            hit = next((f for f in left if self._agrees(slot, f, claim)), None)
            if hit is None:
                tally.add(slot, "fn", self._error(slot, "missed", shown(figure(claim))))
            else:
                left.remove(hit)
                tally.add(slot, "tp")
                self._source(slot, claim, hit, tally)
        for fact in left:
            if not any(self._agrees(slot, fact, c) for c in gold):
                tally.add(slot, "fp", self._error(slot, "spurious", "", shown(list(bounds(fact) or ())), fact["sentence"]))

    def _agrees(self, slot: str, fact: StoredRow, claim: Gold) -> bool:
        return any(self.agreement.same_figure(slot, found, claim) for found in readings(fact))

    def _source(self, slot: str, claim: Gold, fact: StoredRow, tally: Tally) -> None:
        by = claim.get("by")
        if by is None or by == UNSCORED:
            return
        right = norm(fact["asserted_by"]) == norm(by)
        tally.sources.update({"of": 1, "right": int(right)})
        if not right:
            tally.errors.append(self._error(f"source of {slot}", "wrong", by, fact["asserted_by"], fact["sentence"]))

    def _error(self, slot: str, kind: str, gold: str = "", value: str = "", sentence: str = "") -> Error:
        return Error(self.article_id, slot, kind, gold, value, sentence)

    def _sentence(self, slot: str, value: str) -> str:
        return next((f["sentence"] for f in self.found.of(slot) if f["value"] == value), "") if self.found else ""


def align(gold: list[Gold], found: list[FoundEvent], agreement: Agreement) -> list[tuple[Gold | None, FoundEvent | None]]:
    """Pairs of events, None for one without a partner, so that most claims agree; greedy, which is exact for few events."""
    scored = {(i, j): _likeness(g, f, agreement) for (i, g), (j, f) in product(enumerate(gold), enumerate(found))}
    pairs: list[tuple[Gold | None, FoundEvent | None]] = []
    left, right = dict(enumerate(gold)), dict(enumerate(found))
    for (i, j), score in sorted(scored.items(), key=lambda item: -item[1]):
        if score >= 1 and i in left and j in right:
            pairs.append((left.pop(i), right.pop(j)))
    return [*pairs, *((g, None) for g in left.values()), *((None, f) for f in right.values())]


def _likeness(gold: Gold, found: FoundEvent, agreement: Agreement) -> float:
    """How many claims agree; the same role settles a tie."""
    counts = score_pair(gold, found, "", agreement).counts
    agreeing = sum(n for (slot, kind), n in counts.items() if kind == "tp" and slot != ROLE)
    return agreeing + 0.1 * float(gold[ROLE] == found.row[ROLE])
