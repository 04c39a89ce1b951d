"""Shards, and their merging."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import run, tables

from extractor.errors import OutputError
from extractor.run.shards import merge, parse_shard


@pytest.mark.parametrize("n", [2, 3, 61])
def test_shards_give_the_whole(tmp_path: Path, whole: dict[str, bytes], n: int) -> None:
    parts = [tmp_path / str(i) for i in range(1, n + 1)]
    counts = [run(part, shard=(i, n)).counts["articles"] for i, part in enumerate(parts, 1)]
    assert sum(counts) == 60
    merged = merge(parts, tmp_path / "all")
    assert tables(tmp_path / "all") == whole
    assert merged.counts["facts"] == 20


def test_shards_that_do_not_fit(tmp_path: Path) -> None:
    for i in (1, 2, 3):
        run(tmp_path / str(i), shard=(i, 3))
    run(tmp_path / "other", shard=(3, 3), options={"x": 1})
    with pytest.raises(OutputError, match="missing: 2/3"):
        merge([tmp_path / "1", tmp_path / "3"], tmp_path / "all")
    with pytest.raises(OutputError, match="different runs: options"):
        merge([tmp_path / "1", tmp_path / "2", tmp_path / "other"], tmp_path / "all")
    with pytest.raises(OutputError, match="holds no finished run"):
        merge([tmp_path], tmp_path / "all")


@pytest.mark.parametrize(("text", "message"), [("0/3", "from 1 to 3"), ("4/3", "from 1 to 3"), ("x", "written i/n"), ("1/2/3", "written i/n")])
def test_wrong_shards(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_shard(text)
    assert parse_shard("3/8") == (3, 8)


@pytest.mark.parametrize("target", ["1", "2/../1", "link"])
def test_a_part_is_not_merged_into_itself(target: str, tmp_path: Path) -> None:
    for i in (1, 2):
        run(tmp_path / str(i), shard=(i, 2))
    (tmp_path / "link").symlink_to(tmp_path / "1")
    before = tables(tmp_path / "1")
    with pytest.raises(OutputError, match="one of the parts, which would be lost"):
        merge([tmp_path / "1", tmp_path / "2"], tmp_path / target, overwrite=True)
    assert tables(tmp_path / "1") == before
    assert merge([tmp_path / "1", tmp_path / "2"], tmp_path / "all").counts["articles"] == 60
