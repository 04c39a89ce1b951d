"""Who says so: the source in force at each place of a sentence.

A speaker ("Seoul's Joint Chiefs of Staff said", "according to KCNA", "…, the ministry added") is the nearest actor left of a verb of saying (see
speakers.py), or right of "according to". Its words reach to the end of the sentence or to the next speaker; a speaker at the end of the sentence
reaches back. "It added" takes the source of the sentence before.

Lists used: `say`, `according`, `according_break`, `account`, `by_before`, `clause_and`, `figure_word`, `hedge_word`, `figure_at`, `goes_on`,
`counting`, `told_object`, `judged`, `definite_article`.
"""

from __future__ import annotations

import re

from extractor.claims.speakers import Source, Speakers, codes_of
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence, left_of

POSSESSIVE = re.compile(r"(?:['’]s|['’])\s+")
WORD = re.compile(r"\S")
NOTHING = " ,\"“”'(-—"
AFTER_ACCORDING = 9  # words between "according to" and its speaker
OPENING = 3  # words of a sentence before "according to" that tell nothing yet
CLOSING = 25  # characters of a sentence that "by Seoul's count" must have before it to reach back


class SourceFinder:
    def __init__(self, wording: Wording) -> None:
        self.speakers = Speakers(wording)
        self.say, self.according, self.account = wording["say"], wording["according"], wording["account"]
        self.by = phrase(wording, r"\b{by_before} $")
        self.according_stop = phrase(wording, r"[.;]|\b{according_break}\b", 0)
        # left of a second speaker whose verb is left out, and right of it
        self.gapped_left = phrase(wording, r"(?:[,;]\s*|\s)(?:{clause_and}\s+)(?:{definite_article}\s+)?$|[,;]\s*(?:{definite_article}\s+)?$", 0)
        number = r"(?:{hedge_word} )?\d"
        figure = rf"(?:{{figure_at}} {number}|{{definite_article}} {{figure_word}}|{number})"
        self.gapped = phrase(wording, rf"(?:['’]s(?: [\w-]+){{1,4}})?(?: [\w-]+){{0,2}}? {figure}", 0)
        self.continuation = phrase(wording, r"(?:{goes_on}|The (?:{counting} )?{told_object})\b(?! {judged})", 0)

    def sources(self, sentence: Sentence, previous: tuple[str, ...], just_said: tuple[str, ...]) -> list[Source]:
        """The sources of a sentence in order; `previous` are the codes of the source last in force, `just_said` those of the sentence before."""
        actors = list({(n.start, n.code): n for n in sentence.table("actors") if n.code}.values())  # "South Korea" is there with a hyphen too
        found = [s for m in self.according.finditer(sentence.text, sentence.start, sentence.end) if (s := self._according(sentence, actors, m))]
        for m in self.say.finditer(sentence.text, sentence.start, sentence.end):
            if not any(s.start <= m.start() < s.verb_end for s in found) and (source := self.speakers.speaker(sentence, actors, m, previous)):
                found.append(source)
        found += self._accounts(sentence, actors)
        if found:
            found += self._gapped(sentence, actors, found)
        elif (
            just_said and self.continuation.match(sentence.string) and not self._said_by_others(sentence)
        ):  # "They flew 230 km": goes on about what the speaker before told of
            found.append(Source(just_said, sentence.start, sentence.start, sentence.start, False))
        return sorted(found, key=lambda s: s.start)

    def _said_by_others(self, sentence: Sentence) -> bool:
        """ "The missile flew far, experts say": whoever they are, not the speaker before."""
        return any(
            self.speakers.passive.search(left_of(sentence, m.start(), 25)) is None for m in self.say.finditer(sentence.text, sentence.start, sentence.end)
        )

    def _according(self, sentence: Sentence, actors: list[Name], m: re.Match[str]) -> Source | None:
        text = sentence.text
        near = [n for n in actors if n.start >= m.end() and sentence.words_between(m.end(), n.start) <= AFTER_ACCORDING]
        after = [n for n in near if not self.according_stop.search(text[m.end() : n.start])]
        if not after:
            return None
        group = self.speakers.group(text, after)
        before = text[sentence.start : m.start()]
        trailing = len(before.split()) > OPENING and WORD.search(before.strip(NOTHING)) is not None
        return Source(codes_of(group), after[0].start, group[-1].end, group[-1].end, trailing)

    def _accounts(self, sentence: Sentence, actors: list[Name]) -> list[Source]:
        """ "by Seoul's count", "Tokyo's figures: …"."""
        out = []
        for n in actors:
            m = POSSESSIVE.match(sentence.text, n.end, sentence.end)
            if m is None or self.account.match(sentence.text, m.end(), sentence.end) is None:
                continue
            by = self.by.search(left_of(sentence, n.start, 8)) is not None
            out.append(Source((n.code,), n.start, n.end, n.end, by and n.start - sentence.start > CLOSING))
        return out

    def _gapped(self, sentence: Sentence, actors: list[Name], found: list[Source]) -> list[Source]:
        """ "Tokyo put the altitude at 100 km, Seoul at 97 km": the second speaker has no verb."""
        out = []
        for n in actors:
            if any(s.start <= n.start < s.verb_end for s in found) or not any(s.end < n.start for s in found):
                continue
            if self.gapped_left.search(left_of(sentence, n.start, 14)) and self.gapped.match(sentence.text, n.end, sentence.end):
                out.append(Source((n.code,), n.start, n.end, n.end, False))
        return out


def source_at(sources: list[Source], position: int) -> Source | None:
    """The source in force at an offset: the last one before it that does not only reach back, else the first behind it that does; states first."""
    before = _states_first([s for s in sources if s.end <= position and (not s.trailing or s.middle)])
    if before:
        return before[-1]
    return next(iter(_states_first([s for s in sources if s.start >= position and s.trailing])), None)


def _states_first(sources: list[Source]) -> list[Source]:
    """The sources that are states, all of them where none is."""
    return [s for s in sources if _of_state(s)] or sources


def _of_state(source: Source) -> bool:
    return any(code.isupper() for code in source.codes)
