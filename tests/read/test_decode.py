"""From bytes to text."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_files import OTHER, TEXT, jsonl, read, table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_text(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    (tmp_path / "b.jsonl").write_bytes(jsonl().decode().encode(encoding))
    (tmp_path / "c.csv").write_bytes(table(",").decode().encode(encoding))
    assert [a.text for a in read(tmp_path)] == [TEXT, TEXT, OTHER, TEXT, OTHER]


def test_a_letter_cut_at_the_end_costs_one_letter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“They said”".encode()[:-1])
    assert read(tmp_path)[0].text == "“They said\ufffd"
