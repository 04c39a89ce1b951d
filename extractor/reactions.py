"""Reactions of governments: who reacts to the event, and how.

A cue of the pipeline's `reaction` lists, its actor (the nearest one left of it that can be its subject, "by"/"from" one right of
it, or the speaker still in force), and a sentence that is about the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractor import dates
from extractor.attribution import OF_OFFICE, Source, SourceFinder
from extractor.mentions import Name, Sentence
from extractor.people import OWNER
from extractor.phrases import left_of, phrase
from extractor.reading import Reading
from extractor.wording import Wording


@dataclass(frozen=True, slots=True)
class Reaction:
    government: str
    actor: str
    kind: str
    start: int
    end: int
    sentence: int


LONG_AGO = re.compile(r"period:(?:month|year):1|mony:|mon:|y:")  # specs of dates.py
GOVERNED = re.compile(r"\s*(?:,|and)\s+(?:the\s+)?")
JOINED_LEFT = re.compile(r"(?:['’]s?)?,?\s*(?:and|,|(?:as well as|along with|together with|alongside|like))?\s*(?:the\s+)?(?:[A-Z]\w+\s+){0,3}")
JOINER = re.compile(r",|\b(?:and|as well as|with|alongside|like)\b")
SIDE_BY_SIDE = re.compile(r",\s+(?:as well as|along with|together with|alongside|like)\s+(?:the\s+)?$")  # "Japan, along with South Korea, condemned"
JOINED_RIGHT = re.compile(r"(?:['’]s?)?,?\s*(?:and|,|as well as)\s*(?:the\s+)?")
QUOTED = re.compile(r"[,\"”]\s*(?:\w+\s+)?$")
SAID, JOINTLY = "_said", "_joint"  # ends of labels: lists that count only as somebody's words, only of several that agree
AHEAD = ("warn", "demand")  # kinds that speak of what would be anyway
FIRING, TALKING, MEETING = "military", "consult", "convene"  # kinds with rules of their own
AT_OTHERS = ("condemn", "concern", "sanction")  # kinds with an object: "criticised China" is not about another's launch
OBJECT = re.compile(r"\s+(?:(?:the|at|with|in|on|against|about|over)\s+){0,2}$", re.I)
TITLE = re.compile(r"\s+(?:[\w.-]+\s+){0,4}")  # "US President Joe Biden": one and the same
WITH = re.compile(r"[^.;]{0,80}?\b(?:with|joined by)\s+(?:the\s+)?$", re.I)
ALONG = re.compile(r"[^.;]{0,40}?\b(?:along with|as well as|together with|as did|as have|so did)\s+(?:the\s+)?$", re.I)
RELATIVE = re.compile(r"(?:\s+and\s+its\s+allies)?,\s+(?:which|who)\b", re.I)
OF_TRIGGER = 10  # words within which a day behind a launch is its own
OPENING = 4  # characters before a name that opens its sentence: "In "
JOINT = 2  # governments that agree with each other
CLOSE = 2  # words between a subject and its verb


def in_quotation(s: Sentence, position: int) -> bool:
    """Whether a place stands between quotation marks that open in its sentence, or before it where the marks only close."""
    before, after = s.text[s.start : position], s.text[position : s.end]
    if "“" in before or "”" in s.string:
        return before.count("“") > before.count("”") or ("”" in after and "“" not in after and before.count("”") == 0 and "“" not in before)
    return before.count('"') % 2 == 1


def _opening(s: Sentence, position: int) -> int:
    """Where the quotation begins that a place of the sentence stands in; the sentence's start where it opened before."""
    return max(s.text.rfind('"', s.start, position), s.text.rfind("“", s.start, position), s.start)


class ReactionFinder:
    def __init__(self, wording: Wording) -> None:
        self.kinds = frozenset(wording.lists["reaction"])
        self.cues = wording.labelled("reaction")
        self.reference, self.other = wording["event_reference"], wording["other_topic"]
        self.speech, self.response = wording["speech"], wording["response_cue"]
        self.subjects = SubjectFinder(wording)
        self.always_other = phrase(wording, r"{always_other_topic}")
        # "…, which in March imposed sanctions, met", "after the nuclear test last month"
        self.day_of_other = phrase(wording, r"(?:,\s+(?:which|who)\s+(?:\w+\s+){0,2}|\b{event_with_day}\s+(?:\w+ed\s+)?(?:in\s+|of\s+|on\s+)?)$")
        self.charge = phrase(wording, r"{charging}\b")  # "accused Iran of it", whoever fired
        self.own_topic = phrase(wording, r"{reaction_topic}")
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
                about = follows or self.reference.search(s.string) is not None
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
        if not dates.is_day(day):
            return False
        eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        told = [
            dates.resolve(spec, published, event_day=day)
            for start, _, spec, _ in s.dates
            if self.day_of_other.search(left_of(s, start, 45)) is None
            and not any(t.end <= start and s.words_between(t.end, start) <= OF_TRIGGER for t in s.triggers)
        ]
        return bool(told) and all(dates.is_day(iso) and iso < eve for iso in told)

    def _unreal(self, s: Sentence, m: re.Match[str]) -> bool:
        """ "might respond by imposing sanctions"; warnings and demands speak of what would be anyway."""
        left = left_of(s, m.start(), 45)
        return self.denied.search(left) is not None or (_kind(m) not in AHEAD and self.unreal.search(left) is not None)

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
            if _is(m, SAID) and not self._spoken(s, m, subjects, last):
                continue
            if _is(m, JOINTLY) and len({n.code for n in subjects}) < JOINT:
                continue  # "Abe and Trump agreed that"; not "China agreed to"
            for n in subjects:
                if self._may_react(s, n, launchers):
                    yield Reaction(n.code, s.text[n.start : n.end], _kind(m), m.start(), m.end(), s.index)

    def _at_others(self, s: Sentence, m: re.Match[str], actors: list[Name], launchers: set[str]) -> bool:
        """ "slapped sanctions on China": said of, or done to, one that launched nothing."""
        if _kind(m) not in AT_OTHERS or self.charge.match(m.group()):
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
        if _kind(m) == FIRING and (self.response.search(s.string) or self.own_topic.search(s.string)):
            return False
        if self.always_other.search(clause) is not None:
            return _kind(m) != FIRING
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


