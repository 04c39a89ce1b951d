"""The role of every length: flown, apogee, design range, or none (offset, zone, target distance, depth, size)."""

from __future__ import annotations

import pytest
from conftest import facts_of, rows_of

from extractor.annotate.quantities import find
from extractor.claims.quantity_cues import QuantityRoles

LEAD = "North Korea fired a ballistic missile from Sunan on Tuesday, South Korea's military said. "
TWO = "North Korea fired two ballistic missiles from Sunan on Tuesday, South Korea's military said. "


def lengths(text: str) -> dict[str, list[str]]:
    """Values of distance, altitude and range in km, in order."""
    out: dict[str, list[str]] = {}
    for fact in facts_of(text):
        if fact["attribute"] in ("distance", "altitude", "range"):
            value = f"{float(fact['value']):.5g}"
            if value not in out.setdefault(fact["attribute"], []):
                out[fact["attribute"]].append(value)
    return out


def D(*km: str) -> dict[str, list[str]]:
    return {"distance": list(km)}


def A(*km: str) -> dict[str, list[str]]:
    return {"altitude": list(km)}


def R(*km: str) -> dict[str, list[str]]:
    return {"range": list(km)}


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("It flew 350 km.", D("350"), id="flew"),
        pytest.param("It travelled about 350 kilometres before it fell into the sea.", D("350"), id="travelled"),
        pytest.param("It covered 350 km.", D("350"), id="covered"),
        pytest.param("It covered a range of 998 km.", D("998"), id="covered-a-range"),
        pytest.param("It flew over a range of 350 km.", D("350"), id="flew-over-a-range"),
        pytest.param("The flight distance was 350 km.", D("350"), id="flight-distance"),
        pytest.param("The missile came down some 350 km from the launch site.", D("350"), id="from-launch-site"),
        pytest.param("It splashed down 350 km downrange.", D("350"), id="downrange"),
        pytest.param("It went 350 km in distance.", D("350"), id="in-distance"),
        pytest.param("It hit a target 350 km away.", D("350"), id="target-hit-away"),
        pytest.param("After a flight of 350 km it came down at sea.", D("350"), id="flight-of"),
        pytest.param("It flew for 350 km over a period of ten minutes.", D("350"), id="flew-for"),
        pytest.param("It flew between 300 and 400 km.", D("350"), id="midpoint"),
    ],
)
def test_flown(told: str, expected: dict[str, list[str]]) -> None:
    assert lengths(LEAD + told) == expected


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("It reached an altitude of 80 km.", A("80"), id="altitude-of"),
        pytest.param("Its apogee was about 80 km.", A("80"), id="apogee"),
        pytest.param("It climbed to a maximum height of 80 km.", A("80"), id="height"),
        pytest.param("It soared 80 km high.", A("80"), id="soared-high"),
        pytest.param("It rose to 80 km.", A("80"), id="rose"),
        pytest.param("It peaked at 80 km.", A("80"), id="peaked"),
        pytest.param("It went 80 km up.", A("80"), id="up"),
        pytest.param("It went 80 km into space.", A("80"), id="into-space"),
        pytest.param("It soared 80 km above the Earth.", A("80"), id="above-earth"),
        pytest.param("It went up to 80 km in altitude.", A("80"), id="in-altitude"),
        pytest.param("It was 80 km high at its peak.", A("80"), id="high-at-peak"),
    ],
)
def test_apogee(told: str, expected: dict[str, list[str]]) -> None:
    assert lengths(LEAD + told) == expected


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("The missile has a range of 5,000 km.", R("5000"), id="range-of"),
        pytest.param("The missile can fly 5,000 km.", R("5000"), id="can-fly"),
        pytest.param("The weapon is capable of flying 5,000 km.", R("5000"), id="capable-of"),
        pytest.param("The weapon is capable of striking targets up to 5,000 km away.", R("5000"), id="capable-of-away"),
        pytest.param("The missile, with its 5,000-km range, is new.", R("5000"), id="km-range"),
        pytest.param("It could have flown 5,000 km on a normal trajectory.", R("5000"), id="could-have-flown"),
        pytest.param("Its maximum range is put at 5,000 km.", R("5000"), id="range-put-at"),
        pytest.param("The weapon is designed to hit targets 5,000 km away.", R("5000"), id="designed-to"),
        pytest.param("The missile's estimated range is between 4,000 and 6,000 km.", R("5000"), id="range-between"),
    ],
)
def test_design_range(told: str, expected: dict[str, list[str]]) -> None:
    assert lengths(LEAD + told) == expected


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("It fell 300 km off the coast.", id="off-the-coast"),
        pytest.param("It landed about 300 km west of Aomori.", id="west-of"),
        pytest.param("It came down 300 km from the coast of Japan.", id="from-the-coast"),
        pytest.param("It splashed down inside Japan's 200-nautical-mile exclusive economic zone.", id="zone"),
        pytest.param("It fell outside the 370-km economic zone.", id="zone-km"),
        pytest.param("It was fired from a depth of 20 metres, and the boat was 3 km offshore.", id="depth"),
        pytest.param("The site lies 40 km north of the capital.", id="site-north-of"),
        pytest.param("Seoul lies about 200 km south of the launch area.", id="city-south-of"),
        pytest.param("Seoul is about 200 km from the launch site.", id="city-from-site"),
        pytest.param("The two Koreas are split by a border 240 km long.", id="border-long"),
        pytest.param("It missed the island by 300 km.", id="missed-by"),
        pytest.param("It flew ten times higher than the space station.", id="no-number"),
        pytest.param("It was fired at a high angle.", id="high-angle"),
        pytest.param("Residents within a radius of 30 km were warned.", id="radius"),
    ],
)
def test_no_fact(told: str) -> None:
    assert lengths(LEAD + told) == {}


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("It went 565 miles high and 280 miles in distance.", A("909") | D("451"), id="high-and-in-distance"),
        pytest.param("It soared 50 km high, covering 200 km.", A("50") | D("200"), id="high-covering"),
        pytest.param("It flew 350 km at a maximum altitude of 80 km.", D("350") | A("80"), id="flew-at-altitude"),
        pytest.param("It flew 350 km at about 80 km.", D("350") | A("80"), id="flew-at"),
        pytest.param("It rose 80 km and flew 350 km.", A("80") | D("350"), id="rose-and-flew"),
        pytest.param("Flying to an altitude of 80 km, it covered 350 km.", A("80") | D("350"), id="flying-to-altitude"),
        pytest.param("It flew 350 km, far short of its range of 5,000 km.", D("350") | R("5000"), id="flown-and-range"),
        pytest.param("It flew 350 km and fell 300 km off the coast.", D("350"), id="flown-and-offset"),
        pytest.param("It flew 350 km and fell outside Japan's 200-nautical-mile exclusive economic zone.", D("350"), id="flown-and-zone"),
        pytest.param("The weapon, which can travel 2,000 km, flew 350 km.", R("2000") | D("350"), id="can-travel-but-flew"),
        pytest.param("It flew 350 km (217 miles) at an altitude of 80 km (50 miles).", D("350") | A("80"), id="pairs"),
        pytest.param("It climbed to a maximum altitude of 7 687.5km and flew a distance of 1 001.2km.", A("7687.5") | D("1001.2"), id="kcna"),
        pytest.param("It covered 350 km with an apogee of 80 km.", D("350") | A("80"), id="with-apogee"),
    ],
)
def test_two_roles_in_one_sentence(told: str, expected: dict[str, list[str]]) -> None:
    assert lengths(LEAD + told) == expected


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("They flew about 250 kilometres and 350 kilometres respectively.", D("250", "350"), id="respectively"),
        pytest.param("They flew 250 and 350 km, respectively, at altitudes of 60 and 80 km.", D("250", "350") | A("60", "80"), id="both-twice"),
        pytest.param("The first flew 250 km and the second 350 km.", D("250", "350"), id="gapped-verb"),
        pytest.param("One flew 250 km, the other 350 km.", D("250", "350"), id="one-the-other"),
        pytest.param("Both rose to about 60 km and flew 350 km.", A("60") | D("350"), id="both"),
        pytest.param("They rose 15 and 20 km high.", A("15", "20"), id="look-ahead"),
    ],
)
def test_lists(told: str, expected: dict[str, list[str]]) -> None:
    assert lengths(TWO + told) == expected


