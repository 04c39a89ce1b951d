"""Claims of the outcome: how it went.

Lists used: `outcome` and `outcome_in_test` (one label a value; the latter only beside `test_context`), `outcome_subject`, `not_outcome_subject`
and `outcome_part` of the pipeline; of English `outcome_unsure`, `managed`, `infinitive`, `outcome_turn`.
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
APPOSITION = re.compile(r",\s[^,;:]{1,40},\s")
BEFORE_NOUN = 6  # words: "a successful flight test"


class OutcomeFinder:
    """How it went. The first value of the codebook's outcome is what an event aims at; an aim is no outcome."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.outcome = codebook.first("outcome")
        self.aim = codebook.attributes[self.outcome].values[0] if self.outcome else ""
        self.words, self.in_test, self.test = wording.labelled("outcome"), wording.labelled("outcome_in_test"), wording["test_context"]
        self.other_subject = phrase(wording, r"\b{not_outcome_subject}\s+(?:\S+\s+){0,3}$")
        self.part = phrase(wording, r"\b{outcome_part}\s+(?:\S+\s+){0,3}$")
        self.turn = phrase(wording, r"\b{outcome_turn}\b")
        self.unsure = phrase(wording, r"(?:\b(?:{outcome_unsure}|{might} have been)|n['’]t)\s+(?:\S+\s+){0,3}[\"“‘]?$")
        self.infinitive = phrase(wording, r"\b{infinitive}\s+$")
        self.managed = phrase(wording, r"\b{managed}\s+$")
        self.subject = phrase(wording, r"\b{outcome_subject}\s+(?:\S+\s+){0,5}$")

    def read(self, s: Sentence) -> list[Claim]:
        told = list(self.words.finditer(s.text, s.start, s.end))
        if self.test.search(s.text, s.start, s.end):
            told += self.in_test.finditer(s.text, s.start, s.end)
        claims = [
            Claim(self.outcome, m.lastgroup or "", m.start(), m.end(), s.index, _trigger(s, m)) for m in told if self._holds(s, m, left_of(s, m.start(), LEFT))
        ]
        return [c for c in claims if not self._is_turned(s, c, claims)]

    def _holds(self, s: Sentence, m: re.Match[str], left: str) -> bool:
        """Whether an outcome is told for sure, and of the event; "the previous mission, its 41st, failed" is of another."""
        left = APPOSITION.sub(" ", left)
        part = m.lastgroup == self.aim and self.part.search(left)  # "its second stage successfully separated"
        unsure = self.unsure.search(left) or self._aimed_at(m, left) or self.other_subject.search(left) or part
        return not unsure and self.of_event(s, m, left)

    def _is_turned(self, s: Sentence, c: Claim, claims: list[Claim]) -> bool:
        """ "successfully left its tube, but failed in flight": the end counts."""
        return any(o.start > c.start and o.value != c.value and o.trigger == c.trigger and self.turn.search(s.text, c.end, o.start) for o in claims)

    def _aimed_at(self, m: re.Match[str], left: str) -> bool:
        """ "its second attempt to put a satellite into orbit": what it was to do, not what it did."""
        return m.lastgroup == self.aim and self.infinitive.search(left) is not None and self.managed.search(left) is None

    def of_event(self, s: Sentence, m: re.Match[str], left: str) -> bool:
        """Whether a word of the outcome stands near a word of the event, or has what was launched as its subject."""
        if any(s.words_between(t.end, m.start()) <= AFTER_TRIGGER and s.words_between(m.end(), t.start) <= BEFORE_TRIGGER for t in s.triggers):
            return True  # a word that tells of the event is near
        if any(o.end <= m.start() and s.words_between(o.end, m.start()) <= AFTER_OBJECT for o in s.objects):
            return True  # a word for what was launched stands shortly before it
        return self.subject.search(f"{left}{m.group()} ") is not None  # "The flight failed", "All mission parameters were met"


def _trigger(s: Sentence, m: re.Match[str]) -> int | None:
    """ "a successful flight test": the noun that follows; else as any other claim."""
    for i, t in enumerate(s.triggers):
        near = BEFORE_NOUN if t.kind == "noun" else 0  # "after the South successfully test-fired a rocket": that one
        if m.end() <= t.start and s.words_between(m.end(), t.start) <= near:
            return i  # the one right behind it
    return trigger_at(s, m.start())
