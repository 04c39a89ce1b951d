"""Best figures of an incident: of several that are told, the one whose source comes first by the codebook's `estimates`.

As in the UCDP's georeferenced event data (Sundberg and Melander 2013), a best estimate stands beside the least and the greatest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

from extractor.domain.codebook import Codebook
from extractor.tables.incident_likeness import EXACT, thresholds

OPPONENT, STATE, MEDIA, AGENT = "opponent", "state", "media", "agent"
SIDES = (OPPONENT, STATE, MEDIA, AGENT)
LESS_EXACT = ("between", "at_least", "at_most")  # of one source the exact figures come first


class Figure(NamedTuple):
    """What an account tells in one column; `by` is who says so, "" in the article's own voice."""

    column: str
    value: str
    least: str
    greatest: str
    qualifier: str
    by: str


@dataclass(frozen=True)
class Estimates:
    """Whose figure stands for an incident: sides in their `order`, and the opponents of each agent, the one that knows best first."""

    order: tuple[str, ...]
    opponents: Mapping[str, tuple[str, ...]]

    @classmethod
    def of_book(cls, codebook: Codebook) -> Self:
        """What a codebook declares under `estimates`."""
        declared = codebook.raw.get("estimates", {})
        return cls(tuple(declared.get("order", SIDES)), {agent: tuple(sides) for agent, sides in declared.get("opponents", {}).items()})

    def best(self, figures: Iterable[Figure], agent: str) -> tuple[str, str]:
        """The best of the figures of one column, those told first before the others, and the rule that chose it: ("350", "opponent: KOR")."""
        told = list(figures)
        if not told:
            return "", ""
        first = min(self._rank(f, agent) for f in told)
        alike = [f for f in told if self._rank(f, agent) == first]
        times = Counter(_same(f.value, [other.value for other in alike]) for f in alike)
        value = max(reversed(times), key=lambda v: times[v])
        by = next(f.by for f in alike if _same(f.value, [value]) == value)
        side = self.side(by, agent)
        return value, side if side == MEDIA else f"{side}: {by}"

    def side(self, by: str, agent: str) -> str:
        """On which side a source stands: states and bodies have codes in upper case, all others count as media."""
        if by and by == agent:
            return AGENT
        if by in self.opponents.get(agent, ()):
            return OPPONENT
        return STATE if by.isupper() else MEDIA

    def _rank(self, figure: Figure, agent: str) -> tuple[int, int, int]:
        side = self.side(figure.by, agent)
        among = self.opponents[agent].index(figure.by) if side == OPPONENT else 0
        exact = 0 if figure.qualifier in EXACT else 1 + LESS_EXACT.index(figure.qualifier) if figure.qualifier in LESS_EXACT else len(LESS_EXACT)
        return self.order.index(side) if side in self.order else len(self.order), among, exact


def _same(value: str, known: Iterable[str]) -> str:
    """The first of the known figures that the value is, or is a rounding of."""
    number, share = float(value), float(thresholds()["rounded"])
    return next((k for k in known if abs(float(k) - number) <= share * abs(number)), value)
