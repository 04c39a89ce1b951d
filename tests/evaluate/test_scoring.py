"""Scores on hand-made gold and tables; the figures of the project's own scorer where it is at hand."""

from __future__ import annotations

import csv
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import EvaluationError
from extractor.evaluate.agreement import figure
from extractor.evaluate.gold import read_gold
from extractor.evaluate.gold_format import GoldFormat
from extractor.evaluate.incident_scores import PAIRS, score_incidents
from extractor.evaluate.name_equality import EqualNames, file_groups, norm
from extractor.evaluate.predicted import read_run
from extractor.evaluate.report import Report, Scores, calibration
from extractor.evaluate.report_text import text
from extractor.evaluate.scoring import Evaluation, evaluate
from extractor.extraction import load
from extractor.read.article import Article
from extractor.tables.columns import TABLES, columns

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
FACT = {"article_id": "a", "event_id": "e1", "role": "main", "unit": "km", "confidence": "0.9", "sentence": "It flew 350 km."}


def write(out: Path, **tables: list[dict[str, Any]]) -> Path:
    out.mkdir(exist_ok=True)
    for table in TABLES:
        with (out / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns(table, PIPELINE.codebook), restval="")
            writer.writeheader()
            writer.writerows(tables.get(table, []))
    return out


def gold_file(folder: Path, *articles: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
    return path


def scored(tmp_path: Path, event: dict[str, Any], row: dict[str, Any], facts: list[dict[str, Any]] = [], **gold: Any) -> Report:  # noqa: B006
    record = {"id": "a", "events": [{"role": "main", "launcher": "PRK"} | event], "reactions": []} | gold
    events = [{"article_id": "a", "event_id": "e1", "role": "main", "launcher": "PRK"} | row]
    out = write(tmp_path / "out", articles=[{"article_id": "a"}], events=events, facts=[FACT | f for f in facts])
    return evaluate(gold_file(tmp_path, record), out, PIPELINE)


@pytest.mark.parametrize(
    ("gold", "found", "counts"),
    [
        (["Sunan"], "Sunan", (1, 0, 0)),
        (["Pyongyang International Airport"], "Sunan", (1, 0, 0)),  # an alias of our gazetteer
        (["Sunan"], "Wonsan", (0, 1, 1)),
        (["Sunan"], "", (0, 0, 1)),
        (None, "Sunan", (0, 1, 0)),
        ("?", "Sunan", (0, 0, 0)),
        (None, "", (0, 0, 0)),
    ],
)
def test_places(gold: Any, found: str, counts: tuple[int, int, int], tmp_path: Path) -> None:
    score = scored(tmp_path, {"launch_site": gold} if gold else {}, {"launch_site": found}).slots["launch_site"]
    assert (score.tp, score.fp, score.fn) == counts


@pytest.mark.parametrize(("found", "right"), [((350, 350), True), ((345, 345), True), ((330, 330), False), ((200, 350), False)])
def test_quantities_agree_within_three_per_cent(found: tuple[float, float], right: bool, tmp_path: Path) -> None:
    fact = {"attribute": "distance", "value": "350", "value_min": found[0], "value_max": found[1], "asserted_by": "KOR"}
    report = scored(tmp_path, {"distance": [{"km": [350, 350], "by": "KOR"}]}, {}, [fact])
    assert (report.slots["distance"].tp, report.slots["distance"].fp) == (int(right), int(not right))
    assert report.sources == (int(right), int(right))


@pytest.mark.parametrize(("claim", "expected"), [({"km": [1, 2], "by": "KOR"}, [1, 2]), ({"m": 6.3, "by": "USA"}, [6.3, 6.3]), ({"by": ""}, [])])
def test_an_annotated_figure_stands_under_its_unit(claim: dict[str, Any], expected: list[float]) -> None:
    assert figure(claim) == expected


def test_a_second_mention_is_no_error(tmp_path: Path) -> None:
    fact = {"attribute": "distance", "value": "350", "value_min": 350, "value_max": 350}
    report = scored(tmp_path, {"distance": [{"km": [350, 350], "by": "?"}]}, {}, [fact, fact])
    assert (report.slots["distance"].tp, report.slots["distance"].fp) == (1, 0)


def test_an_article_is_found_by_its_file(tmp_path: Path) -> None:
    gold = gold_file(tmp_path, {"id": "story", "file": "articles/story.html", "events": [{"role": "main", "launcher": "PRK"}]})
    event = {"article_id": "a1b2", "event_id": "e1", "role": "main", "launcher": "PRK"}
    out = write(tmp_path / "out", articles=[{"article_id": "a1b2", "source": "samples/articles/story.html"}], events=[event])
    report = evaluate(gold, out, PIPELINE)
    assert (report.missing, report.slots["launcher"].tp) == ([], 1)


def test_count_class_and_outcome(tmp_path: Path) -> None:
    report = scored(
        tmp_path,
        {"count": 2, "projectile_class": ["SRBM", "ballistic"], "outcome": "failure"},
        {"count": "2", "projectile_class": "SRBM", "outcome": "success"},
    )
    assert [report.slots[s].tp for s in ("count", "projectile_class", "outcome")] == [1, 1, 0]


def test_reactions_to_background_are_not_scored(tmp_path: Path) -> None:
    record = {"id": "a", "events": [{"role": "main", "launcher": "PRK"}], "reactions": [{"government": "JPN", "types": ["condemn", "protest"]}]}
    reaction = {"article_id": "a", "government": "JPN", "confidence": "0.7", "sentence": "Japan condemned it."}
    events = [{"article_id": "a", "event_id": i, "role": r, "launcher": "PRK"} for i, r in (("e1", "main"), ("e2", "background"))]
    rows = [
        reaction | {"event_id": "e1", "reaction": "condemn"},
        reaction | {"event_id": "e1", "reaction": "warn"},
        reaction | {"event_id": "e2", "government": "USA", "reaction": "warn"},
    ]
    report = evaluate(gold_file(tmp_path, record), write(tmp_path / "out", articles=[{"article_id": "a"}], events=events, reactions=rows), PIPELINE)
    assert report.slots["reacting_government"].as_dict() == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 1, "fp": 0, "fn": 0}
    assert (report.slots["reaction"].tp, report.slots["reaction"].fp, report.slots["reaction"].fn) == (1, 1, 1)


