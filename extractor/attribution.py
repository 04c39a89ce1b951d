"""Who says so: the source in force at each place of a sentence.

A speaker ("Seoul's Joint Chiefs of Staff said", "according to KCNA", "…, the ministry added") is the nearest actor left of a
verb of saying, or right of "according to". Its words reach to the end of the sentence or to the next speaker; a speaker at the
end of the sentence reaches back. "It added" takes the source of the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.mentions import Name, Sentence
from extractor.wording import Wording


@dataclass(frozen=True, slots=True)
class Source:
    """`codes` has two where two speak together. `trailing` reaches back ("…, Seoul said"). Offsets are the speaker's words."""

    codes: tuple[str, ...]
    start: int
    end: int
    verb_end: int
    trailing: bool
    middle: bool = False  # "…, the ministry said, and …": reaches both ways


SPEAKER_GAP = re.compile(r"[^.;:]{0,70}")
AND = re.compile(r"\s*(?:['’]s?)?\s*(?:,|and|both|as well as)\s*(?:the\s+)?", re.I)


# what follows a speaker whose verb is left out
GAPPED = re.compile(
    r"(?:['’]s(?: [\w-]+){1,4})?(?: [\w-]+){0,2}? (?:at (?:about |around |some |roughly )?\d|the (?:altitude|distance|range|apogee|height|figure)|(?:about |around |some |roughly |nearly )?\d)"
)
CONTINUATION = re.compile(
    r"(?:It|They|Both|Each|All|Two of them|One of them|The (?:two |three |four |first |second )?(?:missiles?|rockets?|projectiles?|weapons?|shells))\b(?! (?:was|were|is|are|has|have) (?:condemned|criticised))"
)


