"""Gold files that are wrong: the line, the key, and what was expected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import EvaluationError
from extractor.evaluate.gold import read_gold
from extractor.evaluate.gold_format import GoldFormat

FORM = GoldFormat(Pipeline("missile_launch", find_folder("missile_launch")).codebook)
EVENT = {"role": "main", "launcher": "PRK"}
SAMPLES = Path(__file__).parent.parent.parent / "samples" / "gold.jsonl"


def annotated(event: dict[str, Any] | None = None, **article: Any) -> dict[str, Any]:
    return {"id": "a", "events": [EVENT | (event or {})], "reactions": []} | article


@pytest.mark.parametrize(
    ("record", "told"),
    [
        pytest.param([], "the line: expected an object with an id and a list of events, found []", id="no-object"),
        pytest.param({"events": []}, "id: is missing", id="no-id"),
        pytest.param({"id": 7, "events": []}, "id: expected an id, a text, found 7", id="number-as-id"),
        pytest.param({"id": "a"}, "events: is missing", id="no-events"),
        pytest.param({"id": "a", "events": {}}, "events: expected a list of events, found {}", id="events-an-object"),
        pytest.param({"id": "a", "events": ["x"]}, "events[0]: expected an event, an object with a role, found 'x'", id="event-a-text"),
        pytest.param({"id": "a", "events": [{}]}, "events[0].role: is missing", id="no-role"),
        pytest.param(annotated({"role": "mian"}), "events[0].role: expected a role: main, background, planned", id="role"),
        pytest.param(annotated({"lunch_site": ["Sunan"]}), "events[0].lunch_site: is no known key; did you mean launch_site?", id="unknown-key"),
        pytest.param(annotated(eventz=[]), "eventz: is no known key; did you mean events?", id="unknown-article-key"),
        pytest.param(annotated({"count": "two"}), "events[0].count: expected a number, or \"?\", found 'two'", id="count"),
        pytest.param(annotated({"count": True}), "events[0].count: expected a number", id="count-true"),
        pytest.param(annotated({"launch_site": {"a": 1}}), "events[0].launch_site: expected a text, a list", id="place"),
        pytest.param(annotated({"launch_site": [7]}), "events[0].launch_site[0]: expected a text, found 7", id="place-number"),
        pytest.param(annotated({"distance": 350}), "events[0].distance: expected a list of claims", id="quantity-a-number"),
        pytest.param(annotated({"distance": [350]}), "events[0].distance[0]: expected a claim such as", id="claim-a-number"),
        pytest.param(
            annotated({"distance": [{"km": [350]}]}), "events[0].distance[0].km: expected a number, or [least, greatest], found [350]", id="half-a-range"
        ),
        pytest.param(annotated({"distance": [{"km": ["350", 360]}]}), "events[0].distance[0].km[0]: expected a number, found '350'", id="text-in-range"),
        pytest.param(annotated({"distance": [{"km": [1, 2], "by": 3}]}), "events[0].distance[0].by: expected who says so", id="source"),
        pytest.param(annotated({"projectile_class": ["SRBN"]}), "events[0].projectile_class[0]: expected a value or a list", id="class"),
        pytest.param(annotated(reactions={}), "reactions: expected a list of reactions", id="reactions"),
        pytest.param(annotated(reactions=[{"government": "JPN"}]), "reactions[0].types: is missing", id="no-types"),
        pytest.param(annotated(reactions=[{"government": "JPN", "types": ["shout"]}]), "reactions[0].types[0]: expected a kind of reaction", id="kind"),
    ],
)
def test_what_is_wrong_is_told(record: Any, told: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{json.dumps(record)}\n", encoding="utf-8")
    with pytest.raises(EvaluationError) as caught:
        read_gold(path, FORM)
    assert f"gold.jsonl line 2: {told}" in str(caught.value)


@pytest.mark.parametrize("line", ["{", "[" * 100_000, "\x00"])
def test_a_line_that_is_no_json(line: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(EvaluationError, match="line 1: not JSON"):
        read_gold(path, FORM)


def test_an_article_annotated_twice(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(annotated())}\n" * 2, encoding="utf-8")
    with pytest.raises(EvaluationError, match="line 2: id: 'a' was annotated on line 1"):
        read_gold(path, FORM)


def test_the_samples_are_right() -> None:
    assert len(read_gold(SAMPLES, FORM)) == 19


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(st.sampled_from([*FORM.schema["properties"]["events"]["items"]["properties"]]), VALUES)
def test_no_value_raises(key: str, value: Any) -> None:
    problem = FORM.problem(annotated({key: value}))
    assert problem == "" or problem.startswith(f"events[0].{key}")


def test_the_page_shows_a_right_line(tmp_path: Path) -> None:
    page = (Path(extractor.__file__).parent / "evaluate" / "README.md").read_text(encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(page.split("```json\n")[1].split("```")[0].replace("\n", " "), encoding="utf-8")
    assert len(read_gold(tmp_path / "gold.jsonl", FORM)) == 1
