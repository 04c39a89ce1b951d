"""What the page is made from: the rows of a finished run, as they are stored."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractor.tables.frames import Result
from extractor.write.read_back import StoredRow, cell, read_stored, stored_rows

MOST = 10_000  # articles with events on one page; measured in tests/benchmarks/results.md
OTHERS = 1_000  # articles without events, so that what was missed can be found


@dataclass(frozen=True)
class Run:
    """The tables of a run. Without `articles` there are more of them than a page can hold, and `counts` says how many."""

    name: str
    key: str  # under which the browser keeps the review: the same for every page of one run
    incidents: list[StoredRow]
    articles: list[StoredRow] = field(default_factory=list)
    events: list[StoredRow] = field(default_factory=list)
    facts: list[StoredRow] = field(default_factory=list)
    reactions: list[StoredRow] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    made: str = ""
    compared: list[Any] = field(default_factory=list)  # with another's table, as `compared_rows` gives them

    @classmethod
    def of(cls, result: Result, name: str) -> Run:
        """The run of articles that were just read, in no folder."""
        articles, *own = (as_stored(result.rows.table(table)) for table in ("articles", "events", "facts", "reactions"))
        key = _key("\0".join(a["article_id"] for a in articles))
        events, facts, reactions = own
        counts = {"articles": len(articles), "ok": sum(a["status"] == "ok" for a in articles), "facts": len(facts), "reactions": len(reactions)}
        return cls(name, key, as_stored(result.incident_rows), articles, events, facts, reactions, counts)

    def incidents_only(self) -> Run:
        """The same without articles and claims."""
        return replace(self, articles=[], events=[], facts=[], reactions=[])

    @property
    def whole(self) -> bool:
        """Whether the page holds articles and facts, not incidents alone."""
        return bool(self.articles) or not self.incidents


def read_run(folder: Path, most: int = MOST) -> Run:
    """The run in a folder that `batch` wrote; StoredError where there is none."""
    counts, shown = _articles(folder, most)
    about: dict[str, Any] = run_json(folder)
    key, name, incidents = _key(str(folder.resolve())), folder.resolve().name, read_stored(folder, "incidents")
    made = str(about.get("finished", ""))
    counts |= {k: v for k, v in about.get("counts", {}).items() if isinstance(v, int)}
    if counts["ok"] > most:
        return Run(name, key, incidents, counts=counts, made=made)
    own = {t: read_stored(folder, t) for t in ("events", "facts", "reactions")}
    return Run(name, key, incidents, shown, **own, counts=counts, made=made)


def _key(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def run_json(folder: Path) -> dict[str, Any]:
    """What the run says of itself, {} where it says nothing."""
    try:
        found = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _articles(folder: Path, most: int) -> tuple[dict[str, int], list[StoredRow]]:
    """How many articles of each status there are, and those that the page shows: the ones with events, and some others."""
    counts = {"articles": 0, "ok": 0, "failed": 0}
    shown: list[StoredRow] = []
    others = 0
    for row in stored_rows(folder, "articles"):
        counts["articles"] += 1
        counts[row["status"]] = counts.get(row["status"], 0) + 1
        others += row["status"] != "ok"
        if counts["ok"] <= most if row["status"] == "ok" else others <= OTHERS:
            shown.append(row)
    return counts, shown


def as_stored(rows: Iterable[dict[str, Any]]) -> list[StoredRow]:
    """Rows of a run that is not stored, as if they were read back."""
    return [{k: cell(v) for k, v in row.items()} for row in rows]
