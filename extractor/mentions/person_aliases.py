"""People that an article introduces with their government ("Benham, a spokesman for the U.S. Pacific Command"), when it names them again.

Lists used: `title`, `former`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from extractor.annotate.names import ACTORS
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import A_WORD, Name, Sentence, left_of

PERSON = "person"
WHO = r"[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.|[A-Z][\w'’-]+|al|bin|de|van)){1,3}"
OWNER = re.compile(r"(?:['’]s|s['’])\s+(?:[a-z]+\s+)?")  # "Japan's U.N. ambassador" speaks for Japan
SHORTEST = 4  # letters of a name that stands alone; shorter ones (Kim, Lee, Li) are too many people's


class PeopleFinder:
    """Finds people whom an article introduces with their government, and where it names them again."""

    def __init__(self, wording: Wording) -> None:
        # "South Korean defense ministry spokesman Moon Sang-gyun"
        self.behind = phrase(wording, rf"(?:['’]s)?(?:\s+(?!{{former}}\b)[\w'’.-]+){{0,5}}?\s+{{title}}\s+(?P<who>{WHO})", 0)
        # "Dave Benham, a spokesman for the U.S. Pacific Command"
        self.before = phrase(wording, rf"(?P<who>{WHO}),\s+(?:(?!{{former}}\b)[\w'’.-]+\s+){{0,4}}?{{title}}(?:\s+{{title_of}})?(?:\s+the)?\s+(?:\w+\s+)?$", 0)

        self.given_last = phrase(wording, r"{given_name_last}", 0)
        self.once = phrase(wording, r"\b{former}\s+$")

    def add(self, sentences: list[Sentence]) -> None:
        """Adds to each sentence a Name for each person introduced in it or before it. Sentences in order of the text."""
        known: dict[str, str] = {}
        for s in sentences:
            for who, code in self._introduced(s):
                for called in self._calls(who):
                    known[called] = code if known.get(called, code) == code else ""
            s.names += [n for n in self._named(s, known) if not any(n.start < o.end and o.start < n.end for o in s.names)]
            s.names.sort(key=lambda n: n.start)

    def _introduced(self, s: Sentence) -> Iterator[tuple[str, str]]:
        states = [n for n in s.actors if n.code.isupper() and n.kind != "media"]
        for n in states:
            behind = None if self.once.search(left_of(s, n.start, A_WORD)) else self.behind.match(s.text, n.end, s.end)
            before = self.before.search(s.text[s.start : n.start])
            owner = next((o for o in states if o.end < n.start and OWNER.fullmatch(s.text[o.end : n.start])), n)
            for m in (behind, before):
                if m is not None:
                    yield m["who"], owner.code

    @staticmethod
    def _named(s: Sentence, known: dict[str, str]) -> Iterator[Name]:
        called = [c for c, code in known.items() if code and c in s.string]
        found = chain.from_iterable(re.compile(rf"\b{re.escape(c)}\b").finditer(s.text, s.start, s.end) for c in sorted(called, key=len, reverse=True))
        taken: list[tuple[int, int]] = []
        for m in found:
            if not any(a < m.end() and m.start() < b for a, b in taken):
                taken.append(m.span())
                yield Name(m.start(), m.end(), ACTORS, PERSON, m.group(), known[m.group()])

    def _calls(self, who: str) -> Iterator[str]:
        """What a person is called later: the whole name, and the family name."""
        words = who.split()
        yield who
        family = words[0] if self.given_last.fullmatch(words[-1]) else words[-1]
        if len(family) >= SHORTEST:
            yield family
