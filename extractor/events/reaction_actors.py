"""Who reacts: the government or body that is the subject of a verb of reaction."""

from __future__ import annotations

import re

from extractor.claims.attribution import OF_OFFICE, Source, SourceFinder
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence, left_of
from extractor.mentions.person_aliases import OWNER

JOINED_LEFT = re.compile(r"(?:['’]s?)?,?\s*(?:and|,|(?:as well as|along with|together with|alongside|like))?\s*(?:the\s+)?(?:[A-Z]\w+\s+){0,3}")
JOINER = re.compile(r",|\b(?:and|as well as|with|alongside|like)\b")
SIDE_BY_SIDE = re.compile(r",\s+(?:as well as|along with|together with|alongside|like)\s+(?:the\s+)?$")  # "Japan, along with South Korea, condemned"
JOINED_RIGHT = re.compile(r"(?:['’]s?)?,?\s*(?:and|,|as well as)\s*(?:the\s+)?")
QUOTED = re.compile(r"[,\"”]\s*(?:\w+\s+)?$")
SAID, JOINTLY = "_said", "_joint"  # ends of labels: lists that count only as somebody's words, only of several that agree
FIRING, TALKING, MEETING = "military", "consult", "convene"  # kinds with rules of their own
TITLE = re.compile(r"\s+(?:[\w.-]+\s+){0,4}")  # "US President Joe Biden": one and the same
WITH = re.compile(r"[^.;]{0,80}?\b(?:with|joined by)\s+(?:the\s+)?$", re.I)
ALONG = re.compile(r"[^.;]{0,40}?\b(?:along with|as well as|together with|as did|as have|so did)\s+(?:the\s+)?$", re.I)
RELATIVE = re.compile(r"(?:\s+and\s+its\s+allies)?,\s+(?:which|who)\b", re.I)
OPENING = 4  # characters before a name that opens its sentence: "In "
CLOSE = 2  # words between a subject and its verb


def governments(s: Sentence) -> list[Name]:
    """Actors that stand for a government; not "Japan's Kyodo News", whose words are its own."""
    media = [n.start for n in s.table("actors") if n.kind == "media"]
    return [n for n in s.table("actors") if n.code.isupper() and n.kind != "media" and not any(0 < m - n.end <= 4 for m in media)]


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
        if self.passive_left.search(left_of(s, m.start(), 25)) and self.participle.match(m.group()) and not is_manner(m, SAID):
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
        kind = kind_of(m)
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
        stop = opening(s, m.start()) if in_quotation(s, m.start()) else m.start()  # nobody named in a quotation speaks it
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
        if is_manner(m, SAID):
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


def in_quotation(s: Sentence, position: int) -> bool:
    """Whether a place stands between quotation marks that open in its sentence, or before it where the marks only close."""
    before, after = s.text[s.start : position], s.text[position : s.end]
    if "“" in before or "”" in s.string:
        return before.count("“") > before.count("”") or ("”" in after and "“" not in after and before.count("”") == 0 and "“" not in before)
    return before.count('"') % 2 == 1


def opening(s: Sentence, position: int) -> int:
    """Where the quotation begins that a place of the sentence stands in; the sentence's start where it opened before."""
    return max(s.text.rfind('"', s.start, position), s.text.rfind("“", s.start, position), s.start)


def kind_of(m: re.Match[str]) -> str:
    return (m.lastgroup or "").removesuffix(SAID).removesuffix(JOINTLY)


def is_manner(m: re.Match[str], manner: str) -> bool:
    """Whether the cue is of a list whose label ends so."""
    return (m.lastgroup or "").endswith(manner)
