"""When a value of the tables agrees with an annotation, by the codebook of a pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.domain import checks
from extractor.domain.codebook import Attribute
from extractor.domain.pipeline import Pipeline
from extractor.evaluate.gold import UNSCORED, Gold, accepted, told
from extractor.evaluate.name_equality import EqualNames, norm
from extractor.evaluate.predicted import readings, to_number
from extractor.write.read_back import StoredRow

RELATIVE, ABSOLUTE = 0.03, 0.75  # quantities agree within 3 %, or within the rounding of a small figure (CODEBOOK, scoring)


def agree_within(found: tuple[float, float], gold: Iterable[float], within: tuple[float, float] = (RELATIVE, ABSOLUTE)) -> bool:
    """Whether both bounds agree, each within a share of the gold's or an absolute difference, whichever is larger."""
    share, absolute = within
    return all(abs(f - g) <= max(share * abs(g), absolute) for f, g in zip(found, gold, strict=True))


def figure(claim: Gold) -> list[float]:
    """[least, greatest] of an annotated quantity: under its unit (`{"km": [500, 600]}`), one number standing for both."""
    told: Any = next((value for key, value in claim.items() if key != "by"), [])
    return [told, told] if isinstance(told, int | float) else list(told)


class Agreement:
    """By one pipeline: `slots` are the attributes that are scored, in order, and `totals` named groups of them (`evaluation.yml`)."""

    def __init__(self, pipeline: Pipeline, names: EqualNames) -> None:
        declared = checks.optional(pipeline, "evaluation.yml", {})
        self.names = names
        self.codebook = pipeline.codebook
        self.slots: list[str] = declared.get("slots") or [a.name for a in self.codebook.attributes.values() if a.kind != "time"]
        self.totals: dict[str, list[str]] = declared.get("totals", {})
        self.within: dict[str, list[float]] = declared.get("agree_within", {})

    def quantity(self, slot: str) -> Attribute | None:
        """The attribute of a slot that holds figures, else None."""
        attribute = self.codebook.attributes.get(slot)
        return attribute if attribute is not None and attribute.kind == "quantity" else None

    def same(self, slot: str, value: str, gold: Any) -> bool:
        """Whether one value is what the gold accepts."""
        attribute = self.codebook.attributes.get(slot)
        match attribute.kind if attribute else "role":
            case "place" | "name":
                return self.names.agree(value, accepted(gold))
            case "count":
                return to_number(value) == float(gold)
            case "class":
                return value in accepted(gold)
        return norm(value) in [norm(g) for g in accepted(gold)]

    def same_figure(self, slot: str, found: tuple[float, float], claim: Gold) -> bool:
        """Whether two figures are one, as near as the pipeline says for that slot."""
        share, absolute = self.within.get(slot, (RELATIVE, ABSOLUTE))
        return agree_within(found, figure(claim), (share, absolute))

    def from_designation(self, slot: str, value: str, gold: Gold) -> bool:
        """Whether a class is finer than the text's general word and may come from the object's name: such a class is not scored."""
        attribute, name = self.codebook.attributes.get(slot), self.codebook.first("name")
        if attribute is None or attribute.kind != "class":
            return False
        said = set(accepted(gold[slot]))
        return said <= set(self.codebook.general_classes) and value not in said and told(gold.get(name)) and gold[name] != UNSCORED

    def judge(self, gold: Gold, fact: StoredRow) -> bool | None:
        """Whether one fact of an event is right; None where the gold does not say. `gold` is {} for an event that is none."""
        slot = fact["attribute"]
        if slot not in self.slots or gold.get(slot) == UNSCORED or not fact["value"]:
            return None
        if not told(gold.get(slot)):
            return False
        if not self.quantity(slot):
            return self.same(slot, fact["value"], gold[slot])
        return any(self.same_figure(slot, found, claim) for found in readings(fact) for claim in gold[slot])
