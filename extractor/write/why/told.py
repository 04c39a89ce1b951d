"""A claim where it stands, with what it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.annotate.names import ACTORS
from extractor.claims.model import Claim
from extractor.domain.codebook import Attribute
from extractor.mentions.model import Name, ObjectMention, Sentence
from extractor.write.why.decisions import makers
from extractor.write.why.trace import Trace, key_of
from extractor.write.why.words import quoted, rules, table_row

HEAD = "How it was read"


@dataclass(frozen=True, slots=True)
class Told:
    """A claim where it stands, with its attribute."""

    trace: Trace
    claim: Claim
    sentence: Sentence
    attribute: Attribute

    @property
    def words(self) -> str:
        """Its words in the article, quoted."""
        return quoted(self.trace.text(self.claim.start, self.claim.end))

    @property
    def names(self) -> list[Name]:
        """The names of tables that it was read from."""
        return [n for n in self.sentence.names if n.start < self.claim.end and self.claim.start < n.end]

    @property
    def objects(self) -> list[ObjectMention]:
        """The objects that it is of."""
        return [o for o in self.sentence.objects if o.start < self.claim.end and self.claim.start < o.end]

    def rows(self) -> list[str]:
        """The rows of tables of its names, its own value's alone where that is one of them."""
        own = [n for n in self.names if self.claim.value in (n.name, n.code)] or self.names
        first = next((t for t in (*self.attribute.tables, ACTORS) if any(n.table == t for n in own)), "")  # a place may be in two tables
        own = [n for n in own if n.table == first] or own
        each = {(n.table, n.code, n.kind): n for n in reversed(own)}.values()  # "North-Korea" is in the table too
        return [table_row(self.trace.pipeline, n, self.trace.text(n.start, n.end)) for n in each]


def rules_of(told: Told) -> tuple[str, ...]:
    """The rule that made a claim."""
    return tuple(rules(c for c in makers(told.trace, key_of(told.claim))[:1]))
