"""How sure a fact is: a number between 0 and 1 from the kind of evidence, calibrated on annotated text."""

from __future__ import annotations

from extractor.claims import Claim
from extractor.events import Event
from extractor.reactions import Reaction

BY_STRENGTH = {3: 0.9, 2: 0.8, 1: 0.6}


def of_claim(claim: Claim, event: Event) -> float:
    return BY_STRENGTH[claim.strength]


def of_reaction(reaction: Reaction) -> float:
    return 0.7
