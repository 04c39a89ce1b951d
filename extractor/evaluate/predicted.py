"""The tables of a run, as they are scored."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import EvaluationError, StoredError
from extractor.evaluate.gold import Gold
from extractor.write.read_back import StoredRow, read_stored


@dataclass(frozen=True, slots=True)
class FoundEvent:
    row: StoredRow
    facts: list[StoredRow]

    def of(self, attribute: str) -> list[StoredRow]:
        return [f for f in self.facts if f["attribute"] == attribute]


@dataclass(frozen=True, slots=True)
class Run:
    """Events and main-event reactions of each article, and the ids of all articles."""

    events: dict[str, list[FoundEvent]]
    reactions: dict[str, list[StoredRow]]
    articles: dict[str, str]  # id: source

    def id_of(self, gold: Gold) -> str:
        """The article's id in the run: the gold's own, or, where it names a `file`, that of the article read from it."""
        if gold["id"] in self.articles or not gold.get("file"):
            return str(gold["id"])
        return next((i for i, source in self.articles.items() if source.endswith(gold["file"])), str(gold["id"]))


def read_run(out: Path) -> Run:
    try:
        tables = {t: read_stored(out, t) for t in ("articles", "events", "facts", "reactions")}
    except StoredError as error:
        raise EvaluationError(str(error)) from error
    facts: dict[tuple[str, str], list[StoredRow]] = defaultdict(list)
    for fact in tables["facts"]:
        facts[fact["article_id"], fact["event_id"]].append(fact)
    events: dict[str, list[FoundEvent]] = defaultdict(list)
    for row in tables["events"]:
        events[row["article_id"]].append(FoundEvent(row, facts[row["article_id"], row["event_id"]]))
    roles = {(r["article_id"], r["event_id"]): r["role"] for r in tables["events"]}
    reactions: dict[str, list[StoredRow]] = defaultdict(list)
    for row in tables["reactions"]:  # gold holds the reactions to the main events
        if roles.get((row["article_id"], row["event_id"]), "main") == "main":
            reactions[row["article_id"]].append(row)
    return Run(events, reactions, {r["article_id"]: r["source"] for r in tables["articles"]})


def to_number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def bounds(fact: StoredRow) -> tuple[float, float] | None:
    """(least, greatest) of a quantity's fact."""
    value = to_number(fact["value"])
    low, high = to_number(fact.get("value_min", "")), to_number(fact.get("value_max", ""))
    low, high = (value if low is None else low), (value if high is None else high)
    return None if low is None or high is None else (low, high)


def readings(fact: StoredRow) -> list[tuple[float, float]]:
    """The bounds that a fact may be annotated with: its own, and of "less than 10" also (0, 10)."""
    own = bounds(fact)
    if own is None:
        return []
    return [own, (0.0, own[1])] if fact.get("qualifier") == "at_most" else [own]
