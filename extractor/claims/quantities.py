"""Claims of quantities: which figure of a sentence is of which attribute.

Where the wording has `<dimension>_before` or `<dimension>_after` (`length_before`), cues decide between the attributes of that dimension
(see quantity_cues.py). Any other figure is of the attribute of its dimension, after the words of `<attribute>_before` where there are such.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.annotate.quantities import Quantity
from extractor.claims.model import UNSORTED, Claim, number, trigger_at
from extractor.claims.quantity_cues import QuantityRoles
from extractor.claims.speakers import Source
from extractor.domain.codebook import Attribute, Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Sentence, left_of

WEAK, LIKELY = 1, 2  # strength of a claim
UNREACHED_REACH = 130  # characters left of a figure where a word of intent is looked for


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension (`LENGTH`) and how its figures get their roles."""

    name: str
    roles: QuantityRoles


class QuantityFinder:
    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.attributes = codebook.attributes
        told = codebook.of_kind("quantity")
        cued = [d for d in dict.fromkeys(a.quantity for a in told) if f"{d.lower()}_before" in wording or f"{d.lower()}_after" in wording]
        self.dimensions = [Dimension(d, QuantityRoles(wording, d.lower(), self.attributes)) for d in cued]
        # "capable of propelling a satellite to an altitude of", "aimed to release it in an orbit of": not what it did
        self.unreached = phrase(wording, r"\b{unreached_before}\s+(?:(?!{reached}\b)[^\s,;]+\s+){0,14}$")
        # "it is not true that it flew", "did not fly": up to the end of the clause
        self.untrue = phrase(wording, r"\b{untrue_before}\s+(?:[^\s,;]+\s+){0,10}$")
        self.compared = phrase(wording, r"\b{compared_with}\s+(?!\d)(?:[^\s;]+\s+){1,12}$")
        self.by_others = phrase(wording, r"\b{flown_by_others}\b[^.;,]{0,60}$")  # "The two bombers flew 2,000 miles"
        others = [(a, f"{a.name}_before") for a in told if a.quantity not in cued]
        self.others = [(a, wording.before(before) if before in wording else None) for a, before in others]

    def read(self, s: Sentence, sources: list[Source]) -> list[Claim]:
        """The claims of a sentence's figures; those no cue decides are UNSORTED where somebody says so."""
        if not s.quantities:
            return []
        return [c for d in self.dimensions for c in self._cued(s, d, sources)] + self._others(s)

    def _cued(self, s: Sentence, dimension: Dimension, sources: list[Source]) -> list[Claim]:
        quantities = [q for q in s.quantities if q.kind == dimension.name]
        claims = []
        for q, decision in zip(quantities, dimension.roles.decide(s.text, s.start, s.end, quantities), strict=True):
            attribute = self.attributes.get(decision.role)
            if not decision.role and sources and q.value >= 1:
                claims.append(self._claim(s, UNSORTED, q, WEAK))
            elif attribute is not None and self._holds(s, attribute, q):
                claims.append(self._claim(s, attribute.name, q, decision.strength))
        return claims

    def _holds(self, s: Sentence, attribute: Attribute, q: Quantity) -> bool:
        """Whether a figure can be of the attribute, and was reached, where it is not of a design."""
        left = left_of(s, q.start, UNREACHED_REACH)
        if self.untrue.search(left) or (not attribute.of_design and (self.unreached.search(left) or self.by_others.search(left))):
            return False
        return attribute.least <= q.value <= attribute.greatest

    def _others(self, s: Sentence) -> list[Claim]:
        return [
            self._claim(s, attribute.name, q, LIKELY)
            for attribute, before in self.others
            for q in s.quantities
            if q.kind == attribute.quantity and (before is None or before.search(s.text[s.start : q.start]))
        ]

    def _claim(self, s: Sentence, name: str, q: Quantity, strength: int) -> Claim:
        i = self._compared(s, q)
        trigger = trigger_at(s, q.start) if i is None else i
        return Claim(name, number(q.value), q.start, q.end, s.index, trigger, q.low, q.high, q.unit, q.qualifier, strength=strength)

    def _compared(self, s: Sentence, q: Quantity) -> int | None:
        """The trigger behind a figure that another is compared with: "smaller than the 7.9 kilotons told after the 2013 test"."""
        behind = next((i for i, t in enumerate(s.triggers) if t.start >= q.end), None)
        return behind if behind is not None and self.compared.search(s.text[s.start : q.start]) is not None else None
