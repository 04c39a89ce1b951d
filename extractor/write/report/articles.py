"""An article on the page: its text, its events, and its facts and reactions as lists in the order of FACT and REACTION."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from extractor.write.read_back import StoredRow
from extractor.write.report.run import Run

INDEX = ("article_id", "title", "published", "publisher", "url", "source", "status", "error", "duplicate_of")
FACT = (
    "fact_id",
    "event_id",
    "attribute",
    "value",
    "value_min",
    "value_max",
    "unit",
    "qualifier",
    "asserted_by",
    "asserted_by_text",
    "text",
    "start",
    "end",
    "confidence",
)
REACTION = ("reaction_id", "event_id", "government", "actor", "reaction", "plover", "text", "start", "end", "confidence")
NUMBERS = {"start", "end", "confidence", "value_min", "value_max"}


def index(run: Run) -> list[list[Any]]:
    """What a list of articles shows of each, and how many events and claims it has."""
    events, claims = by_article(run.events), by_article([*run.facts, *run.reactions])
    return [[*(a.get(name, "") for name in INDEX), len(events[a["article_id"]]), len(claims[a["article_id"]])] for a in run.articles]


def packed_articles(run: Run) -> Iterator[dict[str, Any]]:
    """The articles with all that was found in them."""
    events, facts, reactions = by_article(run.events), by_article(run.facts), by_article(run.reactions)
    for article in run.articles:
        key, text = article["article_id"], article.get("text", "")
        yield {
            "text": text,
            "events": [{k: v for k, v in event.items() if v and k not in ("article_id", "title", "published", "publisher")} for event in events[key]],
            "facts": [[*_values(row, FACT), *sentence_place(row, text)] for row in facts[key]],
            "reactions": [[*_values(row, REACTION), *sentence_place(row, text)] for row in reactions[key]],
        }


def sentence_place(row: StoredRow, text: str) -> list[Any]:
    """Where the sentence of a claim stands in the text, as [start, end]; [its words, ""] where the text is not kept or another."""
    sentence, start, end = row["sentence"], int(row["start"]), int(row["end"])
    if text[start:end] == row["text"]:
        at = text.find(sentence, max(0, end - len(sentence)), start + len(sentence))
        if sentence and at >= 0:
            return [at, at + len(sentence)]
    return [sentence, ""]


def _values(row: StoredRow, names: Iterable[str]) -> list[Any]:
    return [_number(row.get(name, "")) if name in NUMBERS else row.get(name, "") for name in names]


def _number(cell: str) -> float | int | str:
    if not cell:
        return ""
    value = float(cell)
    return int(value) if value.is_integer() else value


def by_article(rows: Iterable[StoredRow]) -> defaultdict[str, list[StoredRow]]:
    """Rows by the article that they are of."""
    out: defaultdict[str, list[StoredRow]] = defaultdict(list)
    for row in rows:
        out[row["article_id"]].append(row)
    return out
