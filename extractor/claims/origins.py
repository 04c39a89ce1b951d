"""Where the event was or began ("launch site").

Lists used, by attribute name: `<name>_cue`, `<name>_before`, `<name>_from`, `<name>_platform`, `<name>_flown_from`, `not_<name>_before`,
`<name>_target`, `<name>_aimed_before`, `<name>_done_at`, `<name>_struck`, `<name>_vessel`, `<name>_afloat`; of English `shore`, `compass_of`, `from_land`,
`from_settlement`, `say`, `whence`, `aimed_at`, `toward`, `ship_prefix`; those of lands are in lands.py.
"""

from __future__ import annotations

import re

from extractor.claims.lands import LandFinder
from extractor.claims.model import ORIGIN, Claim, begin, trigger_at
from extractor.claims.place_names import LEFT, NEAR, REACH, PlaceNames, is_own, only_when
from extractor.domain.codebook import Attribute, Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import A_PHRASE, Name, Sentence, left_of

SURE, LIKELY, WEAK = 3, 2, 1  # strength of a claim: after "from", near a word of the event, a name that only spaCy knows
FAR_IN = 6  # words of a sentence before which "out of PLACE" may open it
BEHIND_OBJECT = 3  # characters between an object and the "at" of its place or target
DATELINE_END = re.compile(r"(?:, [A-Z][\w.]+)?(?: \([^()\n]{2,40}\))?: ")


