"""How many rows of a run are wrong and how many are missed, as far as judged articles tell: by table and by genre.

Genres are told apart by the tables themselves: whether an article's news is an event, and whose. What was counted on articles of each stands in the
pipeline's `totals.csv` (`tests/totals.py` counts it), or is counted in the user's own review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extractor.domain.tables import read_table
from extractor.evaluate.expectation import Estimate, Rate
from extractor.tables.columns import REVIEW
from extractor.write.read_back import StoredRow, read_stored, stored_rows

NEWS, CONFLICT, PASSING = "news", "conflict", "passing"
GENRES = {
    NEWS: "an event is the article's news, and one state acts",
    CONFLICT: "an event is the news, and several act, or one that is no state",
    PASSING: "events are told by the way",
}
TABLES = ("events", "facts", "reactions")
MAIN = "main"
FILE = "totals.csv"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was counted in one table on articles of one genre. The exposure of `wrong` is the sum of 1 - confidence where `foretold`, else rows; that
    of `missed` is rows that are right."""

    articles: int
    wrong: Rate
    missed: Rate
    foretold: bool = True
    source: str = ""

    @property
    def tells(self) -> bool:
        """Whether anything was judged."""
        return self.wrong.exposure > 0 and self.missed.exposure > 0


@dataclass(frozen=True, slots=True)
class Line:
    """What is expected of one table in articles of one genre."""

    table: str
    genre: str
    articles: int
    rows: int
    wrong: Estimate
    missed: Estimate


Figures = Mapping[tuple[str, str], Judged]  # by table and genre


def genre_of(events: Iterable[Mapping[str, str]], agent: str) -> str:
    """The genre of an article by its rows of `events`, "" where it has none; `agent` is the column of who acts."""
    rows = list(events)
    if not rows:
        return ""
    if all(row["role"] != MAIN for row in rows):
        return PASSING
    agents = {row[agent] for row in rows} - {""}
    return CONFLICT if len(agents) > 1 or any(not a.isupper() for a in agents) else NEWS


def declared_figures(folder: Path) -> dict[tuple[str, str], Judged]:
    """What the pipeline's totals.csv says; empty where it has none."""
    path = folder / FILE
    return {(row["table"], row["genre"]): _judged(row) for row in read_table(path)} if path.exists() else {}


def _judged(row: Mapping[str, str]) -> Judged:
    wrong, missed = (_rate(row, kind, of) for kind, of in (("wrong", "of"), ("missed", "right")))
    return Judged(int(row["articles"]), wrong, missed, row["foretold"] == "yes", f"{row['where']}, {row['when']}")


def _rate(row: Mapping[str, str], kind: str, exposure: str) -> Rate:
    return Rate(*(float(row[name]) for name in (kind, exposure, f"{kind}_design", f"{kind}_between")))


class Totals:
    """The rows of the run in a folder by table and genre. `left_out` are articles that were reviewed to the end: nothing of them is a guess."""

    def __init__(self, out: Path, agent: str, left_out: frozenset[str] = frozenset()) -> None:
        events: dict[str, list[StoredRow]] = defaultdict(list)
        for row in stored_rows(out, "events"):
            events[row["article_id"]].append(row)
        self.genres = {article: genre_of(rows, agent) for article, rows in events.items()}
        self.empty = sum(1 for row in stored_rows(out, "articles") if row["status"] in ("ok", "none") and row["article_id"] not in events)
        told_by = [row["events"].split(";") for row in stored_rows(out, "incidents")]
        self.incidents, self.of_one_event = len(told_by), sum(len(events) == 1 for events in told_by)
        self.rows = {t: self._by_genre(read_stored(out, t), left_out) for t in TABLES}
        self.articles = {g: sum(1 for a, of in self.genres.items() if of == g and a not in left_out) for g in GENRES}

    def _by_genre(self, rows: Iterable[StoredRow], left_out: frozenset[str]) -> dict[str, list[StoredRow]]:
        found: dict[str, list[StoredRow]] = defaultdict(list)
        for row in rows:
            if row["article_id"] not in left_out and row["article_id"] in self.genres:
                found[self.genres[row["article_id"]]].append(row)
        return found

    def lines(self, figures: Figures) -> Iterator[Line]:
        """What is to be expected, table by table and genre by genre, where both have rows and something was judged."""
        for table in TABLES:
            for genre in GENRES:
                rows, judged = self.rows[table].get(genre, []), figures.get((table, genre))
                if rows and judged is not None and judged.tells:
                    yield self._line(table, genre, rows, judged)

    def unknown(self, figures: Figures) -> int:
        """How many rows stand where nothing was judged."""
        return sum(len(rows) for t in TABLES for genre, rows in self.rows[t].items() if (t, genre) not in figures or not figures[t, genre].tells)

    def _line(self, table: str, genre: str, rows: list[StoredRow], judged: Judged) -> Line:
        open_rows = [row for row in rows if not row[REVIEW[0]] or (table == "events" and row[REVIEW[0]] != "all")]
        exposure = sum(1 - float(row["confidence"] or 0.5) for row in open_rows) if judged.foretold else len(open_rows)
        wrong = judged.wrong.expected(exposure)
        return Line(table, genre, self.articles[genre], len(rows), wrong, judged.missed.expected(max(0.0, len(rows) - wrong.mean)))


def total(lines: Iterable[Line]) -> Line:
    """Lines of one table as one."""
    all_lines = list(lines)
    wrong, missed = Estimate(), Estimate()
    for line in all_lines:
        wrong, missed = wrong + line.wrong, missed + line.missed
    return Line(all_lines[0].table, "all", sum(x.articles for x in all_lines), sum(x.rows for x in all_lines), wrong, missed)
