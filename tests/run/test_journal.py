"""The journal: what is continued, what is refused, what is made again."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import articles
from runs import interrupted, run, tables

from extractor.errors import OutputError
from extractor.tables.columns import ALL_TABLES


def test_killed_while_the_tables_are_put_in_place(tmp_path: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(100))
    real = os.replace

    def power_cut(source: Path, target: Path) -> None:
        if next(calls) == 20:
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(os, "replace", power_cut)
        run(tmp_path)
    assert (tmp_path / "articles.csv").exists()
    assert run(tmp_path).resumed
    assert tables(tmp_path) == whole


def test_killed_while_the_parts_are_removed(tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(tmp_path)
    (tmp_path / ".parts-done").mkdir()
    assert run(tmp_path).counts["articles"] == 60
    assert tables(tmp_path) == whole
    assert not (tmp_path / ".parts-done").exists()


def test_a_changed_input_is_not_continued(tmp_path: Path) -> None:
    items = articles()
    interrupted(tmp_path, items)
    items[5] = replace(items[5], text="Another text.")
    with pytest.raises(OutputError, match=r"input has changed.*in\.jsonl:5.*--overwrite"):
        run(tmp_path, items)


def test_a_changed_option_is_not_continued(tmp_path: Path) -> None:
    interrupted(tmp_path, articles(), options={"title": "a"})
    with pytest.raises(OutputError, match="options was .*'a'.*is .*'b'.*--overwrite"):
        run(tmp_path, options={"title": "b"})
    assert run(tmp_path, options={"title": "b"}, overwrite=True).resumed is False


def test_workers_may_change_between_two_sessions(tmp_path: Path, whole: dict[str, bytes]) -> None:
    interrupted(tmp_path, articles())
    assert run(tmp_path, workers=2).resumed
    assert tables(tmp_path) == whole


def test_output_is_not_overwritten_unasked(tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(tmp_path)
    with pytest.raises(OutputError, match=r"articles\.csv exists already; --overwrite"):
        run(tmp_path)
    run(tmp_path, overwrite=True)
    assert tables(tmp_path) == whole


def test_an_unwritable_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write to"):
        run(tmp_path / "file" / "out")


def test_two_runs_in_one_folder(tmp_path: Path) -> None:
    from extractor.run.atomic_files import FolderLock

    lock = FolderLock(tmp_path)
    with pytest.raises(OutputError, match="another run is at work"):
        run(tmp_path)
    lock.release()
    run(tmp_path)


def test_another_format_takes_the_old_tables_away(tmp_path: Path) -> None:
    run(tmp_path)
    (tmp_path / "notes.csv").write_text("mine", encoding="utf-8")
    run(tmp_path, to="jsonl", overwrite=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*(f"{t}.jsonl" for t in ALL_TABLES), "datapackage.json", "run.json", "notes.csv"])


def test_files_of_somebody_else_stay(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("mine", encoding="utf-8")
    run(tmp_path, to="jsonl")
    assert (tmp_path / "events.csv").read_text() == "mine"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"plan": 7}'])
def test_a_damaged_manifest_begins_again(text: str, tmp_path: Path, whole: dict[str, bytes]) -> None:
    interrupted(tmp_path, articles())
    (tmp_path / ".parts" / "manifest.json").write_text(text, encoding="utf-8")
    run(tmp_path)
    assert tables(tmp_path) == whole
