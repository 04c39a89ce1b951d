"""Whose land, ship or aircraft an event began on, and lands that are the place it began at: "from Houthi-held Yemen", "fired from Russian warships".

Lists used, by attribute name: `<name>_afloat`; of English `land_of`, `from_land`, `ground_held`, `compass_adjective`.
"""

from __future__ import annotations

from extractor.annotate.sentences import printed
from extractor.claims.model import ORIGIN, Claim, trigger_at
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import A_PHRASE, Name, Sentence, left_of

WEAK = 1  # strength of a claim that the text only implies
FROM_REACH = 20  # characters in which "from inside" stands
CLOSE = 6  # words between what flew, or the verb, and the "from" of where it came from


class LandFinder:
    """Finds whose land or craft it was (ORIGIN), and lands that are values of `attribute`, the place that an event begins at."""

    def __init__(self, wording: Wording, attribute: str, codebook: Codebook) -> None:
        self.attribute, self.part = attribute, wording.before("compass_adjective")
        self.shared_lands = frozenset(codebook.raw.get("shared_lands", ()))
        self.land = phrase(wording, r"(?:['’]s)?(?:-| ){land_of}\b")
        self.from_land = wording.before("from_land")
        self.from_part = phrase(wording, r"\b{from_land}(?:\s+(?:[\w-]+\s+){0,2}?{ground_held}\s+(?:[\w-]+\s+){0,3}?(?:in|of))?\s*$")  # "from positions in"
        self.from_craft = phrase(wording, r"\b{from_land}\s+(?:[\w-]+\s+){0,2}$")
        self.craft = phrase(wording, rf"(?:['’]s)?\s+(?:[\w-]+\s+){{0,3}}?{{{attribute}_afloat}}\b")

    def read(self, s: Sentence) -> list[Claim]:
        """The first land or craft of a sentence that tells of an event."""
        if not s.triggers:
            return []
        lands = [n for n in s.actors if n.code and self._began_on(s, n)]
        return [Claim(ORIGIN, n.code, n.start, n.end, s.index, trigger_at(s, n.start), strength=WEAK) for n in lands[:1]]

    def sites(self, s: Sentence) -> list[Claim]:
        """ "from southern Lebanon", "flying over north-western Syria": a part of a state; "rockets from Lebanon": the land of others than who fired."""
        for n in s.actors if s.triggers else ():
            left = left_of(s, n.start, A_PHRASE)
            part = self.part.search(left)
            if n.kind != "name" or not n.is_state:
                continue
            start = n.start - (len(part.group()) if part else 0)
            if (part and self.from_part.search(left[: part.start()])) or self._from_shared(s, n):
                return [Claim(self.attribute, printed(s.text[start : n.end]), start, n.end, s.index, trigger_at(s, start), strength=WEAK)]
        return []

    def _from_shared(self, s: Sentence, n: Name) -> bool:
        """ "rockets from Lebanon", "was fired late on Monday from Yemen": right behind what flew or the verb, from a land where armed groups fire too."""
        left = left_of(s, n.start, A_PHRASE)
        return n.code in self.shared_lands and self.from_part.search(left) is not None and self._is_close(s, n)

    def _began_on(self, s: Sentence, n: Name) -> bool:
        left = left_of(s, n.start, A_PHRASE)
        if self.land.match(s.text, n.end) and self.from_land.search(left[-FROM_REACH:]):
            return True  # "from Houthi-held Yemen"
        if self._from_shared(s, n):
            return True
        craft = self.craft.match(s.text, n.end, s.end) is not None
        return craft and self.from_craft.search(left) is not None and self._is_close(s, n)  # "from a Chinese destroyer"

    @staticmethod
    def _is_close(s: Sentence, n: Name) -> bool:
        """Whether a name stands right behind what flew or the verb."""
        ends = [end for end in (*(o.end for o in s.objects), *(t.end for t in s.triggers)) if end <= n.start]
        return bool(ends) and s.words_between(max(ends), n.start) <= CLOSE and "," not in s.text[max(ends) : n.start]
