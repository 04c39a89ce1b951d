"""How sure a fact is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from event_values import claim, event

from extractor.events.model import BACKGROUND, Event
from extractor.events.reactions import Reaction
from extractor.tables.confidence import Confidence, Setting, evidence_of, evidence_of_reaction, probability, read_weights

TEST = Setting(dated=True, events=1, sides=False)
FIRST = claim("distance", "350", strength=3)
RIVAL = claim("distance", "340", 20, sentence=4)
AGAIN = replace(FIRST, start=30, sentence=5)


@pytest.mark.parametrize(
    "e, of, said",
    [
        (event().with_claims([FIRST]), FIRST, "once"),
        (event().with_claims([FIRST, AGAIN]), FIRST, "repeated"),
        (event().with_claims([FIRST, RIVAL]), FIRST, "first of rivals"),
        (event().with_claims([FIRST, RIVAL]), RIVAL, "rival"),
    ],
)
def test_how_a_claim_stands_among_its_like(e: Event, of: object, said: str) -> None:
    evidence = evidence_of(of, e, TEST)  # type: ignore[arg-type]
    assert {f"distance/{said}", f"any/{said}"} <= set(evidence)


def test_what_speaks_for_a_claim() -> None:
    evidence = evidence_of(FIRST, event(salience=BACKGROUND).with_claims([FIRST]), TEST)
    assert evidence[0] == "distance"
    assert {"distance/background", "distance/strength 3", "any/early", "any/no day", "any/verb", "any/dated article", "any/events 1", "any/one side"} <= set(
        evidence
    )


@pytest.mark.parametrize("agents, sides", [(["PRK", "PRK"], False), (["ISR", "IRN"], True), (["houthi"], True), ([], False)])
def test_two_sides_or_a_group_make_a_war(agents: list[str], sides: bool) -> None:
    setting = Setting.of([event(launcher=a) for a in agents], "launcher", "2024-01-10")
    assert (setting.sides, setting.events, setting.dated) == (sides, len(agents), True)


def test_weights_add_up() -> None:
    weights = {"count": 1.0, "any/once": -0.5}
    assert probability(["count", "any/once"], weights) == pytest.approx(0.6225, abs=0.0001)
    assert probability(["date"], weights) == 0.5


def test_a_reaction_is_as_sure_as_its_kind() -> None:
    reaction = Reaction("JPN", "Tokyo", "condemn", 0, 5, 0)
    assert evidence_of_reaction(reaction) == ["reaction", "reaction/condemn"]
    assert Confidence({"reaction": 1.0, "reaction/condemn": 1.0}).of_reaction(reaction) == 0.88


def test_weights_are_read_from_the_table_of_a_pipeline(tmp_path: Path) -> None:
    path = tmp_path / "confidence.csv"
    assert read_weights(path) == {}
    path.write_text("evidence,weight\ncount,0.25\n", encoding="utf-8")
    assert read_weights(path) == {"count": 0.25}


@pytest.mark.parametrize(
    "value, shape",
    [("1", "one"), ("12", "number"), ("2024-01", "day of 7"), ("ICBM", "code"), ("cruise", "word"), ("Sunan", "name"), ("", "empty")],
)
def test_what_a_value_looks_like(value: str, shape: str) -> None:
    c = claim("count", value)
    assert f"count/{shape}" in evidence_of(c, event().with_claims([c]), TEST)
