"""What a new run has made of the tables of an old one, row by row, and why: another article, other rules, a review, or neither."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from extractor.evaluate.incident_changes import ADDED, RENAMED, SAME, WITHDRAWN, IncidentChange, incident_changes
from extractor.evaluate.releases import KEYS, PLACE, Release, RowChanges, cells, columns, same_events, with_old_names
from extractor.read.stamp import rules_differ
from extractor.tables.columns import INCIDENT_ID, INCIDENTS, REVIEW, TABLES

NEW_ARTICLE, OTHER_TEXT, NO_ARTICLE, NEW_RULES, REVIEWED = "new article", "article changed", "article withdrawn", "new rules", "review"
OTHER_ARTICLES, UNEXPLAINED = "other articles", "unexplained"
REMOVED, CHANGED = "removed", "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One row that came or went, or one cell that differs. `old_id` and `new_id` are those of the row."""

    table: str
    change: str
    old_id: str
    new_id: str
    column: str = ""
    old: str = ""
    new: str = ""
    why: str = ""


class ReleaseDiff:
    """The changes from one run to another, told by `changes`; `incidents` what became of the incidents."""

    def __init__(self, old: Release, new: Release) -> None:
        self.old, self.new = old, with_old_names(new, same_events(old, new))
        self.rules = rules_differ(old.plan, new.plan)
        self.corrected = bool(new.plan.get("corrected"))
        a, b = (dict(zip(r.tables["articles"]["article_id"], r.tables["articles"]["sha256"], strict=True)) for r in (old, new))
        self.of_article = {i: NEW_ARTICLE for i in b if i not in a} | {i: NO_ARTICLE for i in a if i not in b}
        self.of_article |= {i: OTHER_TEXT for i in a if i in b and a[i] != b[i]}
        self.of_event: dict[str, set[str]] = defaultdict(set)  # why a row of an event is another
        self.changes = [c for t in TABLES for c in self._of_table(t)]
        self.incidents = list(incident_changes(old, self.new))
        self.changes += [c for change in self.incidents for c in self._of_incident(change)]

    @classmethod
    def of(cls, old: Path, new: Path) -> ReleaseDiff:
        """From the folders of two finished runs; EvaluationError where one is none."""
        return cls(Release.read(old), Release.read(new))

    # --- rows -----------------------------------------------------------------------------------------------------------------
    def _of_table(self, table: str) -> Iterator[Change]:
        a, b = self.old.tables[table], self.new.tables[table]
        found = RowChanges.of(table, a, b)
        reviewed = _reviewed(a, b, KEYS[table])
        pairs = dict(_moved(found)) if table == "facts" else {}
        for key, row in found.removed.iterrows():
            if key not in pairs:
                yield self._change(table, REMOVED, str(key), "", row, why=self._why(row, reviewed=False))
        for key, row in found.added.iterrows():
            if key not in pairs.values():
                yield self._change(table, ADDED, "", str(key), row, why=self._why(row, bool(row.get(REVIEW[0]))))
        for before, after in pairs.items():
            yield from self._moved_fact(found, before, after)
        rows = b.drop_duplicates(KEYS[table]).set_index(KEYS[table])
        for key, column, was, now in found.cells:
            yield self._change(table, CHANGED, key, key, rows.loc[key], column, was, now, self._why(rows.loc[key], key in reviewed))

    def _moved_fact(self, found: RowChanges, before: str, after: str) -> Iterator[Change]:
        """A claim in one place of which something else is made: its id goes with its value."""
        a, b = found.removed.loc[[before]].rename(index={before: after}), found.added.loc[[after]]
        why = self._why(b.loc[after], str(b.at[after, REVIEW[0]]) != str(a.at[after, REVIEW[0]]))
        for _, column, was, now in cells(a, b, columns("facts", a, b)):
            yield self._change("facts", CHANGED, before, after, b.loc[after], column, was, now, why)

    def _change(self, table: str, change: str, old_id: str, new_id: str, row: Any, column: str = "", was: str = "", now: str = "", why: str = "") -> Change:
        event = row.name if table == "events" else row.get("event", "")
        if event:
            self.of_event[event].add(why)
        return Change(table, change, old_id, new_id, column, was, now, why)

    def _why(self, row: Any, reviewed: bool) -> str:
        """Why a row is another, by its article."""
        article = row.get("article_id", row.name)
        if why := self.of_article.get(article):
            return why
        if reviewed or (self.corrected and not self.rules):
            return REVIEWED
        return NEW_RULES if self.rules else OTHER_ARTICLES if self.of_article else UNEXPLAINED

    # --- incidents ------------------------------------------------------------------------------------------------------------
    def _of_incident(self, change: IncidentChange) -> Iterator[Change]:
        why = self._why_incident(change)
        if change.kind != SAME:
            yield Change(INCIDENTS, change.kind, ";".join(change.old), ";".join(change.new), why=why)
        if change.kind in (SAME, RENAMED):
            a, b = (r.tables[INCIDENTS].set_index(INCIDENT_ID).loc[list(ids)] for r, ids in ((self.old, change.old), (self.new, change.new)))
            b.index = a.index
            for _, column, was, now in cells(a, b, columns(INCIDENTS, a, b)):
                yield Change(INCIDENTS, CHANGED, change.old[0], change.new[0], column, was, now, why)

    def _why_incident(self, change: IncidentChange) -> str:
        """All that became of its events, in the order of what explains most."""
        articles = {self.of_article[a] for e in change.events if (a := e.removeprefix("new ").partition("/")[0]) in self.of_article}
        found = articles | {why for e in change.events for why in self.of_event.get(e, ())}
        if not found:
            return OTHER_ARTICLES if self.of_article else NEW_RULES if self.rules else REVIEWED if self.corrected else UNEXPLAINED
        return "; ".join(sorted(found))

    # --- counted --------------------------------------------------------------------------------------------------------------
    def rows_of(self, table: str) -> tuple[int, int, Counter[str]]:
        """How many rows the old and the new run have, and how many came, went and changed (a row of which several cells differ once)."""
        found = Counter(change for change, _, _ in {(c.change, c.old_id, c.new_id) for c in self.changes if c.table == table})
        return len(self.old.tables[table]), len(self.new.tables[table]), found

    @property
    def lost_ids(self) -> list[IncidentChange]:
        """Incidents whose old id names nothing of them any more."""
        return [c for c in self.incidents if c.kind not in (ADDED, WITHDRAWN) and not c.keeps_id]

    def why(self) -> Counter[tuple[str, str]]:
        """How many changes there are of each table by what explains them."""
        return Counter((c.table, c.why) for c in self.changes)

    def without_cause(self) -> list[Change]:
        return [c for c in self.changes if c.why == UNEXPLAINED]


def _reviewed(old: pd.DataFrame, new: pd.DataFrame, key: str) -> set[str]:
    """The rows on which a reviewer has decided since."""
    if REVIEW[0] not in old.columns or REVIEW[0] not in new.columns:
        return set()
    a, b = (frame.drop_duplicates(key).set_index(key)[REVIEW[0]] for frame in (old, new))
    both = a.index.intersection(b.index)
    return set(both[a.loc[both] != b.loc[both]])


def _moved(found: RowChanges) -> Iterator[tuple[str, str]]:
    """Claims that went, each with the one that came in its place, where there is one alone."""
    a, b = ({key: rows for key, rows in _by_place(frame).items() if len(rows) == 1} for frame in (found.removed, found.added))
    yield from ((a[place][0], b[place][0]) for place in a if place in b)


def _by_place(frame: pd.DataFrame) -> Mapping[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    places: Iterable[tuple[str, ...]] = frame[[*PLACE, "event"]].itertuples(index=False, name=None)
    for key, place in zip(frame.index, places, strict=True):
        found[place].append(str(key))
    return found