def test_errors_have_sentences(tmp_path: Path) -> None:
    fact = {"attribute": "altitude", "value": "80", "value_min": 80, "value_max": 80, "sentence": "It rose 80 km."}
    report = scored(tmp_path, {"launch_site": ["Sunan"]}, {}, [fact], text="It was fired from Sunan. It rose 80 km.")
    assert {(e.slot, e.kind, e.sentence) for e in report.errors} == {
        ("launch_site", "missed", "It was fired from Sunan."),
        ("altitude", "spurious", "It rose 80 km."),
    }
    page = text(report, errors=5)
    assert "It rose 80 km." in page
    assert "source_accuracy" in page


def test_calibration_shares() -> None:
    table = {row["confidence"]: row for row in calibration([(0.9, True), (0.9, True), (0.6, False), (0.6, True)])}
    assert (table[0.0]["share_kept"], table[0.0]["share_right"]) == (1.0, 0.75)
    assert (table[0.9]["share_kept"], table[0.9]["share_right"]) == (0.5, 1.0)
    assert table[0.95]["share_right"] is None


def test_an_article_that_was_not_run_is_told(tmp_path: Path) -> None:
    empty = {"events": [], "reactions": []}
    report = evaluate(gold_file(tmp_path, {"id": "a"} | empty, {"id": "b"} | empty), write(tmp_path / "out", articles=[{"article_id": "a"}]), PIPELINE)
    assert report.missing == ["b"]
    assert "b" in text(report)


def test_no_article_in_common_is_an_error(tmp_path: Path) -> None:
    gold = gold_file(tmp_path, {"id": "b", "events": [], "reactions": []})
    with pytest.raises(EvaluationError, match="no article in common"):
        evaluate(gold, write(tmp_path / "out", articles=[{"article_id": "a"}]), PIPELINE)


def counts(score: Scores) -> tuple[int, int, int]:
    return score.tp, score.fp, score.fn


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        pytest.param({"projectile_class": "ballistic", "projectile": ["Hwasong-12"]}, "IRBM", (0, 0, 0), id="finer-by-designation"),
        pytest.param({"projectile_class": "ballistic"}, "IRBM", (0, 1, 1), id="no-designation"),
        pytest.param({"projectile_class": "ICBM", "projectile": ["Hwasong-12"]}, "IRBM", (0, 1, 1), id="text-says-more"),
        pytest.param({"projectile_class": "ballistic", "projectile": ["Hwasong-12"]}, "ballistic", (1, 0, 0), id="as-told"),
    ],
)
def test_a_class_from_the_designation_is_not_scored(gold: dict[str, Any], found: str, expected: tuple[int, int, int], tmp_path: Path) -> None:
    assert counts(scored(tmp_path, gold, {"projectile_class": found}).slots["projectile_class"]) == expected


