"""What the options of `extract` and `batch` do, as a user sees it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "North Korea fired a ballistic missile from Sunan on Tuesday that flew 350 km, South Korea's military said. Japan condemned the launch."
OTHER = "Iran launched two missiles from Semnan on Monday. They flew 1,000 km, state media said."
CODE = "from extractor.cli.app import app; app(prog_name='extractor')"


def run(*args: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", CODE, *args], input=stdin, capture_output=True, text=True, cwd=cwd, check=False)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles and a page that is none."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "c.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_several_files(folder: Path) -> None:
    done = run("extract", "a.txt", "b.txt", "c.txt", "--published", "2026-01-28", "--table", "events", cwd=folder)
    assert [r["launcher"] for r in rows(done.stdout)] == ["PRK", "IRN"]
    assert "c.txt is empty" in done.stderr
    assert done.returncode == 0


def test_into_a_file(folder: Path) -> None:
    done = run("extract", "a.txt", "-o", "facts.csv", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert rows((folder / "facts.csv").read_bytes().decode())[0]["attribute"]


def test_the_view_can_be_saved(folder: Path) -> None:
    done = run("extract", "a.txt", "b.txt", "--format", "text", cwd=folder)
    assert "main event" in done.stdout
    assert "(KOR)" in done.stdout
    assert "\x1b" not in done.stdout
    assert run("extract", "a.txt", "--format", "text", "--table", "events", cwd=folder).returncode == 2


def test_little_confidence_is_left_out(folder: Path) -> None:
    assert rows(run("extract", "a.txt", cwd=folder).stdout)
    assert rows(run("extract", "a.txt", "--min-confidence", "1", cwd=folder).stdout) == []
    assert run("extract", "a.txt", "--min-confidence", "2", cwd=folder).returncode == 2


def test_the_first_articles_only(folder: Path) -> None:
    assert run("batch", "a.txt", "b.txt", "-o", "out", "--limit", "1", cwd=folder).returncode == 0
    assert len(rows((folder / "out" / "articles.csv").read_text())) == 1
    assert json.loads((folder / "out" / "run.json").read_text())["plan"]["options"] == {"limit": 1}


def test_a_dry_run_lists_and_writes_nothing(folder: Path) -> None:
    done = run("batch", ".", "--out", "out", "--dry-run", cwd=folder)
    listed = {r["source"].removeprefix("./"): r for r in rows(done.stdout)}
    assert int(listed["a.txt"]["n_chars"]) == len(TEXT)
    assert "is empty" in listed["c.txt"]["problem"]
    assert not (folder / "out").exists()


def test_quiet_says_nothing(folder: Path) -> None:
    done = run("batch", "a.txt", "--out", "out", "-q", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_verbose_says_more(folder: Path) -> None:
    assert run("extract", "a.txt", "-v", cwd=folder).returncode == 0


def test_csv_for_excel(folder: Path) -> None:
    assert run("batch", "a.txt", "--out", "out", "--excel", cwd=folder).returncode == 0
    assert (folder / "out" / "facts.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert run("batch", "a.txt", "--out", "out2", "--to", "jsonl", "--excel", cwd=folder).returncode == 2


def test_a_day_is_forced_only_where_one_is_given(folder: Path) -> None:
    done = run("batch", "a.txt", "--out", "out", "--force-published", cwd=folder)
    assert done.returncode == 2 and "--published" in done.stderr
    assert run("batch", "a.txt", "--out", "out", "--force-published", "--published", "2020-01-02", cwd=folder).returncode == 0
    assert "2020-01-02" in (folder / "out" / "articles.csv").read_text()


def test_a_terminal_is_told_what_to_do(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", CODE, "extract", "-"], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    os.write(ours, TEXT.encode() + b"\n\x04")
    out, told = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert b"paste the article, then Ctrl-D" in told
    assert b"350" in out


@pytest.mark.parametrize("command", ["extract", "batch", "merge", "explain", "why", "pipelines", "codebook", "check", "evaluate", "export"])
def test_every_help_page_has_examples(command: str, tmp_path: Path) -> None:
    examples = run(command, "--help", cwd=tmp_path).stdout.partition("Examples:")[2]
    assert f"extractor {command}" in examples


def test_completion_for_the_shell(tmp_path: Path) -> None:
    assert "--install-completion" in run("--help", cwd=tmp_path).stdout
