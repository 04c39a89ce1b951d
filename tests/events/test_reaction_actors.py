"""Whose deed or words a cue is."""

from __future__ import annotations

import pytest
from conftest import finder, readings_of

from extractor.events.reaction_anaphora import Before
from extractor.events.reaction_speakers import Scene, governments

AGENTS = frozenset({"PRK"})


def subjects(text: str, kind: str = "") -> set[str]:
    """Codes of the subjects of the cues of a text's last sentence, of one kind or of all."""
    before = Before()
    found: set[str] = set()
    for r in readings_of(text):
        scene = Scene(r.sentence, governments(r.sentence), before, r.sources, AGENTS)
        found = {n.code for cue in finder().cues.find(r.sentence) if kind in ("", cue.kind.name) for n in finder().subjects.find(scene, cue)}
        before = finder().subjects.speakers.goes_on(scene)
    return found


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Japan condemned the launch.", {"JPN"}, id="left"),
        pytest.param("The launch was condemned by Japan and the United States.", {"JPN", "USA"}, id="by"),
        pytest.param('"It is a violation," said Japan\'s defence minister.', {"JPN"}, id="inverted"),
        pytest.param('"It is a violation," the Japanese ministry said.', {"JPN"}, id="behind-a-quotation"),
        pytest.param("Japan condemned the launch. It also urged restraint.", {"JPN"}, id="goes-on"),
        pytest.param("Officials from France, Britain and Germany have condemned it.", {"FRA", "GBR", "DEU"}, id="officials-from"),
        pytest.param("Nikki Haley and her counterparts from France and Italy condemned it.", {"USA", "FRA", "ITA"}, id="counterparts-from"),
        pytest.param("The U.S. navy flew bombers in response, joined by South Korean jets.", {"USA", "KOR"}, id="joined-by"),
        pytest.param("France condemned it, as did Germany.", {"FRA", "DEU"}, id="as-did"),
        pytest.param("Haley said it violated U.N. resolutions and condemned it.", {"USA"}, id="whose-resolutions"),
        pytest.param("A Japanese opposition lawmaker condemned it.", set(), id="no-government"),
        pytest.param('"It was reckless and could have hit planes off Oman, a sea lane," Japan\'s premier said.', {"JPN"}, id="places-in-a-quotation"),
        pytest.param("Former President Barack Obama condemned it.", set(), id="former"),
        pytest.param("Analysts, whom Japan has long paid, condemned it.", set(), id="object-of-a-clause"),
        pytest.param('"It is reckless," Kishida told the United Nations.', {"JPN"}, id="the-hearer"),
        pytest.param("Calling it reckless, Japan's premier left the room.", {"JPN"}, id="behind-the-opening-clause"),
        pytest.param("France, Italy and Germany condemned it, warning of grave consequences.", {"FRA", "ITA", "DEU"}, id="clause-of-several"),
        pytest.param("A missile that hit Peru prompted world leaders to condemn it.", set(), id="leaders-who-are-prompted"),
        pytest.param("The launch prompted Spain to condemn it.", {"ESP"}, id="who-is-prompted"),
        pytest.param("Peru spoke to Chile as it condemned it.", {"CHL"}, id="the-one-named-last"),
        pytest.param("In a phone call with Shinzo Abe, Italy's premier left nothing out.", {"ITA", "JPN"}, id="talks-that-open-a-sentence"),
        pytest.param("Peru said it fell on a day that Spain called a reckless one.", {"ESP"}, id="the-nearer-judge"),
        pytest.param("Peru's deputy U.N. envoy said so. He condemned it.", {"PER"}, id="an-envoy-goes-on"),
        pytest.param("The Republic of Peru condemned it.", {"PER"}, id="the-form-of-a-state"),
        pytest.param("In Lima, the Ministry of Foreign Affairs condemned it.", {"PER"}, id="a-ministry-in-its-capital"),
        pytest.param("The Peruvian U.N. ambassador condemned it.", {"PER"}, id="whose-ambassador"),
        pytest.param("At a dinner with Shinzo Abe, Italian Prime Minister Giorgia Meloni condemned it.", {"ITA"}, id="a-comma-joins-nobody"),
        pytest.param("It was condemned by Peru, Chile, Spain, Italy, Portugal and Greece.", {"PER", "CHL", "ESP", "ITA", "PRT", "GRC"}, id="many"),
        pytest.param("The test has alarmed Peru and Chile.", {"PER", "CHL"}, id="what-it-does-to-them"),
        pytest.param("Italy, the first in Europe to speak, and Spain condemned it.", {"ITA", "ESP"}, id="over-an-aside"),
        pytest.param("The Peruvian envoy, president of the Security Council in May, condemned it.", {"PER"}, id="an-office-in-an-aside"),
        pytest.param("Spain – a neighbour of Portugal – condemned it.", {"ESP"}, id="an-aside-between-dashes"),
        pytest.param("Italian Foreign Minister Antonio Tajani and U.S. Secretary of State Antony Blinken condemned it.", {"ITA", "USA"}, id="with-titles"),
        pytest.param("Spain spoke. Later, the minister asked Italy and Peru to act, urging calm.", {"ESP"}, id="those-who-are-asked"),
        pytest.param("Officials from Spain and Italy met. The two countries condemned it.", {"ESP", "ITA"}, id="two-countries"),
        pytest.param("Officials from Spain, Italy and Peru met. The two countries condemned it.", set(), id="not-as-many"),
        pytest.param("Spain condemned it. The Iberian nation also urged calm.", {"ESP"}, id="the-nation"),
        pytest.param("“It is wrong,” said Spain's premier. “It kills. Nobody can accept such reckless acts.”", {"ESP"}, id="a-quotation-of-sentences"),
        pytest.param('"The demands of Japan," he noted, accompanied by condemning words.', set(), id="named-in-a-quotation"),
    ],
)
def test_subjects(text: str, expected: set[str]) -> None:
    assert subjects(text) == expected


def test_both_who_talk_have_consulted() -> None:
    assert subjects("Trump spoke by phone with Japanese Prime Minister Shinzo Abe.", "consult") == {"USA", "JPN"}


def test_a_council_where_others_speak_has_met_itself() -> None:
    assert subjects("The Japanese envoy told a meeting of the Security Council that it was a threat.", "convene") == {"UN"}


def test_who_did_it_is_passed_over_unless_the_deed_is_its_own() -> None:
    assert subjects("Japan's ministry, which watched North Korea for a few weeks, condemned it.") == {"JPN"}
    assert subjects("North Korea condemned the drills.") == {"PRK"}
