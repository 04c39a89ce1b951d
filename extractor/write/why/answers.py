"""The answer to why: of a row of the tables, or of a place in an article; a title with its steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.domain.codebook import Attribute, Codebook
from extractor.domain.declarations import expected
from extractor.errors import UsageProblem
from extractor.read.article import Article
from extractor.write.why.missing import missing
from extractor.write.why.present import Row, claim_of, present, where
from extractor.write.why.reactions import missing_reaction, present_reaction, reaction_of
from extractor.write.why.trace import Trace
from extractor.write.why.words import Step

FACTS, REACTION = "facts", "reaction"
STALE = "The program no longer makes it"
STALE_TOLD = "The tables are of an earlier version of the program or its lists; as it is now, it does not make this {}. Why not:"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked about, and the steps of the answer."""

    title: str
    steps: tuple[Step, ...]


def why_row(trace: Trace, table: str, row: Row) -> Answer:
    """Why a row of facts or reactions is there; where the code no longer makes it, why it is missing now."""
    steps = _of_fact(trace, row) if table == FACTS else _of_reaction(trace, row)
    return Answer(_title(table, row), (*_reviewed(row), *steps))


def _title(table: str, row: Row) -> str:
    value = row.get("value") or f"({row.get('qualifier')})"  # "several" has no number
    what = f"{row['attribute']} {value} {row['unit']}".rstrip() if table == FACTS else f"{row['reaction']} by {row['government']}"
    return f"Why {what}? ({table[:-1]} {row[f'{table[:-1]}_id']}, article {row['article_id']}, event {row['event_id']}, confidence {row['confidence']})"


def _reviewed(row: Row) -> Iterator[Step]:
    if row.get("reviewed"):
        who = row["reviewed_by"] or "A reviewer"
        yield Step("It was reviewed", f"{who} decided on it: {row['reviewed']}. What the program itself made of the words is below.")


def _of_fact(trace: Trace, row: Row) -> Iterator[Step]:
    found = claim_of(trace, row)
    if found is not None:
        event, claim = found
        yield where(trace, trace.sentences[claim.sentence], f"characters {claim.start} to {claim.end}")
        yield from present(trace, event, claim)
        return
    yield Step(STALE, STALE_TOLD.format("fact"))
    yield from missing(trace, checked_attribute(trace.pipeline.codebook, row["attribute"]), int(row["start"]))


def _of_reaction(trace: Trace, row: Row) -> Iterator[Step]:
    found = reaction_of(trace, row)
    if found is not None:
        yield where(trace, trace.sentences[found.sentence], f"characters {found.start} to {found.end}")
        yield from present_reaction(trace, found)
        return
    yield Step(STALE, STALE_TOLD.format("reaction"))
    yield from missing_reaction(trace, int(row["start"]))


def why_place(trace: Trace, attribute: str, offset: int) -> Answer:
    """Why a place of an article gave a value of an attribute, or none."""
    title = f"Why is there no {attribute} at character {offset}? (article {trace.article.id})"
    if attribute == REACTION and trace.pipeline.codebook.reactions:
        return Answer(title, tuple(missing_reaction(trace, offset)))
    return Answer(title, tuple(missing(trace, checked_attribute(trace.pipeline.codebook, attribute), offset)))


def checked_place(codebook: Codebook, article: Article, attribute: str, offset: int) -> None:
    """UsageProblem where there is no such attribute, or the article has no such place."""
    if attribute != REACTION or not codebook.reactions:
        checked_attribute(codebook, attribute)
    if offset >= len(article.text):
        raise UsageProblem(f"--at: {offset} is behind the end of the text of article {article.id}, which has {len(article.text)} characters")


def checked_attribute(codebook: Codebook, name: str) -> Attribute:
    """An attribute of the codebook by its name; UsageProblem names the nearest."""
    known = [*codebook.attributes, *([REACTION] if codebook.reactions else [])]
    if name not in codebook.attributes:
        raise UsageProblem(f"--attribute: {expected('attribute', known, name)}")
    return codebook.attributes[name]
