"""`extractor share` and `extractor verify`: nothing of a text is given away but quotations, and each row is proved by whoever holds the articles."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli.app import app
from extractor.read.inputs import read_inputs
from extractor.run.batch import run_batch
from extractor.run.proving import CHANGED, GONE, MISSING, NOT_AROUND, NOT_THERE, OTHER_ID, PROVEN, SAME, STANDS, Proof
from extractor.run.quoting import MOST_WORDS, excerpt
from extractor.run.settings import RunSettings
from extractor.run.sharing import share
from extractor.run.verification import Verification
from extractor.tables.columns import ALL_TABLES
from extractor.write.read_back import read_stored

LONG = (
    "North Korea, which has tested a string of weapons over the past months in spite of sanctions that the Security Council has put on it, fired a ballistic "
    "missile from Sunan on Tuesday that flew 350 km before it came down in waters to the east, South Korea's military said in a message to reporters."
)
TEXTS = {
    "long.txt": f"{LONG} Japan condemned the launch.",
    "flowers.txt": "A flower show opened in Kobe.",
    "short.txt": "Iran launched two missiles from Semnan on Monday. They flew 1,000 km, state media said.",
    "capitals.txt": "INDIA TEST-FIRED AN AGNI-5 MISSILE FROM ABDUL KALAM ISLAND ON MONDAY. IT FLEW 5,000 KM, THE DEFENCE MINISTRY SAID.",
}


def written(folder: Path, **changed: str) -> Path:
    folder.mkdir()
    for name, text in (TEXTS | {f"{name}.txt": text for name, text in changed.items()}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=["csv", "jsonl", "xlsx", "parquet", "sqlite", "duckdb"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    texts = str(written(tmp_path / "mine"))
    run_batch(read_inputs([texts]), tmp_path / "out", RunSettings(to=request.param, inputs=(texts,), options={"published": "2026-01-28"}))
    share(tmp_path / "out", tmp_path / "shared")
    return tmp_path / "shared"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    texts = str(written(tmp_path / "mine"))
    run_batch(read_inputs([texts]), tmp_path / "out", RunSettings(inputs=(texts,)))
    share(tmp_path / "out", tmp_path / "shared")
    return tmp_path / "shared"


def states(shared: Path, theirs: Path) -> dict[str, tuple[str, set[str]]]:
    found = Proof(shared).against(read_inputs([str(theirs)]))
    return {a.row["source"]: (a.state, {c.verdict for c in a.claims}) for a in found}


def longest_common_run(cell: str, text: str) -> int:
    """The most words in a row that a cell has of a text."""
    words, there = cell.split(), f" {' '.join(text.split())} "
    return max((n - m for m in range(len(words)) for n in range(m + 1, len(words) + 1) if f" {' '.join(words[m:n])} " in there), default=0)


def test_no_cell_holds_more_than_a_quotation(shared: Path) -> None:
    runs = [longest_common_run(cell, text) for t in ALL_TABLES for row in read_stored(shared, t) for cell in row.values() for text in TEXTS.values()]
    assert 20 <= max(runs) <= MOST_WORDS
    assert "Security Council" not in (shared / "run.json").read_text(encoding="utf-8")


def test_nothing_but_words_is_lost(shared: Path) -> None:
    out = shared.parent / "out"
    for t in ALL_TABLES:
        words = {"text", "sentence", "source"}
        assert [{k: v for k, v in row.items() if k not in words} for row in read_stored(shared, t)] == [
            {k: v for k, v in row.items() if k not in words} for row in read_stored(out, t)
        ]
    run = json.loads((shared / "run.json").read_text(encoding="utf-8"))
    assert run["counts"] == json.loads((out / "run.json").read_text(encoding="utf-8"))["counts"]
    assert (run["plan"]["inputs"], run["plan"]["options"], str(shared.parent) in json.dumps(run)) == ([], {}, False)
    assert list(Verification(shared).findings()) == []


def test_the_sentence_is_quoted_around_the_claim(plain: Path) -> None:
    [fact] = [f for f in read_stored(plain, "facts") if f["value"] == "350"]
    assert len(fact["sentence"].split()) == MOST_WORDS + 2 and fact["sentence"].startswith("… ") and fact["sentence"].endswith(" …")
    assert fact["text"] in fact["sentence"]


def test_who_holds_the_articles_proves_all_rows(shared: Path, tmp_path: Path) -> None:
    theirs = written(tmp_path / "theirs")
    for number, path in enumerate(sorted(theirs.iterdir())):
        path.rename(theirs / f"{number}.txt")  # other names, another order
    (theirs / "more.txt").write_text("Another text of theirs, which nobody shared.", encoding="utf-8")
    found = states(shared, theirs)
    assert {state for state, _ in found.values()} == {SAME}
    assert found["long.txt"][1] == found["short.txt"][1] == found["capitals.txt"][1] == {PROVEN} and found["flowers.txt"][1] == set()


def test_a_changed_article_is_found(shared: Path, tmp_path: Path) -> None:
    theirs = written(tmp_path / "theirs", short=f"(Corrects the day.) {TEXTS['short.txt'].replace('1,000', '1,200')}")
    (theirs / "long.txt").unlink()
    found = states(shared, theirs)
    assert found["short.txt"] == (CHANGED, {STANDS, GONE})
    assert found["long.txt"][0] == MISSING and found["capitals.txt"] == (SAME, {PROVEN})


@pytest.mark.parametrize(
    ("column", "value", "verdict"),
    [("value", "900", OTHER_ID), ("start", "1", NOT_THERE), ("text", "900 km", NOT_THERE), ("sentence", "It flew 350 km on another day.", NOT_AROUND)],
)
def test_a_row_that_says_something_else_is_not_proven(plain: Path, column: str, value: str, verdict: str) -> None:
    rows = read_stored(plain, "facts")
    next(f for f in rows if f["value"] == "350")[column] = value
    with (plain / "facts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    stamp(plain)
    found = states(plain, plain.parent / "mine")
    assert found["long.txt"] == (SAME, {PROVEN, verdict})


def stamp(folder: Path) -> None:
    """Makes a folder's run.json agree with its files, as somebody would who has changed them."""
    from hashlib import sha256

    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    run["files"] = {name: sha256((folder / name).read_bytes()).hexdigest() for name in run["files"]}
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")


