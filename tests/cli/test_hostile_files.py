"""What a user names by mistake in place of a file (a device, a pipe that nobody fills, a folder, a file of gigabytes) ends in one line, soon."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from fakes import articles
from runs import run
from typer.testing import CliRunner, Result

from extractor.cli.app import app
from extractor.read import user_files

MB = 1_000_000
OPTIONS = {
    "metadata": ["batch", "art.txt", "--out", "o", "--metadata", "X"],
    "files-from": ["batch", "--files-from", "X", "--out", "o"],
    "ids-from": ["batch", "art.txt", "--out", "o", "--ids-from", "X"],
    "pipeline": ["batch", "art.txt", "--out", "o", "--pipeline", "X"],
    "published": ["batch", "art.txt", "--out", "o", "--published", "X"],
    "merge": ["merge", "X", "--out", "o"],
    "reference": ["compare", "run", "X", "--profile", "cns", "--to", "o"],
    "profile": ["compare", "run", "art.txt", "--profile", "X.yml", "--to", "o"],
    "diff": ["diff", "run", "X", "--to", "o"],
    "gold": ["evaluate", "X", "run"],
    "names": ["evaluate", "gold.jsonl", "run", "--names", "X"],
    "export": ["export", "X", "--to", "cns"],
    "report": ["report", "X", "--to", "o.html"],
    "compared": ["report", "run", "--to", "o.html", "--compared", "X"],
    "correct": ["correct", "run", "X"],
    "review": ["summary", "run", "--review", "X"],
    "agree": ["agree", "X", "X"],
    "share": ["share", "X", "--out", "o"],
    "why": ["why", "X", "--attribute", "distance", "--at", "3"],
    "model": ["batch", "art.txt", "--out", "o", "--model", "X"],
    "model with a dot": ["batch", "art.txt", "--out", "o", "--model", "X.yml"],
}
HOSTILE = ["zero", "pipe", "folder", "huge"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run, an article, and each thing that is no file to read, also as `*.yml`."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "art.txt").write_text("North Korea fired a missile on Tuesday.")
    (folder / "gold.jsonl").write_text('{"id": "a0", "published": "2026-01-28", "events": [], "reactions": []}\n')
    run(folder / "run", articles(3))
    for ending in ("", ".yml"):
        os.symlink("/dev/zero", folder / f"zero{ending}")
        os.mkfifo(folder / f"pipe{ending}")
        (folder / f"folder{ending}").mkdir()
        (folder / f"huge{ending}").write_bytes(b"")
        os.truncate(folder / f"huge{ending}", 3_000 * MB)
    return folder


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that tests need not wait for."""
    monkeypatch.setattr(user_files, "MOST_BYTES", MB)
    monkeypatch.setattr(user_files, "WAITING", 0.02)


def call(arguments: list[str], name: str) -> Result:
    return CliRunner().invoke(app, [a.replace("X", name, 1) if a.startswith("X") else a for a in arguments])


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("option", OPTIONS)
def test_an_option(option: str, name: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    begun = time.monotonic()
    result = call(OPTIONS[option], name)
    assert result.exit_code in (1, 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert name in result.stderr and result.stderr.count("\n") == 1
    assert time.monotonic() - begun < 10


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(("name", "why"), [("zero", "is too long"), ("pipe", "nobody writes"), ("huge", "is too long")])
def test_an_input_is_a_failed_article(name: str, why: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    result = CliRunner().invoke(app, ["batch", name, "--out", str(tmp_path / "o"), "--dry-run"])
    assert (result.exit_code, result.stdout.count("\n")) == (0, 2)
    assert why in result.stdout


@pytest.mark.usefixtures("soon")
def test_a_pipe_that_somebody_writes_to_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (time.sleep(0.1), (tmp_path / "pipe").write_text("file,title\na.txt,A\n")))
    writer.start()
    assert user_files.read_text(tmp_path / "pipe") == "file,title\na.txt,A\n"
    writer.join()
