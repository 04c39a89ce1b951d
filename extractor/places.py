"""Where: the claims of place of a sentence, for each attribute of kind `place`.

The one with `coordinates` is where the event began, any other where it ended. Lists used, by attribute name: `<name>_cue`, `<name>_before`,
of a beginning also `<name>_from`, `<name>_platform` and `not_<name>_before`, of an end `<name>_arrival`, `<name>_coast`,
`<name>_target_before`, `<name>_target_words` and `not_<name>_after`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.codebook import Attribute, Codebook
from extractor.mentions import Name, Sentence
from extractor.phrases import left_of, phrase
from extractor.reading import ORIGIN, Claim, begin, trigger_at
from extractor.wording import Wording

AT = re.compile(r"\s*at\b", re.I)
INSIDE = re.compile(r"\s*(?:in|on)\b", re.I)
PLACED = re.compile(r"\s*(?:in|off|on|at|near|over|across|inside|within)\b", re.I)
BESIDE = re.compile(r"\s*(?:off|near|from)\b", re.I)
OUT_OF_ONLY = re.compile(r"\s*out of\b", re.I)
OUT_OF = re.compile(r"\s*(?:from|out of)\s+(?:the\s+)?$", re.I)
COMPASS = re.compile(r"\b(?:north|south|east|west)\w* of\b", re.I)
FROM = re.compile(r"\bfrom\s+(?:\S+\s+){0,4}$", re.I)
AND = re.compile(r"\band\b")
THE = re.compile(r"^the ")
PLACE_LABELS = ("GPE", "LOC", "FAC")  # of spaCy
PROVINCE = "province"  # the kind of site that gives way to any other
ON = re.compile(r"\s*on\b", re.I)
ON_KINDS = ("island", "test_range", "area", "spaceport")  # sites that one may be on
LAUNCH_KINDS = ("spaceport", "test_range", "missile_base", "airfield")  # "a rocket at the Sohae site" stands there, it was not fired at it
SHORE = re.compile(r"\s+(?:coast\w*|port|shores?|city|town|resort|harbou?r|region|fleet)\b", re.I)
WIDE = ("area", "submarine_area")  # kinds of sites that something may merely lie in
REACH, NEAR = 22, 14  # words between a cue and its place; measured on the dev texts


def _last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches, None where there is none."""
    found = None
    for found in matches:  # noqa: B007
        continue
    return found


def _unlisted(s: Sentence, no_name: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and surface name, without its article, of each place that spaCy knows and no table has."""
    known = [(n.start, n.end) for n in s.names]
    for start, end, label in s.entities:
        text = THE.sub("", s.text[start:end])
        if label in PLACE_LABELS and not any(a < end and start < b for a, b in known) and text[:1].isupper() and not no_name.search(text):
            yield start, end, text


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
        for start, end, text in _unlisted(s, self.no_name):
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
        cue = _last(self.cue.finditer(s.text, s.start, n.start))
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
        return [Claim(self.name, f"coast:{side}:{whose}", m.start(), m.end(), s.index, trigger_at(s, m.start()), strength=2)]

    def _unlisted(self, s: Sentence) -> list[Claim]:
        """ "slammed into a training ground at Yavoriv": a place that spaCy knows and no table has, behind a word of arrival: its surface name."""
        for start, end, text in _unlisted(s, self.no_name):
            before = self.before.search(left_of(s, start, 120))
            cue = _last(self.cue.finditer(s.text, s.start, start))
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
                    return [Claim(self.name, f"{n.code}|{n.name}", n.start, n.end, s.index, i, strength=1)]  # the code goes at the event stage
        return []

    def _is_target(self, s: Sentence, n: Name) -> bool:
        if not s.triggers or n.kind != "name" or not n.code.isupper() or self.excluded.match(s.text[n.end : n.end + 16]):
            return False
        cue = _last(self.cue.finditer(s.text, s.start, n.start))
        return self.target.search(left_of(s, n.start, 60)) is not None and cue is not None and not self._unreal(s, cue)
