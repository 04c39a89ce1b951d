"""What an event was aimed at or hit: towns, bases, regions, countries ("rockets at Haifa", "a strike on a Syrian air field", "hit the town of X").

Lists used, by attribute name: `<name>_aim`, `<name>_aimless`, `<name>_hit`, `<name>_attack`, `<name>_attacked_at`, `<name>_ground`,
`not_<name>_after`; of English `target_break`, `aim_break`, `compass_adjective`, `able_before`, `modal`, `infinitive`, `shore`,
`waters_word`, `compass_of`, `own_ground`, `from_land`, `from_before`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.annotate.sentences import printed
from extractor.claims.model import Claim, TargetLand, begin
from extractor.claims.place_names import PlaceNames
from extractor.domain.codebook import Attribute, Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import A_PHRASE, A_WORD, Name, Sentence, Trigger, after_last, left_of

TOWN, UNLISTED, REGION, COUNTRY, PEOPLE = 5, 4, 3, 2, 1  # how fine a place is; the finest of a target is meant
LIKELY, WEAK = 2, 1  # strength of a claim
AIM_REACH = 22  # words between a trigger and the preposition of its target
NAMED = re.compile(r",(?:\s[A-Z][\w'’-]+){1,3}(?=[,.]|$)")  # "…'s second city, Kharkiv,"
WIDTH = 12  # words of a target


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a target: how fine it is, its value and whose land it is."""

    start: int
    end: int
    fineness: int
    value: str
    code: str


