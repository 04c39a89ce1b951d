"""Who says so: the source of each claim, across sentences and inside them."""

from __future__ import annotations

import pytest
from conftest import facts_of

LEAD = "North Korea fired a ballistic missile from Sunan on Tuesday. "


def said(text: str, attribute: str = "distance") -> set[tuple[str, str]]:
    return {(f["value"], f["asserted_by"]) for f in facts_of(text) if f["attribute"] == attribute}


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("South Korea's Joint Chiefs of Staff (JCS) said the missile flew 350 km.", "KOR", id="leading"),
        pytest.param("The missile flew 350 km, South Korea's Joint Chiefs of Staff said.", "KOR", id="trailing"),
        pytest.param("The missile flew 350 km, the Japanese Defense Ministry said.", "JPN", id="trailing-japan"),
        pytest.param("The missile, Seoul said, flew 350 km.", "KOR", id="mid-sentence"),
        pytest.param("According to Japan's defence ministry, the missile flew 350 km.", "JPN", id="according-first"),
        pytest.param("The missile flew 350 km, according to Seoul's military.", "KOR", id="according-last"),
        pytest.param("The missile flew 350 km, said South Korea's military.", "KOR", id="inverted"),
        pytest.param("The missile flew 350 km, Yonhap news agency said, citing the South Korean military.", "KOR", id="yonhap-citing"),
        pytest.param("Yonhap, citing the South Korean military, said the missile flew 350 km.", "KOR", id="yonhap-citing-inside"),
        pytest.param("The missile flew 350 km, Yonhap reported.", "yonhap", id="yonhap-alone"),
        pytest.param("The missile flew 350 km, the official Korean Central News Agency said.", "PRK", id="kcna"),
        pytest.param("KCNA said the missile flew 350 km.", "PRK", id="kcna-short"),
        pytest.param("North Korean state television said the missile flew 350 km.", "PRK", id="state-television"),
        pytest.param("The Rodong Sinmun reported that the missile flew 350 km.", "PRK", id="rodong-sinmun"),
        pytest.param("State broadcaster KRT reported that the missile flew 350 km.", "PRK", id="krt"),
        pytest.param("A missile flew 350 km, U.S. officials said.", "USA", id="us-officials"),
        pytest.param("The Pentagon estimated that the missile flew 350 km.", "USA", id="pentagon"),
        pytest.param("The U.S. Indo-Pacific Command said the missile flew 350 km.", "USA", id="command"),
        pytest.param("The missile flew 350 km.", "", id="own-voice"),
        pytest.param("Japanese Prime Minister Fumio Kishida told reporters the missile flew 350 km.", "JPN", id="leader"),
        pytest.param("The missile flew 350 km, the ministry of defence in Seoul said.", "KOR", id="office-in-a-capital"),
        pytest.param("The missile flew 350 km, a U.S. official told Reuters on condition of anonymity.", "USA", id="told-whom-and-how"),
        pytest.param("The South's military said the missile flew 350 km.", "KOR", id="half-not-named-in-full"),
        pytest.param("It rose near the capital, Pyongyang, and flew 350 km, said South Korea's military.", "KOR", id="inverted-behind-and"),
        pytest.param("South Korea's Yonhap news agency, citing military sources, said it flew 350 km.", "KOR", id="outlet-cites-its-military"),
        pytest.param("The missile flew 350 km, Yonhap reported, with reference to the Japanese military.", "JPN", id="with-reference-to"),
        pytest.param("The missile flew 350 km, state television reported.", "PRK", id="television-of-the-launcher"),
        pytest.param("Israeli state television reported that the missile flew 350 km.", "ISR", id="television-of-another"),
        pytest.param("By Seoul's count the missile flew 350 km.", "KOR", id="account"),
    ],
)
def test_source_in_one_sentence(text: str, expected: str) -> None:
    assert said(LEAD + text) == {("350", expected)}


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("The JCS in Seoul said the missile was fired at 7 a.m. It added that it flew 350 km.", {("350", "KOR")}, id="it-added"),
        pytest.param("South Korea's military said it saw the missile rise. The military said it flew 350 km.", {("350", "KOR")}, id="the-military"),
        pytest.param("Japan's defence ministry said it fell into the sea. The ministry said it flew 350 km.", {("350", "JPN")}, id="the-ministry"),
        pytest.param("Seoul said it flew 350 km. Tokyo said it flew 340 km.", {("350", "KOR"), ("340", "JPN")}, id="two-sentences"),
        pytest.param("Seoul said it flew 350 km, while Tokyo said it flew 340 km.", {("350", "KOR"), ("340", "JPN")}, id="while"),
        pytest.param("It flew 350 km, according to Seoul, or 340 km, according to Tokyo.", {("350", "KOR"), ("340", "JPN")}, id="according-twice"),
        pytest.param("It flew 350 km, Seoul said, while Japan put the distance at 340 km.", {("350", "KOR"), ("340", "JPN")}, id="trailing-then-put"),
        pytest.param(
            "It flew 350 km, according to the U.S. Pacific Command, and Japan's navy said it flew 340 km.",
            {("350", "USA"), ("340", "JPN")},
            id="according-and-said",
        ),
        pytest.param('Japan\'s military said it flew 340 km. "It covered 340 km," a spokesman for the ministry said.', {("340", "JPN")}, id="quote"),
    ],
)
def test_source_across_sentences(text: str, expected: set[tuple[str, str]]) -> None:
    assert said(LEAD + text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Tokyo put the altitude at 100 km, Seoul at 97 km.", {("100", "JPN"), ("97", "KOR")}, id="gapped"),
        pytest.param("Japan's defence ministry put the altitude at 100 km, Seoul at 97 km.", {("100", "JPN"), ("97", "KOR")}, id="ministry-gapped"),
        pytest.param("Tokyo put the altitude at 100 km and Seoul at 97 km.", {("100", "JPN"), ("97", "KOR")}, id="gapped-and"),
        pytest.param("Tokyo said the apogee was 100 km; Seoul said 97 km.", {("100", "JPN"), ("97", "KOR")}, id="semicolon"),
        pytest.param("Both Seoul and Tokyo said it rose to 100 km.", {("100", "KOR"), ("100", "JPN")}, id="both"),
    ],
)
def test_rival_altitudes_are_both_kept(text: str, expected: set[tuple[str, str]]) -> None:
    assert said(LEAD + text, "altitude") == expected


