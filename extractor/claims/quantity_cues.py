"""The role of a quantity, by declared cues with direction and scope (as ConText decides negation in clinical notes).

A cue before the figure reaches over a few words up to a break; a cue after it must follow at once. The nearest cue wins, a cue touching the
figure from the right wins over one further left, and a figure joined to the one before by "and" or a comma takes its role.

Lists used: `<dimension>_before` and `<dimension>_after` of the pipeline's wording, one label a role: an attribute of the codebook, or any other
name for a figure that is no fact; `<attribute>_measured_before` and `not_<attribute>_measured_before`; of English `figure_break`, `figure_gap`,
`figure_join`, `figure_join_hedge`, `figure_at`, `place_preposition`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.annotate.quantities import Quantity
from extractor.domain.codebook import Attribute
from extractor.domain.wording import Wording, phrase

TOUCHING, NEAR, CARRIED = 3, 2, 1  # strength of a decision
REACH = 11  # words between a cue and its figure; further ones were wrong more often than right on the dev texts
NEAR_WORDS = 5  # words between a cue and its figure that make it NEAR
FURTHER_FIGURES = 2  # that a verb of motion reaches over: "flew 350 km for 10 minutes and 400 km"
MEASURED_LEFT = 60  # characters left of a measured figure where a word of ability makes both of design


@dataclass(frozen=True, slots=True)
class Cue:
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """`strength` orders the evidence: TOUCHING, NEAR, CARRIED over from the figure before, 0 none. `cue` is the text that decided."""

    role: str
    strength: int
    cue: str


NO_ROLE = Decision("", 0, "")


@dataclass(frozen=True, slots=True)
class Figures:
    """The quantities of one dimension in a sentence, in order, and the cues before them."""

    text: str
    start: int
    end: int
    quantities: list[Quantity]
    cues: list[Cue]

    def between(self, i: int) -> str:
        """What stands between a quantity and the one before it."""
        return self.text[self.quantities[i - 1].end : self.quantities[i].start]


class QuantityRoles:
    """Decides the roles of the quantities of one dimension; `attributes` are those of the codebook by name."""

    def __init__(self, wording: Wording, dimension: str, attributes: dict[str, Attribute]) -> None:
        self.attributes = {name: a for name, a in attributes.items() if a.kind == "quantity"}
        self.before, self.after = wording.labelled(f"{dimension}_before"), wording.labelled(f"{dimension}_after")
        self.scope_end = phrase(wording, r"[;:]|\.\s|--|—|\b{figure_break}\b")
        self.gap = phrase(wording, r"(?:\s|,|\b{figure_gap}\b)*")
        self.joined = phrase(wording, r"\s*(?:,|{figure_join}|,\s*{figure_join}|/|-|–)\s*(?:{figure_join_hedge}\s+)*")
        self.lies = phrase(wording, r"{place_lies}\b")
        self.at = phrase(wording, r"\s*,?\s*{figure_at} ")
        self.preposition = wording.labelled("place_preposition")
        design = [a for a in self.attributes.values() if a.measured]
        self.measured = {a.name: phrase(wording, rf"[^.;]{{0,25}}?,?\s*\b{{{a.name}_measured_before}}\s*") for a in design}
        self.not_measured = {a.name: wording[f"not_{a.name}_measured_before"] for a in design}

    def decide(self, text: str, start: int, end: int, quantities: list[Quantity]) -> list[Decision]:
        """One decision for each of the sentence's quantities of the dimension, in order; role "" where no cue reaches."""
        figures = Figures(text, start, end, quantities, list(self._cues(text, start, end)))
        decisions: list[Decision] = []
        for i in range(len(quantities)):
            decision = self.nearest(figures, i)
            decisions.append(self._after_another(figures, i, decisions[-1], decision) if i else decision)
        self._look_ahead(figures, decisions)
        return decisions

    # --- cues -----------------------------------------------------------------------------------------------------------
    def _cues(self, text: str, start: int, end: int) -> Iterator[Cue]:
        """All matches of the cues before; overlapping ones too, since "can travel" and "travel" are both cues."""
        at = start
        while (m := self.before.search(text, at, end)) is not None:
            yield Cue(m.lastgroup or "", m.start(), m.end())
            space = text.find(" ", m.start() + 1, end)
            at = space + 1 if space != -1 else end

    def nearest(self, f: Figures, i: int) -> Decision:
        """The decision of the cue right of a quantity or of the nearest one left of it."""
        left, right = self._left(f, i), self._right(f, i)
        return left if right is None or self._prefers_left(left, right) else right

    def _prefers_left(self, left: Decision, right: Decision) -> bool:
        before, after = self.attributes.get(left.role), self.attributes.get(right.role)
        if left.strength == TOUCHING and self.lies.match(left.cue):
            return True  # "Seoul lies 200 km from the launch site": nothing flies
        if after is not None and after.of_motion:
            if not left.role:
                return self._is_from(right.cue)  # "Seoul is 200 km from the launch site": nothing flies
            return before is not None and left.strength >= NEAR
        touching = before is not None and left.strength == TOUCHING
        if after is None:
            return touching  # "flew 430 km from the base"
        return touching and before is not None and before.of_design and not after.of_design  # "a range of 900 km up"

    def _is_from(self, cue: str) -> bool:
        m = self.preposition.match(cue)
        return m is not None and m.lastgroup == "from"

    def _right(self, f: Figures, i: int) -> Decision | None:
        behind = f.text[f.quantities[i].end : f.end]  # cut here, so that "-range" of "2,000-km-range" begins a word
        hit = self.after.match(behind.lstrip(" ,\n\t\u00a0")) or self.after.match(behind)
        return Decision(hit.lastgroup or "", TOUCHING, hit.group()) if hit else None

    def _left(self, f: Figures, i: int) -> Decision:
        """The nearest cue left of a quantity; of two that end together the one begun first ("could travel" over "travel as far as")."""
        q = f.quantities[i]
        best: tuple[int, int, Cue] | None = None
        for told in f.cues:
            far = self.far_off(f, i, told)
            cue = Cue(told.role, told.start, min(told.end, q.start))
            if far is not None and (best is None or (far, cue.start) < best[:2]):
                best = (far, cue.start, cue)
        if best is None:
            return NO_ROLE
        far, _, cue = best
        strength = TOUCHING if far == 0 else NEAR if far <= NEAR_WORDS + 1 else CARRIED
        return Decision(cue.role, strength, f.text[cue.start : cue.end])

    def far_off(self, f: Figures, i: int, cue: Cue) -> int | None:
        """How many words a cue stands before a quantity, None where it does not reach it."""
        if cue.start >= f.quantities[i].start:
            return None  # it counts only before a figure, and stands behind it
        between = f.text[min(cue.end, f.quantities[i].start) : f.quantities[i].start]
        words = len(between.split())
        if words > REACH:
            return None  # too many words stand between
        if self.scope_end.search(between):
            return None  # another clause begins between
        if self._taken(f, cue, i):
            return None  # it belongs to the figure between
        return 0 if self.gap.fullmatch(between) else words + 1

    def _taken(self, f: Figures, cue: Cue, i: int) -> bool:
        """Whether a cue belongs to another figure between it and this one: not where the figures are joined, nor a verb of motion's."""
        between = [k for k in range(i) if f.quantities[k].start >= cue.end]
        attribute = self.attributes.get(cue.role)
        if attribute is not None and attribute.of_motion:
            return len(between) > FURTHER_FIGURES
        return not all(self.joined.fullmatch(f.between(k + 1)) for k in between)

    # --- figures beside another -------------------------------------------------------------------------------------------
    def _after_another(self, f: Figures, i: int, before: Decision, decision: Decision) -> Decision:
        """The decision for a quantity in the light of the one before it."""
        gap = f.between(i)
        unsure = decision.strength <= CARRIED or decision.role not in self.attributes
        if unsure and before.role and self.joined.fullmatch(gap):
            decision = Decision(before.role, CARRIED, before.cue)
        if decision.strength < TOUCHING and (by_at := self._joined_by_at(before.role)) and (m := self.at.fullmatch(gap)):
            decision = Decision(by_at, NEAR, m.group().strip(" ,"))  # "flew 490 km at 130 km"
        return self._measured(f, i, before, decision)

    def _joined_by_at(self, role: str) -> str:
        return next((a.name for a in self.attributes.values() if role and a.joined_by_at == role), "")

    def _measured(self, f: Figures, i: int, before: Decision, decision: Decision) -> Decision:
        """ "flew to an altitude of 5,800 km and a range of 900 km": what was measured, not what the design is."""
        attribute, was = self.attributes.get(decision.role), self.attributes.get(before.role)
        if attribute is None or not attribute.measured or was is None or was.of_design or attribute.measured == before.role:
            return decision
        at = f.quantities[i - 1].start
        m = self.measured[attribute.name].fullmatch(f.between(i))
        if m is None or self.not_measured[attribute.name].search(f.text, max(f.start, at - MEASURED_LEFT), at):
            return decision
        return Decision(attribute.measured, NEAR, m.group().strip(" ,"))

    def _look_ahead(self, f: Figures, decisions: list[Decision]) -> None:
        """ "15 and 20 km high": the first takes the role that the second gets from the right."""
        for i in range(len(decisions) - 2, -1, -1):
            following = decisions[i + 1]
            if following.strength == TOUCHING and decisions[i].strength < NEAR and self.joined.fullmatch(f.between(i + 1)):
                decisions[i] = Decision(following.role, CARRIED, following.cue)
