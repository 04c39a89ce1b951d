"""Where the event ended ("landing area").

Lists used, by attribute name: `<name>_cue`, `<name>_before`, `<name>_arrival`, `<name>_coast`, `not_<name>_after`, and
those of targets.py; of English `able_before`, `modal`, `from_before`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.claims.model import Claim, CoastReference, TargetLand, trigger_at
from extractor.claims.place_names import NEAR, PlaceNames, is_own, last
from extractor.claims.targets import TargetFinder
from extractor.domain.codebook import Attribute, Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence, left_of

SURE, LIKELY, WEAK = 3, 2, 1  # strength of a claim: behind a word of arrival, any other of the gazetteer, a surface name or a country
BEFORE = 120  # characters left of a place within which its preposition is looked for
PLACED = ("at", "in", "near", "offshore", "upon", "over", "inside")  # where something is; not where it goes
IN = re.compile(r",? in (?:the )?")  # between a place and the land around it
BESIDE = ("near", "offshore", "from")  # not the place itself, unless it is waters


class DestinationFinder:
    def __init__(self, wording: Wording, attribute: Attribute, names: PlaceNames, countries: Mapping[str, str], codebook: Codebook) -> None:
        name = self.name = attribute.name
        self.tables, self.names = attribute.tables, names
        self.cue, self.before = wording[f"{name}_cue"], wording.before(f"{name}_before")
        self.could = phrase(wording, r"\b(?:{able_before}|{modal})\s+(?:\w+ly\s+)?$")
        self.arrival = wording.labelled(f"{name}_arrival")
        self.coast = phrase(wording, f"{{{name}_coast}}")
        self.excluded = phrase(wording, rf"['’]s?\b|-|\s+{{not_{name}_after}}", 0)
        self.targets = TargetFinder(wording, attribute, names, countries, codebook)
        self.from_before = wording.before("from_before")

    def read(self, s: Sentence, starts: set[int]) -> list[Claim]:
        """The claims of where it ended; none of a place that begins at one of `starts`, where it began."""
        found = [(n, self._strength(s, n)) for n in s.table(*self.tables)]
        ends = {n.end for n, k in found if k}
        found = [(n, k) for n, k in found if not any(IN.fullmatch(s.text, end, n.start) for end in ends)]  # "Kwajalein in the Marshall Islands"
        targets = [c for c in self.targets.read(s) if c.start not in starts]
        hit = {c.trigger for c in targets if c.strength == LIKELY}
        claims = [self._claim(s, n, k) for n, k in found if k and n.start not in starts and not (self._is_vague(n, k) and trigger_at(s, n.start) in hit)]
        told = {c.trigger for c in claims}
        claims += [c for c in targets if c.trigger not in told]
        return claims or self._coasts(s) or self.unlisted(s)

    def _is_vague(self, n: Name, strength: int) -> bool:
        """ "hit Ain al-Asad airbase in Anbar province": a province gives way to what was hit in it."""
        return strength < SURE and n.kind in self.names.kinds.gives_way

    def _claim(self, s: Sentence, n: Name, strength: int) -> Claim:
        """The claim of a place; where nothing says for sure that it came down there, with whose land that is."""
        land = TargetLand(n.code) if n.code and n.kind not in self.names.kinds.tested_at else None
        return Claim(self.name, n.name, n.start, n.end, s.index, trigger_at(s, n.start), reference=land, strength=strength)

    def _strength(self, s: Sentence, n: Name) -> int:
        """Whether something came down at a place, or was aimed there."""
        before = self.before.search(left_of(s, n.start, BEFORE))
        if before is None:
            return 0  # no word right before the place says so
        preposition, own = self.names.preposition(before), is_own(n, self.tables)
        led_to = own and preposition not in PLACED  # "into the Sea of Japan"
        cue = last(self.cue.finditer(s.text, s.start, n.start))
        if cue is None and s.triggers and led_to:
            return LIKELY  # a word that tells of the event stands in its sentence, and a direction right before it
        if cue is None:
            return 0  # no word of landing, firing or aiming stands before it
        landed = self.arrival.match(cue.group())
        if not (s.triggers or s.objects or led_to or _is_sure(landed)):
            return 0  # "It has also targeted shipping in the Red Sea"
        i = trigger_at(s, n.start)
        if i is not None and self.targets.is_of_others(s, cue, s.triggers[i].agent):
            return 0
        if self._unreal(s, cue):
            return 0  # a word before that of landing, firing or aiming says that it only could
        if not (led_to or self._reaches(s, cue, landed, n)):
            return 0
        if not own and preposition in BESIDE:
            return 0  # it is only near there, and no name of the tables of such places
        return SURE if _is_sure(landed) else LIKELY  # a word of landing, firing or aiming, and a direction right before the place

    def _comes_from(self, s: Sentence, n: Name, before: re.Match[str], cue: re.Match[str]) -> bool:
        """ "was fired from an island in the Indian Ocean": no word of arrival behind the "from"."""
        at = n.start - len(before.group())
        m = self.from_before.search(left_of(s, at, BEFORE)) if self.names.preposition(before) in PLACED else None
        return m is not None and cue.end() <= at - len(m.group())

    def _reaches(self, s: Sentence, cue: re.Match[str], landed: re.Match[str] | None, n: Name) -> bool:
        """Whether the last word of landing, firing or aiming before a place reaches it, where no direction stands between."""
        between = s.text[cue.end() : n.start]
        if landed is None:
            return False  # it is a word of firing or aiming, and none of arrival
        if len(between.split()) > NEAR:
            return False  # too many words stand between it and the place
        if _is_sure(landed):
            return True  # it is a strong word of arrival
        return self.targets.stop.search(between) is None  # it counts whether another part of the sentence begins between it and the place

    def _unreal(self, s: Sentence, cue: re.Match[str]) -> bool:
        """ "designed to hit Israel", "capable of striking Guam"."""
        return self.could.search(left_of(s, cue.start(), 30)) is not None

    def _coasts(self, s: Sentence) -> list[Claim]:
        """ "the sea off its east coast": the sea on that side of the launching state, or of the one named there."""
        m = self.coast.search(s.text, s.start, s.end)
        if m is None or not self.cue.search(s.text, s.start, m.end()) or self.from_before.search(left_of(s, m.start(), 40)):
            return []
        side = next(g for g in m.groups() if g).lower()
        whose = next((n.code for n in s.table("actors") if m.start() <= n.start and n.end <= m.end() and n.is_state), "")
        return [Claim(self.name, "", m.start(), m.end(), s.index, trigger_at(s, m.start()), reference=CoastReference(side, whose))]

    def unlisted(self, s: Sentence) -> list[Claim]:
        """ "slammed into a training ground at Yavoriv": a place that spaCy knows and no table has, behind a word of arrival: its surface name."""
        for start, end, text in self.names.unlisted(s):
            before = self.before.search(left_of(s, start, BEFORE))
            cue = last(self.cue.finditer(s.text, s.start, start))
            if before is None or self.names.preposition(before) in BESIDE or cue is None or self._unreal(s, cue) or self._excludes(s, end):
                continue
            if self.arrival.match(cue.group()) is not None and s.words_between(cue.end(), start) <= NEAR:
                return [Claim(self.name, text, end - len(text), end, s.index, trigger_at(s, start), strength=WEAK)]
        return []  # none that no table has stands shortly behind a word of arrival

    def _excludes(self, s: Sentence, end: int) -> bool:
        """ "at Israeli forces", "Israel's", "Israel-linked": more follows the name."""
        return self.excluded.match(s.text[end : end + 16]) is not None


def _is_sure(landed: re.Match[str] | None) -> bool:
    """Whether a word of arrival is a strong one ("landed", "fell")."""
    return landed is not None and landed.lastgroup == "strong"