def governments(s: Sentence) -> list[Name]:
    """Actors that stand for a government; not "Japan's Kyodo News", whose words are its own."""
    media = [n.start for n in s.table("actors") if n.kind == "media"]
    return [n for n in s.table("actors") if n.code.isupper() and n.kind != "media" and not any(0 < m - n.end <= 4 for m in media)]


def _kind(m: re.Match[str]) -> str:
    return (m.lastgroup or "").removesuffix(SAID).removesuffix(JOINTLY)


def _is(m: re.Match[str], manner: str) -> bool:
    """Whether the cue is of a list whose label ends so."""
    return (m.lastgroup or "").endswith(manner)


class SubjectFinder:
    """Whose words or deeds a cue is: the speaker of a quotation, "by" one, the subject left of it, the speaker at the end, the one before."""

    def __init__(self, wording: Wording) -> None:
        self.by = wording["reaction_object_by"]
        self.speech = wording["speech"]
        self.passive_left = phrase(wording, r"\b(?!be\b){be_verb}\s+(?:\w+ly\s+|also\s+)?$")
        self.participle, self.gerund = re.compile(r"\w+ed\b", re.I), re.compile(r"\w+ing\b", re.I)
        self.participle_left = re.compile(r",\s*$")
        self.pronoun_start = phrase(wording, r"{speaker_goes_on}\b", 0)
        self.not_subject = phrase(wording, r"\b{not_subject_before}\s+(?:the\s+|its\s+|both\s+)?(?:(?!{time_word}\b)[\w-]+\s+)?$")
        self.of_office = phrase(wording, OF_OFFICE)
        self.official = phrase(wording, r",?\s+(?:an?|the)\s+(?:[\w-]+\s+){0,4}?{office}\b", 0)
        self.said_before = phrase(wording, r"\b{said}\s+(?:the\s+)?(?:(?!{be_verb}\b|had\b|has\b|it\b|that\b)[\w'’.-]+\s+){0,3}$", 0)
        self.said_after = phrase(wording, r"[^.]{0,60}\b{said}\b", 0)
        self.goes_on = phrase(wording, r"[\"“‘']|{speaker_goes_on}\b", 0)

    def goes_on_with(self, s: Sentence, actors: list[Name], last: Name | None) -> Name | None:
        """The speaker that a sentence leaves in force: its own first one, else the one before where it goes on."""
        own = next((n for n in actors if self._can_speak(s, n)), None)
        return own or (last if self.continues(s) else None)

    def _can_speak(self, s: Sentence, n: Name) -> bool:
        """Whether a name can be the subject: not "urged North Korea", "violation of UN resolutions"; but "leaders of the G7"."""
        if self.not_subject.search(left_of(s, n.start, 40)) is None or self.of_office.search(left_of(s, n.start, 45)) is not None:
            return True
        if SIDE_BY_SIDE.search(left_of(s, n.start, 25)) is not None:
            return True
        if n.start - s.start <= OPENING and self.official.match(s.text, n.end, s.end):
            return True  # "In New Delhi an official of the ministry described"
        return RELATIVE.match(s.text, n.end, s.end) is not None  # "from the US and its allies, which were quick to condemn"

    def continues(self, s: Sentence) -> bool:
        """A sentence that goes on with the speaker before: "It also called…", a quotation, "He said…"."""
        return self.goes_on.match(s.string) is not None

    def find(self, s: Sentence, m: re.Match[str], actors: list[Name], last: Name | None, sources: list[Source], launchers: set[str]) -> list[Name]:
        """The names whose words or deed a cue is; a launcher's where it is its own."""
        passive = self._passive(s, m, actors)
        if last is not None and self.pronoun_start.match(s.string) and self.participle_left.search(left_of(s, m.start(), 4)) and self.gerund.match(m.group()):
            return [last]
        if self.passive_left.search(left_of(s, m.start(), 25)) and self.participle.match(m.group()) and not _is(m, SAID):
            return passive  # "were warned of"
        found = (
            passive
            or self._quoted(s, m, actors, last, sources)
            or self._left(s, m, actors, launchers)
            or self._by_source(s, m, actors, sources, launchers)
            or self._trailing(s, m, actors)
            or ([last] if last is not None and self.continues(s) else [])
        )
        found = [next((o for o in actors if o.code != n.code and OWNER.fullmatch(s.text[o.end : n.start])), n) for n in found]  # "Japan's U.N. ambassador"
        return found + [n for n in self._others(s, m, actors, launchers, passive) if all(n.code != o.code for o in found)]

    def _others(self, s: Sentence, m: re.Match[str], actors: list[Name], launchers: set[str], passive: list[Name]) -> list[Name]:
        """ "flew with South Korean jets", "the council met at the request of Japan", "condemned it, as did Germany". Talks are the speaker's alone."""
        kind = _kind(m)
        if kind == MEETING:
            own = [n for n in actors if n.start <= m.start() < n.end]  # "the Security Council will meet": the cue begins with it
            return own or (self._left(s, m, actors, launchers) if passive else [])
        gap = WITH if kind == FIRING else ALONG
        right = [n for n in actors if n.start >= m.end() and gap.fullmatch(s.text[m.end() : n.start])]
        return [n for n in self._group(s, right) if n.code not in launchers]

    def _quoted(self, s: Sentence, m: re.Match[str], actors: list[Name], last: Name | None, sources: list[Source]) -> list[Name]:
        if not in_quotation(s, m.start()):
            return []
        source = SourceFinder.at(sources, m.start())
        speakers = [n for n in actors if source is not None and source.start <= n.start < max(source.end, source.start + 1)]
        if speakers:
            return speakers[:1]
        trailing = self._trailing(s, m, actors)
        if trailing:
            return trailing
        return [last] if last is not None and (source is None or last.code in source.codes) and self.continues(s) else []

    def _by_source(self, s: Sentence, m: re.Match[str], actors: list[Name], sources: list[Source], launchers: set[str]) -> list[Name]:
        """A word of judgement in somebody's reported speech: "administration officials said it was hardly a threat"."""
        source = SourceFinder.at(sources, m.start())
        return [n for n in actors if source is not None and source.start <= n.start < source.end and n.code not in launchers][:1]

    @staticmethod
    def _group(s: Sentence, right: list[Name]) -> list[Name]:
        """The first of some names with those joined to it."""
        group = right[:1]
        for n in right[1:]:
            gap = s.text[group[-1].end : n.start]
            if not JOINED_RIGHT.fullmatch(gap) and not (n.code == group[-1].code and TITLE.fullmatch(gap)):
                break
            group.append(n)
        return group

    def _passive(self, s: Sentence, m: re.Match[str], actors: list[Name]) -> list[Name]:
        """ "was condemned by Japan and the United States"."""
        by = self.by.search(s.text, max(s.start, m.start() - 28), min(s.end, m.end() + 60))
        right = [n for n in actors if by is not None and 0 <= n.start - by.end() <= 40]
        return self._group(s, right)

    def _left(self, s: Sentence, m: re.Match[str], actors: list[Name], launchers: set[str]) -> list[Name]:
        """The subject left of the cue, with those joined to it. A launcher is passed over, unless the deed is its own."""
        stop = _opening(s, m.start()) if in_quotation(s, m.start()) else m.start()  # nobody named in a quotation speaks it
        left = [n for n in actors if n.end <= stop and s.words_between(n.end, m.start()) <= 28 and self._can_speak(s, n)]
        if left and self.participle_left.search(left_of(s, m.start(), 4)) and self.gerund.match(m.group()):
            left = [n for n in left if not in_quotation(s, n.start)][:1]  # "He singled out China, urging the Beijing government": the clause's subject
        if left and left[-1].code in launchers and not self._own_deed(s, m, left[-1]):
            left = [n for n in left if n.code not in launchers]
        group = left[-1:]
        for n in reversed(left[:-1]):
            gap = s.text[n.end : group[0].start]
            if not JOINED_LEFT.fullmatch(gap) or (n.code != group[0].code and JOINER.search(gap) is None):
                break
            group.insert(0, n)
        return group

    def _own_deed(self, s: Sentence, m: re.Match[str], n: Name) -> bool:
        """ "North Korea condemned", "North Korea called it a provocation"; not "a threat by North Korea that Tokyo …"."""
        if _is(m, SAID):
            return self.speech.search(s.text, n.end, m.start()) is not None
        return s.words_between(n.end, m.start()) <= CLOSE

    def _trailing(self, s: Sentence, m: re.Match[str], actors: list[Name]) -> list[Name]:
        """ "…," said Japan's prime minister; "…," Japan's prime minister said."""
        right = [n for n in actors if n.start >= m.end()]
        inverted = [n for n in right if self.said_before.search(s.text[max(m.end(), n.start - 60) : n.start])]
        if inverted:
            return inverted[:1]
        after = [n for n in right if self.said_after.match(s.text[n.end : s.end]) and QUOTED.search(s.text[max(m.end(), n.start - 12) : n.start])]
        return after[:1]