def test_the_event_row_has_the_first_point_and_the_extremes() -> None:
    [event] = [e for e in rows_of(TWO + "They flew 250 and 350 km, respectively, at an altitude of 60 km.").events if e["role"] == "main"]
    assert [float(event[c]) for c in ("distance_km", "distance_km_min", "distance_km_max", "altitude_km")] == [250, 250, 350, 60]


def test_a_range_of_values_keeps_its_ends() -> None:
    [fact] = [f for f in facts_of(LEAD + "It flew between 300 and 400 km.") if f["attribute"] == "distance"]
    assert (fact["value_min"], fact["value_max"], fact["qualifier"], fact["unit"]) == (300, 400, "between", "km")


def test_decision_names_its_cue(extractor_) -> None:  # type: ignore[no-untyped-def]
    text = "It flew 350 km and had no other figure, 7 km"
    quantities = find(text)
    first, _ = QuantityRoles(extractor_.pipeline.wording, "length", extractor_.codebook.attributes).decide(text, 0, len(text), quantities)
    assert (first.role, first.strength, first.cue.split()[0]) == ("distance", 3, "flew")


def test_no_cue_no_role(extractor_) -> None:  # type: ignore[no-untyped-def]
    text = "Some 7 km"
    [decision] = QuantityRoles(extractor_.pipeline.wording, "length", extractor_.codebook.attributes).decide(text, 0, len(text), find(text))
    assert (decision.role, decision.strength) == ("", 0)


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("The army test-fired a missile in Ladakh at an altitude of about 15,000 feet.", {}, id="of-the-ground"),
        pytest.param("India tested a missile near Leh at a height of 4,500 metres.", {}, id="near-a-town"),
        pytest.param("India tested a missile that flew over Leh at an altitude of 45 km.", A("45"), id="flew-over"),
        pytest.param("India tested a missile that rose from Leh to an altitude of 45 km.", A("45"), id="rose-from"),
    ],
)
def test_how_high_the_ground_lies(text: str, expected: dict[str, list[str]]) -> None:
    assert lengths(text) == expected