def test_source_of_the_lead_holds_for_all_its_claims() -> None:
    facts = facts_of("North Korea fired two ballistic missiles from Sunan on Tuesday, South Korea's military said.")
    told = {f["attribute"]: f["asserted_by"] for f in facts}
    assert {a: told[a] for a in ("launcher", "projectile_class", "count", "launch_site")} == dict.fromkeys(
        ("launcher", "projectile_class", "count", "launch_site"), "KOR"
    )


def test_the_source_is_told_in_the_article_s_words() -> None:
    text = LEAD + "The missile flew 350 km, South Korea's military said."
    [fact] = [f for f in facts_of(text) if f["attribute"] == "distance"]
    assert fact["asserted_by_text"] in text
    assert fact["asserted_by_text"].startswith("South Korea")


def test_kcna_of_its_own_launch_counts_as_the_state() -> None:
    facts = facts_of("North Korea test-fired a Hwasong-17 missile on Tuesday. The missile flew 1 090km before it fell into the East Sea, KCNA said.")
    assert {f["asserted_by"] for f in facts if f["attribute"] == "distance"} == {"PRK"}


def test_iranian_state_television_counts_as_iran() -> None:
    text = "Iran launched a Simorgh rocket from Semnan on Tuesday. The rocket rose to 470 km, Iranian state television said."
    assert said(text, "altitude") == {("470", "IRN")}


def test_one_that_launched_what_was_detected_does_not_say_so() -> None:
    text = "The Joint Chiefs of Staff in Seoul said that the missile launched by North Korea on Tuesday was detected with a flight distance of about 930 km."
    assert [(f["value"], f["asserted_by"]) for f in facts_of(text) if f["attribute"] == "distance"] == [("930", "KOR")]