def call(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


def test_the_commands(tmp_path: Path) -> None:
    mine, theirs = written(tmp_path / "mine"), written(tmp_path / "theirs", short="Something else stands here now.")
    assert call("batch", mine, "--out", tmp_path / "out", "-q")[0] == 0
    status, told = call("share", tmp_path / "out", "--out", tmp_path / "shared")
    assert status == 0 and "no text of an article" in told
    status, told = call("verify", tmp_path / "shared", mine)
    assert status == 0 and told.splitlines()[-1].startswith("ok ")
    status, told = call("verify", tmp_path / "shared", theirs, "--rows", tmp_path / "rows.csv")
    assert status == 4 and "4 articles: 3 same, 1 changed, 0 missing" in told
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        verdicts = {row["verdict"] for row in csv.DictReader(file)}
    assert verdicts == {PROVEN, GONE}


def test_what_cannot_be_shared_or_verified(tmp_path: Path) -> None:
    mine = written(tmp_path / "mine")
    status, told = call("share", mine, "--out", tmp_path / "shared")
    assert status == 1 and "holds no finished run" in told
    assert call("batch", mine, "--out", tmp_path / "out", "-q")[0] == 0
    assert call("share", tmp_path / "out", "--out", tmp_path / "shared", "-q") == (0, "")
    status, told = call("share", tmp_path / "out", "--out", tmp_path / "shared")
    assert status == 1 and "--overwrite replaces it" in told
    status, told = call("share", tmp_path / "out", "--out", tmp_path / "out", "--overwrite")
    assert status == 2 and "another folder" in told and (tmp_path / "out" / "articles.csv").exists()
    (tmp_path / "shared" / "facts.csv").write_bytes(b"changed")
    status, told = call("verify", tmp_path / "shared", mine)
    assert status == 1 and "was changed" in told


def test_an_excerpt_keeps_what_it_is_made_for() -> None:
    words = " ".join(f"w{n}" for n in range(60))
    for n in (0, 1, 30, 58, 59):
        start = words.index(f"w{n}")
        told = excerpt(words, start, start + len(f"w{n}"))
        assert f"w{n}" in told.split() and len(told.replace("…", "").split()) == MOST_WORDS
    assert excerpt(words, 0, len(words)).split()[:MOST_WORDS] == words.split()[:MOST_WORDS]
    assert excerpt("a short one", 2, 7) == "a short one"
