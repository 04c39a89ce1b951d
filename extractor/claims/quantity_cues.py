"""The role of a quantity, by declared cues with direction and scope (as ConText decides negation in clinical notes).

A cue before the figure reaches over a few words up to a break; a cue after it must follow at once. The nearest cue wins, a cue
touching the figure from the right wins over one further left, and a figure joined to the one before by "and" or a comma takes
its role. The lists are `<group>_before` and `<group>_after` of the pipeline's wording, one label a role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.annotate.quantities import Quantity
from extractor.domain.wording import Wording

BEFORE_REACH = 11  # words between a cue and its figure; further ones were wrong more often than right on the dev texts
BREAK = re.compile(r"[;:]|\.\s|--|—|\b(?:but|while|whereas|although|though|however|because)\b", re.I)
HEDGE_WORDS = re.compile(
    r"(?:\s|,|\b(?:about|around|approximately|roughly|some|nearly|almost|over|more|than|at|least|up|to|of|a|an|the|estimated|maximum|as|far|much|between|from|"
    r"targets?|anywhere|areas?|distance|total|further|another|just|under|less|only|reached|is|was|were|be|been|for|and|high|or|by|well|reportedly|respectively|both|each|distances|some)\b)*",
    re.I,
)
AT = re.compile(r"\s*,?\s*(?:and )?at (?:about |around |some |roughly |just |only )?", re.I)
RANGE_TOO = re.compile(r"[^.;]{0,25}?,?\s+(?:and|with|over|across|,)\s+(?:an? |the |its )?range of\s*(?:about |around |some |roughly )?", re.I)
MAY = re.compile(r"\b(?:can|could|may|might|would|capable|able|designed|has|have|boasts?)\b", re.I)
JOINED = re.compile(r"\s*(?:,|and|or|to|,\s*and|/|-|–)\s*(?:(?:about|around|approximately|roughly|some|nearly|over|another|the other|more than|an?)\s+)*", re.I)


@dataclass(frozen=True, slots=True)
class Cue:
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """`strength` orders the evidence: 3 touching, 2 near, 1 carried over from the figure before, 0 none."""

    role: str
    strength: int
    cue: str


class RoleFinder:
    def __init__(self, wording: Wording, group: str) -> None:
        self.before = wording.labelled(f"{group}_before")
        self.after = wording.labelled(f"{group}_after")

    def decide(self, text: str, start: int, end: int, quantities: list[Quantity]) -> list[Decision]:
        """One Decision for each of the sentence's quantities (of one kind, in order); role "" where no cue reaches."""
        decisions: list[Decision] = []
        cues = [Cue(m.lastgroup or "", m.start(), m.end()) for m in self._cues(text, start, end)]
        for i, q in enumerate(quantities):
            decision = self._one(text, start, end, q, cues, quantities, i)
            if (decision.strength <= 1 or decision.role == "offset") and i and decisions[-1].role and JOINED.fullmatch(text[quantities[i - 1].end : q.start]):
                decision = Decision(decisions[-1].role, 1, decisions[-1].cue)
            if i and decisions[-1].role == "distance" and decision.strength < 3 and AT.fullmatch(text[quantities[i - 1].end : q.start]):
                decision = Decision("altitude", 2, "at")  # "flew 490 km at 130 km"
            if i and decision.role == "range" and decisions[-1].role == "altitude" and self._flown(text, start, quantities[i - 1], q):
                decision = Decision("distance", 2, "range of")  # "flew to an altitude of 5,800 km and a range of 900 km"
            decisions.append(decision)
        self._look_ahead(text, quantities, decisions)
        return decisions

    @staticmethod
    def _flown(text: str, start: int, before: Quantity, q: Quantity) -> bool:
        return RANGE_TOO.fullmatch(text[before.end : q.start]) is not None and MAY.search(text[max(start, before.start - 60) : before.start]) is None

    def _cues(self, text: str, start: int, end: int) -> list[re.Match[str]]:
        """All matches of the cues before; overlapping ones too, since "can travel" and "travel" are both cues."""
        found, pos = [], start
        while (m := self.before.search(text, pos, end)) is not None:
            found.append(m)
            pos = max(m.start() + 1, m.end() if m.end() - m.start() < 4 else m.start() + 1)
            space = text.find(" ", m.start() + 1, end)
            pos = space + 1 if space != -1 else end
        return found

    def _one(self, text: str, start: int, end: int, q: Quantity, cues: list[Cue], quantities: list[Quantity], i: int) -> Decision:
        right = self._right(text, q, end)
        left = self._left(text, start, q, cues, quantities, i)
        if right is None:
            return left
        if right.role == "distance" and right.cue.lower().startswith("from") and not left.role:
            return left  # "Seoul is 200 km from the launch site": nothing flies
        if right.role == "offset" and left.role in ("distance", "altitude") and left.strength == 3:
            return left  # "flew 430 km from the base"
        if right.role == "distance" and left.role and left.strength >= 2 and left.role != "offset":
            return left
        if right.role == "altitude" and left.role == "range" and left.strength == 3:
            return left
        return right

    def _right(self, text: str, q: Quantity, end: int) -> Decision | None:
        at = q.end
        m = re.compile(r"\s*[,]?\s*|-").match(text, at, end)
        at = m.end() if m else at
        hit = self.after.match(text, at, end) or self.after.match(text, q.end, end)
        return Decision(hit.lastgroup or "", 3, hit.group()) if hit else None

    def _left(self, text: str, start: int, q: Quantity, cues: list[Cue], quantities: list[Quantity], i: int) -> Decision:
        best: tuple[int, int, Cue] | None = None
        for cue in cues:
            if cue.end > q.start or cue.start >= q.start:
                if not (cue.start < q.start < cue.end):
                    continue
                cue = Cue(cue.role, cue.start, q.start)
            between = text[cue.end : q.start]
            words = len(between.split())
            if words > BEFORE_REACH or BREAK.search(between) or self._taken(text, cue, quantities, i):
                continue
            touching = HEDGE_WORDS.fullmatch(between) is not None
            # nearest end first; of two that end together the one begun first ("could travel" over "travel as far as")
            key = (0 if touching else words + 1, cue.start)
            if best is None or key < (best[0], best[1]):
                best = (key[0], key[1], cue)
        if best is None:
            return Decision("", 0, "")
        return Decision(best[2].role, 3 if best[0] == 0 else 2 if best[0] <= 6 else 1, text[best[2].start : best[2].end])

    @staticmethod
    def _taken(text: str, cue: Cue, quantities: list[Quantity], i: int) -> bool:
        """A cue with another figure between it and this one belongs to that figure, unless the two are joined."""
        between = [k for k in range(i) if quantities[k].start >= cue.end]
        if not between:
            return False
        if cue.role == "distance":
            # "flew 350 km for 10 minutes and 400 km": still the verb's; but a new noun cue would be nearer and win
            return len(between) > 2
        chain = [*between, i]
        return not all(JOINED.fullmatch(text[quantities[a].end : quantities[b].start]) for a, b in zip(chain, chain[1:], strict=False))

    @staticmethod
    def _look_ahead(text: str, quantities: list[Quantity], decisions: list[Decision]) -> None:
        """ "15 and 20 km high": the first takes the role that the second gets from the right."""
        for i in range(len(quantities) - 2, -1, -1):
            nxt = decisions[i + 1]
            if nxt.strength == 3 and decisions[i].strength < 2 and JOINED.fullmatch(text[quantities[i].end : quantities[i + 1].start]):
                decisions[i] = Decision(nxt.role, 1, nxt.cue)
