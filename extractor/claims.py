"""Claims: what each sentence says of each event, with its source and its place in the text (stage 4).

A claim belongs to one trigger of its sentence, or to none (then the event stage decides by what the text is talking of).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.attribution import Source, SourceFinder
from extractor.codebook import KINDS, Attribute, Codebook
from extractor.mentions import Name, ObjectMention, Sentence, Trigger
from extractor.quantities import Quantity
from extractor.roles import RoleFinder
from extractor.triggers import PAYLOAD
from extractor.wording import Wording

UNSORTED = "unsorted"  # a length with no cue ("Japan's figures were 1,100 km and 6,000 km"); sorted by the rival figures, see events
ORIGIN = "origin"  # the state of a site or a maker: who fired, where no subject tells it; never a fact of its own


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one attribute. Numbers are in `unit`; offsets are code points of the article's text, end exclusive."""

    attribute: str
    value: str
    start: int
    end: int
    sentence: int
    trigger: int | None = None
    value_min: float | None = None
    value_max: float | None = None
    unit: str = ""
    qualifier: str = ""
    asserted_by: str = ""
    source_start: int = 0
    source_end: int = 0
    strength: int = 2  # 3 strong … 1 weak evidence


@dataclass(slots=True)
class Reading:
    """A sentence with its claims and the triggers they belong to."""

    sentence: Sentence
    claims: list[Claim]
    sources: list[Source]


NEGATED_OUTCOME = re.compile(
    r"(?:\b(?:not|never|no|without|denied|if|whether|could|would|may|might|unclear|until|evidence|any|previous|past|earlier|series of|other|rate|doubts?|questions?)|n['’]t)"
    r"\s+(?:\S+\s+){0,3}$",
    re.I,
)
NO_PLACE = re.compile(r"\b(?:coast|sea|ocean|waters|country|area|region|north|south|east|west|space|earth|orbit|moon)\b", re.I)  # entities that name no site
ARRIVAL = re.compile(r"land|fell|fall|splash|c[ra]+ash|impact|hit|struck|strik|plung|came|drop|plummet|target", re.I)
IDENTIFIED = re.compile(
    r"\b(?:is|was|were|are|be|been|as|identified|called|dubbed|resembl\w+|likely|probably|believed|appear\w*|named|known|presum\w+|possibly)\s+(?:\S+\s+){0,4}$",
    re.I,
)
# "(1:17 p.m. ET Tuesday)", "(2245 GMT on Tuesday)": the day somewhere else
FOREIGN_DAY = re.compile(r"\([^()]*\b(?:E[DS]?T|P[DS]?T|GMT|UTC|Eastern|BST|CET)\b[^()]*$", re.I)


def last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches, None where there is none."""
    found = None
    for found in matches:  # noqa: B007
        continue
    return found


def number(value: float) -> str:
    """A number as the tables show it: no trailing zeros, four decimals at most."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


