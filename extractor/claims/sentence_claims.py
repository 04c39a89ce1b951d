"""What each sentence says of each event, with its source and its place in the text (stage 4).

A claim belongs to one trigger of its sentence, or to none (then the event stage decides by what the text is talking of). Each kind of attribute
has a module of its own: objects.py, dates.py, places.py, quantities.py, outcomes.py; who says so is found in attribution.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractor.claims.attribution import SourceFinder, source_at
from extractor.claims.dates import DateFinder
from extractor.claims.model import Claim, Reading, TargetLand
from extractor.claims.objects import ObjectClaims
from extractor.claims.outcomes import OutcomeFinder
from extractor.claims.places import PlaceFinder
from extractor.claims.quantities import QuantityFinder
from extractor.claims.speakers import Source
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording
from extractor.mentions.model import Sentence


class ClaimFinder:
    """The claims of sentences in order, with one pipeline's wording and codebook; `countries` are the names of states by code."""

    def __init__(self, wording: Wording, codebook: Codebook, countries: Mapping[str, str]) -> None:
        self.sources, self.objects = SourceFinder(wording, codebook.raw.get("homes", {})), ObjectClaims(wording, codebook)
        self.days, self.places = DateFinder(wording, codebook), PlaceFinder(wording, codebook, countries)
        self.figures, self.outcomes = QuantityFinder(wording, codebook), OutcomeFinder(wording, codebook)

    def read(self, sentences: list[Sentence]) -> list[Reading]:
        """The sentences with their claims; the source last in force holds on for "it added"."""
        previous: tuple[str, ...] = ()
        just_said: tuple[str, ...] = ()
        agent, struck = "", False
        readings = []
        for s in sentences:
            agent = next((t.agent for t in s.triggers if t.agent), agent)
            sources = self.sources.sources(s, previous, just_said, "" if struck else agent)
            just_said = _last_codes(sources) or (() if s.triggers else just_said)  # an event told in the article's own voice ends a report
            previous = _last_codes(sources) or previous
            claims = [c for claim in self._claims(s, sources) for c in attributed(claim, sources)]
            struck = struck or any(isinstance(c.reference, TargetLand) and c.reference.code != agent for c in claims)
            readings.append(Reading(s, claims, sources))
        return readings

    def _claims(self, s: Sentence, sources: list[Source]) -> list[Claim]:
        claims = [c for i, trigger in enumerate(s.triggers) for c in self.objects.of_trigger(s, i, trigger)]
        claims += self.objects.of_names(s)
        claims += self.objects.of_identified(s)
        claims += self.days.dates(s)
        claims += self.days.times(s)
        claims += self.places.read(s)
        claims += self.figures.read(s, sources)
        claims += self.outcomes.read(s)
        return [c for c in claims if c.attribute]  # a pipeline may have no attribute of a kind


def attributed(claim: Claim, sources: list[Source]) -> list[Claim]:
    """The claim with its source; a figure once for each of two who speak together."""
    source = source_at(sources, claim.start)
    if source is None or not source.codes:
        return [claim]
    return [replace(claim, asserted_by=code, source_start=source.start, source_end=source.end) for code in told_by(claim, source)]


def told_by(claim: Claim, source: Source) -> tuple[str, ...]:
    """Which of those who speak together tell a claim."""
    if claim.is_quantity:
        return source.codes  # by each of them, as it is a figure
    return source.codes[:1]  # by the first of them, as only a figure is told by each


def _last_codes(sources: list[Source]) -> tuple[str, ...]:
    """The codes of the last source, of states before all."""
    states = [x for x in sources if any(c.isupper() for c in x.codes)]
    return (states or sources)[-1].codes if sources else ()
