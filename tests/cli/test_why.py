"""`extractor why`: a fact of a run, a place of an article, and what is refused in one line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli.app import app

TEXT = "North Korea fired a ballistic missile from Sunan on Tuesday. It flew 350 km, Seoul said. The missile has a range of 900 km."


def call(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["why", *map(str, words)])
    return result.exit_code, " ".join(result.output.split())


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("article") / "launch.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def out(article: Path) -> Path:
    folder = article.parent / "out"
    assert CliRunner().invoke(app, ["batch", str(article), "--out", str(folder), "-q"]).exit_code == 0
    return folder


def ids(out: Path) -> dict[str, str]:
    with (out / "facts.csv").open(encoding="utf-8", newline="") as file:
        return {row["attribute"]: row["fact_id"] for row in csv.DictReader(file)}


def article_id(out: Path) -> str:
    with (out / "articles.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))["article_id"]


def test_a_fact_of_a_run(out: Path) -> None:
    status, told = call(out, ids(out)["distance"])
    assert status == 0 and "because of “flew” before it" in told and "changed" not in told
    assert call(out, ids(out)["distance"][:10]) == (status, told)


def test_what_is_missing_in_an_article_of_a_run_or_in_a_file(out: Path, article: Path) -> None:
    place = ("--attribute", "distance", "--at", TEXT.index("900"))
    for given in ((out, article_id(out)), (article,)):
        status, told = call(*given, *place)
        assert status == 0 and "was read as range" in told


def test_a_run_without_texts_reads_its_input_again(article: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["batch", str(article), "--out", str(tmp_path / "out"), "-q", "--no-text"]).exit_code == 0
    status, told = call(tmp_path / "out", ids(tmp_path / "out")["distance"])
    assert status == 0 and "because of “flew” before it" in told


def test_what_the_run_left_out_as_too_doubtful(article: Path, tmp_path: Path) -> None:
    made = CliRunner().invoke(app, ["batch", str(article), "--out", str(tmp_path / "out"), "-q", "--min-confidence", "0.99"])
    assert made.exit_code == 0 and "distance" not in ids(tmp_path / "out")
    status, told = call(tmp_path / "out", article_id(tmp_path / "out"), "--attribute", "distance", "--at", TEXT.index("350"))
    assert status == 0 and "the run leaves out what has less than 0.99 (--min-confidence)" in told


def test_rules_that_changed_since_the_run_are_told(out: Path, tmp_path: Path) -> None:
    copy = tmp_path / "out"
    copy.mkdir()
    for path in out.glob("*.csv"):
        (copy / path.name).write_bytes(path.read_bytes())
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    run["plan"]["pipeline"]["sha256"] = run["plan"]["code"] = "0" * 64
    (copy / "run.json").write_text(json.dumps(run), encoding="utf-8")
    status, told = call(copy, ids(out)["distance"])
    assert status == 0 and f"the declarations and the code changed since {copy} was made" in told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("{out}",), "name what to explain by its fact_id or reaction_id"),
        (("{out}", "{near}"), "nearest: {id}"),
        (("{out}", "{id}", "--attribute", "distance"), "leave --attribute and --at out"),
        (("{out}", "{article}"), "--attribute altitude --at 1234"),
        (("{out}", "{article}", "--attribute", "distanz", "--at", "1"), "nearest: 'distance'"),
        (("{out}", "{article}", "--attribute", "distance", "--at", "9999"), f"which has {len(TEXT)} characters"),
        (("{file}", "--attribute", "distance", "--at", "9999"), f"which has {len(TEXT)} characters"),
        (("{file}", "other", "--attribute", "distance", "--at", "1"), "holds 1 articles; name one by its id"),
        (("nowhere.txt", "--attribute", "distance", "--at", "1"), "does not exist"),
    ],
)
def test_what_makes_no_sense_is_one_line(out: Path, article: Path, given: tuple[str, ...], told: str) -> None:
    known = {"out": str(out), "id": ids(out)["distance"], "article": article_id(out), "file": str(article)}
    known["near"] = known["id"][:-1] + ("0" if known["id"][-1] != "0" else "1")
    status, said = call(*(word.format(**known) for word in given))
    assert status == 2 and told.format(**known) in said and said.startswith("extractor: ") and "Traceback" not in said


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    status, told = call(tmp_path, "f123")
    assert status == 1 and "holds no finished run" in told
