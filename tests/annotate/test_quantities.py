"""Lengths, durations and speeds: quantulum3's traps, ranges, pairs of units, KCNA's spaces, word numbers, hedges."""

from __future__ import annotations

import itertools
import time

import pytest

from extractor.annotate.quantities import find, hedge


def told(text: str) -> list[tuple[str, float, float, str]]:
    return [(q.kind, round(q.low, 1), round(q.high, 1), q.unit) for q in find(text)]


def km(low: float, high: float | None = None) -> tuple[str, float, float, str]:
    return "LENGTH", low, low if high is None else high, "km"


def seconds(value: float) -> tuple[str, float, float, str]:
    return "DURATION", value, value, "s"


@pytest.mark.parametrize(
    "text",
    [
        "at 5:32 a.m. on Sunday",
        "at 11:47 p.m. KST",
        "the 2,000 soldiers",
        "in 1998 and 2006",
        "a 152-mm gun",
        "a dozen missiles",
        "two S-300 missiles",
        "the Hwasong-14 and the KN-23",
        "20 percent of 300 people",
        "it rose 4m",
        "",
        "km",
        "a member of the 5th unit",
    ],
)
def test_no_length_or_time(text: str) -> None:
    assert [q for q in find(text) if q.kind != "LENGTH" or q.low > 0.01] == []


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("for 4,135 seconds", [seconds(4135)], id="thousands-of-seconds"),
        pytest.param("for 4,135s before", [seconds(4135)], id="glued-seconds"),
        pytest.param("for 5 156s before", [seconds(5156)], id="kcna-seconds"),
        pytest.param("for 39 minutes", [seconds(2340)], id="minutes"),
        pytest.param("for 1 hour and 14 minutes", [seconds(4440)], id="hour-and-minutes"),
        pytest.param("for about 12 mins", [seconds(720)], id="mins"),
        pytest.param("for ten minutes", [seconds(600)], id="word-minutes"),
    ],
)
def test_durations(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("flew 350 km", [km(350)], id="km"),
        pytest.param("flew 60km", [km(60)], id="glued"),
        pytest.param("a 2,000-km flight", [km(2000)], id="hyphen-thousands"),
        pytest.param("a 450\u2011kilometre flight", [km(450)], id="other-hyphen"),
        pytest.param("1,100 kilometers", [km(1100)], id="thousands"),
        pytest.param("7 687.5km high", [km(7687.5)], id="kcna-space"),
        pytest.param("a distance of 1 001.2km", [km(1001.2)], id="kcna-space-2"),
        pytest.param("6 041.3 km", [km(6041.3)], id="kcna-space-3"),
        pytest.param("200 nautical miles", [km(370)], id="nautical"),
        pytest.param("a 200-nautical-mile zone", [km(370)], id="nautical-hyphens"),
        pytest.param("1.2 million feet", [km(366)], id="million-feet"),
        pytest.param("30,000 feet", [km(9.1)], id="feet"),
        pytest.param("100 miles", [km(161)], id="miles"),
        pytest.param("two hundred kilometres", [km(200)], id="words"),
        pytest.param("four hundred and fifty kilometres", [km(450)], id="words-and"),
        pytest.param("a thousand miles", [km(1609)], id="a-thousand"),
        pytest.param("sixty-five miles", [km(105)], id="compound-word"),
        pytest.param("flew 0.5 km", [km(0.5)], id="below-one"),
        pytest.param("flew 800 meters", [km(0.8)], id="metres"),
    ],
)
def test_lengths(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("flew between 200 and 300 miles", [km(322, 483)], id="between-miles"),
        pytest.param("between 200km and 300km", [km(200, 300)], id="between-both-units"),
        pytest.param("from 90 to 110 km", [km(90, 110)], id="from-to"),
        pytest.param("25-90 km high", [km(25, 90)], id="hyphen"),
        pytest.param("25–90 km high", [km(25, 90)], id="dash"),
        pytest.param("from 45 miles to 125 miles", [km(72, 201)], id="unit-twice"),
        pytest.param("some 350 to 400 kilometers", [km(350, 400)], id="to"),
        pytest.param("about 250 and 350 kilometres", [km(250), km(350)], id="and-is-two"),
        pytest.param("250 kilometres and 350 kilometres respectively", [km(250), km(350)], id="respectively"),
        pytest.param("the Hwasong-14 to 350 km", [km(350)], id="name-is-no-bound"),
        pytest.param("one and 20 km", [km(20)], id="one-is-no-bound"),
    ],
)
def test_ranges(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("350 km (217 miles)", [km(350)], id="metric-first"),
        pytest.param("217 miles (350 km)", [km(350)], id="metric-second"),
        pytest.param("217 miles (about 350 kilometers)", [km(350)], id="hedged-in-brackets"),
        pytest.param("350 km, or 217 miles, east", [km(350)], id="or"),
        pytest.param("350km/217mi", [km(350)], id="slash"),
        pytest.param("350 kilometers [217 miles]", [km(350)], id="square-brackets"),
        pytest.param("350 km (560 miles)", [km(350)], id="wrongly-converted"),
        pytest.param("120 nautical miles (222 km)", [km(222)], id="nautical-and-km"),
        pytest.param("250 and 350 km (155 and 217 miles)", [km(250), km(350)], id="two-pairs"),
        pytest.param("50-60 km (31-37 miles)", [km(50, 60)], id="range-pair"),
        pytest.param("rose 50 km (31 miles) and flew 350 km (217 miles)", [km(50), km(350)], id="two-claims"),
        pytest.param("rose 50 km and flew 350 miles", [km(50), km(563)], id="no-pair"),
    ],
)
def test_pairs_are_one(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    assert told(text) == expected


def test_pair_spans_both_units() -> None:
    text = "It flew 350 km (217 miles) east."
    [q] = find(text)
    assert text[q.start : q.end] == "350 km (217 miles)"


@pytest.mark.parametrize(
    "text, low, high, unit",
    [
        pytest.param("at Mach 22", 22, 22, "Mach", id="mach"),
        pytest.param("at Mach-5", 5, 5, "Mach", id="mach-hyphen"),
        pytest.param("at mach five", 5, 5, "Mach", id="mach-word"),
        pytest.param("at Mach 6.1", 6.1, 6.1, "Mach", id="mach-decimal"),
        pytest.param("at Mach 5 to 6", 5, 6, "Mach", id="mach-range"),
        pytest.param("at five times the speed of sound", 5, 5, "Mach", id="times-sound"),
        pytest.param("at 12 times faster than sound", 12, 12, "Mach", id="times-faster"),
        pytest.param("at 6,000 km/h", 6000, 6000, "km/h", id="kmh"),
        pytest.param("at 900 kph", 900, 900, "km/h", id="kph"),
        pytest.param("at 7.5 km per second", 27000, 27000, "km/h", id="km-per-second"),
        pytest.param("at 17,500 miles per hour", 28164, 28164, "km/h", id="miles-per-hour"),
        pytest.param("at 500 mph", 805, 805, "km/h", id="mph"),
        pytest.param("at 15,000 miles an hour", 24140, 24140, "km/h", id="miles-an-hour"),
    ],
)
def test_speeds(text: str, low: float, high: float, unit: str) -> None:
    assert told(text) == [("SPEED", low, high, unit)]


def test_mach_pair_is_one_speed_and_no_length() -> None:
    assert {q.kind for q in find("at Mach 5 (6,174 km/h)")} == {"SPEED"}


@pytest.mark.parametrize(
    "text, qualifier",
    [
        ("flew 350 km", "exact"),
        ("flew about 350 km", "about"),
        ("flew around 350 km", "about"),
        ("flew some 350 km", "about"),
        ("flew nearly 350 km", "about"),
        ("flew more than 350 km", "at_least"),
        ("flew at least 350 km", "at_least"),
        ("flew over 350 km", "at_least"),
        ("flew up to 350 km", "at_most"),
        ("flew less than 350 km", "at_most"),
        ("flew between 350 and 400 km", "between"),
        ("flew 350-400 km", "between"),
        ("flew a maximum of 350 km", "at_most"),
        ("flew roughly 350 km", "about"),
    ],
)
def test_qualifier(text: str, qualifier: str) -> None:
    assert [q.qualifier for q in find(text)] == [qualifier]


def test_offsets_are_exact_slices() -> None:
    text = "It rose 1 hour after that to 7 687.5km, then 60km, at Mach 5."
    assert [text[q.start : q.end] for q in find(text)] == ["1 hour", "7 687.5km", "60km", "Mach 5"]


def test_find_keeps_to_its_bounds() -> None:
    text = "It flew 350 km. It rose 50 km."
    assert [q.low for q in find(text, 16)] == [50.0]
    assert [q.low for q in find(text, 0, 15)] == [350.0]


def test_hedge_needs_to_touch() -> None:
    assert hedge("about ", 6) == "about"
    assert hedge("about two missiles flew ", 24) == ""


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("between one and two kilometers", [km(1, 2)], id="between-words"),
        pytest.param("between a hundred and two hundred km", [km(100, 200)], id="between-hundreds"),
        pytest.param("two hundred and three hundred km", [km(200), km(300)], id="two-values"),
        pytest.param("a five-thousand-240 km flight", [km(5240)], id="words-then-digits"),
        pytest.param("flew 4 thousand 5 hundred km", [km(4500)], id="digits-and-scales"),
        pytest.param("flew half a mile", [km(0.8)], id="half-a-mile"),
        pytest.param("flew 2½ miles", [km(4.0)], id="fraction-sign"),
        pytest.param("flew 2 1/2 miles", [km(4.0)], id="fraction"),
        pytest.param("flew a mile and a half", [km(2.4)], id="mile-and-a-half"),
        pytest.param("for one and a half hours", [seconds(5400)], id="one-and-a-half"),
        pytest.param("three quarters of a mile", [km(1.2)], id="quarters"),
        pytest.param("a 100- to 200-km band", [km(100, 200)], id="hanging-hyphen"),
        pytest.param("several hundred km", [], id="several-hundred"),
        pytest.param("a few thousand miles", [], id="few-thousand"),
        pytest.param("hundreds of kilometres", [], id="hundreds"),
    ],
)
def test_number_words(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("left, right", list(itertools.product(["one", "a hundred", "twenty-five", "2", "half", "ninety", "thousand", "1,000"], repeat=2)))
@pytest.mark.parametrize("between", [" and ", "-", " ", " to ", " or "])
def test_no_number_phrase_raises(left: str, right: str, between: str) -> None:
    for q in find(f"It flew {left}{between}{right} km."):
        assert 0 < q.low <= q.high


@pytest.mark.parametrize("number", ["9" * 300, "9" * 5000, "\u0663" * 1000, "1,111" * 200, "1 " * 2000, "two " * 2000, "hundred and " * 1000])
def test_long_numbers_cost_no_time(number: str) -> None:
    begun = time.process_time()
    find(f"It flew {number} km.")
    assert time.process_time() - begun < 2


def test_what_quantulum_raises_costs_one_span(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def parse(self, text: str) -> list[object]:
            raise KeyError(text)

    monkeypatch.setattr("extractor.annotate.units._parser", lambda _: Broken())
    assert find("It flew 351.25 km.") == []
