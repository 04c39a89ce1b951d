"""The round trip of a review: decisions in the tables, kept by an update, and as gold."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor.cli.app import app
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import OutputError
from extractor.evaluate.gold_format import GoldFormat
from extractor.evaluate.scoring import evaluate
from extractor.run.correcting import correct
from extractor.run.verification import Verification
from extractor.tables.columns import ALL_TABLES
from extractor.tables.decisions import read_decisions
from extractor.write.read_back import StoredRow, read_stored

SAMPLES = Path(__file__).parents[2] / "samples" / "articles"
CODEBOOK = Pipeline("missile_launch", find_folder("missile_launch")).codebook
WHEN = "2026-11-27T19:00:00Z"
EDITS = {"distance": ("4321", {"value_min": 4321, "value_max": 4321}), "launch_site": ("Wonsan", {}), "date": ("2001-02-03", {}), "launcher": ("FRA", {})}


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with all samples but the last five, and the run over them."""
    folder = tmp_path_factory.mktemp("samples")
    articles = folder / "articles"
    articles.mkdir()
    for path in SAMPLES.glob("*.html"):
        shutil.copy(path, articles)
    lines = (SAMPLES / "stories.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (articles / "stories.jsonl").write_text("".join(lines[:-5]), encoding="utf-8")
    run("batch", articles, "--out", folder / "out", "-q")
    return articles, folder / "out"


@pytest.fixture
def out(samples: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the run."""
    return Path(shutil.copytree(samples[1], tmp_path / "out"))


def line(row: StoredRow, verdict: str, value: str = "", **changes: Any) -> dict[str, Any]:
    reaction = "reaction_id" in row
    claim: dict[str, Any] = {name: row.get(name, "") for name in ("value", "value_min", "value_max", "unit", "qualifier", "asserted_by")}
    if reaction:
        claim |= {"value": row["reaction"], "asserted_by": row["government"]}
    place = {"text": row["text"], "start": int(row["start"]), "end": int(row["end"]), "sentence": row["sentence"]}
    ids = {"fact_id": row["reaction_id" if reaction else "fact_id"], "article_id": row["article_id"], "event_id": row["event_id"]}
    own = {"attribute": "reaction" if reaction else row["attribute"], "verdict": verdict, "reviewer": "MK", "when": WHEN}
    return ids | own | claim | place | ({"value": value} if value else {}) | changes


def twenty(out: Path) -> list[dict[str, Any]]:
    """Twenty decisions: five each of edited, wrong and right facts, and five of right reactions."""
    facts = read_stored(out, "facts")
    edited = [f for name in EDITS for f in [f for f in facts if f["attribute"] == name][:2]][:5]
    others = [f for f in facts if f not in edited and f["attribute"] in ("count", "projectile_class", "altitude", "outcome")]
    lines = [line(f, "edited", EDITS[f["attribute"]][0], **EDITS[f["attribute"]][1]) for f in edited]
    return [
        *lines,
        *(line(f, "wrong") for f in others[:5]),
        *(line(f, "right") for f in others[5:10]),
        *(line(r, "right") for r in read_stored(out, "reactions")[:5]),
    ]


def saved(tmp_path: Path, lines: list[dict[str, Any]]) -> Path:
    path = tmp_path / "corrections.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return path


def holds(out: Path, lines: list[dict[str, Any]]) -> None:
    """All decisions are in the tables, which are still sound."""
    rows = {r["fact_id"]: r for r in read_stored(out, "facts")} | {r["reaction_id"]: r for r in read_stored(out, "reactions")}
    for one in lines:
        if one["verdict"] == "wrong":
            assert one["fact_id"] not in rows
        else:
            row = rows[one["fact_id"]]
            assert (row["reviewed"], row["reviewed_by"], row["reviewed_at"]) == (one["verdict"], "MK", WHEN)
            assert row.get("value", one["value"]) == one["value"]
    assert list(Verification(out, 1).findings()) == []


def test_twenty_corrections_stay_when_five_articles_are_added(samples: tuple[Path, Path], out: Path, tmp_path: Path) -> None:
    lines = twenty(out)
    assert len(lines) == 20
    done = correct(out, read_decisions(saved(tmp_path, lines), CODEBOOK))
    assert (done.done, done.unfit) == ({"edited": 5, "wrong": 5, "right": 10}, [])
    holds(out, lines)

    articles = Path(shutil.copytree(samples[0], tmp_path / "articles"))
    shutil.copy(SAMPLES / "stories.jsonl", articles)
    before = len(read_stored(out, "articles"))
    run("batch", articles, "--out", out, "--update", "-q")
    assert len(read_stored(out, "articles")) == before + 5
    holds(out, lines)


def test_no_decision_leaves_the_tables_as_they_are(out: Path, samples: tuple[Path, Path]) -> None:
    correct(out, [])
    for table in ALL_TABLES:
        assert (out / f"{table}.csv").read_bytes() == (samples[1] / f"{table}.csv").read_bytes()


def test_the_same_corrections_twice_give_the_same_tables(out: Path, tmp_path: Path) -> None:
    decisions = read_decisions(saved(tmp_path, twenty(out)), CODEBOOK)
    correct(out, decisions)
    once = {t: (out / f"{t}.csv").read_bytes() for t in ALL_TABLES}
    assert correct(out, decisions).unfit == []
    assert {t: (out / f"{t}.csv").read_bytes() for t in ALL_TABLES} == once


def test_gold_of_a_review_scores_one_against_itself(out: Path, tmp_path: Path) -> None:
    rows = [*read_stored(out, "facts"), *read_stored(out, "reactions")]
    articles = sorted({r["article_id"] for r in rows})
    complete = [{"fact_id": f"{a}/complete", "article_id": a, "verdict": "complete", "when": WHEN} for a in articles]
    lines = twenty(out)
    decided = {one["fact_id"] for one in lines}
    lines += [line(r, "right") for r in rows if (r.get("fact_id") or r["reaction_id"]) not in decided]
    path = saved(tmp_path, [*lines, *complete])
    run("correct", out, path)
    gold = tmp_path / "gold.jsonl"
    gold.write_text(run("gold", out, path), encoding="utf-8")
    records = [json.loads(one) for one in gold.read_text(encoding="utf-8").splitlines()]
    assert len(records) == len(articles)
    assert not [problem for r in records if (problem := GoldFormat(CODEBOOK).problem(r))]
    report = evaluate(gold, out, Pipeline("missile_launch", find_folder("missile_launch")))
    assert {name: slot.f1 for name, slot in report.slots.items() if slot.tp} == {name: 1.0 for name, slot in report.slots.items() if slot.tp}
    assert report.slots["ALL"].tp > 100
    assert sum(slot.fp + slot.fn for slot in report.slots.values()) == 0
    assert report.sources[0] == report.sources[1] > 0


def test_an_article_with_undecided_claims_is_no_gold(out: Path, tmp_path: Path) -> None:
    row = read_stored(out, "facts")[0]
    complete = {"fact_id": f"{row['article_id']}/complete", "article_id": row["article_id"], "verdict": "complete", "when": WHEN}
    path = saved(tmp_path, [line(row, "right"), complete])
    run("correct", out, path)
    assert run("gold", out, path) == ""


def test_what_no_longer_fits_is_told(out: Path, tmp_path: Path) -> None:
    row = read_stored(out, "facts")[0]
    path = saved(tmp_path, [line(row, "right", fact_id="f" + "0" * 16, text="not there")])
    result = CliRunner().invoke(app, ["correct", str(out), str(path)])
    assert result.exit_code == 0
    assert "does not fit" in result.output
    assert "1 do not fit and were left out" in result.output


def test_tables_that_were_changed_by_hand_are_left_alone(out: Path) -> None:
    with (out / "facts.csv").open("a", encoding="utf-8") as file:
        file.write("x\n")
    before = (out / "facts.csv").read_bytes()
    with pytest.raises(OutputError, match=r"facts\.csv was changed since the run wrote it"):
        correct(out, [])
    assert (out / "facts.csv").read_bytes() == before
