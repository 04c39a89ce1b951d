"""The articles of a run as an annotated corpus: each text with the claims that stand in it, for the formats of annotation tools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.errors import ExportError
from extractor.tables.columns import REVIEW
from extractor.tables.decisions import REACTION
from extractor.write.read_back import StoredRow, stored_rows
from extractor.write.table_groups import Groups

READ = ("ok", "none")  # statuses of articles that were searched
EVENTS, FACTS, REACTIONS = "events", "facts", "reactions"


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim where it stands: `label` is what it is about, `value` what it says in one line."""

    id: str
    label: str
    value: str
    start: int
    end: int
    row: StoredRow

    @property
    def text(self) -> str:
        return self.row["text"]

    @property
    def reviewed(self) -> str:
        """What a reviewer decided on it; "" where nobody has."""
        return self.row[REVIEW[0]]

    @property
    def told(self) -> str:
        """The whole claim in one line: "distance: 350 km, says KOR"."""
        source = self.row.get("asserted_by", "")
        return f"{self.label}: {self.value}{f', says {source}' if source else ''}"


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its events and, in the order of the text, its claims."""

    row: StoredRow
    events: list[StoredRow] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.row["article_id"]

    @property
    def text(self) -> str:
        return self.row["text"]

    @property
    def reviewed(self) -> bool:
        """Whether somebody has decided on every claim."""
        return bool(self.marks) and all(mark.reviewed for mark in self.marks)

    @property
    def roles(self) -> dict[str, str]:
        """The role of each event."""
        return {event["event_id"]: event["role"] for event in self.events}


def annotated_articles(out: Path, *, reviewed: bool = False, needs_text: bool = True) -> Iterator[AnnotatedArticle]:
    """The articles that were read, one after the other; with `reviewed`, those of which every claim was decided.

    ExportError where a text is needed and the run does not keep it.
    """
    groups = {t: Groups(stored_rows(out, t)) for t in (EVENTS, FACTS, REACTIONS)}
    for row in stored_rows(out, "articles"):
        own = {t: g.of(row["article_id"]) for t, g in groups.items()}
        marks = [*map(_fact, own[FACTS]), *map(_reaction, own[REACTIONS])]
        article = AnnotatedArticle(row, own[EVENTS], sorted(marks, key=lambda m: (m.start, m.end)))
        if row["status"] not in READ or (reviewed and not article.reviewed):
            continue
        if needs_text and len(row["text"]) != int(row["n_chars"]):
            raise ExportError(f"{out} does not keep the text of {row['article_id']!r}: run extractor batch without --no-text, to a format that cuts no cell")
        yield article


def _fact(row: StoredRow) -> Mark:
    value = " ".join(filter(None, (row["value"] or row["qualifier"], row["unit"])))
    return Mark(row["fact_id"], row["attribute"], value, int(row["start"]), int(row["end"]), row)


def _reaction(row: StoredRow) -> Mark:
    return Mark(row["reaction_id"], REACTION, f"{row['government']} {row['reaction']}", int(row["start"]), int(row["end"]), row)