class TargetFinder:
    """`countries` are the names of states by code."""

    def __init__(self, wording: Wording, attribute: Attribute, names: PlaceNames, countries: Mapping[str, str], codebook: Codebook) -> None:
        name = self.name = attribute.name
        self.tables, self.names, self.countries = attribute.tables, names, countries
        self.aim, self.hit = wording[f"{name}_aim"], wording[f"{name}_hit"]
        self.attack, self.attacked_at = wording[f"{name}_attack"], phrase(wording, rf"\s+{{{name}_attacked_at}}\b")
        self.attack_at = phrase(wording, rf"\s+{{{name}_attack}}\s+(?:{{{name}_attacked_at}}|{{{name}_attacked_on}})\b")
        # a name in quotation marks ends no target: "the hypermarket “Epicentr” in Kharkiv"
        self.stop = phrase(wording, r"[,;:()—–]|“(?![^“”]{1,30}”)|(?<!\w)\"(?![^\"]{1,30}\")|(?<=[.,!?])”|(?-i:(?<!\b[A-Z])\.\s)|\b{target_break}\b")
        self.gap_end = phrase(wording, r"[;:()“”\"—–]|\b{aim_break}\b")
        self.aimless, self.infinitive = wording[f"{name}_aimless"], phrase(wording, r"\b{infinitive}\s+$")
        self.shore = phrase(wording, r"\s+{shore}\b")
        self.excluded = phrase(wording, rf"-|(?:['’]s?)?\s+{{not_{name}_after}}\b", 0)
        self.ground, self.abroad = phrase(wording, rf"\s+{{{name}_ground}}\b"), codebook.raw.get("bases_abroad", ())
        self.shared_lands = codebook.raw.get("shared_lands", ())
        self.compass, self.owned = wording.before("compass_adjective"), re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+)?")
        self.named_behind = phrase(wording, r"\b{settlement}$")
        self.clause = phrase(wording, r"[;:“”\"]|\b(?:{clause_start}|{relative}|{say})\b")
        self.waters_beside = phrase(wording, r"\b{waters_word}\s+{compass_of}\s+$")
        self.comes_from = wording.before("from_before")
        self.own_ground, self.from_land = phrase(wording, r"\b{own_ground}\b"), wording.before("from_land")
        self.suffered = phrase(wording, r"\b{suffered_before}\s+$")
        self.could = phrase(wording, r"\b(?:{able_before}|{modal})\s+(?:\w+ly\s+)?$")

    def read(self, s: Sentence) -> list[Claim]:
        """One claim a trigger at most: the finest place of its target."""
        claims = []
        for i, t in enumerate(s.triggers):
            target = next((best for a in self._begins(s, i, t) if (best := self._finest(s, a, t)) is not None), None)
            if target is not None:
                strength = LIKELY if target.fineness == TOWN else WEAK
                claims.append(Claim(self.name, target.value, target.start, target.end, s.index, i, reference=TargetLand(target.code), strength=strength))
        return claims

    def _begins(self, s: Sentence, i: int, t: Trigger) -> Iterator[int]:
        """Where the target of a trigger may begin, in order."""
        end = s.triggers[i + 1].start if i + 1 < len(s.triggers) else s.end
        if self._is_unreal(s, t.start, hit=False) or self.aimless.fullmatch(s.text, t.start, t.end):
            return
        if self.hit.fullmatch(s.text, t.start, t.end) is not None and not self._is_unreal(s, t.start):
            yield t.end
        if self.attack.search(s.text, t.start, t.end) and (m := self.attacked_at.match(s.text, t.end, end)) is not None:
            yield m.end()
        yield from (m.end() for o in t.objects if o.end <= t.start and (m := self.attack_at.match(s.text, o.end, t.start)))
        if self._is_struck(t) and self.hit.fullmatch(s.text, t.start, t.end):
            yield from self._begins_of_struck(s, i, t, end)
        yield from (m.end() for m in self.aim.finditer(s.text, t.end, end) if self._aims(s, t, m))
        hits = (m for m in self.hit.finditer(s.text, t.start, end) if m.end() > t.end and not self._is_unreal(s, m.start()))
        yield from (m.end() for m in hits if not self.is_of_others(s, m, t.agent))
        if t.kind == "noun" and self.suffered.search(s.text, s.start, begin(t)):
            yield from self._begins_of_subject(s, i, begin(t))  # "Kabul airport came under rocket fire"

    def is_of_others(self, s: Sentence, m: re.Match[str], agent: str) -> bool:
        """ "days after Israeli air strikes in Beirut": what others struck."""
        owners = (n for n in s.actors if n.is_state and n.end < m.start() and n.code != agent)
        return any(self.owned.fullmatch(s.text, n.end, m.start()) and (n.kind == "demonym" or s.text[n.end] != " ") for n in owners)

    @staticmethod
    def _is_struck(t: Trigger) -> bool:
        """ "was struck by a missile": what flew stands behind the verb of hitting, and what it hit before."""
        return t.passive and bool(t.objects) and t.objects[0].start > t.end

    def _begins_of_struck(self, s: Sentence, i: int, t: Trigger, end: int) -> Iterator[int]:
        """ "was struck by a missile in Damascus", "a clinic in Damascus was struck by"."""
        if (m := self.attacked_at.match(s.text, t.objects[0].end, end)) is not None:
            yield m.end()
        yield from self._begins_of_subject(s, i, t.start)

    def _begins_of_subject(self, s: Sentence, i: int, end: int) -> Iterator[int]:
        """Where the subject of a passive may begin: with its clause, else behind the trigger before."""
        start = max([s.start, *(u.end for u in s.triggers[:i])])
        yield end - len(after_last(self.clause, s.text[start:end]))
        yield start

    def _aims(self, s: Sentence, t: Trigger, m: re.Match[str]) -> bool:
        """Whether a preposition goes with a trigger: not far from it and its objects, and no other verb between."""
        told = max([t.end, *(o.end for o in t.objects)])
        if self.names.preposition(m) == "upon" and self.comes_from.search(left_of(s, m.start(), A_PHRASE)):
            return False  # "fired from a launcher on an island in the Indian Ocean"
        return s.words_between(told, m.start()) <= AIM_REACH and self.gap_end.search(s.text, min(told, m.start()), m.start()) is None

    def _is_unreal(self, s: Sentence, at: int, *, hit: bool = True) -> bool:
        """ "could strike Guam", "a missile to hit America"; "continued to fire" is real."""
        left = left_of(s, at, 30)
        return self.could.search(left) is not None or (hit and self.infinitive.search(left) is not None)

    def _finest(self, s: Sentence, start: int, t: Trigger) -> Target | None:
        """The finest place between a preposition and the end of what it governs, not the agent's own where nobody else acts."""
        end, named = self._end(s, start)
        told = [
            x
            for x in [*self._places(s, start, end), *self._unknown(s, named, end), *self._own_ground(s, start, end, t)]
            if (x.code != t.agent or x.code in ("", *self.shared_lands)) and s.words_between(start, x.start) <= WIDTH
        ]
        return max(told, key=lambda x: (x.fineness, -x.start), default=None)

    def _end(self, s: Sentence, start: int) -> tuple[int, int]:
        """Where a target ends, and where its name may begin: "Ukraine's second city, Kharkiv," ends behind the name."""
        stop = self.stop.search(s.text, start, s.end)
        aside = NAMED.match(s.text, stop.start(), s.end) if stop is not None and self.named_behind.search(s.text[start : stop.start()]) else None
        if aside is not None:
            return aside.end(), aside.start() + 1
        return stop.start() if stop else s.end, start

    def _places(self, s: Sentence, start: int, end: int) -> Iterator[Target]:
        for n in s.names:
            if start <= n.start and n.end <= end and (found := self._of_name(s, n)) is not None:
                yield found
        for a, b, text in self.names.unlisted(s):
            if start <= a and b <= end and not self.excluded.match(s.text, b):
                yield Target(b - len(text), b, UNLISTED, text, "")

    def _unknown(self, s: Sentence, start: int, end: int) -> list[Target]:
        """The name that begins a target, or lies around it, whether or not anybody knows it: "at Kfar Aza", "on a market in Avdiivka"."""
        behind, around = self.names.right_behind(s, start), self.names.lies_in(s, start, end)
        return [Target(*found[:2], fineness, found[2], "") for found, fineness in ((behind, TOWN), (around, UNLISTED)) if found is not None]

    def _own_ground(self, s: Sentence, start: int, end: int, t: Trigger) -> list[Target]:
        """ "Israel said rockets were fired into its territory": of the state told last before it, or first behind it, that did not fire."""
        m = self.own_ground.search(s.text, start, end)
        others = [n for n in s.actors if m and n.is_state and n.code != t.agent and not self.from_land.search(left_of(s, n.start, A_WORD))]
        if m is None or not others:
            return []
        whose = next((n for n in reversed(others) if n.end <= m.start()), others[0])
        return [Target(m.start(), m.end(), COUNTRY, self.countries.get(whose.code, whose.name), whose.code)]

    def _is_ground(self, s: Sentence, n: Name) -> bool:
        """ "two Iraqi bases", not "US bases"."""
        return n.code not in self.abroad and self.ground.match(s.text, n.end) is not None

    def _of_name(self, s: Sentence, n: Name) -> Target | None:
        if n.code and self.waters_beside.search(left_of(s, n.start, A_WORD)):
            return None  # "in waters west of Hokkaido"
        if n.table in self.tables:
            if not n.code and self.shore.match(s.text, n.end):
                return None  # "the US Pacific territory of Guam"
            fineness = REGION if n.kind in self.names.kinds.gives_way else TOWN
            return Target(n.start, n.end, fineness, n.name, "" if n.kind in self.names.kinds.tested_at else n.code)
        if not n.is_state or (self.excluded.match(s.text, n.end) and not self._is_ground(s, n)):
            return None
        if n.kind == "capital":
            return Target(n.start, n.end, TOWN, n.name, n.code)
        if n.kind == "demonym":
            return Target(n.start, n.end, PEOPLE, self.countries.get(n.code, ""), n.code)
        if n.kind != "name":
            return None
        part = self.compass.search(left_of(s, n.start, 25))
        if part is None:
            return Target(n.start, n.end, COUNTRY, self.countries.get(n.code, n.name), n.code)
        start = n.start - len(part.group())
        return Target(start, n.end, REGION, printed(s.text[start : n.end]), n.code)
