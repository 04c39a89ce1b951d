"""Gold annotations made from a review: of the articles that a reviewer has called complete, with every claim decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Attribute, Codebook
from extractor.evaluate.gold import Gold
from extractor.evaluate.predicted import bounds
from extractor.tables.columns import REVIEW
from extractor.tables.decisions import COMPLETE, Decision
from extractor.write.read_back import StoredRow, read_stored, stored_rows

MAIN, PLANNED = "main", "planned"
ALL_VALUES = ("name", "place", "class")  # kinds of which any told value is accepted
REVIEWED = REVIEW[0]


class Review:
    """A corrected run as gold. `unfinished` says of each complete article that is left out how many of its claims are undecided."""

    def __init__(self, out: Path, decisions: Iterable[Decision], codebook: Codebook) -> None:
        self.out = out
        self.codebook = codebook
        self.complete = {d.article_id for d in decisions if d.verdict == COMPLETE}
        self.unfinished: dict[str, int] = {}
        self._rows = {t: self._by_article(t) for t in ("events", "facts", "reactions")}

    def _by_article(self, table: str) -> dict[str, list[StoredRow]]:
        found: dict[str, list[StoredRow]] = defaultdict(list)
        for row in read_stored(self.out, table):
            if row["article_id"] in self.complete:
                found[row["article_id"]].append(row)
        return found

    def gold(self) -> Iterator[Gold]:
        """One annotated article after the other, in the order of the tables."""
        for article in stored_rows(self.out, "articles"):
            name = article["article_id"]
            if name not in self.complete:
                continue
            rows = {t: self._rows[t].get(name, []) for t in self._rows}
            undecided = sum(1 for t in ("facts", "reactions") for row in rows[t] if not row[REVIEWED])
            if undecided:
                self.unfinished[name] = undecided
            else:
                yield self._article(article, rows)

    def _article(self, article: StoredRow, rows: dict[str, list[StoredRow]]) -> Gold:
        roles = {e["event_id"]: e["role"] for e in rows["events"]}
        events = [self._event(e, [f for f in rows["facts"] if f["event_id"] == e["event_id"]]) for e in rows["events"]]
        told: Gold = {"id": article["article_id"], "published": article["published"] or None, "events": events}
        told["reactions"] = [
            *_reactions([r for r in rows["reactions"] if roles.get(r["event_id"]) == MAIN], {}),
            *_reactions([r for r in rows["reactions"] if roles.get(r["event_id"]) == PLANNED], {"to": PLANNED}),
        ]
        return told | ({"text": article["text"]} if article.get("text") else {})

    def _event(self, row: StoredRow, facts: list[StoredRow]) -> Gold:
        slots = {a.name: self._slot(a, row, [f for f in facts if f["attribute"] == a.name]) for a in self.codebook.attributes.values()}
        return {"role": row["role"], **{name: value for name, value in slots.items() if value not in ("", [], None)}}

    def _slot(self, a: Attribute, row: StoredRow, facts: list[StoredRow]) -> Any:
        if a.kind == "quantity":
            return [claim for f in facts if (claim := _claim(f)) is not None]
        if a.kind in ALL_VALUES:
            return list(dict.fromkeys(v for v in (row[a.name], *(f["value"] for f in facts)) if v))
        return int(float(row[a.name])) if a.kind == "count" and row[a.name] else row[a.name]


def _claim(fact: StoredRow) -> Gold | None:
    told = bounds(fact)
    return None if told is None else {fact["unit"]: list(told), "by": fact["asserted_by"]}


def _reactions(rows: Iterable[StoredRow], more: Gold) -> list[Gold]:
    kinds: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        kinds[row["government"]][row["reaction"]] = None
    return [{"government": government, "types": list(types), **more} for government, types in kinds.items()]