def test_an_optional_event_is_right_to_leave_out(tmp_path: Path) -> None:
    optional = {"optional": True, "launch_site": ["Sunan"]}
    assert counts(scored(tmp_path, optional, {"launcher": "PRK"}).slots["launch_site"]) == (0, 0, 0)
    assert counts(scored(tmp_path, optional, {"launch_site": "Sunan"}).slots["launch_site"]) == (1, 0, 0)
    assert counts(scored(tmp_path, optional, {"launcher": "", "launch_site": "Wonsan"}).slots["launch_site"]) == (0, 1, 0)  # an event of its own


def test_main_events_have_a_total_of_their_own(tmp_path: Path) -> None:
    main = scored(tmp_path, {"launch_site": ["Sunan"]}, {"launch_site": "Sunan"}).slots["MAIN EVENTS"]
    background = scored(tmp_path, {"role": "background", "launch_site": ["Sunan"]}, {"launch_site": "Sunan"}).slots["MAIN EVENTS"]
    assert (counts(main), counts(background)) == ((2, 0, 0), (0, 0, 0))  # launcher and site


def test_reactions_to_a_planned_event_are_not_scored(tmp_path: Path) -> None:
    report = scored(tmp_path, {}, {}, reactions=[{"government": "JPN", "types": ["warn"], "to": "planned"}])
    assert counts(report.slots["reacting_government"]) == (0, 0, 0)


def test_names_of_a_file_are_added(tmp_path: Path) -> None:
    names = tmp_path / "names.json"
    names.write_text('[["Nowhere Bay", "Bahia Nada"]]', encoding="utf-8")
    assert EqualNames(file_groups(names)).agree("Nowhere Bay", ["Bahía Nada"])
    assert norm("Bahía-Nada ") == "bahia nada"
    names.write_text("{}", encoding="utf-8")
    with pytest.raises(EvaluationError, match="--names"):
        evaluate(gold_file(tmp_path), write(tmp_path / "out"), PIPELINE, names)


def _own_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SHARED / "tools" / "score.py").exists(), reason="needs ../shared")
@pytest.mark.parametrize("name", ["dev", pytest.param("stories", marks=pytest.mark.slow), pytest.param("general", marks=pytest.mark.slow)])
def test_the_same_figures_as_the_projects_scorer(name: str, tmp_path: Path) -> None:
    gold = SHARED / "gold" / f"{name}.gold.jsonl"
    records = map(json.loads, (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    parts = list(load("missile_launch").rows([Article(r["id"], r["text"], published=r.get("published") or "") for r in records]))
    out = write(tmp_path / "out", **{t: [row for part in parts for row in part.table(t)] for t in TABLES})
    expected, _ = _own_scorer().score(gold, out)
    # its names only: our gazetteer knows more aliases than its list
    names = EqualNames(file_groups(SHARED / "gold" / "names.json"))
    found = Evaluation(PIPELINE, names).report(read_gold(gold, GoldFormat(PIPELINE.codebook)), read_run(out)).as_dict()
    assert {k: found[k] for k in expected} == expected


@pytest.mark.parametrize(
    ("joined", "counts"),
    [
        ([("x", "i1"), ("x", "i1"), ("x", "i1")], (3, 0, 0)),
        ([("x", "i1"), ("x", "i2")], (0, 0, 1)),
        ([("x", "i1"), ("y", "i1")], (0, 1, 0)),
        ([("x", "i1"), ("x", "i1"), ("x", "")], (1, 0, 2)),  # one event was not found
        ([("x", ""), ("y", "")], (0, 0, 0)),
    ],
)
def test_pairs_of_incidents(joined: list[tuple[str, str]], counts: tuple[int, int, int]) -> None:
    assert score_incidents(joined) == Scores(*counts)


def test_incidents_are_scored_where_they_are_annotated(tmp_path: Path) -> None:
    gold = [{"id": a, "events": [{"role": "main", "launcher": "PRK", "incident": "x"}], "reactions": []} for a in ("a", "b")]
    events = [{"article_id": a, "event_id": "e1", "role": "main", "launcher": "PRK", "incident_id": "i000000000001"} for a in ("a", "b")]
    out = write(tmp_path / "out", articles=[{"article_id": "a"}, {"article_id": "b"}], events=events)
    assert evaluate(gold_file(tmp_path, *gold), out, PIPELINE).slots[PAIRS] == Scores(1, 0, 0)
    del gold[0]["events"][0]["incident"], gold[1]["events"][0]["incident"]
    assert PAIRS not in evaluate(gold_file(tmp_path, *gold), out, PIPELINE).slots
