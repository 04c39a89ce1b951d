"""Speakers: the subject of a verb of saying, and how far its words reach."""

from __future__ import annotations

import pytest
from conftest import sentences_of

import extractor
from extractor.claims.speakers import Source, codes_of


def sources(text: str, previous: tuple[str, ...] = (), just_said: tuple[str, ...] = ()) -> list[Source]:
    [sentence] = sentences_of(text)
    return extractor.load("missile_launch").claims.sources.sources(sentence, previous, just_said)


@pytest.mark.parametrize(
    "text, codes",
    [
        pytest.param("Seoul and Tokyo said the missile flew far.", [("KOR", "JPN")], id="together"),
        pytest.param("The missile launched by North Korea was detected with a radar.", [], id="passive"),
        pytest.param("Yonhap, citing the South Korean military, said the missile flew far.", [("KOR",)], id="governments-before-media"),
        pytest.param("Officials in Tokyo said the missile flew far.", [("JPN",)], id="office"),
    ],
)
def test_speakers(text: str, codes: list[tuple[str, ...]]) -> None:
    assert [s.codes for s in sources(text)][: len(codes)] == codes


def test_it_takes_the_source_before() -> None:
    assert [s.codes for s in sources("It added that the missile flew far.", ("KOR",))] == [("KOR",)]


def test_a_speaker_at_the_end_reaches_back() -> None:
    [source] = sources("The missile flew far, Seoul said.")
    assert (source.trailing, source.middle) == (True, False)


def test_codes_of_nobody() -> None:
    assert codes_of([]) == ()


@pytest.mark.parametrize(
    "text, codes",
    [
        pytest.param("Israel's envoy, Danny Danon, said the Iranian missile flew far.", ("ISR",), id="apposition"),
        pytest.param("The missile flew far over the sea, said South Korea's military.", ("KOR",), id="inverted"),
        pytest.param("Trump's host, Shinzo Abe, called it a threat and said the missile flew far.", ("JPN",), id="whose-host"),
        pytest.param("Japan's premier, Shinzo Abe, called it a threat and said the missile flew far.", ("JPN",), id="whose-premier"),
    ],
)
def test_the_subject_beside_a_comma(text: str, codes: tuple[str, ...]) -> None:
    assert sources(text)[-1].codes == codes


@pytest.mark.parametrize(
    "text, trailing",
    [
        pytest.param('"It flew far," Prime Minister Shinzo Abe said at a meeting in Osaka.', True, id="behind-a-quotation"),
        pytest.param('Tokyo called it "new", and Prime Minister Shinzo Abe said that it flew far.', False, id="a-word-in-marks"),
    ],
)
def test_a_speaker_behind_a_quotation_reaches_back(text: str, trailing: bool) -> None:
    assert sources(text)[-1].trailing is trailing


@pytest.mark.parametrize(
    "text, codes",
    [
        pytest.param("The ministry did not say how far it flew.", (), id="not-said"),
        pytest.param("Interfax was told by the South Korean military that the missile flew far.", ("KOR",), id="told-by"),
        pytest.param("The launch was seen at dawn near Pyongyang and said the missile flew far.", ("KOR",), id="and-said"),
        pytest.param("The missile flew far, a defence official in Seoul told Reuters.", ("KOR",), id="told-an-agency"),
        pytest.param("The missile flew far, the South Korean and U.S. militaries said.", ("KOR", "USA"), id="two-militaries"),
        pytest.param("The missile flew far.", ("KOR",), id="goes-on"),
        pytest.param("The missile flew far, experts say.", (), id="others-say"),
    ],
)
def test_behind_a_sentence_of_a_speaker(text: str, codes: tuple[str, ...]) -> None:
    told = sources(text, ("KOR",), ("KOR",))
    assert told[-1].codes == codes if codes else told == []


def test_an_event_in_the_voice_of_the_article_ends_a_report() -> None:
    said = "South Korea's military said it saw a launch. "
    assert asserted(said + "It was on alert. The missile flew 500 km.") == ["KOR"]
    assert asserted(said + "North Korea had fired a missile in March. It flew 500 km.") == [""]


def asserted(text: str) -> list[str]:
    """Who says the distances of a text."""
    readings = extractor.load("missile_launch").claims.read(sentences_of(text))
    return [c.asserted_by for r in readings for c in r.claims if c.attribute == "distance"]
