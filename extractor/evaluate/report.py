"""What an evaluation finds: tallies a slot, sources, calibration, errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Error:
    """One wrong, missed or spurious value, with the sentence it stands in (of a missed one where the gold file holds the text)."""

    article_id: str
    slot: str
    kind: str
    gold: str
    found: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 as shares, from counts."""

    tp: int
    fp: int
    fn: int

    @property
    def p(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def r(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    def as_dict(self) -> dict[str, float]:
        return {"p": round(self.p, 3), "r": round(self.r, 3), "f1": round(self.f1, 3), "tp": self.tp, "fp": self.fp, "fn": self.fn}


@dataclass(slots=True)
class Tally:
    """What was counted, of any number of articles; tallies add up.

    `counts` are of (slot, tp | fp | fn), `main` those of main events alone by tp | fp | fn; `sources` counts "of" and "right"; `judged` holds
    (confidence, right) of each fact that can be judged; `joined` the annotated incident and that of the tables of each event that has one.
    """

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    main: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    joined: list[tuple[str, str]] = field(default_factory=list)

    def __iadd__(self, other: Tally) -> Tally:
        for mine, more in ((self.counts, other.counts), (self.main, other.main), (self.sources, other.sources)):
            mine.update(more)  # type: ignore[arg-type]
        self.errors += other.errors
        self.judged += other.judged
        self.joined += other.joined
        return self

    def add(self, slot: str, kind: str, error: Error | None = None) -> None:
        """Counts one tp, fp or fn, with the error that it is, where it is one."""
        self.counts[slot, kind] += 1
        if error:
            self.errors.append(error)

    def scores(self, slots: Iterable[str]) -> Scores:
        """Of some slots together."""
        return Scores(*(sum(self.counts[s, kind] for s in slots) for kind in ("tp", "fp", "fn")))

    def agreeing(self) -> Tally:
        """What agrees alone, without errors and sources."""
        return Tally(Counter({k: n for k, n in self.counts.items() if k[1] == "tp"}), judged=self.judged)

    def of_main_event(self, apart: str) -> Tally:
        """The same, counted as a main event in all slots but one."""
        main: Counter[str] = Counter()
        for (slot, kind), n in self.counts.items():
            main[kind] += n if slot != apart else 0
        return replace(self, main=main)


@dataclass(frozen=True, slots=True)
class Report:
    """`slots` holds the slots in order and then the totals; `missing` the gold articles that the run does not hold."""

    slots: dict[str, Scores]
    sources: tuple[int, int]
    errors: list[Error]
    calibration: list[dict[str, float | int | None]]
    missing: list[str]

    def as_dict(self) -> dict[str, Any]:
        right, of = self.sources
        out: dict[str, Any] = {name: s.as_dict() for name, s in self.slots.items()}
        out["source_accuracy"] = {"right": right, "of": of, "share": share(right, of)}
        errors = [{f: getattr(e, f) for f in Error.__dataclass_fields__} for e in self.errors]
        return out | {"calibration": self.calibration, "missing": self.missing, "errors": errors}


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def calibration(judged: list[tuple[float, bool]]) -> list[dict[str, float | int | None]]:
    """For each threshold of `confidence`: how many facts have at least that, their share of all, and the share of them that is right."""
    out: list[dict[str, float | int | None]] = []
    for threshold in THRESHOLDS:
        kept = [right for confidence, right in judged if confidence >= threshold]
        out.append({"confidence": threshold, "kept": len(kept), "share_kept": share(len(kept), len(judged)), "share_right": share(sum(kept), len(kept))})
    return out


def shown(value: Any) -> str:
    """An annotation as one text: "Sunan | Pyongyang", "350 | 360"."""
    if isinstance(value, list):
        numbers = [f"{v:g}" if isinstance(v, int | float) else str(v) for v in value]
        return " | ".join(dict.fromkeys(numbers))
    return "" if value is None else str(value)
