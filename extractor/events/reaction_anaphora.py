"""Whose words a sentence goes on with that names nobody: "He added", "the minister urged", "both countries", a quotation that began before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.domain.wording import Wording, phrase
from extractor.events.quotations import begins_in_quotation
from extractor.mentions.model import Name, Sentence

LOOK_BACK = 3  # sentences before "the two leaders" in which they are named
HOW_MANY = {"two": 2, "three": 3, "four": 4}  # labels of `several_speakers`
OPENING = r"(?:[A-Z][^,\"“”]{0,40}, )?"  # "Earlier, the minister"


@dataclass(frozen=True, slots=True)
class Before:
    """Who was named in the sentences before: `speaker` is the one still in force, `others` all who could react, by sentence, the last one first."""

    speaker: Name | None = None
    others: tuple[tuple[Name, ...], ...] = ()

    def then(self, speaker: Name | None, others: Sequence[Name]) -> Before:
        """What stands before the next sentence."""
        return Before(speaker, (tuple(others), *self.others[: LOOK_BACK - 1]))


class AnaphorFinder:
    """Finds those whom a sentence means without naming them."""

    def __init__(self, wording: Wording) -> None:
        self.goes_on = phrase(wording, r"[\"“‘']|{speaker_goes_on}\b", 0)
        self.later = phrase(wording, rf"{OPENING}(?:{{speaker_pronoun}}|{{definite_article}} (?:[\w-]+ ){{0,2}}?{{speaker_noun}})\b")
        self.several = wording.labelled("several_speakers")
        self.opening = phrase(wording, OPENING, 0)

    def continues(self, s: Sentence) -> bool:
        """Whether a sentence goes on with the speaker before: "It also called…", a quotation, one that began before, "Earlier, the minister urged"."""
        if self.goes_on.match(s.string) is not None or begins_in_quotation(s):
            return True
        later = self.later.match(s.string)
        return later is not None and not any(n.start < s.start + later.end() for n in s.actors)

    def together(self, s: Sentence, before: Before) -> list[Name]:
        """Those whom "the two leaders" or "both countries" at the beginning of a sentence are: as many as one of the sentences before names."""
        opening = self.opening.match(s.string)
        m = self.several.match(s.text, s.start + (opening.end() if opening else 0), s.end)
        if m is None:
            return []
        wanted = HOW_MANY.get(m.lastgroup or "", 0)
        for names in before.others:
            each = {n.code: names[[o.code for o in names].index(n.code)] for n in names}
            if len(each) == wanted or (not wanted and len(each) > 1):
                return list(each.values())
            if not wanted:
                break  # "They": of the sentence right before
        return []