class OriginFinder:
    def __init__(self, wording: Wording, attribute: Attribute, names: PlaceNames, codebook: Codebook) -> None:
        name = self.name = attribute.name
        self.tables, self.names, self.kinds = attribute.tables, names, names.kinds
        self.makers, self.operators = frozenset(codebook.raw.get("own_makers", ())), codebook.raw.get("operators", {})
        self.cue, self.platform = wording[f"{name}_cue"], wording[f"{name}_afloat"]
        self.origin, self.from_platform = wording.before(f"{name}_from"), wording.before(f"{name}_platform")
        self.before, self.excluded = wording.before(f"{name}_before"), wording.before(f"not_{name}_before")
        self.flown, self.not_from = wording.before(f"{name}_flown_from"), wording.before(f"not_{name}_from_before")
        self.said = phrase(wording, r",(?:\s+(?!{be_verb}\b)[^\s,]+){1,6}?\s+{say}\b[^,]*$")
        self.whence = phrase(wording, r",?\s+{whence}\b")
        self.struck = phrase(wording, rf"[^.;,]{{0,25}}\b{{be_verb}}\s+(?:\w+ly\s+)?{{{name}_struck}}\b")
        self.target, self.aimed = phrase(wording, rf"\b{{{name}_target}}"), phrase(wording, rf"\b{{{name}_aimed_before}}\s+$")
        self.toward, self.ship = phrase(wording, r"\b{toward}\b"), phrase(wording, r"\b{ship_prefix}\s+$", 0)
        self.not_after = phrase(wording, rf"\s+{{not_{name}_after}}\b")
        self.vessel = phrase(wording, rf"(?:-class)?\s+(?:[\w-]+\s+){{0,3}}?{{{name}_vessel}}\b")
        self.intercepted = wording["event_verb_interception"]
        self.done_at = wording[f"{name}_done_at"]
        self.lands, self.from_land = LandFinder(wording, name, codebook), wording.before("from_land")
        self.from_settlement = phrase(wording, r"\b{from_settlement} $", 0)
        self.at = phrase(wording, r"\b{aimed_at}\b", 0)
        self.shore, self.compass = phrase(wording, r"\s+{shore}\b"), phrase(wording, r"\b{compass_of}\b")

    def read(self, s: Sentence) -> list[Claim]:
        """The claims of where, and of the state whose land that is (ORIGIN)."""
        found = [(n, strength) for n in s.table(*self.tables) if (strength := self._strength(s, n))]
        sites = [Claim(self.name, n.name, n.start, n.end, s.index, self._trigger(s, n), strength=k) for n, k in found]
        origins = [Claim(ORIGIN, n.code, n.start, n.end, s.index, self._trigger(s, n), strength=LIKELY) for n, _ in found if n.code and is_own(n, self.tables)]
        origins = origins or self.lands.read(s)
        sites = self.names.most_specific(s, sites + self._finer(s, sites), self.tables) or self.lands.sites(s) or self._of_dateline(s)
        kept = {c.start for c in sites}
        return [*sites, *(c for c in origins if c.start in kept or c.strength == WEAK)]

    def _finer(self, s: Sentence, sites: list[Claim]) -> list[Claim]:
        """A place that no table has, where only provinces or nothing is told."""
        vague = {(n.start, n.end) for n in s.names if n.kind in self.kinds.gives_way}
        return self.unlisted(s) if all((c.start, c.end) in vague for c in sites) else []

    def _of_dateline(self, s: Sentence) -> list[Claim]:
        """ "JIUQUAN, June 5 (Xinhua) --", "Sriharikota: India launched": who reports from a launch site tells of what rose there."""
        opening = [*s.dateline, *(n for n in s.names if n.start == s.start and DATELINE_END.match(s.text, n.end))]
        n = next((n for n in opening if is_own(n, self.tables) and n.kind in self.kinds.facility), None)
        i = next((i for i, t in enumerate(s.triggers) if n is not None and t.agent in ("", n.code)), None)
        return [] if n is None or i is None else [Claim(self.name, n.name, n.start, n.end, s.index, i, strength=WEAK)]

    def _strength(self, s: Sentence, n: Name) -> int:
        """Whether an event was or began at a place."""
        left = left_of(s, n.start, LEFT)
        origin = self.origin.search(left) or self.from_platform.search(left)
        before = origin or self.before.search(left)
        if self._left_behind(s, n) is not None:
            return SURE  # "in Gaza, from where rockets were fired"
        if before is None:
            return 0  # no word before the place says so
        if self._is_other(s, n, left, before):
            return 0  # something else is told of the place
        if not is_own(n, self.tables):
            return LIKELY if origin is not None and self._from_around(s, n, origin) else 0  # no launch site by itself: waters, land
        strength = self._beside_strength(s, n, before) if origin is None else self._from_strength(s, n, origin)
        if strength and n.kind in self.kinds.gives_way:
            return strength - 1  # less than of a finer place, to which a province or an island gives way
        return strength

    def _beside_strength(self, s: Sentence, n: Name, before: re.Match[str]) -> int:
        """Whether an event was at a place, after a word such as "at", "near" or "in"."""
        if not self._beside(s, n, before):
            return 0  # it was aimed at, or only a direction or a land is told
        told = [t for t in s.triggers if t.end <= n.start and s.words_between(t.end, n.start) <= NEAR]
        if told and self.intercepted.match(s.text, told[-1].start):
            return 0  # what flew was shot down there
        if self._cues(s, n, NEAR):
            return LIKELY  # a place cue stands shortly before it
        if told:
            return LIKELY  # a word that tells of the event stands shortly before it
        return 0  # neither a place cue nor a word that tells of the event stands shortly before it

    def _from_strength(self, s: Sentence, n: Name, origin: re.Match[str]) -> int:
        """Whether an event began at a place, after "from" or a ship or submarine that lay there."""
        if self._left(s, n, origin) or self._in_other_clause(s, n, origin):
            return 0  # somebody left it, or another clause tells of it
        if self.at.search(origin.group()) and self._elsewhere(s, n, n.start - len(origin.group())):
            return 0  # what came from somewhere else was aimed at it
        if s.triggers:
            return SURE  # a word of its sentence tells of the event
        if self._cues(s, n, REACH):
            return SURE  # a place cue stands before it
        return 0  # no word of its sentence tells of the event, and no place cue stands before it

    def _is_other(self, s: Sentence, n: Name, left: str, before: re.Match[str]) -> bool:
        """Whether something else is told of the place: it was hit, a ship is called so, a target lies there."""
        if self._of_speaker(s, n) or any(p.match(s.text, n.end, s.end) for p in (self.struck, self.vessel, self.not_after)) or self.ship.search(left):
            return True  # "a ship in the Gulf of Aden was hit by a missile", "from the Yekaterinburg submarine"
        if self._behind_origin(s, n, n.start - len(left) + before.start()):
            return True
        told, origin = left[: before.start()], self.origin.search(left) is not None
        excluded = (self.not_from if origin else self.excluded).search(told[-60:])
        if excluded and not (origin and self.flown.search(told)):
            return True
        if (not is_own(n, self.tables) or n.kind in self.kinds.wide) and self.shore.match(s.text, n.end, s.end):
            return True  # "the Black Sea port of Trabzon"
        return not origin and self._at_target(s, n)

    def _of_speaker(self, s: Sentence, n: Name) -> bool:
        """ "fired a missile, a general told reporters by phone from Aden": who told of the event stands between it and the place."""
        begun = [t.end for t in s.triggers if t.end <= n.start]
        return bool(begun) and self.said.search(s.text, begun[-1], n.start) is not None

    def _behind_origin(self, s: Sentence, n: Name, start: int) -> bool:
        """ "from Lebanon at Haifa", "from Yemen at an airport near Riyadh": a place on another land than the one told before "at"."""
        i = trigger_at(s, n.start)
        begun = n.start if i is None else s.triggers[i].end
        lands = [o for o in s.names if o.end < n.start and (o.is_state or o.table in self.tables)]
        told = [o for o in lands if start <= o.start or (begun <= o.start and self.lands.from_part.search(left_of(s, o.start, A_PHRASE)))]
        return bool(told) and told[0].code not in ("", n.code) and self.at.search(s.text, told[0].end, n.start) is not None

    def _left(self, s: Sentence, n: Name, origin: re.Match[str]) -> bool:
        """ "pulled its managers out of Kaesong in answer to the launch": no event before it, and not the first words."""
        if self._cues(s, n, REACH):
            return False
        begun = any(t.start < n.start or begin(t) < n.start for t in s.triggers)
        return self.names.preposition(origin) in ("from", "out_of") and not begun and s.words_between(s.start, n.start) > FAR_IN

    def _in_other_clause(self, s: Sentence, n: Name, origin: re.Match[str]) -> bool:
        """ "After the missile attack, thousands fled from Tehran": a clause of its own that tells of nothing that flew."""
        to = n.start - len(origin.group())
        comma = s.text.rfind(",", s.start, to)
        if comma < 0 or s.words_between(comma + 1, to) < 2 or only_when(s, comma + 1, to):
            return False
        told = [*(t.end for t in s.triggers), *(o.end for o in s.objects), *(m.end() for m in self.cue.finditer(s.text, comma, to))]
        return not any(comma < end <= n.start for end in told)

    def _trigger(self, s: Sentence, n: Name) -> int | None:
        """The trigger that a place belongs to."""
        behind = self._left_behind(s, n)
        return trigger_at(s, n.start) if behind is None else behind

    def _left_behind(self, s: Sentence, n: Name) -> int | None:
        """ "a launcher in Gaza from which rockets had been fired": the trigger of what left a place, behind it."""
        m = self.whence.match(s.text, n.end, s.end)
        return next((i for i, t in enumerate(s.triggers) if m is not None and t.start >= m.end()), None)

    def _from_around(self, s: Sentence, n: Name, origin: re.Match[str]) -> bool:
        """A ship or a submarine fires from waters, anybody from land ("from the Golan Heights")."""
        if n.code:
            begun = n.start - len(origin.group())
            other = any(begun <= o.start and o.end <= n.start and o.is_state for o in s.names)  # "fired from Yemen triggered sirens in Tel Aviv"
            return not other and self.at.search(origin.group()) is None and self._from_strength(s, n, origin) > 0
        bare = self.from_land.fullmatch(origin.group().strip()) is not None
        return not bare and self.platform.search(s.text, s.start, n.start) is not None

    def _beside(self, s: Sentence, n: Name, before: re.Match[str]) -> bool:
        """Not "fired a missile at Eilat", "100 km east of Sunan", "in the Sunan area"."""
        preposition, told = self.names.preposition(before), before.group()
        if (preposition == "at" and self._aimed_at(s, n, told)) or self._elsewhere(s, n, n.start - len(told)):
            return False
        if any(t.end <= n.start and self.toward.search(s.text, t.end, n.start) for t in s.triggers):
            return False  # "fired a howitzer towards troops near the town of Avdiivka"
        if preposition == "upon" and n.kind not in self.kinds.open:
            return False  # "sanctions on Tehran"
        lies_in = n.kind in self.kinds.wide and preposition in ("in", "upon")
        return self.compass.search(told) is None and not (lies_in and not self._by_craft(s, n))

    def _by_craft(self, s: Sentence, n: Name) -> bool:
        """ "A submarine fired a missile in the Barents Sea": a ship or aircraft before the verb, what it fired behind."""
        i = trigger_at(s, n.start)
        t = None if i is None else s.triggers[i]
        return t is not None and any(o.start > t.end for o in t.objects) and self.platform.search(s.text, s.start, t.start) is not None

    def _aimed_at(self, s: Sentence, n: Name, told: str) -> bool:
        """ "a missile at Eilat", "was fired at Eilat": nothing that events happen at, right behind the object or what is fired."""
        if n.kind in self.kinds.facility:
            return n.kind not in self.kinds.open and self._by_nobody(s, n)
        at = n.start - len(told.rstrip()) - 2
        return self._fired_at(s, n) or (any(0 <= at - o.end <= BEHIND_OBJECT for o in s.objects) and not self._takes_place(s, n))

    def _by_nobody(self, s: Sentence, n: Name) -> bool:
        """ "rockets were fired at Ain al-Asad Air Base": nobody is told who could have been there to fire them."""
        i = trigger_at(s, n.start)
        return i is not None and not s.triggers[i].agent and self._fired_at(s, n)

    def _fired_at(self, s: Sentence, n: Name) -> bool:
        """Whether the verb before a place aims at it: not one that takes place there, nor one's own land."""
        i = trigger_at(s, n.start)
        t = None if i is None else s.triggers[i]
        return t is not None and t.kind == "verb" and t.end <= n.start and t.agent != n.code and not self._takes_place(s, n)

    def _takes_place(self, s: Sentence, n: Name) -> bool:
        """Whether what the trigger before a place tells of takes place there: "tested at Wonsan", "lifted off at Kourou"."""
        i = trigger_at(s, n.start)
        return i is not None and self.done_at.fullmatch(s.text, s.triggers[i].start, s.triggers[i].end) is not None

    def _elsewhere(self, s: Sentence, n: Name, start: int) -> bool:
        """Whether a place is on another land than that of who fired, or of whose make the object is ("fired at Syria's Shayrat airbase")."""
        i = trigger_at(s, n.start)
        if i is None:
            return False
        t = s.triggers[i]
        if t.agent not in ("", n.code) and any(a.kind == "demonym" and start <= a.start < n.start for a in s.actors):
            return True  # "in the Saudi province of Najran": told as a land's by its adjective, from `start` on
        owners = {t.agent} if t.agent.isupper() else {o.names[0].code for o in t.objects if o.names and o.names[0].code in self.makers}
        return n.code != "" and bool(owners) and n.code not in owners and self.operators.get(n.code) not in owners

    def _at_target(self, s: Sentence, n: Name) -> bool:
        """ "fired missiles at a depot in Bryansk", "a rocket fired on Friday touched off a store in Marib"."""
        begun = [t for t in s.triggers if t.end <= n.start]
        if not begun:
            return False
        aimed = self.aimed.search(s.text, begun[-1].end, n.start)
        happens = self.names.preposition(aimed) == "at" and self._takes_place(s, n)
        return self.target.search(s.text, begun[-1].start, n.start) is not None or (aimed is not None and not happens)

    def _cues(self, s: Sentence, n: Name, reach: int) -> bool:
        return any(m.end() <= n.start and s.words_between(m.end(), n.start) <= reach for m in self.cue.finditer(s.text, s.start, s.end))

    def unlisted(self, s: Sentence) -> list[Claim]:
        """A place spaCy knows and the gazetteer does not, right after "from": its surface name."""
        if not s.triggers:
            return []
        for start, end, text in self.names.unlisted(s):
            follows = self.from_settlement.search(left_of(s, start, 60)) and s.triggers[0].end <= start
            if follows and not self.vessel.match(s.text, end, s.end):
                return [Claim(self.name, text, end - len(text), end, s.index, trigger_at(s, start), strength=WEAK)]
        return []  # none that no table has stands behind a word that tells of the event and right behind "from" or a word like it
