"""Where it came down."""

from __future__ import annotations

import re

from extractor.claims.model import Claim, CoastReference, CountryTarget, trigger_at
from extractor.claims.place_names import NEAR, last, unlisted
from extractor.domain.codebook import Attribute
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence, left_of

PLACED = re.compile(r"\s*(?:in|off|on|at|near|over|across|inside|within)\b", re.I)
BESIDE = re.compile(r"\s*(?:off|near|from)\b", re.I)
FROM = re.compile(r"\bfrom\s+(?:\S+\s+){0,4}$", re.I)


class EndReader:
    """Where it came down ("landing area")."""

    def __init__(self, wording: Wording, attribute: Attribute) -> None:
        name = self.name = attribute.name
        self.tables = attribute.tables
        self.cue, self.before = wording[f"{name}_cue"], wording.before(f"{name}_before")
        self.could = phrase(wording, r"\b(?:{able_before}|{modal})\s+(?:\w+ly\s+)?$")
        self.arrival = wording.labelled(f"{name}_arrival")
        self.coast = phrase(wording, f"{{{name}_coast}}")
        self.no_name = phrase(wording, r"\b{no_site_name}\b")
        self.excluded = phrase(wording, rf"['’]s?\b|-|\s+{{not_{name}_after}}", 0)
        self.target = phrase(wording, rf"\b{{{name}_target_before}}\s+(?:{{{name}_target_words}}\s+)*$")

    def read(self, s: Sentence, starts: set[int]) -> list[Claim]:
        found = [(n, self._strength(s, n)) for n in s.table(*self.tables)]
        claims = [Claim(self.name, n.name, n.start, n.end, s.index, trigger_at(s, n.start), strength=k) for n, k in found if k]
        claims = [c for c in claims if c.start not in starts]
        return claims or self._coasts(s) or self._unlisted(s) or self._countries(s)

    def _strength(self, s: Sentence, n: Name) -> int:
        before = self.before.search(left_of(s, n.start, 120))
        if before is None:
            return 0
        cue = last(self.cue.finditer(s.text, s.start, n.start))
        if cue is None or self._unreal(s, cue):
            return 2 if cue is None and s.triggers and n.table == "seas" and not PLACED.match(before.group()) else 0
        landed = self.arrival.match(cue.group())
        arrival = landed is not None and s.words_between(cue.end(), n.start) <= NEAR
        if not arrival and (n.table != "seas" or PLACED.match(before.group())):
            return 0
        if n.table != "seas" and BESIDE.match(before.group()):
            return 0
        return 3 if landed is not None and landed.lastgroup == "strong" else 2

    def _unreal(self, s: Sentence, cue: re.Match[str]) -> bool:
        """ "designed to hit Israel", "capable of striking Guam"."""
        return self.could.search(left_of(s, cue.start(), 30)) is not None

    def _coasts(self, s: Sentence) -> list[Claim]:
        """ "the sea off its east coast": the sea on that side of the launcher, resolved at the event stage."""
        m = self.coast.search(s.text, s.start, s.end)
        if m is None or not self.cue.search(s.text, s.start, m.end()) or FROM.search(left_of(s, m.start(), 40)):
            return []
        side = next(g for g in m.groups() if g).lower()
        whose = next((n.code for n in s.table("actors") if m.start() <= n.start and n.end <= m.end() and n.is_state), "")
        return [Claim(self.name, "", m.start(), m.end(), s.index, trigger_at(s, m.start()), reference=CoastReference(side, whose))]

    def _unlisted(self, s: Sentence) -> list[Claim]:
        """ "slammed into a training ground at Yavoriv": a place that spaCy knows and no table has, behind a word of arrival: its surface name."""
        for start, end, text in unlisted(s, self.no_name):
            before = self.before.search(left_of(s, start, 120))
            cue = last(self.cue.finditer(s.text, s.start, start))
            if before is None or BESIDE.match(before.group()) or cue is None or self._unreal(s, cue) or self.excluded.match(s.text[end : end + 16]):
                continue
            if self.arrival.match(cue.group()) is not None and s.words_between(cue.end(), start) <= NEAR:
                return [Claim(self.name, text, end - len(text), end, s.index, trigger_at(s, start), strength=1)]
        return []

    def _countries(self, s: Sentence) -> list[Claim]:
        """ "fired missiles at Israel", "landed in Iraq"."""
        for n in s.table("actors"):
            if self._is_target(s, n):
                i = trigger_at(s, n.start)
                t = s.triggers[i or 0]
                if t.agent != n.code and t.end <= n.start and s.words_between(t.end, n.start) <= NEAR:
                    return [Claim(self.name, n.name, n.start, n.end, s.index, i, reference=CountryTarget(n.code), strength=1)]
        return []

    def _is_target(self, s: Sentence, n: Name) -> bool:
        if not s.triggers or n.kind != "name" or not n.code.isupper() or self.excluded.match(s.text[n.end : n.end + 16]):
            return False
        cue = last(self.cue.finditer(s.text, s.start, n.start))
        return self.target.search(left_of(s, n.start, 60)) is not None and cue is not None and not self._unreal(s, cue)
