"""Two runs side by side: which events of them are one, and which cells of a row differ.

An event's number may change when others are found before it, so events of one article are one by the places of their claims. Of pandas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from extractor.errors import EvaluationError, StoredError
from extractor.read.stamp import stamp_of
from extractor.tables.columns import ALL_TABLES, ARTICLES, FACTS, INCIDENT_ID, OF_ARTICLE, REACTIONS
from extractor.write.read_back import read_stored

KEYS = {"articles": "article_id", "events": "event", "facts": "fact_id", "reactions": "reaction_id", "incidents": INCIDENT_ID}
EMPTY = {"articles": ARTICLES, "facts": FACTS, "reactions": REACTIONS, "events": ("article_id", "event_id", INCIDENT_ID), "incidents": (INCIDENT_ID, "events")}
PLACE = ["article_id", "attribute", "start", "end"]  # where a claim stands, whatever is made of it
# what a change elsewhere makes of a row: where a file lies, its article's head, its event's number and incident, the events that are joined in it
FOLLOWING = {"articles": ("source",), "incidents": ("events",)}
FOLLOWS = (*OF_ARTICLE, "event_id", INCIDENT_ID)


@dataclass
class Release:
    """The tables of a finished run, all cells as text; each row of `events`, `facts` and `reactions` has its event as `event`."""

    folder: Path
    plan: Mapping[str, Any]
    finished: str
    tables: dict[str, pd.DataFrame]

    @classmethod
    def read(cls, folder: Path) -> Release:
        """EvaluationError where there is no finished run."""
        stamp = stamp_of(folder)
        if stamp is None:
            raise EvaluationError(f"{folder} holds no finished run (its run.json is missing or damaged); give a folder that extractor batch wrote")
        try:
            tables = {t: _frame(t, read_stored(folder, t)) for t in ALL_TABLES}
        except StoredError as error:
            raise EvaluationError(str(error)) from error
        for t in ("events", "facts", "reactions"):
            tables[t]["event"] = tables[t]["article_id"] + "/" + tables[t]["event_id"]
        return cls(folder, stamp["plan"], stamp["finished"], tables)

    @property
    def told(self) -> dict[str, str]:
        """What it was made by and when."""
        pipeline, versions = self.plan["pipeline"], self.plan["versions"]
        hashes = {"pipeline_sha256": pipeline.get("sha256", ""), "code_sha256": self.plan.get("code", "")}
        return {
            "run": str(self.folder),
            "finished": self.finished,
            "extractor": versions.get("extractor", ""),
            "pipeline": pipeline["name"],
            "pipeline_version": pipeline.get("version", ""),
            **hashes,
        }


def _frame(table: str, rows: list[dict[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, dtype=object) if rows else pd.DataFrame(columns=list(EMPTY[table]), dtype=object)


def same_events(old: Release, new: Release) -> dict[str, str]:
    """The name in the old run of each event of the new one that is there too: that whose first own claim stands in the same place (what it was found
    by; later claims may be given to another event), else that with which it has most claims in one place."""
    claims = [r.tables["facts"][[*PLACE, "event"]].drop_duplicates() for r in (old, new)]
    both = claims[0].merge(claims[1], on=PLACE, suffixes=("_old", "_new"))
    counted = both.groupby(["event_old", "event_new"]).size().reset_index(name="n")
    first = [_first_places(c) for c in claims]
    counted["begins"] = counted["event_old"].map(first[0]) == counted["event_new"].map(first[1])
    ranked = counted.sort_values(["begins", "n", "event_old", "event_new"], ascending=[False, False, True, True])
    found: dict[str, str] = {}
    taken: set[str] = set()
    for before, after in zip(ranked["event_old"], ranked["event_new"], strict=True):
        if after not in found and before not in taken:
            found[after] = before
            taken.add(before)
    return found


def _first_places(claims: pd.DataFrame) -> dict[str, str]:
    """Where the first claim of each event stands that no other event of its article has."""
    own = claims[~claims.duplicated(PLACE, keep=False)]
    firsts = own.assign(at=own["start"].astype(int)).sort_values("at", kind="stable").drop_duplicates("event")
    return dict(zip(firsts["event"], firsts["attribute"] + " " + firsts["start"], strict=True))


def with_old_names(new: Release, names: Mapping[str, str]) -> Release:
    """The new run with its events under the names of the old one; those that are new there under names that no old one has."""
    for t in ("events", "facts", "reactions"):
        new.tables[t]["event"] = [names.get(event, f"new {event}") for event in new.tables[t]["event"]]
    return new


@dataclass(frozen=True)
class RowChanges:
    """Rows of a table by their key: those that only one run has, and the cells that differ."""

    added: pd.DataFrame
    removed: pd.DataFrame
    cells: list[tuple[str, str, str, str]]  # key, column, old, new

    @classmethod
    def of(cls, table: str, old: pd.DataFrame, new: pd.DataFrame) -> RowChanges:
        """Compares the columns that both have."""
        a, b = (frame.drop_duplicates(KEYS[table]).set_index(KEYS[table]) for frame in (old, new))
        return cls(b.loc[b.index.difference(a.index)], a.loc[a.index.difference(b.index)], list(cells(a, b, columns(table, a, b))))


def columns(table: str, old: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    """The columns that are compared."""
    left_out = FOLLOWING.get(table, ()) if table in ("articles", "incidents") else FOLLOWS
    return [c for c in old.columns if c in new.columns and c not in left_out]


def cells(old: pd.DataFrame, new: pd.DataFrame, names: list[str]) -> Iterator[tuple[str, str, str, str]]:
    """(key, column, old, new) of the cells that differ in rows of one key."""
    both = old.index.intersection(new.index)
    a, b = old.loc[both, names], new.loc[both, names]
    for column in names:
        differs = a[column] != b[column]
        yield from ((str(key), column, str(a.at[key, column]), str(b.at[key, column])) for key in both[differs])
