"""Speakers: who the subject of a verb of saying is.

Lists used: `say`, `pronoun_subject`, `office`, `not_speaker_before`, `speaker_break`, `speech_end`, `be_verb`, `as_saying`, `and_goes_on`, `clause_and`,
`saying_aside`, `not_saying`, `by_before`, `also`, `definite_article`, `article`, `office_of`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence, left_of

BEFORE_VERB = 14  # words between a speaker and the verb: "the chairman of …, who visited …, said"
PRONOUN_LEFT = 60  # characters left of a verb where its pronoun begins
BEHIND_VERB = 60  # characters right of a verb where an inverted speaker begins
TOLD = 3  # words of a sentence that are no report yet
INVERTED_GAP = re.compile(r"\s+(?:[\w'’.,-]+\s+){0,6}")  # "…," said South Korea's military
SHORT_GAP = re.compile(r"\s*(?:[\w'’-]+\s+){0,3}")
QUOTED = re.compile(r"[,\"”]\s*$")
HOST = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}[\w-]+,\s+")  # "Trump's host, Abe, who called … and said"
AFTER_QUOTATION = re.compile(r"[\"“][^\"“”]*[,?!][\"”]\s*(?:[\w'’.()-]+\s+){0,7}", re.S)  # "…," Prime Minister Bennett said at the start of …
OF_OFFICE = r"\b{office}(?: of [a-z]+)? {office_of} $"  # "leaders of the G7", "officials in Tokyo", "the ministry of defence in Seoul": theirs to speak
APPOSED = r"[^,\"“”]+,(?!\s*{clause_and}\b)(?P<apposed>[^,\"“”]+),\s*"  # "Israel's envoy, Danny Danon, said"
HEARER = r"\s+(?:the )?[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3}\s*(?:[.,;]|{speech_end})"  # "an official in Seoul told Reuters on Monday"
QUOTES = " \"“”'"


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, by code; two where two speak together. Offsets are the speaker's words.

    `trailing` reaches back ("…, Seoul said"), `middle` both ways ("…, the ministry said, and …").
    """

    codes: tuple[str, ...]
    start: int
    end: int
    verb_end: int
    trailing: bool
    middle: bool = False