class ClaimReader:
    """Reads sentences in order; keeps the source last in force, for "it added"."""

    def __init__(self, wording: Wording, codebook: Codebook, coasts: dict[str, dict[str, str]]) -> None:
        self.wording = wording
        self.codebook = codebook
        self.of_kind = {kind: codebook.first(kind) for kind in KINDS}
        self.coasts = coasts
        self.finder = SourceFinder(wording)
        self.length_roles = RoleFinder(wording, "length")
        self.previous: tuple[str, ...] = ()
        self.space = wording.get("space_context")
        self.makers = frozenset(codebook.raw.get("own_makers", ()))

    def read(self, sentences: list[Sentence]) -> list[Reading]:
        self.previous = ()
        return [self._read(s) for s in sentences]

    def _read(self, s: Sentence) -> Reading:
        sources = self.finder.sources(s, self.previous)
        states = [x for x in sources if any(c.isupper() for c in x.codes)]
        if states or sources:
            self.previous = (states or sources)[-1].codes
        claims: list[Claim] = []
        for i, trigger in enumerate(s.triggers):
            claims += self._of_trigger(s, i, trigger)
        claims += self._of_objects(s)
        claims += self._dates(s)
        claims += self._times(s)
        claims += self._places(s)
        claims += self._lengths(s, sources)
        claims += self._other_quantities(s)
        claims += self._outcomes(s)
        return Reading(s, [c for claim in claims if claim.attribute for c in self._attribute(claim, sources)], sources)

    def _attribute(self, claim: Claim, sources: list[Source]) -> list[Claim]:
        """The claim once for each source that makes it."""
        source = SourceFinder.at(sources, claim.start)
        if source is None or not source.codes:
            return [claim]
        codes = source.codes if claim.unit else source.codes[:1]
        return [replace(claim, asserted_by=code, source_start=source.start, source_end=source.end) for code in codes]

    # --- from the trigger and its objects ---------------------------------------------------------------------------
    def _of_trigger(self, s: Sentence, i: int, t: Trigger) -> list[Claim]:
        claims = []
        if t.agent:
            claims.append(Claim(self.of_kind["agent"], t.agent, *t.agent_span, s.index, i))
        for o in t.objects[:1]:
            claims += self._of_object(s, i, o)
        same = [o for o in t.objects if o.cls == t.objects[0].cls or not o.cls]
        if len(same) > 1 and all(o.count for o in same):  # "two Hwasal-1 and two Hwasal-2 missiles"
            total = str(sum(o.count or 0 for o in same))
            claims = [replace(c, value=total, end=same[-1].end) if c.attribute == self.of_kind["count"] else c for c in claims]
        return claims

    def _of_objects(self, s: Sentence) -> list[Claim]:
        """Names that no trigger has: "It was a Hwasong-18", "they closely resemble the KN-24"."""
        taken = [o for t in s.triggers for o in t.objects]
        free = [
            o
            for o in s.objects
            if o.names
            and o not in taken
            and (IDENTIFIED.search(s.text[max(s.start, o.start - 40) : o.start]) or (not s.triggers and o.start - s.start < 25))
            and o.names[0].kind != "surface_to_air"
        ]
        return [c for o in free for c in self._of_object(s, None, o) if c.attribute == self.codebook.first("name")]

    def _of_object(self, s: Sentence, i: int | None, o: ObjectMention) -> list[Claim]:
        claims = []
        name = o.names[0] if o.names else None
        if name is not None:
            claims.append(Claim(self.of_kind["name"], name.name, name.start, name.end, s.index, i))
            if i is not None and name.code in self.makers:
                claims.append(Claim(ORIGIN, name.code, name.start, name.end, s.index, i, strength=1))
        cls = o.cls
        if (
            name is not None
            and name.kind
            and (cls == "" or (cls in self.codebook.general_classes[:1] and name.kind not in ("SRBM", "MRBM", "IRBM", "ICBM", "SLBM", "CRBM", "ballistic")))
        ):
            cls = name.kind
        if cls == PAYLOAD or (
            cls in self.codebook.general_classes[:1] and self.space is not None and "rocket" in s.text[o.head : o.end].lower() and self.space.search(s.text)
        ):
            cls = "space_launch"
        if cls in self.codebook.general_classes and "submarine_platform" in self.wording and self.wording["submarine_platform"].search(s.text, s.start, s.end):
            cls = "SLBM" if "SLBM" in self.codebook.attributes["projectile_class"].values else cls
        if cls:
            claims.append(Claim(self.of_kind["class"], cls, o.head, o.end, s.index, i))
        if o.count is not None or o.count_qualifier:
            value = "" if o.count is None else str(o.count)
            claims.append(Claim(self.of_kind["count"], value, o.count_span[0], o.count_span[1], s.index, i, unit="", qualifier=o.count_qualifier or "exact"))
        elif i is not None and s.triggers[i].kind == "verb" and not o.plural and cls not in ("", "rocket_artillery", "artillery"):
            claims.append(Claim(self.of_kind["count"], "1", o.start, o.end, s.index, i, qualifier="exact", strength=1))  # "the missile flew": one
        return claims

    # --- when ---------------------------------------------------------------------------------------------------------
    def _trigger_at(self, s: Sentence, start: int, end: int) -> int | None:
        """The trigger a place in the sentence belongs to: the last one begun before it, else the first."""
        if not s.triggers:
            return None
        best: int | None = None
        for i, t in enumerate(s.triggers):
            if self._begin(t) <= start:
                best = i
        first = s.triggers[0]
        if best is None and not (first.background or first.role == "unreal" or (first.kind == "noun" and first.anaphoric is False)):
            return 0
        return best

    @staticmethod
    def _begin(t: Trigger) -> int:
        return min([t.start, *(o.start for o in t.objects)])

    def _dates(self, s: Sentence) -> list[Claim]:
        claims = []
        for start, end, spec, basis in s.dates:
            if (
                FOREIGN_DAY.search(s.text[max(s.start, start - 40) : end])
                or (len(s.dates) > 1 and re.search(r"(?:GMT|UTC)\s+(?:on\s+)?$", s.text[max(s.start, start - 9) : start]))
            ) or self._of_other(s, start, end):
                continue
            i = self._date_trigger(s, start, end)
            weak = self._of_saying(s, start)
            claims.append(Claim(self.of_kind["date"], f"{spec}|{basis}", start, end, s.index, i, strength=1 if weak else 2))
        return claims

    def _of_other(self, s: Sentence, start: int, end: int) -> bool:
        """ "a Sept. 3 nuclear test", "its nuclear test in January": the day of something else."""
        if "dated_otherwise" not in self.wording:
            return False
        pattern = self.wording["dated_otherwise"]
        after = pattern.match(s.text, end + 1, s.end)
        left = s.text[max(s.start, start - 45) : start]
        before = last(pattern.finditer(left))
        return after is not None or (before is not None and len(left[before.end() :].split()) <= 2)

    def _date_trigger(self, s: Sentence, start: int, end: int) -> int | None:
        """The nearest trigger, one that follows at once ("Tuesday's launch", "a June 8 test") before all."""
        best: tuple[int, int] | None = None
        for i, t in enumerate(s.triggers):
            first = min([t.start, *(o.start for o in t.objects)])
            if end <= t.start:
                gap = s.words_between(end, t.start)
                touching = t.kind == "noun" and gap <= 4 and not re.search(r"[,;:]", s.text[end : t.start])
                distance = 0 if touching else gap + 1
            elif start >= t.end:
                distance = s.words_between(t.end, start) + 1
            else:
                distance = 0
            if first <= start < t.end:
                distance = 0
            if best is None or distance < best[0]:
                best = (distance, i)
        return best[1] if best else None

    def _of_saying(self, s: Sentence, start: int) -> bool:
        """ "said on Tuesday", "a statement Friday": the day of the words, not of the event."""
        left = s.text[max(s.start, start - 40) : start]
        if self.wording.before("say").search(left) or self.wording.before("say").search(re.sub(r"\s(?:on|in|late|early)\s*$", " ", left)):
            return True
        return (
            re.search(
                r"(?:\b(?:admitted|denied|said|says|reported|announced|told|statement|confirmed|added|claimed|reporters|according to \S+(?: \S+){0,3}|condemned|warned|urged|called|report|news conference|interview|briefing|meeting|visit|arrived|tweeted|dated|convened|met|released|published|spoke|talks|speech|agency)\s+(?:(?!that\b)\w+ )?(?:late |early )?(?:on |in )?(?:a )?)$",
                left,
                re.I,
            )
            is not None
        )

    def _times(self, s: Sentence) -> list[Claim]:
        local = [t for t in s.times if t[3]] or s.times
        return [Claim(self.of_kind["time"], hhmm, start, end, s.index, self._trigger_at(s, start, end)) for start, end, hhmm, _ in local[:1]]

    # --- where --------------------------------------------------------------------------------------------------------
    def _places(self, s: Sentence) -> list[Claim]:
        claims: list[Claim] = []
        self._site_starts: set[int] = set()
        for attribute in self.codebook.of_kind("place"):
            claims += self._places_of(s, attribute)
            if attribute.coordinates:
                self._site_starts = {c.start for c in claims}
        return claims

    def _places_of(self, s: Sentence, attribute: Attribute) -> list[Claim]:
        claims: list[Claim] = []
        if self.wording[f"{attribute.name}_cue"].search(s.text, s.start, s.end) is None and not s.triggers:
            return claims
        for n in s.table(*attribute.tables):
            strength = self._place_strength(s, attribute.name, n)
            if strength:
                i = self._trigger_at(s, n.start, n.end)
                claims.append(Claim(attribute.name, n.name, n.start, n.end, s.index, i, strength=strength))
                if attribute.coordinates and n.code:
                    claims.append(Claim(ORIGIN, n.code, n.start, n.end, s.index, i, strength=2))
        if attribute.coordinates:
            provinces = {(n.start, n.end) for n in s.names if n.kind == "province"}
            specific = [c for c in claims if c.attribute != ORIGIN and (c.start, c.end) not in provinces]
            claims += self._unlisted_places(s, attribute.name, specific)
            origins = [c for c in claims if c.attribute == ORIGIN]
            claims = self._most_specific(s, [c for c in claims if c.attribute != ORIGIN])
            claims += [c for c in origins if any(c.start == k.start for k in claims)]
        else:
            sites = {c.start for c in claims} & self._site_starts
            claims = [c for c in claims if c.start not in sites]
            claims += self._coasts(s, attribute.name, claims)
            claims += self._countries(s, attribute.name) if not claims else []
        return claims

    def _place_strength(self, s: Sentence, name: str, n: Name) -> int:
        left = s.text[s.start : n.start]
        if name == "launch_site":
            return self._site_strength(s, n, left)
        before = self.wording.before("landing_area_before").search(left[-120:])
        if before is None:
            return 0
        cue = last(self.wording["landing_area_cue"].finditer(s.text, s.start, n.start))
        if cue is None and not s.triggers:
            return 0
        arrival = cue is not None and ARRIVAL.match(cue.group()) is not None and s.words_between(cue.end(), n.start) <= 14
        if re.match(r"\s*(?:in|off|on|at|near|over|across|inside|within)\b", before.group(), re.I) and not arrival:
            return 0
        if n.table != "seas" and not arrival:
            return 0
        if n.table != "seas" and re.match(r"\s*(?:off|near|from)\b", before.group(), re.I):
            return 0
        return 3 if cue and re.match(r"land|fell|fall|splash|crash|impact|plung|came", cue.group(), re.I) else 2

    def _site_strength(self, s: Sentence, n: Name, left: str) -> int:
        """3 after "from", 2 after "at", "near", "in" close to a word of firing, 0 where the place is something else."""
        near_left = left[-150:]
        origin = self.wording.before("launch_site_from").search(near_left) or self.wording.before("launch_site_platform").search(near_left)
        before = origin or self.wording.before("launch_site_before").search(near_left)
        if before is None or self.wording.before("not_launch_site_before").search(near_left[: before.start()][-60:]):
            return 0
        if (
            re.match(r"\s*at\b", before.group(), re.I)
            and any(0 <= n.start - len(before.group().rstrip()) - 2 - o.end <= 3 for o in s.objects)
            and origin is None
        ):
            return 0  # "fired a missile at Eilat"
        compass = re.search(r"\b(?:north|south|east|west)\w* of\b", before.group(), re.I)
        cues = [m for m in self.wording["launch_site_cue"].finditer(s.text, s.start, s.end) if m.end() <= n.start and s.words_between(m.end(), n.start) <= 22]
        if n.table == "seas":  # a ship or a submarine fires from waters
            platform = self.wording["platform"].search(s.text, s.start, n.start) if "platform" in self.wording else None
            return 2 if platform is not None and origin is not None and not re.match(r"\s*(?:from|out of)\s+(?:the\s+)?$", origin.group(), re.I) else 0
        if origin is not None:
            return 3 if s.triggers or cues else 0
        if compass or (n.kind in ("area", "submarine_area") and re.match(r"\s*(?:in|on)\b", before.group(), re.I)):
            return 0
        near = any(s.words_between(m.end(), n.start) <= 14 for m in cues) or any(t.end <= n.start and s.words_between(t.end, n.start) <= 14 for t in s.triggers)
        return 2 if near else 0

    def _unlisted_places(self, s: Sentence, name: str, have: list[Claim]) -> list[Claim]:
        """A place spaCy knows and the gazetteer does not, right after "from": its surface name."""
        known = [(n.start, n.end) for n in s.names]
        out = []
        for start, end, label in s.entities:
            if label not in ("GPE", "LOC", "FAC") or have or any(a < end and start < b for a, b in known) or not s.triggers:
                continue
            left = s.text[max(s.start, start - 60) : start]
            if (
                re.search(r"\bfrom (?:the |a |an )?(?:\w+ )?(?:(?:town|city|port|village|county|area|island|district|base) of |near )?$", left)
                and s.triggers[0].end <= start
            ):
                text = re.sub(r"^the ", "", s.text[start:end])
                if not text[:1].isupper() or NO_PLACE.search(text):
                    continue
                out.append(Claim(name, text, start + len(s.text[start:end]) - len(text), end, s.index, self._trigger_at(s, start, end), strength=1))
        return out[:1]

    def _most_specific(self, s: Sentence, claims: list[Claim]) -> list[Claim]:
        """Of places told together ("the Sunan area of Pyongyang", "Sinpo, South Hamgyong province") the most specific one."""
        kinds = {(n.start, n.end): n.kind for n in s.names if n.table == "sites"}
        rank = {"province": 0}
        out: list[Claim] = []
        for c in sorted(claims, key=lambda c: c.start):
            if out and s.words_between(out[-1].end, c.start) <= 6 and out[-1].trigger == c.trigger and not re.search(r"\band\b", s.text[out[-1].end : c.start]):
                if rank.get(kinds.get((c.start, c.end), ""), 1) > rank.get(kinds.get((out[-1].start, out[-1].end), ""), 1):
                    out[-1] = c
                continue
            out.append(c)
        return out

    COAST = re.compile(
        r"\b(?:sea|seas|waters|ocean)\b[^.;]{0,12}?\boff (?:[\w'’]+ ){0,5}?(?P<side>east|west|north|south)(?:ern)? (?:coast|shore|sea|side|waters)|\b(?:its|the north['’]s|north korea['’]s|\w+['’]s) (?P<side2>east|west|north|south)(?:ern)? (?:sea|waters|coast)\b|\boff (?:the |its )?(?P<side3>east|west)(?:ern)? coast",
        re.I,
    )

    def _coasts(self, s: Sentence, name: str, have: list[Claim]) -> list[Claim]:
        """ "the sea off its east coast": the sea on that side of the launcher, resolved at the event stage."""
        if have:
            return []
        m = self.COAST.search(s.text, s.start, s.end)
        if m is None or not self.wording["landing_area_cue"].search(s.text, s.start, m.end()):
            return []
        if re.search(r"\bfrom\s+(?:\S+\s+){0,4}$", s.text[max(s.start, m.start() - 40) : m.start()], re.I):
            return []
        side = (m["side"] or m["side2"] or m["side3"]).lower()
        return [Claim(name, f"coast:{side}", m.start(), m.end(), s.index, self._trigger_at(s, m.start(), m.end()), strength=2)]

    def _countries(self, s: Sentence, name: str) -> list[Claim]:
        """ "fired missiles at Israel", "landed in Iraq"."""
        for n in s.table("actors"):
            if (
                n.kind != "name"
                or not n.code.isupper()
                or re.match(
                    r"['’]s?\b|-|\s+(?:forces|troops|and (?:coalition|allied)|bases|mainland|interests|soil|targets|military|officials?|waters)",
                    s.text[n.end : n.end + 16],
                )
            ):
                continue
            left = s.text[max(s.start, n.start - 60) : n.start]
            if (
                re.search(
                    r"\b(?:at|into|towards?|on|against|struck|hit|in)\s+(?:(?:northern|southern|central|eastern|western|US|U\.S\.|American|targets|forces|troops|and|coalition|bases|in|the|two|military)\s+)*$",
                    left,
                    re.I,
                )
                and self.wording["landing_area_cue"].search(s.text, s.start, n.start)
                and s.triggers
            ):
                i = self._trigger_at(s, n.start, n.end)
                t = s.triggers[i or 0]
                if t.agent != n.code and t.end <= n.start and s.words_between(t.end, n.start) <= 14:
                    return [Claim(name, n.name, n.start, n.end, s.index, i, strength=1)]
        return []

    # --- how far, how high --------------------------------------------------------------------------------------------
    def _lengths(self, s: Sentence, sources: list[Source]) -> list[Claim]:
        lengths = [q for q in s.quantities if q.kind == "LENGTH"]
        if not lengths:
            return []
        claims = []
        for q, decision in zip(lengths, self.length_roles.decide(s.text, s.start, s.end, lengths), strict=True):
            if not decision.role and sources and q.value >= 1:
                claims.append(self._quantity(s, UNSORTED, q, 1))
            attribute = self.codebook.attributes.get(decision.role)
            if attribute is not None and attribute.least <= q.value <= attribute.greatest:
                claims.append(self._quantity(s, attribute.name, q, decision.strength))
        return claims

    def _quantity(self, s: Sentence, name: str, q: Quantity, strength: int) -> Claim:
        return Claim(name, number(q.value), q.start, q.end, s.index, self._trigger_at(s, q.start, q.end), q.low, q.high, q.unit, q.qualifier, strength=strength)

    def _other_quantities(self, s: Sentence) -> list[Claim]:
        claims = [self._quantity(s, "speed", q, 2) for q in s.quantities if q.kind == "SPEED"] if "speed" in self.codebook.attributes else []
        for q in s.quantities:
            if q.kind != "DURATION" or "flight_time" not in self.codebook.attributes:
                continue
            left = s.text[s.start : q.start]
            if re.search(
                r"\b(?:fl[ey]w|fl[yi]\w*|flown|travel\w*|flight|airborne|lasted|took|orbits?)\b[^.;]{0,70}\b(?:for|in|lasted|took|of|over)\s+(?:\w+\s+){0,3}$",
                left,
                re.I,
            ):
                claims.append(self._quantity(s, "flight_time", q, 2))
        return claims

    # --- how it went --------------------------------------------------------------------------------------------------
    def _outcomes(self, s: Sentence) -> list[Claim]:
        claims = []
        for m in self.wording.labelled("outcome").finditer(s.text, s.start, s.end):
            left = s.text[max(s.start, m.start() - 45) : m.start()]
            if NEGATED_OUTCOME.search(left) is None and self._of_flight(s, m, left):
                claims.append(Claim(self.of_kind["outcome"], m.lastgroup or "", m.start(), m.end(), s.index, self._outcome_trigger(s, m)))
        return claims

    @staticmethod
    def _of_flight(s: Sentence, m: re.Match[str], left: str) -> bool:
        """Near a trigger, or with what was launched as its subject."""
        if any(s.words_between(t.end, m.start()) <= 8 and s.words_between(m.end(), t.start) <= 8 for t in s.triggers):
            return True
        subject = any(o.end <= m.start() and s.words_between(o.end, m.start()) <= 10 for o in s.objects)
        return subject or re.search(r"\b(?:it|launch|test|they|mission|flight|both|trials?)\s+(?:\S+\s+){0,5}$", left, re.I) is not None

    def _outcome_trigger(self, s: Sentence, m: re.Match[str]) -> int | None:
        """ "a successful flight test": the noun that follows; else as any other claim."""
        for i, t in enumerate(s.triggers):
            if t.kind == "noun" and m.end() <= t.start and s.words_between(m.end(), t.start) <= 6:
                return i
        return self._trigger_at(s, m.start(), m.end())
