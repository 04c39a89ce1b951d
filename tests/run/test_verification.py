"""`extractor check OUT`: what is wrong in the output of a run is found, and what is right passes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from runs import run

from extractor.errors import StoredError
from extractor.read.inputs import read_inputs
from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings
from extractor.run.verification import FILES, INPUTS, RECOMPUTED, TABLE, Verification
from extractor.write.read_back import read_stored

TEXTS = {
    "a.txt": "North Korea fired a ballistic missile from Sunan on Tuesday that flew 350 km, South Korea's military said. Japan condemned the launch.",
    "b.txt": "A flower show opened in Kobe.",
    "c.txt": "Iran launched two missiles from Semnan on Monday. They flew 1,000 km, state media said.",
}


@pytest.fixture(params=["csv", "jsonl", "parquet", "sqlite", "duckdb"])
def finished(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished run of three texts, with its inputs beside it."""
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    names = tuple(TEXTS)
    run_batch(read_inputs(names), tmp_path / "out", RunSettings(to=request.param, inputs=names))
    return tmp_path / "out"


def statuses(out: Path, one_in: int = 0) -> set[int]:
    return {f.status for f in Verification(out, one_in).findings()}


def test_a_finished_run_is_right(finished: Path) -> None:
    verification = Verification(finished, one_in=1)
    assert list(verification.findings()) == []
    checked = verification.checked
    assert (checked.articles, checked.texts, checked.recomputed) == (3, 3, 3)


def test_a_changed_file(finished: Path) -> None:
    name = next(iter(json.loads((finished / "run.json").read_text())["files"]))
    path = finished / name
    path.write_bytes(path.read_bytes() + b" ")
    assert FILES in statuses(finished)


def test_a_changed_input(finished: Path) -> None:
    (finished.parent / "a.txt").write_text("Another text.", encoding="utf-8")
    assert statuses(finished) == {INPUTS}


def test_inputs_that_are_gone_are_not_wrong(finished: Path) -> None:
    for name in TEXTS:
        (finished.parent / name).unlink()
    verification = Verification(finished, one_in=1)
    assert list(verification.findings()) == []
    assert (verification.checked.texts, verification.checked.recomputed) == (3, 3)


def test_without_texts_the_inputs_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    run_batch(read_inputs(["a.txt"]), tmp_path / "out", RunSettings(inputs=("a.txt",), text=False))
    [article] = read_stored(tmp_path / "out", "articles")
    assert (article["text"], article["n_chars"]) == ("", str(len(TEXTS["a.txt"])))
    verification = Verification(tmp_path / "out", one_in=1)
    assert list(verification.findings()) == []
    assert (verification.checked.texts, verification.checked.recomputed) == (1, 1)
    (tmp_path / "a.txt").unlink()
    verification = Verification(tmp_path / "out")
    assert list(verification.findings()) == []
    assert verification.checked.texts == 0


def test_a_text_that_is_not_the_article_s(tmp_path: Path) -> None:
    run(tmp_path)
    path = tmp_path / "articles.csv"
    path.write_bytes(path.read_bytes().replace(b"flower show", b"power show!"))
    assert statuses(tmp_path) == {FILES, TABLE}


@pytest.mark.parametrize(
    ("table", "old", "new", "status"),
    [
        pytest.param("facts", ",distance,350,", ",distance,353,", RECOMPUTED, id="another-value"),
        pytest.param("facts", ",main,distance,", ",main,distanse,", TABLE, id="no-attribute"),
        pytest.param("facts", ",350 km,", ",351 km,", TABLE, id="not-the-slice"),
        pytest.param("facts", ",e1,main,distance", ",e9,main,distance", TABLE, id="no-such-event"),
        pytest.param("articles", ",none,", ",nome,", TABLE, id="no-status"),
        pytest.param("events", "2", "two", TABLE, id="no-number"),
        pytest.param("reactions", "condemn", "", TABLE, id="empty"),
    ],
)
def test_a_wrong_table(table: str, old: str, new: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXTS["b.txt"], encoding="utf-8")
    run_batch(read_inputs(["a.txt", "b.txt"]), tmp_path / "out", RunSettings(inputs=("a.txt", "b.txt")))
    path = tmp_path / "out" / f"{table}.csv"
    head, _, body = path.read_bytes().decode().partition("\r\n")
    assert old in body
    path.write_bytes(f"{head}\r\n{body.replace(old, new)}".encode())
    assert statuses(tmp_path / "out", one_in=1) >= {FILES, status}


def test_a_lost_row(tmp_path: Path) -> None:
    run(tmp_path)
    path = tmp_path / "facts.csv"
    path.write_bytes(b"\r\n".join(path.read_bytes().split(b"\r\n")[:-2]) + b"\r\n")
    assert statuses(tmp_path) >= {FILES, TABLE}


def test_a_shard_with_a_damaged_part(tmp_path: Path) -> None:
    run(tmp_path, shard=(1, 2))
    assert statuses(tmp_path) == set()
    part = next((tmp_path / "shard").glob("*/*.jsonl"))
    part.write_bytes(part.read_bytes()[:-5])
    assert statuses(tmp_path) == {FILES}


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    with pytest.raises(StoredError, match="no finished run"):
        Verification(tmp_path)
