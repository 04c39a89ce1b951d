"""Claims of the outcome: how it went.

Lists used: `outcome` (one label a value) and `outcome_subject` of the pipeline; of English `outcome_unsure`, `managed`, `infinitive`.
"""

from __future__ import annotations

import re

from extractor.claims.model import Claim, trigger_at
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Sentence, left_of

LEFT = 45  # characters left of an outcome where a doubt, an aim or a subject is looked for
AFTER_TRIGGER, BEFORE_TRIGGER = 22, 8  # words between an outcome and a trigger that it is of
AFTER_OBJECT = 14  # words between what was launched and its outcome
BEFORE_NOUN = 6  # words: "a successful flight test"


class OutcomeFinder:
    """How it went. The first value of the codebook's outcome is what an event aims at; an aim is no outcome."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.outcome = codebook.first("outcome")
        self.aim = codebook.attributes[self.outcome].values[0] if self.outcome else ""
        self.words = wording.labelled("outcome")
        self.unsure = phrase(wording, r"(?:\b{outcome_unsure}|n['’]t)\s+(?:\S+\s+){0,3}$")
        self.infinitive = phrase(wording, r"\b{infinitive}\s+$")
        self.managed = phrase(wording, r"\b{managed}\s+$")
        self.subject = phrase(wording, r"\b{outcome_subject}\s+(?:\S+\s+){0,5}$")

    def read(self, s: Sentence) -> list[Claim]:
        claims = []
        for m in self.words.finditer(s.text, s.start, s.end):
            left = left_of(s, m.start(), LEFT)
            if not self.unsure.search(left) and not self._aimed_at(m, left) and self._of_event(s, m, left):
                claims.append(Claim(self.outcome, m.lastgroup or "", m.start(), m.end(), s.index, _trigger(s, m)))
        return claims

    def _aimed_at(self, m: re.Match[str], left: str) -> bool:
        """ "its second attempt to put a satellite into orbit": what it was to do, not what it did."""
        return m.lastgroup == self.aim and self.infinitive.search(left) is not None and self.managed.search(left) is None

    def _of_event(self, s: Sentence, m: re.Match[str], left: str) -> bool:
        """Near a trigger, or with what was launched as its subject."""
        if any(s.words_between(t.end, m.start()) <= AFTER_TRIGGER and s.words_between(m.end(), t.start) <= BEFORE_TRIGGER for t in s.triggers):
            return True
        subject = any(o.end <= m.start() and s.words_between(o.end, m.start()) <= AFTER_OBJECT for o in s.objects)
        return subject or self.subject.search(left) is not None


def _trigger(s: Sentence, m: re.Match[str]) -> int | None:
    """ "a successful flight test": the noun that follows; else as any other claim."""
    for i, t in enumerate(s.triggers):
        near = BEFORE_NOUN if t.kind == "noun" else 0  # "after the South successfully test-fired a rocket": that one
        if m.end() <= t.start and s.words_between(m.end(), t.start) <= near:
            return i
    return trigger_at(s, m.start())
