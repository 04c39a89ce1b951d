"""How somebody reacts: the phrases of a sentence that tell of a reaction, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractor.domain.reaction_kinds import JOINT, MUTUAL, SAID, ReactionKind
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence, left_of

REACH = 45  # characters left of a cue that may deny it
ASKED_REACH = 90  # characters left of a cue within which somebody is asked to do it: "urged all members, including China, to condemn"
WITHIN = re.compile(r"\w\s*[\"“”]\s*\w")  # a mark between words, so that a cue may reach over it
MARKS = re.compile(r"[\"“”]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that tells of a reaction; offsets are code points of the article's text, end exclusive.

    `said` ones count only as somebody's words ("Tokyo said it was a violation", not "in violation of"), `joint` ones only of several
    that agree; what a `mutual` one tells of is also done by the one it is done with ("spoke with").
    """

    start: int
    end: int
    text: str
    kind: ReactionKind
    said: bool = False
    joint: bool = False
    mutual: bool = False

    def begins_in(self, n: Name) -> bool:
        """Whether the cue begins with a name ("the Security Council will meet")."""
        return n.start <= self.start < n.end


class CueFinder:
    """Finds the cues of reactions in sentences."""

    def __init__(self, wording: Wording, kinds: Mapping[str, ReactionKind]) -> None:
        self.kinds = kinds
        self.pattern = wording.labelled("reaction")
        self.denied = phrase(wording, r"(?:\b|(?<=n))(?:{not_reacting_before})\s+(?:\w+ly\s+)?$")
        self.asked = phrase(wording, r"\b{asked_of_others} (?:\S+ ){1,9}?to (?:(?:\w+ly|\w+ (?:in|and|or)) )?$")
        self.unreal = phrase(wording, r"\b{unreal_reaction_before}\s+(?:\S+\s+){0,3}$")

    def find(self, s: Sentence) -> list[Cue]:
        """The cues of a sentence in order, without what is denied or only might be."""
        return [cue for cue in self._found(s) if self._is_real(s, cue)]

    def _found(self, s: Sentence) -> list[Cue]:
        """The cues of a sentence in order, then those that only pass over quotation marks tells: 'will "respond strongly"'."""
        found = [self._cue(m.start(), m.end(), m.group(), m.lastgroup or "") for m in self.pattern.finditer(s.text, s.start, s.end)]
        if WITHIN.search(s.text, s.start, s.end) is None:
            return found
        kept = [i for i in range(s.start, s.end) if not MARKS.match(s.text, i)]
        for m in self.pattern.finditer("".join(s.text[i] for i in kept)):
            start, end = kept[m.start()], kept[m.end() - 1] + 1
            if not any(c.start < end and start < c.end for c in found):
                found.append(self._cue(start, end, s.text[start:end], m.lastgroup or ""))
        return sorted(found, key=lambda c: c.start)

    def _cue(self, start: int, end: int, text: str, label: str) -> Cue:
        kind = self.kinds[label.removesuffix(SAID).removesuffix(JOINT).removesuffix(MUTUAL)]
        return Cue(start, end, text, kind, label.endswith(SAID), label.endswith(JOINT), label.endswith(MUTUAL))

    def _is_real(self, s: Sentence, cue: Cue) -> bool:
        """Not "stopped short of condemning", "might respond by imposing sanctions"; a kind that looks ahead speaks of what would be anyway."""
        left = left_of(s, cue.start, REACH)
        if not cue.kind.looks_ahead and self.asked.search(left_of(s, cue.start, ASKED_REACH)):
            return False  # "asked China to condemn the launch"
        return self.denied.search(left) is None and (cue.kind.looks_ahead or not self._is_unreal(s, cue, left))

    def _is_unreal(self, s: Sentence, cue: Cue, left: str) -> bool:
        """ "may condemn"; not "Theresa May condemned"."""
        modal = self.unreal.search(left)
        return modal is not None and not any(n.start <= cue.start - len(left) + modal.start() < n.end for n in s.names)
