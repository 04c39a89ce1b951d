"""Where it was fired from."""

from __future__ import annotations

import re

from extractor.claims.model import ORIGIN, Claim, begin, trigger_at
from extractor.claims.place_names import LAUNCH_KINDS, NEAR, ON_KINDS, PROVINCE, REACH, unlisted
from extractor.domain.codebook import Attribute
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence, left_of

AT = re.compile(r"\s*at\b", re.I)
INSIDE = re.compile(r"\s*(?:in|on)\b", re.I)
OUT_OF_ONLY = re.compile(r"\s*out of\b", re.I)
OUT_OF = re.compile(r"\s*(?:from|out of)\s+(?:the\s+)?$", re.I)
COMPASS = re.compile(r"\b(?:north|south|east|west)\w* of\b", re.I)
AND = re.compile(r"\band\b")
ON = re.compile(r"\s*on\b", re.I)
SHORE = re.compile(r"\s+(?:coast\w*|port|shores?|city|town|resort|harbou?r|region|fleet)\b", re.I)
WIDE = ("area", "submarine_area")  # kinds of sites that something may merely lie in


class StartReader:
    """Where the event began ("launch site")."""

    def __init__(self, wording: Wording, attribute: Attribute) -> None:
        self.name, self.tables = attribute.name, attribute.tables
        self.cue = wording[f"{self.name}_cue"]
        self.origin, self.from_platform = wording.before(f"{self.name}_from"), wording.before(f"{self.name}_platform")
        self.before, self.excluded = wording.before(f"{self.name}_before"), wording.before(f"not_{self.name}_before")
        self.platform = wording["platform"]
        self.flown = wording.before("flown_from")
        self.struck = phrase(wording, r"[^.;,]{0,25}\b{be_verb}\s+(?:\w+ly\s+)?{struck}\b")
        self.target = phrase(
            wording,
            r"\b(?:{launch_site_target}|(?:at|into|against|towards?)\s+(?:an?|the|its|two|three|several)\s+(?:[\w-]+\s+){1,4}(?:in|near|at|outside|of)\s+$|(?:at|into|against|towards?)\s+(?:[\w-]+\s+){0,3}?{ships}\s+(?:in|near|off|crossing|transiting)\s+(?:the\s+)?(?:\w+\s+)?$)",
        )
        self.land = phrase(wording, r"(?:['’]s)?(?:-| ){land_of}\b")
        self.from_land = phrase(wording, r"\b(?:from|out of)\s+(?:the\s+|inside\s+|within\s+)*$")
        self.no_name = phrase(wording, r"\b{no_site_name}\b")
        self.vessel = phrase(wording, r"(?:-class)?\s+(?:[\w-]+\s+){0,3}?{vessel}\b")
        self.unlisted = phrase(wording, r"\bfrom (?:the |a |an )?(?:\w+ )?(?:{settlement} of |near )?$", 0)

    def read(self, s: Sentence, starts: set[int]) -> list[Claim]:
        sites, origins = [], []
        for n in s.table(*self.tables):
            strength = self._strength(s, n)
            if strength:
                i = trigger_at(s, n.start)
                sites.append(Claim(self.name, n.name, n.start, n.end, s.index, i, strength=strength))
                if n.code:
                    origins.append(Claim(ORIGIN, n.code, n.start, n.end, s.index, i, strength=2))
        origins += self._lands(s) if not origins else []
        provinces = {(n.start, n.end) for n in s.names if n.kind == PROVINCE}
        if all((c.start, c.end) in provinces for c in sites):
            sites += self._unlisted(s)
        sites = self._most_specific(s, sites)
        kept = {c.start for c in sites}
        return [*sites, *(c for c in origins if c.start in kept or c.strength == 1)]

    def _lands(self, s: Sentence) -> list[Claim]:
        """ "from Houthi-held Yemen", "came from Armenian territory": whose land it was fired from."""
        if not s.triggers:
            return []
        lands = [n for n in s.table("actors") if n.code and self.land.match(s.text, n.end) and self.from_land.search(left_of(s, n.start, 20))]
        return [Claim(ORIGIN, n.code, n.start, n.end, s.index, trigger_at(s, n.start), strength=1) for n in lands[:1]]

    def _strength(self, s: Sentence, n: Name) -> int:
        """3 after "from", 2 after "at", "near", "in" close to a word of firing, 0 where the place is something else."""
        left = left_of(s, n.start, 150)
        if self.struck.match(s.text, n.end, s.end):
            return 0  # "a ship in the Gulf of Aden was hit by a missile"
        if self.vessel.match(s.text, n.end, s.end):
            return 0  # "from the Yekaterinburg submarine": a ship's name
        origin = self.origin.search(left) or self.from_platform.search(left)
        before = origin or self.before.search(left)
        if before is None or (self.excluded.search(left[: before.start()][-60:]) and not self.flown.search(left[: before.start()])):
            return 0
        if (n.table == "seas" or n.kind in WIDE) and SHORE.match(s.text, n.end, s.end):
            return 0  # "the Black Sea port of Trabzon"
        if self.origin.search(left) is None and self._at_target(s, n):
            return 0  # "fired missiles at ships in the Red Sea"
        if n.table == "seas":
            return self._waters(s, n, origin)
        vague = n.kind == PROVINCE
        if (
            origin is not None
            and OUT_OF_ONLY.match(origin.group())
            and not any(t.start < n.start or begin(t) < n.start for t in s.triggers)
            and s.words_between(s.start, n.start) > 6
        ):
            return 0  # "pulled its managers out of Kaesong in answer to the launch"
        if origin is not None:
            return 3 - vague if s.triggers or self._cues(s, n, REACH) else 0
        return 2 - vague if self._beside(s, n, before.group()) and self._near(s, n) else 0

    def _waters(self, s: Sentence, n: Name, origin: re.Match[str] | None) -> int:
        """A ship or a submarine fires from waters."""
        platform = self.platform.search(s.text, s.start, n.start)
        return 2 if platform is not None and origin is not None and not OUT_OF.match(origin.group()) else 0

    @staticmethod
    def _beside(s: Sentence, n: Name, before: str) -> bool:
        """Not "fired a missile at Eilat", "100 km east of Sunan", "in the Sunan area"."""
        if AT.match(before) and n.kind not in LAUNCH_KINDS and any(0 <= n.start - len(before.rstrip()) - 2 - o.end <= 3 for o in s.objects):
            return False
        if ON.match(before) and n.kind not in ON_KINDS:
            return False  # "sanctions on Tehran"
        return COMPASS.search(before) is None and not (n.kind in WIDE and INSIDE.match(before))

    def _at_target(self, s: Sentence, n: Name) -> bool:
        """ "fired missiles at a depot in Bryansk", "a rocket fired on Friday touched off a store in Marib"."""
        before = [t.end for t in s.triggers if t.end <= n.start]
        return bool(before) and self.target.search(s.text, before[-1], n.start) is not None

    def _cues(self, s: Sentence, n: Name, reach: int) -> bool:
        return any(m.end() <= n.start and s.words_between(m.end(), n.start) <= reach for m in self.cue.finditer(s.text, s.start, s.end))

    def _near(self, s: Sentence, n: Name) -> bool:
        return self._cues(s, n, NEAR) or any(t.end <= n.start and s.words_between(t.end, n.start) <= NEAR for t in s.triggers)

    def _unlisted(self, s: Sentence) -> list[Claim]:
        """A place spaCy knows and the gazetteer does not, right after "from": its surface name."""
        if not s.triggers:
            return []
        for start, end, text in unlisted(s, self.no_name):
            follows = self.unlisted.search(left_of(s, start, 60)) and s.triggers[0].end <= start
            if follows and not self.vessel.match(s.text, end, s.end):
                return [Claim(self.name, text, end - len(text), end, s.index, trigger_at(s, start), strength=1)]
        return []

    @staticmethod
    def _most_specific(s: Sentence, claims: list[Claim]) -> list[Claim]:
        """Of places told together ("the Sunan area of Pyongyang", "Sinpo, South Hamgyong province") the most specific one."""
        kinds = {(n.start, n.end): n.kind for n in s.names if n.table == "sites"}
        out: list[Claim] = []
        for c in sorted(claims, key=lambda c: c.start):
            together = out and s.words_between(out[-1].end, c.start) <= 6 and out[-1].trigger == c.trigger
            if not together or AND.search(s.text[out[-1].end : c.start]):
                out.append(c)
            elif kinds.get((out[-1].start, out[-1].end)) == PROVINCE != kinds.get((c.start, c.end)):
                out[-1] = c
        return out
