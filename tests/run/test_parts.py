"""Parts of a journal that were cut or changed are noticed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from fakes import articles
from runs import interrupted, run, tables

from extractor.errors import OutputError
from extractor.run.chunks import Line, Part
from extractor.run.parts import part_path, read_header, read_lines, write_part
from extractor.run.shards import merge

LINES = tuple(Line(i, "", {"articles": [[f"a{i}"]], "events": [], "facts": [], "reactions": []}).encode() for i in range(3))


def written(folder: Path) -> Path:
    path = part_path(folder, 0)
    write_part(path, Part(0, "digest", LINES, Counter(articles=3)))
    return path


def test_a_part_is_read_as_written(tmp_path: Path) -> None:
    path = written(tmp_path)
    header = read_header(path)
    assert header is not None
    assert (header["digest"], header["counts"]) == ("digest", {"articles": 3})
    assert [line.encode() for line in read_lines(path)] == list(LINES)


def damages(data: bytes) -> dict[str, bytes]:
    lines = data.splitlines(keepends=True)
    return {
        "cut-at-a-line-end": b"".join(lines[:-1]),
        "cut-in-a-line": data[:-3],
        "a-line-twice": data + lines[-1],
        "a-bit": data.replace(b"a1", b"a7"),
        "other-counts": data.replace(b'"articles": 3', b'"articles": 4'),
        "empty": b"",
        "no-header": b"".join(lines[1:]),
        "not-json": b"\x00" * 40,
    }


@pytest.mark.parametrize("damage", list(damages(b"\n\n")))
def test_damage_is_noticed(damage: str, tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(damages(path.read_bytes())[damage])
    assert read_header(path) is None
    with pytest.raises(OutputError, match="missing or damaged"):
        list(read_lines(path))


@pytest.mark.parametrize("damage", list(damages(b"\n\n")))
def test_a_damaged_part_is_made_again(damage: str, tmp_path: Path, whole: dict[str, bytes]) -> None:
    interrupted(tmp_path, articles())
    path = sorted(tmp_path.glob(".parts/*/*.jsonl"))[1]
    path.write_bytes(damages(path.read_bytes())[damage])
    run(tmp_path)
    assert tables(tmp_path) == whole


def test_a_damaged_shard_is_not_merged(tmp_path: Path) -> None:
    for i in (1, 2):
        run(tmp_path / str(i), shard=(i, 2))
    path = next((tmp_path / "2" / "shard").glob("*/*.jsonl"))
    path.write_bytes(path.read_bytes().rpartition(b"\n")[0])
    with pytest.raises(OutputError, match="damaged.*--overwrite"):
        merge([tmp_path / "1", tmp_path / "2"], tmp_path / "all")
    assert not (tmp_path / "all" / "facts.csv").exists()
