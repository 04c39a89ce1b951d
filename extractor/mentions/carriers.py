"""What carries a load into the air: "put two satellites into orbit with a Long March-3B", "was launched on a Falcon 9".

Lists used: `carried_by`, `on_that_day`.
"""

from __future__ import annotations

from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import A_WORD, ObjectMention, Sentence, left_of


class CarrierFinder:
    """Finds the objects of a sentence that carry others; `codebook` says which classes are loads."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.loads = codebook.carried_classes
        self.later_clause = phrase(wording, r",[^,]*\b{on_that_day}\b")
        self.carried_by = phrase(wording, r"\b{carried_by}\s+$")

    def find(self, sentence: Sentence, start: int, end: int) -> list[ObjectMention]:
        """The objects that can carry what the verb from `start` to `end` is said of, in order of the text."""
        others = (o for o in sentence.objects if o.cls not in self.loads and not o.head <= start < o.end)
        return [o for o in others if not self._of_other_clause(sentence, end, o)]

    def in_place_of(self, objects: list[ObjectMention], sentence: Sentence, end: int) -> list[ObjectMention]:
        """ "a satellite was launched on a Falcon 9": what carries the load, told behind the verb that ends at `end`; the objects where nothing does."""
        if not objects or any(o.cls not in self.loads for o in objects):
            return objects
        return self.behind(sentence, end) or objects

    def behind(self, sentence: Sentence, end: int) -> list[ObjectMention]:
        """ "lifted off on the Space Launch System": what carries whatever it is, told behind the verb that ends at `end`."""
        behind = (o for o in self.find(sentence, end, end) if o.start >= end)
        return next(([o] for o in behind if self.carried_by.search(left_of(sentence, o.start, A_WORD))), [])

    def _of_other_clause(self, sentence: Sentence, end: int, o: ObjectMention) -> bool:
        """ "put a satellite into orbit, months after a rocket crashed": not what carried it."""
        return self.later_clause.search(sentence.text, end, max(end, o.head)) is not None
