"""Inputs are a stream: standard input, nothing read ahead, nothing imported in vain."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from article_files import TEXT, jsonl, read

from extractor.read.article import Article, content_id
from extractor.read.inputs import read_inputs


@pytest.mark.parametrize(
    "stream", [io.BytesIO(TEXT.encode("utf-8-sig")), io.StringIO(TEXT), io.TextIOWrapper(io.BytesIO(TEXT.encode("cp1252")), encoding="ascii")]
)
def test_stdin_is_one_text(stream: Any) -> None:
    assert read("-", stdin=stream) == [Article(content_id(TEXT), TEXT, source="stdin")]


class Counted(io.FileIO):
    """A file that counts the bytes read from it."""

    taken = 0

    def readinto(self, buffer: Any) -> int | None:
        size = super().readinto(buffer)
        Counted.taken += size or 0
        return size


@pytest.mark.parametrize("ending", [".jsonl", ".json", ".csv"])
def test_the_first_article_comes_before_the_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    path = tmp_path / f"n{ending}"
    records = [{"id": str(i), "text": f"{i} {TEXT}"} for i in range(10_000)]
    if ending == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["id", "text"], *([r["id"], r["text"]] for r in records)])
    else:
        path.write_text(json.dumps(records) if ending == ".json" else "\n".join(map(json.dumps, records)), encoding="utf-8")
    monkeypatch.setattr("builtins.open", lambda p, mode: io.BufferedReader(Counted(p)))
    Counted.taken = 0
    articles = read_inputs([str(path)])
    assert isinstance(articles, Iterator) and next(articles).id == "0"
    assert Counted.taken < path.stat().st_size / 20
    assert sum(1 for _ in articles) == 9_999


def test_heavy_libraries_are_imported_only_when_met(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_bytes(jsonl())
    code = (
        "import sys; from extractor.read.inputs import read_inputs; assert len(list(read_inputs([sys.argv[1]]))) == 2; "
        "print([m for m in ('trafilatura', 'htmldate', 'dateparser', 'charset_normalizer', 'pyarrow', 'pypdf', 'warcio', 'zstandard') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True).stdout == "[]\n"
