"""What an input names: files, folders, patterns, lists."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from article_files import read

from extractor.errors import NoInputError
from extractor.read.inputs import read_inputs
from extractor.read.paths import paths_from


def test_folder_is_walked_in_order_without_hidden_files_and_pictures(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.TXT", "b/1.md", "c.text", ".hidden.txt", ".git/x.txt", "d.png", "e.log"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [a.text for a in read(tmp_path)] == ["a.TXT", "b/1.md", "b/2.txt", "c.text"]
    assert [a.text for a in read(tmp_path / "**/*.md", tmp_path / "e.log")] == ["b/1.md", "e.log"]


def test_a_name_with_brackets_is_a_file_first(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("one")
    assert [a.text for a in read(tmp_path / "a[1].txt")] == ["one"]


def test_list_of_paths_on_stdin(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/c.txt").write_text("two")
    articles = read("@-", stdin=io.StringIO(f"{tmp_path}/a.txt\n\n{tmp_path}/gone.txt\r\n{tmp_path}/b\n"))
    assert [a.text for a in articles] == ["one", "", "two"]
    assert articles[1].error.startswith(f"{tmp_path}/gone.txt does not exist; ") and articles[1].source == f"{tmp_path}/gone.txt"
    assert list(paths_from([b"a\n", b"\n", b" b \r\n"])) == ["a", " b "]


def test_no_input_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "empty").mkdir()
    for bad, said in ((tmp_path / "empty", "holds no file"), (tmp_path / "gone.txt", "does not exist"), (tmp_path / "*.csv", "matches no file")):
        with pytest.raises(NoInputError, match=said):
            read_inputs([str(tmp_path / "a.txt"), str(bad)])
    for inputs in ([], ["-", "-"], ["-", "@-"]):
        with pytest.raises(NoInputError):
            read_inputs(inputs)


def test_a_file_of_a_kind_that_is_not_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (tmp_path / "c.xyz").write_text("two")
    good, doc, odd = read(tmp_path)
    assert good.text == "one"
    assert doc.error.startswith(f"{tmp_path}/b.doc is of a kind that is not read (.doc;") and "is of a kind that is not read (.xyz;" in odd.error
    assert [a.text for a in read(tmp_path / "c.xyz")] == ["two"]  # named itself, it is meant


def test_what_a_run_has_written_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    for folder in ("run", "running", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "articles.jsonl").write_text('{"id": "x", "text": "A missile flew."}\n')
    (tmp_path / "run/run.json").write_text('{"plan": {}, "counts": {}}')
    (tmp_path / "other/run.json").write_text('{"distance": 5}')
    sources = [a.source.removeprefix(f"{tmp_path}/") for a in read(tmp_path, leave_out=(str(tmp_path / "running"),))]
    assert sources == ["a.txt", "other/articles.jsonl:1", "other/run.json:1"]
    assert [a.source for a in read(f"{tmp_path}/r*/*.jsonl", f"{tmp_path}/*.txt", leave_out=()) if "/run/" in a.source] == []
    with pytest.raises(NoInputError):
        read(tmp_path / "run")
