"""Which parts of a sentence hold no subject."""

from __future__ import annotations

import pytest
from conftest import finder, readings_of

from extractor.events.reaction_speakers import governments


@pytest.mark.parametrize(
    "text, passed_over",
    [
        pytest.param("Spain, a friend of Peru, condemned it.", {"PER"}, id="aside"),
        pytest.param("Spain – the neighbour of Peru – condemned it.", {"PER"}, id="between-dashes"),
        pytest.param("Spain, the United States, and Peru condemned it.", set(), id="a-list"),
        pytest.param("Spain called on Peru and Chile to condemn it.", {"PER", "CHL"}, id="those-who-are-asked"),
        pytest.param("Spain told reporters that Peru was about to condemn it.", set(), id="a-clause-of-its-own"),
    ],
)
def test_names_that_are_passed_over(text: str, passed_over: set[str]) -> None:
    s = readings_of(text)[-1].sentence
    actors, cue = governments(s), text.index("condemn")
    assert {n.code for n in actors if finder().subjects.speakers.clauses.holds(s, actors, n, cue)} == passed_over
