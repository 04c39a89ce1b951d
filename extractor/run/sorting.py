"""Sorting in little memory: what does not fit into it waits on the disk in sorted runs, which are merged."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Entry = tuple[list[Any], str]  # a key of what JSON holds, and a text of one line
MOST_CHARS = 16_000_000  # held in memory: 16 to 64 MB
MOST_RUNS = 200  # open at a time; beyond, they are first merged into one


class Sorter:
    """Takes entries (`add`) and gives them by their keys (iterate); equal ones in the order in which they came. Its files are in `folder`."""

    def __init__(self, folder: Path, most: int = MOST_CHARS) -> None:
        self.folder = folder
        self.most = most
        self._held: list[Entry] = []
        self._chars = 0
        self._runs: list[Path] = []
        self._written = 0

    def add(self, key: list[Any], text: str) -> None:
        """One more entry."""
        self._held.append((key, text))
        self._chars += len(text)
        if self._chars >= self.most:
            self._spill()

    def __iter__(self) -> Iterator[Entry]:
        self._held.sort(key=_key)
        yield from heapq.merge(*map(_read, self._runs), self._held, key=_key)

    def _spill(self) -> None:
        self._held.sort(key=_key)
        self._keep(self._held)
        self._held, self._chars = [], 0
        if len(self._runs) == MOST_RUNS:
            before, self._runs = self._runs, []
            self._keep(heapq.merge(*map(_read, before), key=_key))
            for path in before:
                path.unlink()

    def _keep(self, entries: Iterable[Entry]) -> None:
        path = self.folder / f"sorted-{self._written}.tmp"
        self._written += 1
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for key, text in entries:
                file.write(f"{json.dumps(key)}\t{text}\n")
        self._runs.append(path)


def _read(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            key, _, text = line.rstrip("\n").partition("\t")
            yield json.loads(key), text


def _key(entry: Entry) -> list[Any]:
    return entry[0]
