"""Sentences by rule: abbreviations, lost spaces, wrapped lines, datelines."""

from __future__ import annotations

import re

import pytest

from extractor.annotate.sentences import LONGEST, datelines, is_wrapped, plain, printed, sentences


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Two rockets rose. Both fell.", ["Two rockets rose.", "Both fell."], id="two"),
        pytest.param("It fell, U.S. officials said. Tokyo agreed.", ["It fell, U.S. officials said.", "Tokyo agreed."], id="us-officials"),
        pytest.param("A note by U.S. Pacific Command came late.", ["A note by U.S. Pacific Command came late."], id="us-pacific-command"),
        pytest.param("It came from the U.S. The missile was new.", ["It came from the U.S.", "The missile was new."], id="us-ends-sentence"),
        pytest.param("It rose at 7:05 a.m. Tuesday and fell.", ["It rose at 7:05 a.m. Tuesday and fell."], id="am-weekday"),
        pytest.param("It rose at 7:05 a.m. The flight was short.", ["It rose at 7:05 a.m.", "The flight was short."], id="am-ends-sentence"),
        pytest.param("It rose at 7:05 a.m.The flight was short.", ["It rose at 7:05 a.m.", "The flight was short."], id="lost-space-after-am"),
        pytest.param("Seoul saw the launch.Leader Kim watched.", ["Seoul saw the launch.", "Leader Kim watched."], id="lost-space"),
        pytest.param("It flew on Nov. 18 and again on Dec. 2.", ["It flew on Nov. 18 and again on Dec. 2."], id="months"),
        pytest.param("Gen. Park and Lt. Col. Lee spoke.", ["Gen. Park and Lt. Col. Lee spoke."], id="ranks"),
        pytest.param("It flew 687.5 km. It fell.", ["It flew 687.5 km.", "It fell."], id="decimal-point"),
        pytest.param('"We saw it." The officer left.', ['"We saw it."', "The officer left."], id="quote-closes"),
        pytest.param("“We saw it.” Then he left.", ["“We saw it.”", "Then he left."], id="curly-quote-closes"),
        pytest.param("Missile fired at dawn\nSeoul said it flew far.", ["Missile fired at dawn", "Seoul said it flew far."], id="headline-without-stop"),
        pytest.param("Is it over? No! It is not.", ["Is it over?", "No!", "It is not."], id="question-and-exclamation"),
        pytest.param("No. 2 on the list flew.", ["No. 2 on the list flew."], id="number"),
        pytest.param("  \n\n ", [], id="blank"),
        pytest.param("", [], id="empty"),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert split(text) == expected


WRAPPED = """The army fired two ballistic missiles from the west coast on Tuesday and
both of them flew for about ten minutes before they came down in waters
far from any shipping lane, the joint staff said in a statement that was
sent to reporters.

Nothing was hit."""


def test_wrapped_lines_are_one_paragraph() -> None:
    assert is_wrapped(WRAPPED)
    assert [" ".join(s.split()) for s in split(WRAPPED)][-1] == "Nothing was hit."
    assert len(split(WRAPPED)) == 2


def test_short_lines_are_paragraphs_of_their_own() -> None:
    assert not is_wrapped("Missile fired\nSeoul reacts\nTokyo reacts\nMore to come")
    assert split("Missile fired\nSeoul reacts") == ["Missile fired", "Seoul reacts"]


@pytest.mark.parametrize(
    "text, body",
    [
        pytest.param("SEOUL, Jan. 4 (Wire) -- Two rockets rose.", "Two rockets rose.", id="agency"),
        pytest.param("ISLAMABAD — Two rockets rose.", "Two rockets rose.", id="dash"),
        pytest.param("RAWALPINDI: Two rockets rose.", "Two rockets rose.", id="colon"),
        pytest.param("Pyongyang, November 1 (KCNA) -- Two rockets rose.", "Two rockets rose.", id="kcna"),
        pytest.param("TOKYO/SEOUL, Jan 4 (Wire) - Two rockets rose.", "Two rockets rose.", id="two-cities"),
    ],
)
def test_dateline_is_no_part_of_a_sentence(text: str, body: str) -> None:
    assert datelines(text) == [(0, len(text) - len(body))]
    assert split(text) == [body]


def test_a_town_and_its_land_before_a_colon_are_a_dateline() -> None:
    assert split("Dubai, United Arab Emirates: A rocket rose.") == ["A rocket rose."]


def test_a_dateline_that_a_full_stop_cuts() -> None:
    assert split("CAPE CANAVERAL, Fla. (AP) — Two rockets rose. Both fell.") == ["Two rockets rose.", "Both fell."]


@pytest.mark.parametrize("text", ["NASA launches a rocket.", "The IRBM flew far.", "Two rockets rose -- both fell."])
def test_no_dateline(text: str) -> None:
    assert datelines(text) == []


def test_plain_keeps_offsets() -> None:
    text = "Seoul’s\u00a0two 10\u2011km rockets"
    assert plain(text) == "Seoul's two 10-km rockets"
    assert len(plain(text)) == len(text)


def test_dots_of_initials_are_letters_of_a_word() -> None:
    text = "A U.S. ship met a U.N. envoy at 9 a.m. Plan B. failed."
    assert re.fullmatch(r"A \w+ ship met a \w+ envoy at 9 a\.m\. Plan B\. failed\.", plain(text))
    assert printed(plain(text)) == text


@pytest.mark.parametrize("text", ["A. B. C.", "x.Y", "...", "“", "U.S.", WRAPPED, "SEOUL -- ", "a\r\nb\r\n\r\nc"])
def test_sentences_are_ordered_stripped_slices(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@pytest.mark.parametrize("text", ["word " * 2000, "x" * 9000, "Two missiles flew, and " * 500 + "fell."])
def test_no_sentence_is_longer_than_the_bound(text: str) -> None:
    found = sentences(text)
    assert all(0 < end - start <= LONGEST for start, end in found)
    assert "".join(text[a:b] for a, b in found).replace(" ", "") == text.replace(" ", "")
