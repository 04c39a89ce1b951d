"""What a run has made of the tables of an earlier one, and why."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from run_folders import article, event, fact, write_run

from extractor.errors import EvaluationError
from extractor.evaluate.release_diff import Change, ReleaseDiff
from extractor.evaluate.release_report import text, write

SUNAN = {"launcher": "PRK", "date": "2022-01-30", "projectile_class": "IRBM", "launch_site": "Sunan", "latitude": "39.2", "longitude": "125.67"}
WONSAN = SUNAN | {"launch_site": "Wonsan", "latitude": "39.15", "longitude": "127.44"}
UNDATED = {name: value for name, value in SUNAN.items() if name != "date"}
OTHER_RULES = {"code": "c2"}
Rows = list[dict[str, Any]]


def figures(of: str, *values: str, event_id: str = "e1", at: int = 10) -> Rows:
    return [fact(of, "distance", v, event_id, unit="km", start=str(at + n), end=str(at + n + 1)) for n, v in enumerate(values)]


def diff(tmp_path: Path, old: tuple[Rows, Rows, Rows], new: tuple[Rows, Rows, Rows], **plan: Any) -> ReleaseDiff:
    return ReleaseDiff.of(write_run(tmp_path / "old", *old), write_run(tmp_path / "new", *new, **plan))


def kinds(found: ReleaseDiff) -> dict[str, int]:
    return dict(Counter(c.kind for c in found.incidents))


def told(found: ReleaseDiff, table: str) -> list[tuple[str, ...]]:
    return [(c.change, c.column, c.old, c.new, c.why) for c in found.changes if c.table == table]


A = ([article("a")], [event("a", **SUNAN)], figures("a", "800"))


def test_the_same_twice(tmp_path: Path) -> None:
    found = diff(tmp_path, A, A)
    assert (found.changes, kinds(found), found.lost_ids) == ([], {"same": 1}, [])


def test_an_added_article_tells_of_a_known_launch(tmp_path: Path) -> None:
    found = diff(tmp_path, A, (A[0] + [article("b")], A[1] + [event("b", **SUNAN, distance_km_min="900", distance_km_max="900")], A[2] + figures("b", "900")))
    assert [c[0] for t in ("articles", "events", "facts") for c in told(found, t)] == ["added"] * 3
    assert {c.why for c in found.changes} == {"new article"} and not found.lost_ids
    assert ("changed", "n_articles", "1", "2", "new article") in told(found, "incidents")


def test_other_rules_read_another_figure_of_the_same_words(tmp_path: Path) -> None:
    """The id of a claim goes with its value; what stood in its place is told as one change."""
    found = diff(tmp_path, A, (A[0], A[1], figures("a", "850")), **OTHER_RULES)
    assert ("changed", "value", "800", "850", "new rules") in told(found, "facts")
    assert {c[0] for c in told(found, "facts")} == {"changed"}


def test_a_difference_without_a_cause_is_counted(tmp_path: Path) -> None:
    found = diff(tmp_path, A, (A[0], A[1], figures("a", "850")))
    assert found.without_cause() and {c.why for c in found.changes} == {"unexplained"}
    assert "3 changes without a cause" in text(found)


def test_a_review_is_the_cause(tmp_path: Path) -> None:
    seen = [figures("a", "800")[0] | {"reviewed": "edited", "value_min": "810"}]
    found = diff(tmp_path, A, (A[0], A[1], seen), corrected=True)
    assert found.changes and {c.why for c in found.changes} == {"review"}


def test_events_are_known_by_their_claims_not_their_number(tmp_path: Path) -> None:
    """Other rules find one more before it."""
    more = [event("a", "e1", "background", launcher="IRN", date="2021-01-01"), event("a", "e2", **SUNAN)]
    found = diff(tmp_path, A, (A[0], more, figures("a", "800", event_id="e2")), **OTHER_RULES)
    assert told(found, "facts") == [] and [c[0] for c in told(found, "events")] == ["added"]
    assert kinds(found) == {"same": 1, "added": 1}


def test_an_event_is_the_one_that_begins_in_the_same_place(tmp_path: Path) -> None:
    """Other rules give most claims of the second event to the first."""
    events = [event("a", n, launcher="PRK") for n in ("e1", "e2")]
    begin = figures("a", "1", event_id="e1", at=10) + figures("a", "2", event_id="e2", at=20)
    before, after = (begin + figures("a", "3", "4", "5", event_id=e, at=30) for e in ("e2", "e1"))
    found = diff(tmp_path, ([article("a")], events, before), ([article("a")], events, after), **OTHER_RULES)
    assert kinds(found) == {"same": 2}
    assert {(c.column, c.old, c.new) for c in found.changes if c.table == "facts"} == {("event", "a/e2", "a/e1")}


def two(*second: dict[str, str]) -> tuple[Rows, Rows, Rows]:
    articles = [article("a"), article("b")]
    return articles, [event("a", **SUNAN), *(event("b", **cells) for cells in second)], figures("a", "800") + figures("b", "700")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (WONSAN, SUNAN, {"merged": 2}),
        (SUNAN, WONSAN, {"split": 1}),
        (UNDATED | {"projectile_class": "cruise"}, SUNAN, {"merged": 2}),
        (WONSAN, WONSAN | {"date": "2022-01-29"}, {"same": 1, "renamed": 1}),
    ],
)
def test_what_became_of_incidents(tmp_path: Path, before: dict[str, str], after: dict[str, str], expected: dict[str, int]) -> None:
    found = diff(tmp_path, two(before), two(after), **OTHER_RULES)
    assert kinds(found) == expected
    assert {c.why for c in found.changes} == {"new rules"}


def test_a_withdrawn_article(tmp_path: Path) -> None:
    found = diff(tmp_path, two(WONSAN), A)
    assert kinds(found) == {"same": 1, "withdrawn": 1}
    assert {c.why for c in found.changes} == {"article withdrawn"}


def test_files_and_page(tmp_path: Path) -> None:
    found = diff(tmp_path, two(WONSAN), two(WONSAN | {"date": "2022-01-29"}), **OTHER_RULES)
    write(found, tmp_path / "to")
    with (tmp_path / "to" / "changes.csv").open(encoding="utf-8", newline="") as file:
        rows = [Change(**row) for row in csv.DictReader(file)]
    assert rows == found.changes
    summary = json.loads((tmp_path / "to" / "diff.json").read_text(encoding="utf-8"))
    assert (summary["old"]["code_sha256"], summary["new"]["code_sha256"], summary["rules"]) == ("c1", "c2", ["code"])
    assert summary["old"]["pipeline"] == "missile_launch" and len(summary["ids"]["lost"]) == 1
    assert "ids: 1 of 2 incidents that are still told keep theirs; the others: 1 new rules" in text(found)


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="holds no finished run"):
        ReleaseDiff.of(tmp_path, tmp_path)
