"""Where: the claims of place of a sentence, for each attribute of kind `place`.

The one with `coordinates` is where the event began, any other where it ended. Lists used, by attribute name: `<name>_cue`, `<name>_before`,
of a beginning also `<name>_from`, `<name>_platform` and `not_<name>_before`, of an end `<name>_arrival`, `<name>_coast`,
`<name>_target_before`, `<name>_target_words` and `not_<name>_after`.
"""

from __future__ import annotations

from extractor.claims.destinations import EndReader
from extractor.claims.model import Claim
from extractor.claims.origins import StartReader
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording
from extractor.mentions.model import Sentence


class PlaceReader:
    """All places of a sentence: beginnings first, since an end cannot be where the event began."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.readers = [(StartReader if a.coordinates else EndReader)(wording, a) for a in codebook.of_kind("place")]

    def read(self, s: Sentence) -> list[Claim]:
        claims: list[Claim] = []
        starts: set[int] = set()
        for reader in self.readers:
            if s.triggers or reader.cue.search(s.text, s.start, s.end):
                claims += reader.read(s, starts)
            if isinstance(reader, StartReader):
                starts = {c.start for c in claims}
        return claims
