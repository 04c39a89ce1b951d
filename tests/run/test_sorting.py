"""Sorting in little memory."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extractor.run import sorting
from extractor.run.sorting import Sorter


@pytest.mark.parametrize("most", [1, 60, 10**6], ids=["every-one-on-the-disk", "some", "all-in-memory"])
def test_entries_come_by_their_keys(most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "MOST_RUNS", 4)
    entries = [([day, ["in", n]], f"text {day} {n}\u2028") for day in ("2026-01-02", "2026-01-01", "~") for n in range(9)]
    sorter = Sorter(tmp_path, most)
    for key, text in random.Random(1).sample(entries, len(entries)):
        sorter.add(key, text)
    assert list(sorter) == sorted(entries)
    assert list(sorter) == sorted(entries)  # once more
    assert len(list(tmp_path.iterdir())) <= 4


def test_equal_keys_stay_in_their_order(tmp_path: Path) -> None:
    sorter = Sorter(tmp_path, 10)
    for n in range(20):
        sorter.add(["same"], str(n))
    assert [text for _, text in sorter] == [str(n) for n in range(20)]
