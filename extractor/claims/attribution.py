"""Who says so: the source in force at each place of a sentence.

A speaker ("Seoul's Joint Chiefs of Staff said", "according to KCNA", "…, the ministry added") is the nearest actor left of a
verb of saying, or right of "according to". Its words reach to the end of the sentence or to the next speaker; a speaker at the
end of the sentence reaches back. "It added" takes the source of the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence, left_of


@dataclass(frozen=True, slots=True)
class Source:
    """`codes` has two where two speak together. `trailing` reaches back ("…, Seoul said"). Offsets are the speaker's words."""

    codes: tuple[str, ...]
    start: int
    end: int
    verb_end: int
    trailing: bool
    middle: bool = False  # "…, the ministry said, and …": reaches both ways


POSSESSIVE = re.compile(r"(?:['’]s|['’])\s+")
BY = re.compile(r"\bby (?:the )?$")
INVERTED_GAP = re.compile(r"\s+(?:[\w'’.,-]+\s+){0,6}")  # "…," said South Korea's military
QUOTED = re.compile(r"[,\"”]\s*$")
SHORT_GAP = re.compile(r"\s*(?:[\w'’-]+\s+){0,3}")
JOINED = re.compile(r"(?:['’]s)?,?\s*(?:and|/|,)\s*(?:the\s+)?")
ASIDE_END = re.compile(r"\s*(?:on \w+ |in \S+ |reporters )?,")  # "…, the ministry said on Monday, and …"
# left of a second speaker whose verb is left out
GAPPED_LEFT = re.compile(r"(?:[,;]\s*|\s)(?:(?:and|while|but)\s+)(?:the\s+)?$|[,;]\s*(?:the\s+)?$")
AND_LEFT = re.compile(r"\band\s+(?:(?:has|have|had|also|later|then)\s+)*$")
CLAUSE_LEFT = re.compile(r"[,;:\"“”]\s*$|\b(?:and|but|while)\s+$")
TRAILING_LEFT = re.compile(r"[,\"”]\s*(?:the |a |an )?(?:[\w'’.()-]+\s+){0,7}\(?$")
AS = re.compile(r"\s+(?:as|saying)\b")  # "was quoted as saying"
WORD = re.compile(r"\S")
OF_OFFICE = r"\b{office}\s+(?:of|in|at)\s+(?:the\s+)?$"  # "leaders of the G7", "officials in Tokyo": theirs to speak


