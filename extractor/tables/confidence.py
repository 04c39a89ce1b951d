"""How sure a fact is: how often facts with the same evidence were right on annotated articles.

The evidence of a claim is what it is of, the salience of its event, whether the article tells of that event alone, how strong its cue
was, and whether a second sentence says the same. The shares come from the pipeline's `confidence.csv` (written by
`tests/calibrate.py`); evidence that was seen rarely leans on its shorter forms.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from extractor.claims.model import Claim
from extractor.events.model import MAIN, Event
from extractor.events.reactions import Reaction

WEIGHT = 12  # facts that a shorter form of the evidence counts for (Laplace-like smoothing; 5 to 30 gave the same Brier score)
UNSEEN = 0.5
REACTION = "reaction"
Table = Mapping[str, tuple[int, int]]


def key(claim: Claim, event: Event, alone: bool) -> str:
    """ "distance/main/alone/3/repeated": from the general to the particular."""
    repeated = sum(c.attribute == claim.attribute and c.value == claim.value for c in event.claims) > 1
    rivals = len({c.value for c in event.claims if c.attribute == claim.attribute and c.value}) > 1
    said = "rivals" if rivals else "repeated" if repeated else "once"
    return "/".join((claim.attribute, "main" if event.salience == MAIN else "other", "alone" if alone else "among", str(claim.strength), said))


def fallbacks(evidence: str) -> list[str]:
    """The forms of an evidence key, shortest first: "distance", "distance/main", …"""
    parts = evidence.split("/")
    return ["/".join(parts[: i + 1]) for i in range(len(parts))]


def foretell(evidence: str, table: Table) -> float:
    """The share of right facts that the table foretells for an evidence key, each form smoothed towards the shorter one."""
    share = UNSEEN
    for form in fallbacks(evidence):
        facts, right = table.get(form, (0, 0))
        share = (right + WEIGHT * share) / (facts + WEIGHT)
    return share


def read_shares(path: Path) -> dict[str, tuple[int, int]]:
    """`confidence.csv` as evidence -> (facts, right); empty where the pipeline has none."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["evidence"]: (int(row["facts"]), int(row["right"])) for row in csv.DictReader(file)}


@dataclass(frozen=True)
class Confidence:
    """Confidence by one pipeline's table, rounded to two decimals."""

    table: Table

    def of_claim(self, claim: Claim, event: Event, alone: bool) -> float:
        """The share of right facts among those with the evidence of this claim; `alone`: the article tells of no other event."""
        return round(foretell(key(claim, event, alone), self.table), 2)

    def of_reaction(self, reaction: Reaction) -> float:
        """The share of right reactions of that kind."""
        return round(foretell(f"{REACTION}/{reaction.kind}", self.table), 2)
