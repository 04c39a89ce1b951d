"""Wires in capitals are read like other text, and every letter keeps its place."""

from __future__ import annotations

import pytest
from conftest import rows_of

from extractor.annotate.recasing import Recaser, in_capitals
from extractor.domain.pipeline import Pipeline, find_folder

TEXT = "SEOUL, Jan. 28 (Wire) -- North Korea fired a Hwasong-17 ICBM from Sunan on Tuesday. It flew 350 km and fell into the Sea of Japan, the Joint Chiefs of Staff said. Japan condemned the launch."


@pytest.fixture(scope="module")
def recaser() -> Recaser:
    return Recaser.of(Pipeline("missile_launch", find_folder("missile_launch")))


def test_names_and_beginnings_have_capitals(recaser: Recaser) -> None:
    assert recaser.recase(TEXT.upper()) == (
        "Seoul, Jan. 28 (Wire) -- North Korea fired a Hwasong-17 icbm from Sunan on Tuesday. "
        "It flew 350 km and fell into the Sea of Japan, the Joint Chiefs of Staff said. Japan condemned the launch."
    )


@pytest.mark.parametrize("text", [TEXT, "ICBM", "", "İSTANBUL " * 20, "A MISSILE FLEW. " + "It fell into the sea, they said. " * 5])
def test_other_text_stays_as_it_is(recaser: Recaser, text: str) -> None:
    assert recaser.recase(text) == text


def test_a_text_in_capitals_tells_the_same() -> None:
    def facts(text: str) -> set[tuple[str, str]]:
        return {(f["attribute"], f["value"]) for f in rows_of(text).facts}

    assert in_capitals(TEXT.upper()) and not in_capitals(TEXT)
    assert facts(TEXT.upper()) == facts(TEXT) != set()


def test_a_sentence_or_two_in_capitals_are_enough() -> None:
    assert in_capitals("IRAN FIRED A MISSILE ON THURSDAY. IT FLEW 430 KM, SEOUL SAID.")
    assert not in_capitals("IRAN FIRES MISSILE")
