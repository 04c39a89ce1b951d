"""Counts of rows: of an article that was just read, and of an encoded line."""

from __future__ import annotations

from extractor.domain.codebook import Codebook
from extractor.run.chunks import Counts, Line, total_of
from extractor.tables.columns import ARTICLES, TABLES, columns


class LineCounter:
    """Counts the rows of lines."""

    def __init__(self, codebook: Codebook) -> None:
        self.status, self.error, self.source, self.name = (ARTICLES.index(c) for c in ("status", "error", "source", "article_id"))
        self.role = columns("events", codebook).index("role")

    def of(self, line: Line) -> Counts:
        """Numbers of rows; of main events, and of articles by status."""
        out: Counts = total_of([])
        out.update({t: len(line.tables[t]) for t in TABLES})
        out[str(line.article[self.status])] += 1
        out["main_events"] = sum(e[self.role] == "main" for e in line.tables["events"])
        return out

    def error_of(self, line: Line) -> str:
        """Why an article failed, with its source; "" where it did not."""
        row = line.article
        if row[self.status] != "failed":
            return ""
        source = str(row[self.source] or row[self.name])
        error = str(row[self.error])
        return error if error.startswith(source) else f"{source}: {error}"
