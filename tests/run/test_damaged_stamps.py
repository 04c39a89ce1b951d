"""The JSON files that a run leaves, damaged in every place: one line is told, or what stands there is not taken for a run's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import articles
from runs import interrupted, run, tables

from extractor.errors import ExtractorError
from extractor.read.stamp import has_shape
from extractor.run.shards import merge
from extractor.run.verification import Verification
from extractor.write.read_back import stored_format

OTHERS: tuple[Any, ...] = (None, 5, "x", [], {})


def damaged(data: Any) -> Iterator[Any]:
    """The data with each piece, at whatever depth, of another kind, or missing."""
    yield from OTHERS
    if isinstance(data, dict):
        for key in data:
            yield {k: v for k, v in data.items() if k != key}
            yield from (data | {key: other} for other in damaged(data[key]))
    if isinstance(data, list):
        for i in range(len(data)):
            yield data[:i] + data[i + 1 :]
            yield from ([*data[:i], other, *data[i + 1 :]] for other in damaged(data[i]))


def every_damage(path: Path) -> Iterator[None]:
    """The file in each of its damages, one after the other; as it was at the end."""
    whole = path.read_bytes()
    for data in (*(json.dumps(d).encode() for d in damaged(json.loads(whole))), b"", b"{", b"[" * 100_000, b"\xff", whole[:-9]):
        path.write_bytes(data)
        yield
    path.write_bytes(whole)


def test_the_stamp_of_a_finished_run(tmp_path: Path) -> None:
    run(tmp_path)
    refused = 0
    for _ in every_damage(tmp_path / "run.json"):
        assert stored_format(tmp_path).name == "csv"
        try:
            assert list(Verification(tmp_path).findings()) is not None
        except ExtractorError as error:
            refused += "\n" not in str(error)
    assert refused > 100
    assert list(Verification(tmp_path).findings()) == []


def test_the_manifest_of_an_interrupted_run(tmp_path: Path, whole: dict[str, bytes]) -> None:
    interrupted(tmp_path / "begun", articles())
    begun = 0
    for _ in every_damage(tmp_path / "begun" / ".parts" / "manifest.json"):
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        shutil.copytree(tmp_path / "begun", tmp_path / "out")
        try:
            run(tmp_path / "out")
        except ExtractorError as error:
            assert "--overwrite" in str(error)
            continue
        begun += 1
        assert tables(tmp_path / "out") == whole
    assert begun > 50


def test_the_manifest_of_a_shard(tmp_path: Path, whole: dict[str, bytes]) -> None:
    parts = [tmp_path / "1", tmp_path / "2"]
    for i, part in enumerate(parts, 1):
        run(part, shard=(i, 2))
    refused = 0
    for _ in every_damage(parts[0] / "shard" / "manifest.json"):
        try:
            merge(parts, tmp_path / "all", overwrite=True)
        except ExtractorError as error:
            refused += "\n" not in str(error)
        else:
            assert tables(tmp_path / "all") == whole
    assert refused > 50


@pytest.mark.parametrize(
    ("data", "shape", "fits"),
    [
        (5, int, True),
        (True, int, False),
        (None, (None, str), True),
        ([1, 2], [int, int], True),
        ([1], [int, int], False),
        ([], [str, ...], True),
        (["a", 1], [str, ...], False),
        ({"a": 1}, {"a": int, "b?": str}, True),
        ({"a": 1, "b": 2}, {"a": int, "b?": str}, False),
        ({}, {"a": int}, False),
        ({"x": 1, "y": ""}, {"*": int}, False),
        ([], {"*": int}, False),
        ("x", [str, ...], False),
    ],
)
def test_shapes(data: Any, shape: Any, fits: bool) -> None:
    assert has_shape(data, shape) == fits
