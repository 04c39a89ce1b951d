"""Reviewers' decisions on the claims of one article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.errors import CorrectionError
from extractor.tables.columns import Row
from extractor.tables.corrections import Corrections
from extractor.tables.decisions import Decision, read_decisions
from extractor.tables.rows import Rows

TEXT = (
    "North Korea fired two ballistic missiles from Sunan on Tuesday. 🚀 They flew about 350 km, South Korea's military said, while Japan put "
    "the distance at 340 km. Tokyo condemned the launch. Beijing urged restraint."
)
WHEN = "2026-01-29T10:00:00Z"


@pytest.fixture(scope="module")
def rows() -> Rows:
    return extractor.extract(TEXT, published="2026-01-28").rows


def pipeline() -> Any:
    return extractor.load("missile_launch").pipeline


def decided(row: Row, verdict: str, **changes: Any) -> dict[str, Any]:
    """A line of corrections.jsonl on a claim as the page writes it."""
    claim = {name: row.get(name, "") for name in ("value", "value_min", "value_max", "unit", "qualifier", "asserted_by")}
    if "reaction_id" in row:
        claim |= {"value": row["reaction"], "asserted_by": row["government"]}
    own = {"fact_id": row.get("fact_id") or row["reaction_id"], "attribute": row.get("attribute", "reaction"), "verdict": verdict}
    place = {name: row[name] for name in ("article_id", "event_id", "text", "start", "end", "sentence")}
    return own | place | claim | {"reviewer": "MK", "when": WHEN} | changes


def added(rows: Rows, attribute: str, text: str, value: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    blank = dict.fromkeys(("value_min", "value_max", "unit", "qualifier", "asserted_by"), "")
    of = {"article_id": rows.articles[0]["article_id"], "event_id": "e1", "sentence": "", "reviewer": "MK", "when": WHEN}
    line = {"fact_id": "added-0123456789abcdef", "attribute": attribute, "verdict": "added", "value": value}
    return blank | of | line | {"text": text, "start": start, "end": start + len(text)} | more


def read(tmp_path: Path, *lines: dict[str, Any]) -> list[Decision]:
    path = tmp_path / "corrections.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return read_decisions(path, pipeline().codebook)


def corrected(rows: Rows, tmp_path: Path, *lines: dict[str, Any]) -> tuple[Rows, Corrections]:
    corrections = Corrections.of(read(tmp_path, *lines), pipeline())
    return corrections.correct(rows), corrections


def fact(rows: Rows, attribute: str, value: str = "") -> Row:
    return next(f for f in rows.facts if f["attribute"] == attribute and value in ("", f["value"]))


def test_a_right_claim_is_marked_with_who_and_when(rows: Rows, tmp_path: Path) -> None:
    after, corrections = corrected(rows, tmp_path, decided(fact(rows, "distance", "350"), "right"))
    row = fact(after, "distance", "350")
    assert (row["reviewed"], row["reviewed_by"], row["reviewed_at"]) == ("right", "MK", WHEN)
    assert after.events[0]["reviewed"] == "part"
    assert corrections.done == {"right": 1}
    assert fact(after, "distance", "340")["reviewed"] == ""


def test_a_wrong_claim_leaves_the_tables_and_its_event(rows: Rows, tmp_path: Path) -> None:
    after, _ = corrected(rows, tmp_path, decided(fact(rows, "distance", "350"), "wrong"))
    assert [f["value"] for f in after.facts if f["attribute"] == "distance"] == ["340"]
    assert (after.events[0]["distance_km"], after.events[0]["distance_km_max"]) == ("340", "340")


def test_an_edited_figure_keeps_its_id_and_changes_the_event(rows: Rows, tmp_path: Path) -> None:
    row = fact(rows, "distance", "350")
    after, _ = corrected(rows, tmp_path, decided(row, "edited", value="360", value_min=360, value_max=360))
    edited = next(f for f in after.facts if f["fact_id"] == row["fact_id"])
    assert (edited["value"], edited["reviewed"]) == ("360", "edited")
    assert (after.events[0]["distance_km"], after.events[0]["distance_km_min"], after.events[0]["distance_km_max"]) == ("360", "340", "360")


def test_an_edited_site_brings_its_own_coordinates(rows: Rows, tmp_path: Path) -> None:
    before = rows.events[0]["latitude"]
    after, _ = corrected(rows, tmp_path, decided(fact(rows, "launch_site"), "edited", value="Wonsan"))
    assert after.events[0]["launch_site"] == "Wonsan"
    assert after.events[0]["latitude"] not in ("", before)


def test_a_missed_fact_is_added_in_its_place(rows: Rows, tmp_path: Path) -> None:
    after, _ = corrected(rows, tmp_path, added(rows, "outcome", "They flew", "success"))
    row = fact(after, "outcome")
    assert (row["fact_id"], row["text"], row["reviewed"], row["role"]) == ("f0123456789abcdef", "They flew", "added", "main")
    assert after.events[0]["outcome"] == "success"
    starts = [f["start"] for f in after.facts]
    assert starts == sorted(starts)


def test_a_missed_event_gets_the_next_number(rows: Rows, tmp_path: Path) -> None:
    after, _ = corrected(rows, tmp_path, added(rows, "launcher", "Beijing", "CHN", event_id="new1"))
    assert [e["event_id"] for e in after.events] == ["e1", "e2"]
    assert (after.events[1]["launcher"], after.events[1]["role"], after.events[1]["reviewed"]) == ("CHN", "main", "all")


def test_the_role_of_an_event_is_that_of_its_facts(rows: Rows, tmp_path: Path) -> None:
    article = rows.articles[0]["article_id"]
    role = {"fact_id": f"{article}/e1/role", "article_id": article, "event_id": "e1", "attribute": "role", "verdict": "edited", "value": "background"}
    after, _ = corrected(rows, tmp_path, role)
    assert {after.events[0]["role"], *(f["role"] for f in after.facts)} == {"background"}


def test_an_event_without_facts_is_gone_with_its_reactions(rows: Rows, tmp_path: Path) -> None:
    after, _ = corrected(rows, tmp_path, *(decided(f, "wrong") for f in rows.facts))
    assert (after.events, after.facts, after.reactions, after.articles[0]["status"]) == ([], [], [], "none")


def test_a_reaction_is_edited_by_kind_and_government(rows: Rows, tmp_path: Path) -> None:
    row = next(r for r in rows.reactions if r["government"] == "JPN")
    after, _ = corrected(rows, tmp_path, decided(row, "edited", value="protest"))
    edited = next(r for r in after.reactions if r["reaction_id"] == row["reaction_id"])
    assert (edited["reaction"], edited["government"], edited["reviewed"]) == ("protest", "JPN", "edited")
    assert "JPN" in after.events[0]["reacting_governments"].split(";")


def test_a_wrong_reaction_is_no_reacting_government(rows: Rows, tmp_path: Path) -> None:
    row = next(r for r in rows.reactions if r["government"] == "JPN")
    after, _ = corrected(rows, tmp_path, decided(row, "wrong"))
    assert "JPN" not in after.events[0]["reacting_governments"].split(";")


def test_a_claim_with_another_id_is_found_by_its_place(rows: Rows, tmp_path: Path) -> None:
    after, corrections = corrected(rows, tmp_path, decided(fact(rows, "distance", "350"), "right", fact_id="f" + "0" * 16))
    assert fact(after, "distance", "350")["reviewed"] == "right"
    assert not corrections.unfit


def test_a_decision_whose_words_are_gone_is_reported_and_not_applied(rows: Rows, tmp_path: Path) -> None:
    gone = decided(fact(rows, "distance", "350"), "right", fact_id="f" + "0" * 16, text="some other words")
    after, corrections = corrected(rows, tmp_path, gone)
    assert [d.fact_id for d in corrections.unfit] == ["f" + "0" * 16]
    assert after.facts == rows.facts


def test_a_decision_on_another_article_fits_nothing(rows: Rows, tmp_path: Path) -> None:
    after, corrections = corrected(rows, tmp_path, decided(fact(rows, "date"), "right", article_id="elsewhere"))
    corrections.end()
    assert after == rows
    assert len(corrections.unfit) == 1


def test_the_same_decisions_twice_change_nothing_more(rows: Rows, tmp_path: Path) -> None:
    lines = [
        decided(fact(rows, "distance", "350"), "edited", value="360", value_min=360, value_max=360),
        decided(fact(rows, "distance", "340"), "wrong"),
        added(rows, "outcome", "They flew", "success"),
    ]
    once, _ = corrected(rows, tmp_path, *lines)
    twice, corrections = corrected(once, tmp_path, *lines)
    assert twice == once
    assert not corrections.unfit


def test_the_last_decision_on_a_claim_counts(rows: Rows, tmp_path: Path) -> None:
    row = fact(rows, "distance", "350")
    after, corrections = corrected(rows, tmp_path, decided(row, "wrong"), decided(row, "right"))
    assert fact(after, "distance", "350")["reviewed"] == "right"
    assert corrections.done == {"right": 1}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"verdict": "perhaps"}, "verdict: 'perhaps' is none of right, wrong, edited, added, complete"),
        ({"attribute": "colour"}, "attribute: 'colour' is none of launcher"),
        ({"attribute": "outcome", "value": "splendid"}, "value: 'splendid' is none of success, failure"),
        ({"attribute": "distance", "value_min": "far"}, "value_min: 'far' is no number"),
        ({"start": "4"}, "start, end: expected whole numbers"),
        ({"article_id": 4}, "article_id: expected a text"),
    ],
)
def test_a_line_that_is_no_decision_is_refused_with_its_number(rows: Rows, tmp_path: Path, change: dict[str, Any], told: str) -> None:
    right = decided(fact(rows, "launcher"), "right")
    with pytest.raises(CorrectionError, match=r"corrections\.jsonl, line 2: ") as caught:
        read(tmp_path, right, right | change)
    assert told in str(caught.value)


def test_what_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(CorrectionError, match="line 1: no JSON"):
        read_decisions(path, pipeline().codebook)
