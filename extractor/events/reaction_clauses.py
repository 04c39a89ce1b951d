"""Parts of a sentence whose names are no subject of what stands behind them: asides about another name, those who are asked to do something."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence

OWN_WORDS = 8  # words between a name and the aside about its holder: "Venezuelan ambassador Rafael Ramirez, president of the council, said"


class ClauseFinder:
    """Finds the parts of a sentence that a subject is not looked for in."""

    def __init__(self, wording: Wording) -> None:
        about = r"(?:(?:{determiner}|{relative_pronoun})\s+(?-i:[a-z])|{office}\s+{of_whom}\b)"
        self.aside = phrase(wording, rf"(?:,\s+{about}[^,;\"“”]{{2,90}},|\s[–—-]\s+{about}[^–—\"“”]{{2,90}}\s[–—-])\s")
        self.asked = phrase(wording, r"\b{asked_of_others}\s+(?:(?!\b{not_in_name}\b)[^.;\"“”]){0,90}?\bto\b")

    def holds(self, s: Sentence, actors: list[Name], n: Name, cue: int) -> bool:
        """Whether a name stands in such a part that ends before a cue."""
        return any(start < n.start and n.end <= end <= cue for start, end in self._parts(s, actors))

    def _parts(self, s: Sentence, actors: list[Name]) -> Iterator[tuple[int, int]]:
        for m in self.asked.finditer(s.text, s.start, s.end):
            yield m.span()
        for m in self.aside.finditer(s.text, s.start, s.end):
            if any(n.end <= m.start() and s.words_between(n.end, m.start()) <= OWN_WORDS for n in actors):
                yield m.span()
