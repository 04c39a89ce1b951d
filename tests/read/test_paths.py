"""What an input names: files, folders, patterns, lists."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from article_files import read

from extractor.errors import NoInputError
from extractor.read.inputs import read_inputs
from extractor.read.paths import paths_from


def test_folder_is_walked_in_order_without_hidden_and_unknown(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.TXT", "b/1.md", "c.text", ".hidden.txt", ".git/x.txt", "d.docx", "e.log"):
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