class Speakers:
    def __init__(self, wording: Wording) -> None:
        self.pronoun = wording["pronoun_subject"]
        self.of_office = phrase(wording, OF_OFFICE)
        self.not_speaking = phrase(wording, r"\b{not_speaker_before}\s+(?:{definite_article}\s+)?(?:\w+['’]s\s+)?$")
        self.passive = phrase(wording, r"\b{be_verb}\s+(?:\w+ly\s+|also\s+)?$")
        self.told_by = phrase(wording, r"\s+{by_before} ")
        self.denied = phrase(wording, r"\b{not_saying} $")
        self.as_saying = phrase(wording, r"\s+{as_saying}\b")  # "was quoted as saying"
        self.stop = phrase(wording, r"[;]|\b{speaker_break}\b", 0)
        self.apposed, self.hearer = phrase(wording, APPOSED, 0), phrase(wording, HEARER, 0)
        self.closing = phrase(wording, r"\s*(?:[.,;\"”]|$|{speech_end})")
        self.joined = phrase(wording, r"(?:['’]s)?,?\s*(?:{also}|/|,)\s*(?:{definite_article}\s+)?", 0)
        self.and_left = phrase(wording, r"\b{and_goes_on} $", 0)
        self.clause_left = phrase(wording, r"[,;:\"“”]\s*$|\b{clause_and}\s+$", 0)
        self.trailing_left = phrase(wording, r"[,\"”]\s*(?:{article} )?(?:[\w'’.()-]+\s+){0,7}\(?$")
        self.aside_end = phrase(wording, r"\s*(?:{saying_aside} )?,", 0)  # "…, the ministry said on Monday, and …"

    def speaker(self, s: Sentence, actors: list[Name], m: re.Match[str], previous: tuple[str, ...]) -> Source | None:
        """Who a word of saying is of: right of it behind a quotation, else a pronoun or the nearest actor left of it."""
        if self.denied.search(left_of(s, m.start(), 25)):
            return None  # words of not saying stand before it ("The report did not say when")
        if self.passive.search(left_of(s, m.start(), 25)) and self.as_saying.match(s.text, m.end()) is None:
            return self._agent(s, actors, m)
        inverted = self._inverted(s, actors, m)
        if inverted is not None:
            return inverted
        left = self._subjects(s, actors, m)
        pronoun = self._pronoun(s, m)
        if pronoun is not None and (not left or left[-1].end < pronoun.start()):
            return self.of_pronoun(s, actors, m, pronoun, previous)
        if not left and previous and self.and_left.search(left_of(s, m.start(), 16)):
            return Source(previous, m.start(), m.start(), m.end(), False)  # "… and said": the one who spoke last
        if not left:
            return None  # no name of an actor before it can be its subject
        group = self._joint(s, left)
        start = group[0].start
        return Source(codes_of(group), start, group[-1].end, m.end(), *self.reach(s, start, m))  # the nearest name before the verb that can be its subject

    def of_pronoun(self, s: Sentence, actors: list[Name], m: re.Match[str], pronoun: re.Match[str], previous: tuple[str, ...]) -> Source | None:
        """ "It added", "the ministry said": the one who spoke last, else a state that its sentence names."""
        reach, other = self.reach(s, pronoun.start(), m), _last_other(actors, s)
        if previous:
            return Source(previous, pronoun.start(), pronoun.end(), m.end(), *reach)  # the one who spoke last
        if other:
            return Source(other, pronoun.start(), pronoun.end(), m.end(), *reach)  # nobody has spoken before, so a state that did nothing there
        return None  # nobody has spoken before, and the sentence names no state

    def group(self, text: str, names: list[Name]) -> list[Name]:
        """The first of some names with those joined to it or right behind it ("South Korea's military", "Seoul and Tokyo")."""
        group = [names[0]]
        for n in names[1:]:
            near = n.start - group[-1].end <= 4 and "," not in text[group[-1].end : n.start]
            if not (near or self._are_joined(text, group[-1], n)):
                break
            group.append(n)
        return group

    def _agent(self, s: Sentence, actors: list[Name], m: re.Match[str]) -> Source | None:
        """The speaker of a passive verb: "Interfax was told by the South Korean military that"; not "the missile launched by the North was detected with"."""
        by = self.told_by.match(s.text, m.end())
        if by is None:
            return None  # the verb is passive, and no "by" stands right behind it
        right = [n for n in actors if n.start >= by.end()]
        if not right or SHORT_GAP.fullmatch(s.text[by.end() : right[0].start]) is None:
            return None  # a "by" stands behind the passive verb, but nobody who can speak right behind that
        group = self.group(s.text, right)
        return Source(codes_of(group), group[0].start, group[-1].end, group[-1].end, False)  # the name right behind "by", as the verb is passive

    def _inverted(self, s: Sentence, actors: list[Name], m: re.Match[str]) -> Source | None:
        """ "…," said South Korea's military."""
        if QUOTED.search(left_of(s, m.start(), 4)) is None or self._is_behind_apposition(s, actors, m):
            return None
        right = [n for n in actors if m.end() <= n.start <= m.end() + BEHIND_VERB and INVERTED_GAP.fullmatch(s.text[m.end() : n.start])]
        if not right:
            return None
        group = self.group(s.text, right)
        end = group[-1].end
        return Source(codes_of(group), group[0].start, end, end, True)  # the first name shortly behind a verb that follows a comma or a quotation

    def _is_behind_apposition(self, s: Sentence, actors: list[Name], m: re.Match[str]) -> bool:
        """ "Israel's envoy, Danny Danon, said the Iranian attack …": the comma before the verb closes what stands beside its subject."""
        apposed = self.apposed.fullmatch(s.text, s.start, m.start())
        return apposed is not None and any(n.end <= apposed.start("apposed") for n in actors)

    def _subjects(self, s: Sentence, actors: list[Name], m: re.Match[str]) -> list[Name]:
        """The actors left of a verb that can be its subject; the last of them is."""
        left = [n for n in actors if self.may_say(s, n, m)]
        if self.and_left.search(left_of(s, m.start(), 16)):  # "the council accused the North of … and said": the clause's subject
            clause = [n for n in actors if n.end <= m.start() and not self._object_of(s, n)]
            host = len(clause) > 1 and HOST.fullmatch(s.text[clause[0].end : clause[1].start])
            return clause[1:2] if host else clause[:1] or left  # "… and said": the subject of its clause
        return left

    def may_say(self, s: Sentence, n: Name, m: re.Match[str]) -> bool:
        """Whether an actor can be the subject of a verb of saying."""
        parted = self.stop.search(s.text[n.end : m.start()])
        if n.end > m.start():
            return False  # it stands behind the verb
        if parted is not None and s.words_between(n.end, m.start()) <= BEFORE_VERB:
            return False  # another clause begins between it and the verb
        if self._object_of(s, n):
            return False  # words stand before it that make it no subject ("from", "with")
        return s.words_between(n.end, m.start()) <= BEFORE_VERB  # it counts whether 14 words or fewer stand between it and the verb, a comma by itself as one

    def _pronoun(self, s: Sentence, m: re.Match[str]) -> re.Match[str] | None:
        """The last pronoun or office right before the verb that opens a clause: "it added", "the ministry said"."""
        found = None
        for p in self.pronoun.finditer(s.text, max(s.start, m.start() - PRONOUN_LEFT), m.start()):
            if SHORT_GAP.fullmatch(s.text[p.end() : m.start()]) and self._starts_clause(s, p.start()):
                found = p
        return found

    def _joint(self, s: Sentence, left: list[Name]) -> list[Name]:
        """The last of the actors with those joined to it: "Seoul and Tokyo said"."""
        group = [left[-1]]
        for n in reversed(left[:-1]):
            if not self._are_joined(s.text, n, group[0]) or self._object_of(s, n):
                break  # "ahead of talks with Trump, Abe said"
            group.insert(0, n)
        return group

    def _are_joined(self, text: str, a: Name, b: Name) -> bool:
        return self.joined.fullmatch(text[a.end : b.start]) is not None

    def _object_of(self, s: Sentence, n: Name) -> bool:
        """ "from the North's Pyongyang area and said": a name after a preposition of place does not speak."""
        return self.not_speaking.search(left_of(s, n.start, 30)) is not None and self.of_office.search(left_of(s, n.start, 45)) is None

    def _starts_clause(self, s: Sentence, at: int) -> bool:
        before = left_of(s, at, 12)
        return before.strip(QUOTES) == "" or self.clause_left.search(before) is not None

    def reach(self, s: Sentence, start: int, m: re.Match[str]) -> tuple[bool, bool]:
        """(trailing, middle) of a speaker from where it stands."""
        trailing = self._is_trailing(s, start, m)
        return trailing, trailing and self.aside_end.match(s.text[m.end() : s.end]) is not None

    def _is_trailing(self, s: Sentence, start: int, m: re.Match[str]) -> bool:
        """ "…, Seoul said." – nothing but a closing follows the verb."""
        before = s.text[s.start : start]
        if AFTER_QUOTATION.fullmatch(before):
            return True
        behind = s.text[m.end() : s.end]
        if len(before.split()) < TOLD or (self.closing.match(behind) is None and self.hearer.match(behind) is None):
            return False
        return self.trailing_left.search(before) is not None


def codes_of(group: list[Name]) -> tuple[str, ...]:
    """Governments before media: "Yonhap, citing the South Korean military" is the military's."""
    codes = dict.fromkeys(n.code for n in group)
    states = [c for c in codes if c.isupper()]
    return tuple(states or codes)


def _last_other(actors: list[Name], s: Sentence) -> tuple[str, ...]:
    """ "Japan's zone, the Defense Ministry said": the state that the sentence names last, where no speaker has been named."""
    agents = {t.agent for t in s.triggers}
    near = [n.code for n in actors if n.code.isupper() and n.code not in agents]
    return (near[-1],) if near else ()