class SourceFinder:
    def __init__(self, wording: Wording) -> None:
        self.account = wording["account"]
        self.say = wording["say"]
        self.according = wording["according"]
        self.pronoun = wording["pronoun_subject"]

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

    @staticmethod
    def _goes_on(sentence: Sentence) -> bool:
        """ "They flew 230 km": a sentence that goes on about what the speaker before told of."""
        return CONTINUATION.match(sentence.string) is not None

    def _accounts(self, sentence: Sentence, actors: list[Name]) -> list[Source]:
        """ "by Seoul's count", "Tokyo's figures: …"."""
        out = []
        for n in actors:
            m = re.compile(r"(?:['’]s|['’])\s+").match(sentence.text, n.end, sentence.end)
            if m is None or self.account.match(sentence.text, m.end(), sentence.end) is None:
                continue
            by = re.search(r"\bby (?:the )?$", sentence.text[max(sentence.start, n.start - 8) : n.start]) is not None
            out.append(Source((n.code,), n.start, n.end, n.end, by and n.start - sentence.start > 25))
        return out

    @staticmethod
    def _gapped(sentence: Sentence, actors: list[Name], found: list[Source]) -> list[Source]:
        """ "Tokyo put the altitude at 100 km, Seoul at 97 km": the second speaker has no verb."""
        out = []
        for n in actors:
            left = sentence.text[max(sentence.start, n.start - 14) : n.start]
            if any(s.start <= n.start < s.verb_end for s in found) or not any(s.end < n.start for s in found):
                continue
            if re.search(r"(?:[,;]\s*|\s)(?:(?:and|while|but)\s+)(?:the\s+)?$|[,;]\s*(?:the\s+)?$", left) and GAPPED.match(sentence.text, n.end, sentence.end):
                out.append(Source((n.code,), n.start, n.end, n.end, False))
        return out

    def _according(self, sentence: Sentence, actors: list[Name], m: re.Match[str]) -> Source | None:
        after = [
            n
            for n in actors
            if n.start >= m.end()
            and sentence.words_between(m.end(), n.start) <= 9
            and not re.search(r"[.;]|\b(?:said|that)\b", sentence.text[m.end() : n.start])
        ]
        if not after:
            return None
        group = self._group(sentence.text, after)
        codes, end = self._codes(group), group[-1].end
        trailing = (
            re.search(r"\S", sentence.text[sentence.start : m.start()].strip(" ,\"“”'(-—")) is not None
            and len(sentence.text[sentence.start : m.start()].split()) > 3
        )
        return Source(codes, after[0].start, end, end, trailing)

    def _say(self, sentence: Sentence, actors: list[Name], m: re.Match[str], previous: tuple[str, ...]) -> Source | None:
        text = sentence.text
        # inverted: "…," said South Korea's military
        right = [n for n in actors if m.end() <= n.start <= m.end() + 60 and re.fullmatch(r"\s+(?:[\w'’.,-]+\s+){0,6}", text[m.end() : n.start])]
        comma_before = re.search(r"[,\"”]\s*$", text[max(sentence.start, m.start() - 4) : m.start()]) is not None
        if comma_before and right:
            group = self._group(text, right)
            return Source(self._codes(group), group[0].start, group[-1].end, group[-1].end, True)
        left = [
            n
            for n in actors
            if n.end <= m.start()
            and sentence.words_between(n.end, m.start()) <= 14
            and not self._object_of(text, sentence, n)
            and not re.search(r"[;]|\b(?:said|that|according|launched|fired|against)\b", text[n.end : m.start()])
        ]
        pronoun = None
        for p in self.pronoun.finditer(text, max(sentence.start, m.start() - 60), m.start()):
            if re.fullmatch(r"\s*(?:[\w'’-]+\s+){0,3}", text[p.end() : m.start()]) and self._starts_clause(text, sentence.start, p.start()):
                pronoun = p
        if pronoun is not None and (not left or left[-1].end < pronoun.start()):
            codes = previous or self._last_other(actors, sentence)
            return Source(codes, pronoun.start(), pronoun.end(), m.end(), *self._reach(sentence, pronoun.start(), m)) if codes else None
        if not left:
            return None
        group = [left[-1]]
        for n in reversed(left[:-1]):
            if self._joined(text, n, group[0]):
                group.insert(0, n)
            else:
                break
        start = group[0].start
        return Source(self._codes(group), start, group[-1].end, m.end(), *self._reach(sentence, start, m))

    @staticmethod
    def _last_other(actors: list[Name], sentence: Sentence) -> tuple[str, ...]:
        """ "Japan's zone, the Defense Ministry said": the state named just before, where no speaker has been named."""
        agents = {t.agent for t in sentence.triggers}
        near = [n.code for n in actors if n.code.isupper() and n.code not in agents]
        return (near[-1],) if near else ()

    def _reach(self, sentence: Sentence, start: int, m: re.Match[str]) -> tuple[bool, bool]:
        """(trailing, middle) of a speaker from where it stands."""
        trailing = self._is_trailing(sentence, start, m)
        return trailing, trailing and re.match(r"\s*(?:on \w+ |in \S+ |reporters )?,", sentence.text[m.end() : sentence.end]) is not None

    @staticmethod
    def _object_of(text: str, sentence: Sentence, n: Name) -> bool:
        """ "from the North's Pyongyang area and said": a name after a preposition of place does not speak."""
        return (
            re.search(
                r"\b(?:from|in|at|near|toward|towards|against|over|off|into|between|visit\w*)\s+(?:the\s+)?(?:\w+['’]s\s+)?$",
                text[max(sentence.start, n.start - 30) : n.start],
                re.I,
            )
            is not None
        )

    @staticmethod
    def _starts_clause(text: str, sentence_start: int, at: int) -> bool:
        before = text[max(sentence_start, at - 12) : at]
        return before.strip(" \"“”'") == "" or re.search(r"[,;:\"“”]\s*$|\b(?:and|but|while)\s+$", before) is not None

    @staticmethod
    def _is_trailing(sentence: Sentence, start: int, m: re.Match[str]) -> bool:
        """ "…, Seoul said." – nothing but a closing follows the verb."""
        after = sentence.text[m.end() : sentence.end]
        before = sentence.text[sentence.start : start]
        return (
            len(before.split()) >= 3
            and re.match(
                r"\s*(?:[.,;\"”]|$|reporters|on \w+|in [Aa]|at a|in \w+[.,]|late|early|(?:mon|tues|wednes|thurs|fri|satur|sun)day|citing|earlier|separately|after|to )",
                after,
                re.I,
            )
            is not None
            and re.search(r"[,\"”]\s*(?:the |a |an )?(?:[\w'’.()-]+\s+){0,7}\(?$", before) is not None
        )

    @staticmethod
    def _joined(text: str, a: Name, b: Name) -> bool:
        between = text[a.end : b.start]
        return re.fullmatch(r"(?:['’]s)?,?\s*(?:and|/|,)\s*(?:the\s+)?", between) is not None

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
