"""Claims of the outcome: how it went."""

from __future__ import annotations

import re

from extractor.claims.model import Claim, trigger_at
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Sentence, left_of

SUCCESS = "success"
INFINITIVE = re.compile(r"\bto\s+$", re.I)


class OutcomeReader:
    """How it went. Lists used: `outcome`, `outcome_subject`, and the general `outcome_unsure`."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.outcome = codebook.first("outcome")
        self.words = wording.labelled("outcome")
        self.unsure = phrase(wording, r"(?:\b{outcome_unsure}|n['’]t)\s+(?:\S+\s+){0,3}$")
        self.managed = phrase(wording, r"\b{managed}\s+$")
        self.subject = phrase(wording, r"\b{outcome_subject}\s+(?:\S+\s+){0,5}$")

    def read(self, s: Sentence) -> list[Claim]:
        claims = []
        for m in self.words.finditer(s.text, s.start, s.end):
            left = left_of(s, m.start(), 45)
            if not self.unsure.search(left) and not self._aimed_at(m, left) and self._of_event(s, m, left):
                claims.append(Claim(self.outcome, m.lastgroup or "", m.start(), m.end(), s.index, self._trigger(s, m)))
        return claims

    def _aimed_at(self, m: re.Match[str], left: str) -> bool:
        """ "its second attempt to put a satellite into orbit": what it was to do, not what it did."""
        return m.lastgroup == SUCCESS and INFINITIVE.search(left) is not None and self.managed.search(left) is None

    def _of_event(self, s: Sentence, m: re.Match[str], left: str) -> bool:
        """Near a trigger, or with what was launched as its subject."""
        if any(s.words_between(t.end, m.start()) <= 22 and s.words_between(m.end(), t.start) <= 8 for t in s.triggers):
            return True
        subject = any(o.end <= m.start() and s.words_between(o.end, m.start()) <= 14 for o in s.objects)
        return subject or self.subject.search(left) is not None

    @staticmethod
    def _trigger(s: Sentence, m: re.Match[str]) -> int | None:
        """ "a successful flight test": the noun that follows; else as any other claim."""
        for i, t in enumerate(s.triggers):
            near = 6 if t.kind == "noun" else 0  # "after the South successfully test-fired a rocket": that one
            if m.end() <= t.start and s.words_between(m.end(), t.start) <= near:
                return i
        return trigger_at(s, m.start())
