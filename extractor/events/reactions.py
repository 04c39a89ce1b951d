"""Reactions of governments: who reacts to the event, and how.

A cue of the pipeline's `reaction` lists, its actor (the nearest one left of it that can be its subject, "by"/"from" one right of
it, or the speaker still in force), and a sentence that is about the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.annotate import date_resolution
from extractor.claims.model import Reading
from extractor.domain.wording import Wording, phrase
from extractor.events.reaction_actors import FIRING, JOINTLY, MEETING, SAID, TALKING, SubjectFinder, governments, is_manner, kind_of
from extractor.mentions.model import Name, Sentence, left_of


@dataclass(frozen=True, slots=True)
class Reaction:
    government: str
    actor: str
    kind: str
    start: int
    end: int
    sentence: int


LONG_AGO = re.compile(r"period:(?:month|year):1|mony:|mon:|y:")  # specs of annotate/dates.py
GOVERNED = re.compile(r"\s*(?:,|and)\s+(?:the\s+)?")
AHEAD = ("warn", "demand")  # kinds that speak of what would be anyway
AT_OTHERS = ("condemn", "concern", "sanction")  # kinds with an object: "criticised China" is not about another's launch
OBJECT = re.compile(r"\s+(?:(?:the|at|with|in|on|against|about|over)\s+){0,2}$", re.I)
OF_TRIGGER = 10  # words within which a day behind a launch is its own
JOINT = 2  # governments that agree with each other


class ReactionFinder:
    def __init__(self, wording: Wording) -> None:
        self.kinds = frozenset(wording.labels("reaction"))
        self.cues = wording.labelled("reaction")
        self.reference, self.other = wording["event_reference"], wording["other_topic"]
        self.speech, self.response = wording["speech"], wording["response_cue"]
        self.subjects = SubjectFinder(wording)
        self.always_other = wording["never_topic"]
        # "…, which in March imposed sanctions, met", "after the nuclear test last month"
        self.day_of_other = phrase(wording, r"(?:,\s+(?:which|who)\s+(?:\w+\s+){0,2}|\b{event_with_day}\s+(?:\w+ed\s+)?(?:in\s+|of\s+|on\s+)?)$")
        self.charge = phrase(wording, r"{charging}\b")  # "accused Iran of it", whoever fired
        self.own_topic = wording["own_topic"]
        self.denied = phrase(wording, r"(?:\b|(?<=n))(?:{not_reacting_before})\s+(?:\w+ly\s+)?$")
        self.unreal = phrase(wording, r"\b{unreal_reaction_before}\s+(?:\S+\s+){0,3}$")

    def find(self, readings: list[Reading], launchers: set[str], first: int, day: str = "", published: date | None = None) -> list[Reaction]:
        """Reactions in sentences from the one of the event's first mention on, and not before its `day` (ISO); `launchers` do not react."""
        found: list[Reaction] = []
        last: Name | None = None
        follows = False
        for r in readings:
            s = r.sentence
            actors = governments(s)
            if s.start >= first - 400 and not self._long_ago(s) and not self._before(s, day, published):
                about = follows or self.reference.search(s.string) is not None or any(n.code in launchers for n in actors)
                found += self._cued(r, actors, launchers, last) if about else []
                found += self._own_firing(s, actors, launchers)
            last = self.subjects.goes_on_with(s, actors, last)
            follows = bool(s.triggers)  # right after a sentence of the event "Japan expressed concern" needs no word of it
        return self._unique(found)

    def _own_firing(self, s: Sentence, actors: list[Name], launchers: set[str]) -> list[Reaction]:
        """ "In response, South Korea and the United States fired four missiles": an event of its own, and a military reaction."""
        if FIRING not in self.kinds or self.response.search(s.text, s.start, s.end) is None:
            return []
        out = []
        for t in s.triggers:
            if t.role != "past" or not t.agent or t.agent in launchers:
                continue
            for n in actors:
                if n.start == t.agent_span[0]:
                    joined = [o for o in actors if o.end < n.start and o.code not in launchers and GOVERNED.fullmatch(s.text[o.end : n.start])]
                    out += [Reaction(o.code, s.text[o.start : o.end], FIRING, t.start, t.end, s.index) for o in [*joined, n]]
        return out

    def _long_ago(self, s: Sentence) -> bool:
        """ "The US warned last year", "held talks in April": not in answer to the event of the day. The day of a clause or noun of its own tells nothing."""
        return any(
            (LONG_AGO.match(spec) or s.text[start:end].lower().startswith("earlier ")) and self.day_of_other.search(left_of(s, start, 45)) is None
            for start, end, spec, _ in s.dates
        )

    def _before(self, s: Sentence, day: str, published: date | None) -> bool:
        """ "On Monday six countries had called on the North to stop" of a launch on Wednesday. A day may pass between two clocks."""
        if not date_resolution.is_day(day):
            return False
        eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        told = [
            date_resolution.resolve(spec, published, event_day=day)
            for start, _, spec, _ in s.dates
            if self.day_of_other.search(left_of(s, start, 45)) is None
            and not any(t.end <= start and s.words_between(t.end, start) <= OF_TRIGGER for t in s.triggers)
        ]
        return bool(told) and all(date_resolution.is_day(iso) and iso < eve for iso in told)

    def _unreal(self, s: Sentence, m: re.Match[str]) -> bool:
        """ "might respond by imposing sanctions"; warnings and demands speak of what would be anyway."""
        left = left_of(s, m.start(), 45)
        return self.denied.search(left) is not None or (kind_of(m) not in AHEAD and self.unreal.search(left) is not None)

    def _cued(self, r: Reading, actors: list[Name], launchers: set[str], last: Name | None) -> Iterator[Reaction]:
        """The reactions that a cue of the sentence tells of, once for each government."""
        s = r.sentence
        if not any(n.code not in launchers for n in actors) and len(launchers) < JOINT and (last is None or not self.subjects.continues(s)):
            return  # nobody who could react: the long search for cues is spared
        for m in self.cues.finditer(s.text, s.start, s.end):
            if self._elsewhere(s, m) or self._unreal(s, m):
                continue
            if self._at_others(s, m, actors, launchers):
                continue
            subjects = self.subjects.find(s, m, actors, last, r.sources, launchers)
            if is_manner(m, SAID) and not self._spoken(s, m, subjects, last):
                continue
            if is_manner(m, JOINTLY) and len({n.code for n in subjects}) < JOINT:
                continue  # "Abe and Trump agreed that"; not "China agreed to"
            for n in subjects:
                if self._may_react(s, n, launchers):
                    yield Reaction(n.code, s.text[n.start : n.end], kind_of(m), m.start(), m.end(), s.index)

    def _at_others(self, s: Sentence, m: re.Match[str], actors: list[Name], launchers: set[str]) -> bool:
        """ "slapped sanctions on China": said of, or done to, one that launched nothing."""
        if kind_of(m) not in AT_OTHERS or self.charge.match(m.group()):
            return False
        n = next((n for n in actors if n.start >= m.end() and OBJECT.fullmatch(s.text[m.end() : n.start])), None)
        return n is not None and n.code not in launchers and s.text[n.end : n.end + 1] not in ("'", "’") and n.kind == "name"

    def _spoken(self, s: Sentence, m: re.Match[str], subjects: list[Name], last: Name | None) -> bool:
        """A word of judgement counts only as somebody's words: "Tokyo said it was a violation", not "in violation of"."""
        if not subjects:
            return False
        n = subjects[-1]
        if n is last and not s.start <= n.start < s.end:
            return True  # a quotation that goes on
        a, b = (n.end, m.start()) if n.end <= m.start() else (m.end(), s.end)
        return self.speech.search(s.text, a, b) is not None

    @staticmethod
    def _may_react(s: Sentence, n: Name, launchers: set[str]) -> bool:
        """A launching government does not react to its own event, but may to another's that the sentence names."""
        if n.code not in launchers:
            return True
        return len(launchers) > 1 and any(o.code in launchers and o.code != n.code for o in s.table("actors"))

    def _elsewhere(self, s: Sentence, m: re.Match[str]) -> bool:
        """Whether the cue is about something else than the event."""
        clause = s.text[max(s.start, m.start() - 60) : min(s.end, m.end() + 70)]
        if kind_of(m) == FIRING and (self.response.search(s.string) or self.own_topic.search(s.string)):
            return False
        if self.always_other.search(clause) is not None:
            return kind_of(m) != FIRING
        return self.other.search(clause) is not None and self.own_topic.search(clause) is None

    @staticmethod
    def _unique(found: list[Reaction]) -> list[Reaction]:
        seen: dict[tuple[str, str], Reaction] = {}
        meetings = {(r.government, r.sentence) for r in found if r.kind == MEETING}
        for r in found:
            if r.kind == TALKING and (r.government, r.sentence) in meetings:
                continue  # "will meet to discuss the launch"
            seen.setdefault((r.government, r.kind), r)
        return list(seen.values())
