"""The claims of one event, with what they tell at hand: an event that is told a thousand times costs a thousand steps, not a million."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Self

from extractor.claims.model import Claim, TargetLand

Strongest = dict[str, dict[str, int]]  # the values told of each attribute, in order, each with the strength of its strongest claim


class EventClaims(tuple[Claim, ...]):
    """Claims in the order placed. `plus` hands on what is known of the values; the rest is found when first asked for."""

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Self:
        """The claims, indexed; those that are so already as they are."""
        return claims if isinstance(claims, cls) else cls(claims)

    def plus(self, more: Iterable[Claim]) -> EventClaims:
        """These claims and more."""
        more = tuple(more)
        out = EventClaims((*self, *more))
        out.__dict__["strongest"] = _with(self.strongest, more)
        out.__dict__["lands"] = self.lands | lands_of(more)
        return out

    @cached_property
    def strongest(self) -> Strongest:
        """The values of each attribute."""
        return _with({}, self)

    @cached_property
    def lands(self) -> frozenset[str]:
        """The lands that the event was aimed at."""
        return lands_of(self)

    @cached_property
    def best(self) -> Mapping[str, Claim]:
        """The claim that stands for each attribute: the strongest, of equals the first told."""
        out: dict[str, Claim] = {}
        for c in self:
            if c.value and (c.attribute not in out or (c.strength, -c.start) > (out[c.attribute].strength, -out[c.attribute].start)):
                out[c.attribute] = c
        return out

    @cached_property
    def sentences(self) -> Mapping[tuple[str, str], set[int]]:
        """The sentences that tell each value of an attribute."""
        out: dict[tuple[str, str], set[int]] = {}
        for c in self:
            out.setdefault((c.attribute, c.value), set()).add(c.sentence)
        return out

    @cached_property
    def length(self) -> int:
        """How many sentences tell of the event."""
        return len({c.sentence for c in self})


def _with(known: Strongest, claims: Iterable[Claim]) -> Strongest:
    """What is known of the values and what the claims tell of them; the first stays as it was."""
    fresh: Strongest = {}
    for c in claims:
        if c.value:
            told = fresh.setdefault(c.attribute, dict(known.get(c.attribute, {})))
            told[c.value] = max(c.strength, told.get(c.value, 0))
    return known | fresh


def lands_of(claims: Iterable[Claim]) -> frozenset[str]:
    """The lands that claims of where an event ended tell."""
    return frozenset(c.reference.code for c in claims if isinstance(c.reference, TargetLand) and c.reference.code)
