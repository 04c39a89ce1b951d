"""Names of places: their prepositions, and those that no table has."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from conftest import sentences_of

import extractor
from extractor.claims.place_names import PlaceKinds, PlaceNames, is_own, last


def names() -> PlaceNames:
    x = extractor.load("missile_launch")
    return PlaceNames(x.pipeline.wording, PlaceKinds.of(x.codebook))


@pytest.mark.parametrize(
    "told, label", [("at the ", "at"), ("within the ", "inside"), ("on ", "upon"), ("off the ", "offshore"), ("out of ", "out_of"), ("past ", "")]
)
def test_preposition(told: str, label: str) -> None:
    assert names().preposition(re.search(".*", told)) == label


def test_no_words_no_preposition() -> None:
    assert names().preposition(None) == ""


def test_kinds_come_from_the_codebook() -> None:
    assert names().kinds.gives_way == {"province"}


def test_a_place_that_no_table_has_keeps_its_surface_name() -> None:
    [sentence] = sentences_of("Russia fired a missile at the city of Salzburg on Monday.")
    assert [text for _, _, text in names().unlisted(sentence)] == ["Salzburg"]


def test_what_holds_a_number_is_no_place() -> None:
    [sentence] = sentences_of("Russia fired a missile at the city of Salzburg 2138.")
    sentence = replace(sentence, entities=((sentence.text.index("Salzburg"), len(sentence.text) - 1, "GPE"),))
    assert list(names().unlisted(sentence)) == []


def test_the_first_table_holds_the_places_that_are_such_by_themselves() -> None:
    [sentence] = sentences_of("North Korea fired a missile from Wonsan.")
    [wonsan] = [n for n in sentence.table("sites") if n.name == "Wonsan"]
    assert (is_own(wonsan, ("sites", "seas")), is_own(wonsan, ("seas", "sites"))) == (True, False)


def test_last() -> None:
    assert last(re.finditer("a", "")) is None
    assert [m.start() for m in [last(re.finditer("a", "aba"))] if m] == [2]
