"""Claims of quantities: how far, how high, how fast, how long."""

from __future__ import annotations

from extractor.annotate.quantities import Quantity
from extractor.claims.attribution import Source
from extractor.claims.model import UNSORTED, Claim, number, trigger_at
from extractor.claims.quantity_cues import RoleFinder
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Sentence, left_of


class FigureReader:
    """How far, how high, how fast, how long: lengths by their role, other figures by the attribute of their `quantity`."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.codebook = codebook
        self.length_roles = RoleFinder(wording, "length")
        others = [a for a in codebook.of_kind("quantity") if a.quantity != "LENGTH"]
        # "capable of propelling a satellite to an altitude of", "aimed to release it in an orbit of": not what it did
        self.unreached = phrase(wording, r"\b{unreached_before}\s+(?:(?!{reached}\b)[^\s,;]+\s+){0,14}$")
        # an attribute with a list `<name>_before` takes only figures that the list stands before
        self.others = [(a.name, a.quantity, wording.before(f"{a.name}_before") if f"{a.name}_before" in wording else None) for a in others]

    def read(self, s: Sentence, sources: list[Source]) -> list[Claim]:
        return [*self._lengths(s, sources), *self._others(s)] if s.quantities else []

    def _lengths(self, s: Sentence, sources: list[Source]) -> list[Claim]:
        lengths = [q for q in s.quantities if q.kind == "LENGTH"]
        claims = []
        for q, decision in zip(lengths, self.length_roles.decide(s.text, s.start, s.end, lengths) if lengths else [], strict=True):
            if not decision.role and sources and q.value >= 1:
                claims.append(self._claim(s, UNSORTED, q, 1))
            attribute = self.codebook.attributes.get(decision.role)
            if attribute is None or (not attribute.of_design and self.unreached.search(left_of(s, q.start, 130))):
                continue
            if attribute.least <= q.value <= attribute.greatest:
                claims.append(self._claim(s, attribute.name, q, decision.strength))
        return claims

    def _others(self, s: Sentence) -> list[Claim]:
        return [
            self._claim(s, name, q, 2)
            for name, quantity, before in self.others
            for q in s.quantities
            if q.kind == quantity and (before is None or before.search(s.text[s.start : q.start]))
        ]

    @staticmethod
    def _claim(s: Sentence, name: str, q: Quantity, strength: int) -> Claim:
        return Claim(name, number(q.value), q.start, q.end, s.index, trigger_at(s, q.start), q.low, q.high, q.unit, q.qualifier, strength=strength)
