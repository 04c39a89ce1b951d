"""Who says so: the source in force at each place of a sentence.

A speaker ("Seoul's Joint Chiefs of Staff said", "according to KCNA", "…, the ministry added") is the nearest actor left of a verb of saying (see
speakers.py), or right of "according to". Its words reach to the end of the sentence or to the next speaker; a speaker at the end of the sentence
reaches back. "It added" takes the source of the sentence before.

Lists used: `say`, `according`, `according_break`, `account`, `by_before`, `clause_and`, `figure_word`, `hedge_word`, `figure_at`, `goes_on`,
`counting`, `told_object`, `judged`, `definite_article`, `own_speaker`, `home_office`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    def __init__(self, wording: Wording, homes: Mapping[str, str]) -> None:
        self.speakers, self.homes = Speakers(wording), homes
        self.office = phrase(wording, r" (?P<who>(?:{definite_article} |{article} )?{home_office})\b")
        self.own = phrase(wording, r"(?:^|[\"“”,;]|{clause_and})\s*(?P<who>{own_speaker})(?: \w+){0,2}? $")
        self.say, self.according, self.account = wording["say"], wording["according"], wording["account"]
        self.by = phrase(wording, r"\b{by_before} $")
        self.according_stop = phrase(wording, r"[.;]|\b{according_break}\b", 0)
        # left of a second speaker whose verb is left out, and right of it
        self.gapped_left = phrase(wording, r"(?:[,;]\s*|\s)(?:{clause_and}\s+)(?:{definite_article}\s+)?$|[,;]\s*(?:{definite_article}\s+)?$", 0)
        number = r"(?:{hedge_word} )?\d"
        figure = rf"(?:{{figure_at}} {number}|{{definite_article}} {{figure_word}}|{number})"
        self.said_on = phrase(wording, r"[^,;.]{0,40},\s*(?:{also} )?{say}\b", 0)
        self.speaks = phrase(wording, r",\s*{clause_and}\s[^,;]*?\s{say}\b", 0)  # "according to Seoul, and Tokyo's navy said": Tokyo speaks for itself
        self.gapped = phrase(wording, rf"(?:['’]s(?: [\w-]+){{1,4}})?(?: [\w-]+){{0,2}}? {figure}", 0)
        self.continuation = phrase(wording, r"(?:{goes_on}|The (?:{counting} )?{told_object})\b(?! {judged})", 0)

    def sources(self, sentence: Sentence, previous: tuple[str, ...], just_said: tuple[str, ...], agent: str = "") -> list[Source]:
        """The sources of a sentence in order; `previous` are the codes of the source last in force, `just_said` those of the sentence before.

        `agent` is who did what is told of: "state television said", "the company said" are its words.
        """
        actors = list({(n.start, n.code): n for n in sentence.table("actors") if n.code}.values())  # "South Korea" is there with a hyphen too
        cited = self.according.finditer(sentence.text, sentence.start, sentence.end)
        found = [s for m in cited if (s := self._office(sentence, actors, m, previous) or self.according_to(sentence, actors, m))]
        for m in self.say.finditer(sentence.text, sentence.start, sentence.end):
            if not any(s.start <= m.start() < s.verb_end for s in found) and (
                source := self.own_words(sentence, m, agent) or self.speakers.speaker(sentence, _free(actors, found, m), m, previous)
            ):
                found.append(source)
        found += self._accounts(sentence, actors)
        if found:
            found += self._gapped(sentence, actors, found)
        elif (
            just_said and self.continuation.match(sentence.string) and not self._said_by_others(sentence)
        ):  # "They flew 230 km": goes on about what the speaker before told of
            found.append(Source(just_said, sentence.start, sentence.start, sentence.start, False))
        return sorted(found, key=lambda s: s.start)

    def own_words(self, sentence: Sentence, m: re.Match[str], agent: str) -> Source | None:
        """ "…, the company said": of those who did it."""
        left = sentence.text[sentence.start : m.start()]
        others = sentence.triggers and any(
            n.is_state and n.code != agent for n in sentence.actors
        )  # "Israel struck Syria, state media said": of those who were hit
        told = self.own.search(left) if agent.isupper() and not others else None
        if told is None:
            return None
        start, end = (sentence.start + at for at in told.span("who"))
        return Source((agent,), start, end, m.end(), *self.speakers.reach(sentence, start, m))

    def _office(self, sentence: Sentence, actors: list[Name], m: re.Match[str], previous: tuple[str, ...]) -> Source | None:
        """ "Yonhap, citing military sources": of the land of the outlet; "according to the ministry": of the source last in force."""
        office = self.office.match(sentence.text, m.end(), sentence.end)
        outlets = [self.homes[n.code] for n in actors if n.end <= m.start() and n.code in self.homes]
        codes = (*outlets[-1:],) or previous
        return Source(codes, *office.span("who"), office.end(), self._reaches_back(sentence, m, office.end())) if office and codes else None

    def _reaches_back(self, sentence: Sentence, m: re.Match[str], end: int) -> bool:
        """Whether more than an opening stands before "according to", and no verb behind whom it names ("Yonhap, citing the navy, said")."""
        before = sentence.text[sentence.start : m.start()]
        told = len(before.split()) > OPENING and WORD.search(before.strip(NOTHING)) is not None
        return told and self.said_on.match(sentence.text, end, sentence.end) is None

    def _said_by_others(self, sentence: Sentence) -> bool:
        """ "The missile flew far, experts say": whoever they are, not the speaker before."""
        return any(
            self.speakers.passive.search(left_of(sentence, m.start(), 25)) is None for m in self.say.finditer(sentence.text, sentence.start, sentence.end)
        )

    def according_to(self, sentence: Sentence, actors: list[Name], m: re.Match[str]) -> Source | None:
        """The names behind "according to"."""
        text = sentence.text
        near = [n for n in actors if n.start >= m.end() and sentence.words_between(m.end(), n.start) <= AFTER_ACCORDING]
        after = [n for n in near if not self.according_stop.search(text[m.end() : n.start])]
        if not after:
            return None  # no name of an actor stands shortly behind it
        clause = self.speaks.search(text, after[0].end, sentence.end)
        group = self.speakers.group(text, [n for n in after if clause is None or n.start < clause.start()])
        back = self._reaches_back(sentence, m, group[-1].end)
        return Source(codes_of(group), after[0].start, group[-1].end, group[-1].end, back)  # the first name behind words like "according to"

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


def _free(actors: list[Name], found: list[Source], m: re.Match[str]) -> list[Name]:
    """The actors that no source found before has, where one of them stands between it and the verb: "according to Seoul, and Tokyo said"."""
    free = [n for n in actors if not any(s.start <= n.start < s.verb_end for s in found)]
    return free if found and any(found[-1].verb_end <= n.start < m.start() for n in free) else actors


def source_at(sources: list[Source], position: int) -> Source | None:
    """The source in force at an offset: the last one before it that does not only reach back, else the first behind it that does; states first."""
    before = _states_first([s for s in sources if s.end <= position and (not s.trailing or s.middle)])
    if before:
        return before[-1]
    behind = _states_first([s for s in sources if s.start >= position and s.trailing])
    if behind:
        return behind[0]
    if any(s.end <= position for s in sources):
        return None  # the speaker before the value tells only what stands before its verb: what follows that is taken for the end of a report (list speech_end)
    return None  # the speaker stands after the value, and does not end the sentence


def _states_first(sources: list[Source]) -> list[Source]:
    """The sources that are states, all of them where none is."""
    return [s for s in sources if _of_state(s)] or sources


def _of_state(source: Source) -> bool:
    return any(code.isupper() for code in source.codes)