class SourceFinder:
    def __init__(self, wording: Wording) -> None:
        self.account = wording["account"]
        self.say = wording["say"]
        self.according = wording["according"]
        self.pronoun = wording["pronoun_subject"]
        number = r"(?:{hedge_word} )?\d"
        self.gapped = phrase(wording, rf"(?:['’]s(?: [\w-]+){{1,4}})?(?: [\w-]+){{0,2}}? (?:at {number}|the {{figure_word}}|{number})", 0)
        self.continuation = phrase(wording, r"(?:{goes_on}|The (?:{counting} )?{told_object})\b(?! (?:was|were|is|are|has|have) {judged})", 0)
        self.of_office = phrase(wording, OF_OFFICE)
        self.not_speaking = phrase(wording, r"\b{not_speaker_before}\s+(?:the\s+)?(?:\w+['’]s\s+)?$")
        self.passive = phrase(wording, r"\b{be_verb}\s+(?:\w+ly\s+|also\s+)?$")
        self.between_stop = phrase(wording, r"[;]|\b{speaker_break}\b", 0)
        self.according_stop = phrase(wording, r"[.;]|\b(?:said|that)\b", 0)
        self.closing = phrase(wording, r"\s*(?:[.,;\"”]|$|{speech_end})")

    def sources(self, sentence: Sentence, previous: tuple[str, ...]) -> list[Source]:
        """The sources of a sentence in order; `previous` are the codes of the source last in force."""
        actors = [n for n in sentence.table("actors") if n.code]
        found = [s for m in self.according.finditer(sentence.text, sentence.start, sentence.end) if (s := self._according(sentence, actors, m))]
        for m in self.say.finditer(sentence.text, sentence.start, sentence.end):
            if any(s.start <= m.start() < s.verb_end for s in found):
                continue
            source = self._say(sentence, actors, m, previous)
            if source is not None:
                found.append(source)
        found += self._accounts(sentence, actors)
        if found:
            found += self._gapped(sentence, actors, found)
        elif previous and self._goes_on(sentence):
            found.append(Source(previous, sentence.start, sentence.start, sentence.start, False))
        return sorted(found, key=lambda s: s.start)

    def _goes_on(self, sentence: Sentence) -> bool:
        """ "They flew 230 km": a sentence that goes on about what the speaker before told of."""
        return self.continuation.match(sentence.string) is not None

    def _accounts(self, sentence: Sentence, actors: list[Name]) -> list[Source]:
        """ "by Seoul's count", "Tokyo's figures: …"."""
        out = []
        for n in actors:
            m = POSSESSIVE.match(sentence.text, n.end, sentence.end)
            if m is None or self.account.match(sentence.text, m.end(), sentence.end) is None:
                continue
            by = BY.search(left_of(sentence, n.start, 8)) is not None
            out.append(Source((n.code,), n.start, n.end, n.end, by and n.start - sentence.start > 25))
        return out

    def _gapped(self, sentence: Sentence, actors: list[Name], found: list[Source]) -> list[Source]:
        """ "Tokyo put the altitude at 100 km, Seoul at 97 km": the second speaker has no verb."""
        out = []
        for n in actors:
            if any(s.start <= n.start < s.verb_end for s in found) or not any(s.end < n.start for s in found):
                continue
            if GAPPED_LEFT.search(left_of(sentence, n.start, 14)) and self.gapped.match(sentence.text, n.end, sentence.end):
                out.append(Source((n.code,), n.start, n.end, n.end, False))
        return out

    def _according(self, sentence: Sentence, actors: list[Name], m: re.Match[str]) -> Source | None:
        text = sentence.text
        near = [n for n in actors if n.start >= m.end() and sentence.words_between(m.end(), n.start) <= 9]
        after = [n for n in near if not self.according_stop.search(text[m.end() : n.start])]
        if not after:
            return None
        group = self._group(text, after)
        before = text[sentence.start : m.start()]
        trailing = len(before.split()) > 3 and WORD.search(before.strip(" ,\"“”'(-—")) is not None
        return Source(self._codes(group), after[0].start, group[-1].end, group[-1].end, trailing)

    def _say(self, sentence: Sentence, actors: list[Name], m: re.Match[str], previous: tuple[str, ...]) -> Source | None:
        """The source of a verb of saying: right of it behind a quotation, else a pronoun or the nearest actor left of it."""
        if self.passive.search(left_of(sentence, m.start(), 25)) and AS.match(sentence.text, m.end()) is None:
            return None  # "the missile launched by the North was detected with"
        inverted = self._inverted(sentence, actors, m)
        if inverted is not None:
            return inverted
        left = [n for n in actors if self._may_say(sentence, n, m)]
        if AND_LEFT.search(left_of(sentence, m.start(), 16)):  # "the council accused the North of … and said": the clause's subject
            left = [n for n in actors if n.end <= m.start() and not self._object_of(sentence, n)][:1] or left
        pronoun = self._pronoun(sentence, m)
        if pronoun is not None and (not left or left[-1].end < pronoun.start()):
            codes = previous or self._last_other(actors, sentence)
            return Source(codes, pronoun.start(), pronoun.end(), m.end(), *self._reach(sentence, pronoun.start(), m)) if codes else None
        if not left:
            return None
        group = self._joint(sentence, left)
        start = group[0].start
        return Source(self._codes(group), start, group[-1].end, m.end(), *self._reach(sentence, start, m))

    def _inverted(self, sentence: Sentence, actors: list[Name], m: re.Match[str]) -> Source | None:
        """ "…," said South Korea's military."""
        if QUOTED.search(left_of(sentence, m.start(), 4)) is None:
            return None
        right = [n for n in actors if m.end() <= n.start <= m.end() + 60 and INVERTED_GAP.fullmatch(sentence.text[m.end() : n.start])]
        if not right:
            return None
        group = self._group(sentence.text, right)
        return Source(self._codes(group), group[0].start, group[-1].end, group[-1].end, True)

    def _may_say(self, sentence: Sentence, n: Name, m: re.Match[str]) -> bool:
        return (
            n.end <= m.start()
            and sentence.words_between(n.end, m.start()) <= 14
            and not self._object_of(sentence, n)
            and not self.between_stop.search(sentence.text[n.end : m.start()])
        )

    def _pronoun(self, sentence: Sentence, m: re.Match[str]) -> re.Match[str] | None:
        """The last pronoun or office right before the verb that opens a clause: "it added", "the ministry said"."""
        found = None
        for p in self.pronoun.finditer(sentence.text, max(sentence.start, m.start() - 60), m.start()):
            if SHORT_GAP.fullmatch(sentence.text[p.end() : m.start()]) and self._starts_clause(sentence, p.start()):
                found = p
        return found

    def _joint(self, sentence: Sentence, left: list[Name]) -> list[Name]:
        """The last of the actors with those joined to it: "Seoul and Tokyo said"."""
        group = [left[-1]]
        for n in reversed(left[:-1]):
            if not self._joined(sentence.text, n, group[0]) or self._object_of(sentence, n):
                break  # "ahead of talks with Trump, Abe said"
            group.insert(0, n)
        return group

    @staticmethod
    def _last_other(actors: list[Name], sentence: Sentence) -> tuple[str, ...]:
        """ "Japan's zone, the Defense Ministry said": the state named just before, where no speaker has been named."""
        agents = {t.agent for t in sentence.triggers}
        near = [n.code for n in actors if n.code.isupper() and n.code not in agents]
        return (near[-1],) if near else ()

    def _reach(self, sentence: Sentence, start: int, m: re.Match[str]) -> tuple[bool, bool]:
        """(trailing, middle) of a speaker from where it stands."""
        trailing = self._is_trailing(sentence, start, m)
        return trailing, trailing and ASIDE_END.match(sentence.text[m.end() : sentence.end]) is not None

    def _object_of(self, sentence: Sentence, n: Name) -> bool:
        """ "from the North's Pyongyang area and said": a name after a preposition of place does not speak."""
        return self.not_speaking.search(left_of(sentence, n.start, 30)) is not None and self.of_office.search(left_of(sentence, n.start, 45)) is None

    @staticmethod
    def _starts_clause(sentence: Sentence, at: int) -> bool:
        before = left_of(sentence, at, 12)
        return before.strip(" \"“”'") == "" or CLAUSE_LEFT.search(before) is not None

    def _is_trailing(self, sentence: Sentence, start: int, m: re.Match[str]) -> bool:
        """ "…, Seoul said." – nothing but a closing follows the verb."""
        before = sentence.text[sentence.start : start]
        if len(before.split()) < 3 or self.closing.match(sentence.text[m.end() : sentence.end]) is None:
            return False
        return TRAILING_LEFT.search(before) is not None

    @staticmethod
    def _joined(text: str, a: Name, b: Name) -> bool:
        return JOINED.fullmatch(text[a.end : b.start]) is not None

    def _group(self, text: str, names: list[Name]) -> list[Name]:
        group = [names[0]]
        for n in names[1:]:
            if self._joined(text, group[-1], n) or (n.start - group[-1].end <= 4 and "," not in text[group[-1].end : n.start]):
                group.append(n)
            else:
                break
        return group

    @staticmethod
    def _codes(group: list[Name]) -> tuple[str, ...]:
        """Governments before media: "Yonhap, citing the South Korean military" is the military's."""
        codes = dict.fromkeys(n.code for n in group)
        states = [c for c in codes if c.isupper()]
        return tuple(states or codes)

    @staticmethod
    def at(sources: list[Source], position: int) -> Source | None:
        """The source in force at an offset."""
        before = [s for s in sources if s.end <= position and (not s.trailing or s.middle)]
        if before:
            states = [s for s in before if any(c.isupper() for c in s.codes)]
            return (states or before)[-1]
        after = [s for s in sources if s.start >= position and s.trailing]
        if after:
            states = [s for s in after if any(c.isupper() for c in s.codes)]
            return (states or after)[0]
        return None
