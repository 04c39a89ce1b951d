"""Claims of who fired what and how many, made once for each object of a trigger."""

from __future__ import annotations

import pytest
from conftest import claims_of, values_of


def told(text: str, attribute: str) -> list[str]:
    return [c.value for c in claims_of(text, attribute)]


def test_every_object_of_another_class_has_its_own_claims() -> None:
    claims = claims_of("North Korea fired two ballistic missiles and three cruise missiles on Tuesday.")
    by_object = {(c.further_object is not None, c.attribute): c.value for c in claims if c.attribute in ("count", "projectile_class")}
    assert by_object == {(False, "count"): "2", (False, "projectile_class"): "ballistic", (True, "count"): "3", (True, "projectile_class"): "cruise"}


def test_the_rules_of_classes_hold_for_further_objects_too() -> None:
    text = "North Korea fired a cruise missile and a ballistic missile from a submarine on Tuesday."
    assert set(values_of(text, "projectile_class")) == {"cruise", "SLBM"}


def test_the_source_of_a_further_object_is_the_one_in_force_there() -> None:
    text = "South Korea's military said North Korea fired two ballistic missiles and a cruise missile on Tuesday."
    assert {c.asserted_by for c in claims_of(text, "projectile_class")} == {"KOR"}


def test_counts_of_one_class_add_up() -> None:
    assert told("North Korea fired two Hwasal-1 cruise missiles and two Hwasal-2 cruise missiles on Tuesday.", "count") == ["4"]


@pytest.mark.parametrize(
    "text, names",
    [
        pytest.param("North Korea fired a missile. It was a Hwasong-18.", ["Hwasong-18"], id="it-was"),
        pytest.param("North Korea fired a missile. The Hwasong-18 was one of the weapons shown.", ["Hwasong-18"], id="one-of"),
        pytest.param("The missiles that China fired on Tuesday were M-9s.", ["DF-15"], id="they-were"),
        pytest.param("Iran fired a missile. The missile, dubbed Sky, hit a barge.", ["Sky"], id="a-name-that-no-table-has"),
        pytest.param("Iran fired a missile. A larger one, a rocket known as Moon, was shown.", [], id="the-name-of-another"),
        pytest.param("The rocket that was launched in May is based upon the Taepodong missile.", [], id="built-after-it"),
        pytest.param("North Korea fired a missile. Rodong missiles are the bulk of its arsenal.", [], id="a-kind"),
        pytest.param("North Korea fired a missile. Experts spoke at length in Seoul of what the Hwasong-18 could do.", [], id="talked-of"),
    ],
)
def test_names_without_a_trigger(text: str, names: list[str]) -> None:
    assert told(text, "projectile") == names


@pytest.mark.parametrize(
    "text, classes",
    [
        pytest.param("Iran fired a missile. It was a ballistic missile.", ["projectile", "ballistic"], id="it-was"),
        pytest.param("Iran fired a missile. It appeared to have been a medium-range missile.", ["projectile", "MRBM"], id="it-appeared-to-be"),
        pytest.param("Iran fired two missiles. Iraq identified them as short-range missiles.", ["projectile", "SRBM"], id="identified-them-as"),
        pytest.param("Iran fired a missile, which Iraq believes was an ICBM.", ["projectile", "ICBM"], id="which-it-believes-was"),
        pytest.param("Iran fired a missile. The medium-range weapon can reach Israel.", ["projectile", "MRBM"], id="the-weapon"),
        pytest.param(
            "The two projectiles fired on Tuesday were later assessed to be ballistic missiles.", ["projectile", "ballistic"], id="they-were-assessed-to-be"
        ),
        pytest.param("Iran fired a missile. A medium-range weapon can reach Israel.", ["projectile"], id="any-weapon"),
        pytest.param("Iran fired a missile. It was not a ballistic missile.", ["projectile"], id="it-was-not"),
        pytest.param("Iran fired a missile. Its neighbour has ballistic missiles.", ["projectile"], id="another-has"),
        pytest.param("Iran fired a missile. It was a ballistic missile threat.", ["projectile"], id="a-threat"),
    ],
)
def test_the_class_of_what_was_told_before(text: str, classes: list[str]) -> None:
    assert told(text, "projectile_class") == classes


@pytest.mark.parametrize(
    "text, count",
    [
        pytest.param("A missile flew over the island on Tuesday.", ["1"], id="singular"),
        pytest.param("A rocket attack hit Haifa on Tuesday.", [], id="a-rocket-attack"),
        pytest.param("Iran carried out missile strikes on Haifa on Tuesday.", [], id="missile-strikes"),
        pytest.param("A rocket hit Haifa in the attack on Tuesday.", ["1"], id="a-rocket"),
        pytest.param("Japan sent its newest weather satellite into orbit on Tuesday.", [], id="a-satellite-is-no-rocket"),
        pytest.param("Japan sent its newest rocket into space on Tuesday.", ["1"], id="a-rocket-sent"),
        pytest.param("North Korea fired several missiles on Tuesday.", [""], id="several"),
        pytest.param("A Scud and two Rodongs were fired on Tuesday.", ["3"], id="joined-before-the-verb"),
        pytest.param("Iran fired two missiles, a Qiam and a Ghadr, on Tuesday.", ["2"], id="the-names-of-those-two"),
        pytest.param("The Scud and the Rodong were fired on Tuesday.", [], id="more-than-the-one"),
    ],
)
def test_how_many(text: str, count: list[str]) -> None:
    assert told(text, "count") == count


@pytest.mark.parametrize(
    "text, agents",
    [
        pytest.param("The United States and South Korea fired eight missiles.", ["USA", "KOR"], id="two-states"),
        pytest.param("The Israel Ministry of Defense and the U.S. Missile Defense Agency tested an Arrow-3.", ["ISR", "USA"], id="two-agencies"),
        pytest.param("Hamas and Islamic Jihad fired 40 rockets.", ["hamas", "islamic_jihad"], id="two-groups"),
        pytest.param("Seoul condemned Iran and North Korea fired a missile.", ["PRK"], id="of-another-clause"),
        pytest.param("In talks with Japan and South Korea, the U.S. fired a missile.", ["USA"], id="partners-of-talks"),
    ],
)
def test_who_fired_together(text: str, agents: list[str]) -> None:
    assert [c.value for c in claims_of(text, "launcher")] == agents
