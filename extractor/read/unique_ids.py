"""Ids made unique over a whole input, in little memory."""

from __future__ import annotations

from array import array

from extractor.read.article import digest

START = 1 << 12


class UniqueIds:
    """Remembers 64 bits of a hash for each id in an open-addressed table: 11 to 22 bytes an id, where a set of integers takes 80."""

    def __init__(self) -> None:
        self._table = array("Q", bytes(8 * START))
        self._used = 0
        self._copies: dict[str, int] = {}

    def of(self, name: str) -> str:
        """The id, or for one that was there before `id~2`, `id~3` …"""
        candidate = name
        while not self._add(candidate):
            self._copies[name] = self._copies.get(name, 1) + 1
            candidate = f"{name}~{self._copies[name]}"
        return candidate

    def __contains__(self, name: str) -> bool:
        return self._table[self._place(_key(name))] != 0

    def _add(self, name: str) -> bool:
        key = _key(name)
        at = self._place(key)
        if self._table[at]:
            return False
        self._table[at] = key
        self._used += 1
        if self._used * 4 > len(self._table) * 3:
            self._grow()
        return True

    def _place(self, key: int) -> int:
        """Where the key is, or the empty place where it belongs."""
        mask = len(self._table) - 1
        at = key & mask
        while self._table[at] not in (0, key):
            at = (at + 1) & mask
        return at

    def _grow(self) -> None:
        old = self._table
        self._table = array("Q", bytes(16 * len(old)))
        for key in old:
            if key:
                self._table[self._place(key)] = key


def _key(name: str) -> int:
    return int(digest(name)[:16], 16) or 1  # 0 marks an empty place
