"""The gate: which articles can hold an event at all. The others never reach spaCy."""

from __future__ import annotations

from functools import cached_property

from extractor.annotate.names import OBJECTS, Lexicon
from extractor.domain.pipeline import Pipeline
from extractor.domain.tables import read_table

GATE = ("gate_sure", "gate_trigger", "gate_object")


class Gate:
    """Decides by words alone whether an article is worth reading."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.tables = pipeline.tables
        self.sure, self.trigger, self.object = (pipeline.wording.declared(name) for name in GATE)

    def may_hold_event(self, text: str) -> bool:
        """The lexical gate, without which spaCy is not run: a word of `gate_sure`, or one of each other gate list that is declared."""
        if self.sure is not None and self.sure.search(text) is not None:
            return True
        if self.trigger is not None and self.trigger.search(text) is None:
            return False
        return self.object is None or self.object.search(text) is not None or any(True for _ in self.object_names.find(text))

    @cached_property
    def object_names(self) -> Lexicon:
        """Designations alone: "the launch of the Shaheen-III" has no other word of what was launched."""
        names = Lexicon()
        if OBJECTS in self.tables:
            names.add_table(OBJECTS, read_table(self.tables[OBJECTS]))
        return names
