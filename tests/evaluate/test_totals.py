"""`extractor summary`: how many rows are expected to be wrong and missed, by declared counts or by a review."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli.app import app
from extractor.domain import table_checks
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.evaluate.expectation import Rate
from extractor.evaluate.review_totals import Counted, Reviewed
from extractor.evaluate.totals import CONFLICT, GENRES, NEWS, PASSING, TABLES, Judged, Totals, declared_figures, genre_of, total
from extractor.read.article import Article
from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings
from extractor.tables.decisions import Decision
from extractor.write.read_back import read_stored

ARTICLES = [
    Article(
        f"n{i}",
        f"North Korea fired a ballistic missile from Sunan on Tuesday. It flew {300 + i} km, South Korea's military said.",
        f"{i:02}",
        published="2026-01-28",
    )
    for i in range(6)
]
ARTICLES += [
    Article("war", "Hezbollah fired 20 rockets at northern Israel on Monday. Israel condemned the attack.", "w", published="2026-01-28"),
    Article("quiet", "A flower show opened in Kobe.", "q", published="2026-01-28"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("totals") / "out"
    run_batch(ARTICLES, folder, RunSettings())
    return folder


def event(role: str, launcher: str) -> dict[str, str]:
    return {"role": role, "launcher": launcher}


@pytest.mark.parametrize(
    ("events", "genre"),
    [
        ([event("main", "PRK")], NEWS),
        ([event("main", "PRK"), event("background", "PRK")], NEWS),
        ([event("main", ""), event("background", "PRK")], NEWS),
        ([event("main", "PRK"), event("background", "KOR")], CONFLICT),
        ([event("main", "hezbollah")], CONFLICT),
        ([event("background", "PRK"), event("planned", "PRK")], PASSING),
        ([], ""),
    ],
)
def test_genres_are_told_apart_by_the_tables(events: list[dict[str, str]], genre: str) -> None:
    assert genre_of(events, "launcher") == genre


def test_rows_are_counted_by_genre(out: Path) -> None:
    totals = Totals(out, "launcher")
    assert {g: n for g, n in totals.articles.items() if n} == {NEWS: 6, CONFLICT: 1} and totals.empty == 1
    assert len(totals.rows["events"][NEWS]) == 6 and len(totals.rows["facts"][NEWS]) == sum(r["article_id"] != "war" for r in read_stored(out, "facts"))


def test_incidents_are_told_apart_by_how_many_events_they_hold(out: Path) -> None:
    totals = Totals(out, "launcher")
    assert (totals.incidents, totals.of_one_event) == (2, 1)  # six articles tell of one launch, one of the other
    told = CliRunner().invoke(app, ["summary", str(out)]).output
    assert "not in it: incidents (1 of 2 hold one event, and so are as sure as that); the others also rest on how" in told
    assert json.loads(CliRunner().invoke(app, ["summary", str(out), "--json"]).output)["incidents"] == {"rows": 2, "of_one_event": 1}


def test_wrong_rows_follow_their_confidence_and_missed_ones_those_that_are_right(out: Path) -> None:
    totals = Totals(out, "launcher")
    facts = totals.rows["facts"][NEWS]
    foretold = sum(1 - float(f["confidence"]) for f in facts)
    twice = Judged(100, Rate(2000, 1000), Rate(1500, 1000))
    [line] = totals.lines({("facts", NEWS): twice})
    assert line.wrong.mean == pytest.approx(2 * foretold, rel=0.01)
    assert line.missed.mean == pytest.approx(1.5 * (len(facts) - line.wrong.mean), rel=0.01)
    rows = Judged(100, Rate(100, 1000), Rate(0, 1000), foretold=False)
    [line] = totals.lines({("events", NEWS): rows})
    assert line.wrong.mean == pytest.approx(0.6, rel=0.01)


def test_rows_where_nothing_was_judged_are_told_apart(out: Path) -> None:
    totals, nothing = Totals(out, "launcher"), Judged(3, Rate(0, 0), Rate(0, 0))
    assert list(totals.lines({("facts", NEWS): nothing})) == []
    assert totals.unknown({("facts", NEWS): nothing}) == sum(len(read_stored(out, t)) for t in TABLES)


def test_lines_of_a_table_add_up(out: Path) -> None:
    judged = Judged(100, Rate(100, 1000), Rate(50, 1000), foretold=False)
    lines = [x for x in Totals(out, "launcher").lines({(t, g): judged for t in TABLES for g in GENRES}) if x.table == "events"]
    whole = total(lines)
    assert [x.genre for x in lines] == [NEWS, CONFLICT] and (whole.genre, whole.rows, whole.articles) == ("all", 7, 7)
    assert whole.wrong.mean == pytest.approx(sum(x.wrong.mean for x in lines))


def test_what_ships_was_counted_on_every_genre_and_says_where_and_when() -> None:
    figures = declared_figures(find_folder("missile_launch"))
    assert set(figures) == {(t, g) for t in TABLES for g in GENRES}
    assert all(j.articles > 10 and j.tells == ((t, g) != ("reactions", PASSING)) and "2026-" in j.source for (t, g), j in figures.items())
    assert all(j.wrong.design >= 1 and j.foretold == (t != "events") for (t, _), j in figures.items())


def test_a_mistake_in_the_declared_counts_is_found(tmp_path: Path) -> None:
    shipped = (find_folder("missile_launch") / "totals.csv").read_text(encoding="utf-8")
    assert list(table_checks.totals(tmp_path / "none.csv")) == list(table_checks.totals(find_folder("missile_launch") / "totals.csv")) == []
    for old, new, told in ((",no,", ",no,x", "no number"), ("table,genre", "table,kind", "genre"), (r",2026-\d\d-\d\d\n", ",\n", "where and when")):
        path = tmp_path / "totals.csv"
        path.write_text(re.sub(old, new, shipped, count=1), encoding="utf-8")
        assert told in str(next(iter(table_checks.totals(path))))


# --- a review ----------------------------------------------------------------------------------------------------------------
def review(out: Path, articles: list[str]) -> list[Decision]:
    """All claims of some articles right, but distances, which are wrong; in each a landing area was missed, and in the last an event."""
    found = []
    for row in (r for r in read_stored(out, "facts") if r["article_id"] in articles):
        verdict = "wrong" if row["attribute"] == "distance" else "right"
        found.append(Decision(row["fact_id"], row["article_id"], verdict, row["attribute"], row["event_id"], {"value": row["value"]}))
    for name in articles:
        found.append(Decision(f"added-{name}", name, "added", "landing_area", "e1", {"value": "Sea of Japan"}, "x", 0, 1))
        found.append(Decision(f"complete-{name}", name, "complete"))
    found.append(Decision("added-event", articles[-1], "added", "launcher", "new1", {"value": "PRK"}, "x", 0, 1))
    return found


def test_a_review_counts_what_was_wrong_and_what_was_missed(out: Path) -> None:
    reviewed = Reviewed.of(review(out, ["n0", "n1"]))
    per_article = sum(r["article_id"] == "n0" for r in read_stored(out, "facts"))
    assert reviewed.counted("facts") == Counted(2 * per_article, 2, 3)
    assert reviewed.counted("events") == Counted(2, 0, 1)
    assert reviewed.counted("reactions") == Counted()


def test_articles_that_are_not_reviewed_to_the_end_count_for_nothing(out: Path) -> None:
    decisions = review(out, ["n0", "n1"])
    reviewed = Reviewed.of(d for d in decisions if d.fact_id != "complete-n1")
    assert set(reviewed.articles) == {"n0"}


def test_an_event_is_wrong_where_all_its_claims_are() -> None:
    claims = [Decision(f"f{i}", "a", "wrong", "launcher", "e1") for i in range(2)] + [
        Decision("f3", "a", "right", "launcher", "e2"),
        Decision("c", "a", "complete"),
    ]
    assert Reviewed.of(claims).counted("events") == Counted(2, 1, 0)


def test_a_genre_of_few_reviewed_articles_has_the_figures_of_all(out: Path) -> None:
    reviewed = Reviewed.of(review(out, ["n0", "n1", "n2", "n3", "n4", "war"]))
    figures = reviewed.figures(Totals(out, "launcher").genres)
    assert (figures["facts", NEWS].articles, figures["facts", CONFLICT].articles, figures["facts", PASSING].articles) == (5, 6, 6)
    assert figures["facts", NEWS].wrong.count == 5 and figures["facts", NEWS].missed.count == 5


# --- the command -------------------------------------------------------------------------------------------------------------
def call(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


def test_the_command_tells_each_table_and_genre(out: Path) -> None:
    status, told = call("summary", out)
    assert status == 0
    lines = told.splitlines()
    assert lines[0].split()[:3] == ["table", "genre", "articles"] and [x.split()[:2] for x in lines if x.startswith("facts")] == [
        ["facts", "news"],
        ["facts", "conflict"],
        ["facts", "all"],
    ]
    assert "in the 1 articles in which nothing was found" in told and "counted on: " in told
    status, told = call("summary", out, "--json")
    found = json.loads(told)
    facts = next(x for x in found["lines"] if (x["table"], x["genre"]) == ("facts", "all"))
    assert facts["wrong"]["low"] <= facts["wrong"]["expected"] <= facts["wrong"]["high"] <= facts["rows"]


def test_the_command_goes_by_a_review(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    told = [
        {
            "fact_id": d.fact_id,
            "article_id": d.article_id,
            "verdict": d.verdict,
            "attribute": d.attribute,
            "event_id": d.event_id,
            "start": d.start,
            "end": d.end,
        }
        | dict(d.claim)
        for d in review(out, ["n0", "n1"])
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in told), encoding="utf-8")
    status, text = call("summary", out, "--review", path)
    assert status == 0 and "counted on: the review" in text and "2 articles (events 2 found, 0 wrong, 1 missed" in text
    path.write_text("".join(json.dumps(line) + "\n" for line in told if line["verdict"] != "complete"), encoding="utf-8")
    status, text = call("summary", out, "--review", path)
    assert status == 1 and "marked complete" in text


def test_a_pipeline_without_counts_says_so(tmp_path: Path) -> None:
    assert declared_figures(Pipeline("nuclear_test", find_folder("nuclear_test")).folder) == {}
    run_batch([Article("a", "North Korea detonated a hydrogen bomb at Punggye-ri on Sunday.")], tmp_path / "out", RunSettings(pipeline="nuclear_test"))
    status, told = call("summary", tmp_path / "out")
    assert status == 2 and "--review" in told
