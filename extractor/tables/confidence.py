"""How sure a fact is: how often facts with the same evidence were right on annotated articles.

The evidence of a claim is what speaks for it: its attribute, how strong its cue was, whether it is told again or contradicted, how much is
told of its event, what the article is like. Each piece has a weight (log-odds, added up) in the pipeline's `confidence.csv`, which
`tests/calibrate.py` fits by a logistic regression.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from extractor.claims.model import Claim
from extractor.events.model import Event
from extractor.events.reactions import Reaction

REACTION = "reaction"
EARLY = 2  # index of the last sentence of what counts as the top of an article
MOST = 4  # sentences, events: more of them say no more
MOST_ATTRIBUTES = 7


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article around an event is like."""

    dated: bool  # when it was published is known
    events: int
    sides: bool  # it tells of more than one agent, or of one that is no state: of a war rather than of a test

    @classmethod
    def of(cls, events: Sequence[Event], agent: str, published: str) -> Setting:
        """The setting of an article's events; `agent` is the name of the attribute that tells who did it."""
        agents = {value for e in events for value in e.values(agent)}
        return cls(bool(published), len(events), len(agents) > 1 or any(not a.isupper() for a in agents))


def evidence_of(claim: Claim, event: Event, setting: Setting) -> list[str]:
    """What speaks for a claim, each piece with the attribute it is counted for ("distance/once") or for all ("any/once")."""
    a, said = claim.attribute, _said(claim, event)
    sides, strength = "sides" if setting.sides else "one side", f"strength {claim.strength}"
    of_any = [said, sides, strength, *_of_event(event), *_of_article(setting)]
    of_any += ["early" if claim.sentence <= EARLY else "late", "source" if claim.asserted_by else "no source", f"qualifier {claim.qualifier}"]
    return [a, *(f"{a}/{x}" for x in (event.salience, said, sides, strength, _shape(claim.value))), *(f"any/{x}" for x in of_any)]


def _shape(value: str) -> str:
    """What a value looks like: one or a number, how much of a day, a code ("ICBM", "IRN"), a word ("cruise", "hamas"), a name."""
    if value.isdigit():
        return "one" if value == "1" else "number"
    if value[:4].isdigit():
        return f"day of {len(value)}"
    return "code" if value.isupper() else "word" if value.islower() else "name" if value else "empty"


def _said(claim: Claim, event: Event) -> str:
    """How the claim stands among those of its attribute."""
    best = event.best(claim.attribute)
    if len(event.claims.strongest.get(claim.attribute, ())) > 1:
        return "first of rivals" if best is not None and best.value == claim.value else "rival"
    return "repeated" if len(event.claims.sentences.get((claim.attribute, claim.value), ())) > 1 else "once"


def _of_event(event: Event) -> list[str]:
    sentences, attributes = event.claims.length, len(event.claims.strongest)
    day, verb = "day" if event.days else "no day", "verb" if event.told_by_verb else "noun"
    return [f"sentences {min(MOST, sentences)}", f"attributes {min(MOST_ATTRIBUTES, attributes)}", day, verb]


def _of_article(setting: Setting) -> list[str]:
    return ["dated article" if setting.dated else "undated article", f"events {min(MOST, setting.events)}"]


def evidence_of_reaction(reaction: Reaction) -> list[str]:
    """What speaks for a reaction: its kind."""
    return [REACTION, f"{REACTION}/{reaction.kind}"]


def probability(evidence: Iterable[str], weights: Mapping[str, float]) -> float:
    """How likely what has this evidence is right; 0.5 where nothing is known of it."""
    return 1 / (1 + exp(-sum(weights.get(e, 0.0) for e in evidence)))


def read_weights(path: Path) -> dict[str, float]:
    """`confidence.csv` as evidence -> weight; empty where the pipeline has none."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["evidence"]: float(row["weight"]) for row in csv.DictReader(file)}


@dataclass(frozen=True)
class Confidence:
    """Confidence by one pipeline's weights, rounded to two decimals."""

    weights: Mapping[str, float]

    def of_claim(self, claim: Claim, event: Event, setting: Setting) -> float:
        """The share of right facts among those with the evidence of this claim."""
        return round(probability(evidence_of(claim, event, setting), self.weights), 2)

    def of_reaction(self, reaction: Reaction) -> float:
        """The share of right reactions of that kind."""
        return round(probability(evidence_of_reaction(reaction), self.weights), 2)
