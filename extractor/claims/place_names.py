"""Names of places in a sentence: of the gazetteer, and those that only spaCy knows.

Lists used: `no_site_name`, `no_town_name`, `place_preposition`, `definite_article`, `settlement`, `behind_town`, `also` of English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.annotate.sentences import printed
from extractor.claims.model import Claim
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence

PLACE_LABELS = ("GPE", "LOC", "FAC")  # of spaCy
REACH, NEAR = 22, 14  # words between a cue and its place; measured on the dev texts
NAME = r"(?-i:(?:[a-z]{2}-)?[A-Z][\w’'-]*[a-z])"  # a word of a place's name: "Yar", "al-Tanf"
TOGETHER = 6  # words between two places told as one ("Sinpo, South Hamgyong province")
LEFT = 150  # characters left of a place within which its preposition and what stands before that are looked for
BEFORE_TIME = 2  # words before a time: "at about"
BEHIND_TIME = re.compile(r"\s*(?:\w+ time\s*)?(?:\([^)]*\)\s*)?")


@dataclass(frozen=True, slots=True)
class PlaceKinds:
    """Kinds of the gazetteer by what the reading of places makes of them (`place_kinds` of the codebook).

    gives_way: any other place told beside one is meant. wide: something may merely lie in one. open: ground that an event may happen on.
    facility: what is told "at" one stands there, it was not aimed at it. tested_at: its own state fires at it, too.
    """

    gives_way: frozenset[str]
    wide: frozenset[str]
    open: frozenset[str]
    facility: frozenset[str]
    tested_at: frozenset[str]

    @classmethod
    def of(cls, codebook: Codebook) -> PlaceKinds:
        declared = codebook.raw.get("place_kinds", {})
        return cls(*(frozenset(declared.get(key, ())) for key in ("gives_way", "wide", "open", "facility", "tested_at")))


class PlaceNames:
    """What the finders of origins and destinations share: prepositions, and the places that no table has."""

    def __init__(self, wording: Wording, kinds: PlaceKinds) -> None:
        self.kinds = kinds
        self.prepositions = wording.labelled("place_preposition")
        self.also = phrase(wording, r"\b{also}\b", 0)
        self.no_name = phrase(wording, r"\b{no_site_name}\b")
        self.article = phrase(wording, "^{definite_article} ", 0)
        self.placed = phrase(wording, rf"\b{{settlement}} of (?P<name>{NAME}(?:[ -]{NAME}){{0,2}})(?![\w'’-])")
        town = rf"(?P<name>(?!{{no_town_name}}\b){NAME}(?:[ -]{NAME}){{0,2}})(?=\s*(?:[.,;)]|$)|\s+{{behind_town}}\b)"
        self.right_here, self.inside = phrase(wording, rf"\s+{town}"), phrase(wording, rf"\bin {town}")

    def preposition(self, told: re.Match[str] | None) -> str:
        """The label of the preposition that the words before a place begin with (`at`, `on`, …); "" where there is none."""
        found = self.prepositions.match(told.group().lstrip()) if told is not None else None
        return (found.lastgroup or "") if found is not None else ""

    def unlisted(self, s: Sentence) -> Iterator[tuple[int, int, str]]:
        """Start, end and surface name, without its article, of each place that no table has: of spaCy, and told as one ("the town of Chasiv Yar")."""
        taken = [(n.start, n.end) for n in s.names] + [(d[0], d[1]) for d in s.dates]
        told = [(start, end) for start, end, label in s.entities if label in PLACE_LABELS]
        told += [m.span("name") for m in self.placed.finditer(s.text, s.start, s.end) if not any(_overlap(m.span("name"), span) for span in told)]
        for start, end in sorted(told):
            text = self.article.sub("", printed(s.text[start:end]))
            named = text[:1].isupper() and not any(map(str.isdigit, text)) and not self.no_name.search(text)
            if named and not any(_overlap((start, end), span) for span in taken):
                yield start, end, text

    def right_behind(self, s: Sentence, start: int) -> tuple[int, int, str] | None:
        """Start, end and text of a name that no table has, right behind a word of aiming or hitting: "fired at Kfar Aza", "struck Zatoka on Monday".

        The small models take most such towns for a person or an organisation, or for nothing.
        """
        return self._free(s, self.right_here.match(s.text, start, s.end))

    def lies_in(self, s: Sentence, start: int, end: int) -> tuple[int, int, str] | None:
        """The first such name behind "in": "landed in a market in Avdiivka"."""
        return self._free(s, self.inside.search(s.text, start, end))

    def most_specific(self, s: Sentence, claims: list[Claim], tables: tuple[str, ...]) -> list[Claim]:
        """Of places told together ("the Sunan area of Pyongyang", "Sinpo, South Hamgyong province") the most specific one."""
        vague = {(n.start, n.end): n.kind in self.kinds.gives_way for n in s.names if is_own(n, tables)}
        out: list[Claim] = []
        for c in sorted(claims, key=lambda c: c.start):
            together = out and s.words_between(out[-1].end, c.start) <= TOGETHER and out[-1].trigger == c.trigger
            if not together or self.also.search(s.text[out[-1].end : c.start]):
                out.append(c)
            elif vague.get((out[-1].start, out[-1].end)) and not vague.get((c.start, c.end)):
                out[-1] = c
        return out

    @staticmethod
    def _free(s: Sentence, m: re.Match[str] | None) -> tuple[int, int, str] | None:
        """Start, end and text of a name found that is no other name and no day."""
        taken = [(n.start, n.end) for n in s.names] + [(d[0], d[1]) for d in s.dates]
        if m is None or any(_overlap(m.span("name"), span) for span in taken):
            return None
        return (*m.span("name"), printed(m.group("name")))


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def is_own(n: Name, tables: tuple[str, ...]) -> bool:
    """Whether a name is of the first of an attribute's tables, which holds the places that are such by themselves; the others need more evidence."""
    return n.table == tables[0]


def last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches, None where there is none."""
    found = None
    for found in matches:  # noqa: B007
        continue
    return found


def only_when(s: Sentence, start: int, end: int) -> bool:
    """ ", at about 5:20 a.m. local time from Wonsan": no more than a day or a time is told there."""
    told = sorted((a, b) for a, b, *_ in (*s.times, *s.dates) if start <= a and b <= end)
    if not told or s.words_between(start, told[0][0]) > BEFORE_TIME:
        return False
    return BEHIND_TIME.fullmatch(s.text, told[-1][1], end) is not None
