"""What is settled over all articles of a run: their order in the tables, ids that are unique, and which is a copy of which.

It does not depend on the order in which they were read, so that shards, runs that are joined, and runs that are added to give the same
tables as one run over all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from extractor.domain.codebook import Codebook
from extractor.read.duplicates import DuplicateFinder
from extractor.read.unique_ids import UniqueIds
from extractor.run.chunks import Line
from extractor.run.sorting import Sorter
from extractor.tables.columns import TABLES, columns
from extractor.tables.row_ids import renamed

UNDATED = "~"  # behind every date
KEPT = "lines.tmp"
_NUMBER = re.compile(r"([0-9]+)")


def place(published: str, source: str, sha256: str, article_id: str) -> list[Any]:
    """What the articles of a run are sorted by: the day of publication, then the source, with its numbers by their value (`file#10` after `file#9`)."""
    return [published or UNDATED, [int(part) if n % 2 else part for n, part in enumerate(_NUMBER.split(source))], sha256, article_id]


class OrderedLines:
    """Takes the lines of a run in any order (`take`) and gives them settled (iterate, as often as wanted).

    They wait in `folder`, so that memory does not grow with them.
    """

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        self.folder = folder
        self.names = {t: columns(t, codebook) for t in TABLES}
        self.at = {name: n for n, name in enumerate(self.names["articles"])}

    def take(self, lines: Iterable[Line], *, once: bool = False) -> None:
        """Sorts and settles the lines; with `once`, of equal articles of one source only the first."""
        sorter = Sorter(self.folder)
        for line in lines:
            sorter.add(self._place(line), line.raw or line.encode())
        with (self.folder / KEPT).open("w", encoding="utf-8", newline="\n") as file:
            found = (Line.decode(text) for _, text in sorter)
            for text in self._settled(self._distinct(found) if once else found):
                file.write(f"{text}\n")

    def __iter__(self) -> Iterator[Line]:
        with (self.folder / KEPT).open(encoding="utf-8", newline="\n") as file:
            for text in file:
                yield Line.decode(text)

    def _place(self, line: Line) -> list[Any]:
        return place(*(line.article[self.at[name]] for name in ("published", "source", "sha256", "article_id")))

    def _distinct(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines without those whose article is the one before but for what it copies."""
        before: list[Any] = []
        for line in lines:
            own = [value for n, value in enumerate(line.article) if n != self.at["duplicate_of"]]
            if own != before:
                yield line
            before = own

    def _settled(self, lines: Iterable[Line]) -> Iterator[str]:
        """The same, encoded, each with an id of its own (`id~2` for a second one of that id) and the first one that it copies."""
        ids, finder = UniqueIds(), DuplicateFinder()
        for line in lines:
            own, copied = line.article[self.at["article_id"]], line.article[self.at["duplicate_of"]]
            unique = ids.of(own)
            if unique != own:
                self._rename(line, unique)
            if line.signature:  # without a text, what an earlier run found stays
                line.article[self.at["duplicate_of"]] = finder.first_of(unique, np.frombuffer(bytes.fromhex(line.signature), np.uint8))
            yield line.raw if (own, copied) == (unique, line.article[self.at["duplicate_of"]]) else line.encode()

    def _rename(self, line: Line, article_id: str) -> None:
        """Gives all rows of an article another id, and with it its facts and reactions theirs."""
        rows = {t: [dict(zip(names, values, strict=True)) for values in line.tables[t]] for t, names in self.names.items()}
        for table, found in renamed(rows, article_id).items():
            line.tables[table] = [[row[name] for name in self.names[table]] for row in found]
