"""Where: the claims of place of a sentence, for each attribute of kind `place`.

The codebook says of each whether the event was or began there (`place: origin`, see origins.py) or ended there (`place: destination`, see
destinations.py), and names its tables; the first of them holds places that are such by themselves. Its wording lists are named by it.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractor.claims.destinations import DestinationFinder
from extractor.claims.model import ORIGIN, Claim
from extractor.claims.origins import SURE, OriginFinder
from extractor.claims.place_names import PlaceKinds, PlaceNames
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Sentence


class PlaceFinder:
    """All places of a sentence: origins first, since no destination is where the event began."""

    def __init__(self, wording: Wording, codebook: Codebook, countries: Mapping[str, str]) -> None:
        self.around = phrase(wording, r",?\s+(?:{lies_in}\s+)?(?:{definite_article}\s+)?")
        names, places = PlaceNames(wording, PlaceKinds.of(codebook)), codebook.of_kind("place")
        self.origins = [OriginFinder(wording, a, names, codebook) for a in places if a.place == "origin"]
        self.destinations = [DestinationFinder(wording, a, names, countries, codebook) for a in places if a.place == "destination"]

    def read(self, s: Sentence) -> list[Claim]:
        claims = [c for finder in self.origins if (s.triggers or s.objects) and may_tell(s, finder) for c in finder.read(s)]
        starts = {c.start for c in claims}
        ends = [c for finder in self.destinations if may_tell(s, finder) for c in finder.read(s, starts)]
        return [c for c in claims if not self._is_around(s, c, ends)] + [c for c in ends if not self._is_around(s, c, claims)]

    def _is_around(self, s: Sentence, c: Claim, others: list[Claim]) -> bool:
        """ "fell near the Kwajalein Atoll in the Marshall Islands": what lies around where it ended is not where it began, and the other way round."""
        sure = [o for o in others if o.strength >= c.strength and o.attribute != ORIGIN and o.end <= c.start]
        return c.strength < SURE and any(self.around.fullmatch(s.text, o.end, c.start) for o in sure)


def may_tell(s: Sentence, finder: OriginFinder | DestinationFinder) -> bool:
    """Whether a sentence is searched for places of an attribute: it has a word of the event, or one that such places stand with."""
    return bool(s.triggers) or finder.cue.search(s.text, s.start, s.end) is not None
