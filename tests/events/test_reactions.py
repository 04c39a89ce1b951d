"""Reactions of governments: each type, who reacts, and what is none."""

from __future__ import annotations

import pytest
from conftest import reactions_of, rows_of

LEAD = "North Korea fired a ballistic missile from Sunan on Tuesday, South Korea's military said. "


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("Japan condemned the launch.", ("JPN", "condemn"), id="condemn"),
        pytest.param("Seoul called the launch a clear violation of UN resolutions.", ("KOR", "condemn"), id="call-violation"),
        pytest.param("Washington denounced the missile test as a provocation.", ("USA", "condemn"), id="denounce"),
        pytest.param("The launch was condemned by Japan.", ("JPN", "condemn"), id="condemned-by"),
        pytest.param("Tokyo lodged a formal protest through its embassy in Beijing over the missile.", ("JPN", "protest"), id="protest"),
        pytest.param("Japan's prime minister said Tokyo had protested against the launch.", ("JPN", "protest"), id="protested"),
        pytest.param("China expressed concern over the launch.", ("CHN", "concern"), id="concern"),
        pytest.param("South Korea's unification ministry voiced deep regret over the launch.", ("KOR", "concern"), id="regret"),
        pytest.param("China urged all sides to show restraint after the launch.", ("CHN", "demand"), id="urge"),
        pytest.param("The White House called on Pyongyang to stop its missile launches and return to talks.", ("USA", "demand"), id="call-on"),
        pytest.param("Seoul warned that the North would pay a price for the launch.", ("KOR", "warn"), id="warn"),
        pytest.param("South Korea vowed a stern response to the missile launch.", ("KOR", "warn"), id="vow"),
        pytest.param(
            "South Korea's president convened an emergency meeting of the National Security Council over the launch.", ("KOR", "convene"), id="convene"
        ),
        pytest.param("France called for an emergency meeting of the UN Security Council on the missile launch.", ("FRA", "convene"), id="call-for-unsc"),
        pytest.param("Japan's foreign minister discussed the launch by phone with his American counterpart.", ("JPN", "consult"), id="consult"),
        pytest.param("South Korea fired two missiles into the sea in response to the launch.", ("KOR", "military"), id="own-firing"),
        pytest.param("South Korea scrambled fighter jets after the launch.", ("KOR", "military"), id="scramble"),
        pytest.param("Japan raised its alert level after the missile launch.", ("JPN", "military"), id="alert"),
        pytest.param("The United States imposed sanctions on two firms over the missile launch.", ("USA", "sanction"), id="sanction"),
        pytest.param("The U.S. military said the launch posed no immediate threat to American territory.", ("USA", "reassure"), id="no-threat"),
        pytest.param("Washington said its commitments to the defence of Japan remained ironclad after the launch.", ("USA", "reassure"), id="ironclad"),
        pytest.param("Russia defended the missile launch as a right of any state.", ("RUS", "support"), id="support"),
        pytest.param("Syria praised the missile launch.", ("SYR", "support"), id="praise"),
        pytest.param("NATO condemned the launch.", ("NATO", "condemn"), id="nato"),
        pytest.param("The European Union condemned the launch.", ("EU", "condemn"), id="eu"),
        pytest.param("UN Secretary-General Antonio Guterres condemned the launch.", ("UN", "condemn"), id="un"),
        pytest.param("Prime Minister Fumio Kishida called the launch absolutely unacceptable.", ("JPN", "condemn"), id="leader"),
        pytest.param('"This launch is unacceptable," Japan\'s defence minister said.', ("JPN", "condemn"), id="quotation"),
        pytest.param("The Dutch foreign minister said the launch was a danger to peace.", ("NLD", "condemn"), id="verdict"),
        pytest.param("Canberra said the test would fuel an arms race.", ("AUS", "condemn"), id="arms-race"),
        pytest.param("Spain and Italy deplore the test.", ("ITA", "condemn"), id="present-of-several"),
        pytest.param("Both voiced fears, and Brazil said it was a cause for concern.", ("BRA", "concern"), id="cause-for-concern"),
        pytest.param("Britain approved of the launch.", ("GBR", "support"), id="approved"),
        pytest.param("India gave the launch its backing.", ("IND", "support"), id="backing"),
        pytest.param("At no time was the rocket a danger to Guam, the Pentagon said.", ("USA", "reassure"), id="at-no-time"),
        pytest.param("Japan said it was prepared to extend its sanctions over the launch.", ("JPN", "sanction"), id="prepared-to"),
        pytest.param("Norway fears that the launch was not the last.", ("NOR", "concern"), id="fears"),
        pytest.param("Yoon said Seoul would make the North pay.", ("KOR", "warn"), id="make-pay"),
        pytest.param("Abe rushed to his office to meet key ministers.", ("JPN", "convene"), id="key-ministers"),
        pytest.param("Beijing said all countries had the right to explore space.", ("CHN", "support"), id="right-of-all"),
        pytest.param("President Trump brushed off the launch.", ("USA", "reassure"), id="brushed-off"),
        pytest.param("Japan said it would tighten its sanctions over the launch.", ("JPN", "sanction"), id="tighten"),
    ],
)
def test_each_type(told: str, expected: tuple[str, str]) -> None:
    assert expected in reactions_of(LEAD + told)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Japan detected the launch.", id="detected"),
        pytest.param("Japan's defence ministry said the missile flew 350 km.", id="figures"),
        pytest.param("Seoul and Washington are analysing the launch closely.", id="analysing"),
        pytest.param("The U.S. military tracked the missile.", id="tracked"),
        pytest.param("Tokyo confirmed the launch.", id="confirmed"),
        pytest.param("Japan's coast guard said the missile had already fallen.", id="coast-guard"),
        pytest.param("The Security Council bans the North from launching ballistic missiles.", id="ban"),
        pytest.param("North Korea condemned the drills by the United States.", id="launching-side"),
        pytest.param("Pyongyang warned the United States of a stern response.", id="launching-side-warns"),
        pytest.param("Kim Jong Un praised the scientists for the successful missile launch.", id="launching-side-praises"),
        pytest.param("An analyst in Seoul called the test worrying.", id="analyst"),
        pytest.param("Earlier this month China criticised a trade deal of the United States.", id="other-topic"),
        pytest.param("Resolutions of the Security Council were adopted in 2006.", id="resolutions"),
    ],
)
def test_no_reaction(told: str) -> None:
    assert reactions_of(LEAD + told) == set()


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("Japan and South Korea condemned the launch.", {("JPN", "condemn"), ("KOR", "condemn")}, id="two"),
        pytest.param(
            "Japan, South Korea and the United States condemned the launch in a joint statement.",
            {("JPN", "condemn"), ("KOR", "condemn"), ("USA", "condemn")},
            id="three",
        ),
        pytest.param("The G7 foreign ministers condemned the launch in a joint statement.", {("G7", "condemn")}, id="g7"),
        pytest.param("The launch drew condemnation from Japan and Britain.", {("JPN", "condemn"), ("GBR", "condemn")}, id="drew-condemnation-from"),
        pytest.param("Japan condemned the launch and lodged a protest.", {("JPN", "condemn"), ("JPN", "protest")}, id="two-types"),
        pytest.param("Tokyo condemned the launch. It also called on Pyongyang to stop.", {("JPN", "condemn"), ("JPN", "demand")}, id="it-also"),
        pytest.param("Japan condemned the launch, while China urged calm and restraint.", {("JPN", "condemn"), ("CHN", "demand")}, id="while"),
        pytest.param(
            "The foreign ministers of Japan and South Korea agreed in phone talks to respond to the launch together.",
            {("JPN", "consult"), ("KOR", "consult")},
            id="phone-talks",
        ),
    ],
)
def test_who_reacts(told: str, expected: set[tuple[str, str]]) -> None:
    assert reactions_of(LEAD + told) == expected


def test_without_a_launch_there_is_no_reaction() -> None:
    assert reactions_of("Japan condemned the sale of missiles to Iran and lodged a protest on Tuesday.") == set()


def test_the_row_of_a_reaction() -> None:
    text = LEAD + "Japan's Prime Minister Fumio Kishida condemned the launch."
    [row] = rows_of(text).reactions
    assert (row["event_id"], row["plover"], text[row["start"] : row["end"]]) == ("e1", "ACCUSE", "condemned")
    assert row["sentence"] == "Japan's Prime Minister Fumio Kishida condemned the launch."
    assert row["actor"] in row["sentence"]


def test_the_event_names_who_reacted() -> None:
    [event] = rows_of(LEAD + "Japan condemned the launch. China expressed concern over the launch.").events
    assert event["reacting_governments"] == "CHN;JPN"


def test_allied_firing_is_a_military_reaction_of_both() -> None:
    text = LEAD + "In response, South Korea and the United States fired four missiles into the sea on Wednesday."
    assert {("KOR", "military"), ("USA", "military")} <= reactions_of(text)


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("The launch drew fire from Tokyo, which called it reckless.", {("JPN", "condemn")}, id="drew-fire"),
        pytest.param("Japan condemned the launch, which South Korea's president also denounced.", {("JPN", "condemn"), ("KOR", "condemn")}, id="relative"),
        pytest.param("Officials in Tokyo condemned the launch.", {("JPN", "condemn")}, id="officials-in-a-capital"),
        pytest.param(
            "The United States and South Korea held joint drills in response to the launch.", {("USA", "military"), ("KOR", "military")}, id="joint-drills"
        ),
        pytest.param("Japan, along with South Korea, condemned the launch.", {("JPN", "condemn"), ("KOR", "condemn")}, id="along-with"),
        pytest.param("Japan condemned the launch as China looked on.", {("JPN", "condemn")}, id="another-looks-on"),
        pytest.param('"It is a grave provocation," Japan\'s defence minister told reporters in Seoul.', {("JPN", "condemn")}, id="said-abroad"),
        pytest.param("France told the North Korean ambassador that it condemned the launch.", {("FRA", "condemn")}, id="told-another"),
        pytest.param("In China, the foreign ministry called for restraint over the launch.", {("CHN", "demand")}, id="ministry-in"),
    ],
)
def test_whose_reaction_it_is(told: str, expected: set[tuple[str, str]]) -> None:
    assert reactions_of(LEAD + told) == expected


def test_the_sentence_after_the_event_needs_no_word_of_it() -> None:
    assert reactions_of(LEAD + "Japan lodged a strong protest.") == {("JPN", "protest")}


def test_a_reaction_dated_before_the_launch_is_to_another() -> None:
    assert reactions_of(LEAD + "On Jan. 2, Japan condemned another launch.") == set()


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("Japan's U.N. ambassador called the launch a threat.", {("JPN", "condemn")}, id="whose-ambassador"),
        pytest.param('After a meeting with Antony Blinken, Kishida said the launch was "a clear threat".', {("JPN", "condemn")}, id="not-whom-he-met"),
        pytest.param("Kishida and Biden agreed in a call that the launch was serious.", {("JPN", "consult"), ("USA", "consult")}, id="two-that-agree"),
        pytest.param("China agreed to the date of the launch.", set(), id="one-that-agrees"),
        pytest.param('"We demand that it stop such launches," the government in Tokyo said.', {("JPN", "demand")}, id="we-demand"),
        pytest.param("Washington had warned of a possible missile launch.", set(), id="warned-of-one-to-come"),
    ],
)
def test_who_speaks_and_of_what(told: str, expected: set[tuple[str, str]]) -> None:
    assert reactions_of(LEAD + told) == expected


BARRAGE = "Iran fired about 180 ballistic missiles at Israel on Tuesday, the Israeli military said. "
ROCKETS = "Rockets were fired at the south of Israel from Gaza on Friday. "  # by whom is not told


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("Prime Minister Benjamin Netanyahu said Israel would respond with force.", {("ISR", "warn")}, id="one-who-speaks-of-another"),
        pytest.param("Turkey's Erdogan told Putin by telephone that the attacks had to stop.", {("TUR", "demand")}, id="told-another-that"),
        pytest.param("Israel's ambassador to Britain, Tzipi Hotovely, said the Israeli response would be painful.", {("ISR", "warn")}, id="apposition"),
        pytest.param('"This will not be tolerated," Prime Minister Benjamin Netanyahu said at a meeting in Haifa.', {("ISR", "warn")}, id="said-at"),
        pytest.param("The White House said Iraq had a right to be worried and condemned the attack.", {("USA", "condemn")}, id="and-goes-on"),
        pytest.param("Secretary of State Antony Blinken condemned the attack.", {("USA", "condemn")}, id="office-with-of"),
        pytest.param("Britain's Theresa May condemned the attack.", {("GBR", "condemn")}, id="a-name-that-is-a-modal"),
        pytest.param("Britain's premier may condemn the attack.", set(), id="a-modal"),
        pytest.param("The French president was deeply shocked by the attack.", {("FRA", "concern")}, id="feeling-by"),
        pytest.param("Spain was warned by Tehran.", set(), id="passive"),
        pytest.param("Sweden asked China to condemn the attack.", set(), id="asked-of-another"),
        pytest.param("Sweden urged all sides to show restraint.", {("SWE", "demand")}, id="asked-for-itself"),
        pytest.param("Ukraine urged partners to send more air-defence systems.", set(), id="arms-for-itself"),
        pytest.param("The Security Council will hold an emergency session at France's request.", {("UN", "convene"), ("FRA", "convene")}, id="whose-request"),
        pytest.param("Israeli jets pounded Beirut in response.", {("ISR", "military")}, id="not-who-is-hit"),
        pytest.param("The Israeli army struck back with artillery.", {("ISR", "military")}, id="struck-back"),
        pytest.param("In revenge Israel fired missiles at Isfahan.", {("ISR", "military")}, id="in-revenge"),
        pytest.param("Poland warned Iran. Later, the foreign ministry called it a crime.", {("POL", "warn"), ("POL", "condemn")}, id="the-ministry-later"),
        pytest.param("Qatar urged all sides to avoid acts that raise tensions.", {("QAT", "demand")}, id="what-would-raise-tensions"),
        pytest.param("In response, Israel struck a barracks near Tehran.", {("ISR", "military")}, id="struck-in-response"),
        pytest.param("Israel later hit about 30 targets in Iran.", {("ISR", "military")}, id="hit-targets"),
        pytest.param("The Spanish army said missiles had hit two bases.", set(), id="what-missiles-hit"),
        pytest.param("Norway said it was not yet ready to call it a danger.", set(), id="no-verdict"),
        pytest.param(
            "David Lammy met leaders of Italy, Spain and Greece in Rome to discuss the attack.",
            {("GBR", "consult"), ("ITA", "consult"), ("ESP", "consult"), ("GRC", "consult")},
            id="met-several",
        ),
        pytest.param('Spain called the attack "most regrettable" and said it was a breach of law.', {("ESP", "concern"), ("ESP", "condemn")}, id="two-names"),
        pytest.param("Italy said the attack amounted to a war crime.", {("ITA", "condemn")}, id="cruelty"),
        pytest.param("Norway hoped that both sides would return to calm.", {("NOR", "demand")}, id="hoped"),
        pytest.param("Israel closed two crossings in response to the attack.", {("ISR", "sanction")}, id="closed"),
        pytest.param("Canada fully supported the operation.", {("CAN", "support")}, id="supported"),
        pytest.param("Chile recalled its ambassador.", {("CHL", "protest")}, id="recalled"),
        pytest.param("The Iranian ambassador to Ankara was summoned.", {("TUR", "protest")}, id="host-of-an-envoy"),
        pytest.param("Poland protested. Iran's envoy was called in on Monday.", {("POL", "protest")}, id="host-told-before"),
        pytest.param("In Rome, Deputy Prime Minister Elio Testi condemned the attack.", {("ITA", "condemn")}, id="office-in-a-capital"),
        pytest.param("In Rome, Spanish Defence Minister Elio Testi condemned the attack.", {("ESP", "condemn")}, id="guest-in-a-capital"),
        pytest.param(
            "Greece's premier met his Spanish host, urging calm and warning against any act that might widen the war.",
            {("GRC", "demand"), ("GRC", "warn")},
            id="participles-of-one-subject",
        ),
        pytest.param("He stood by, while Italy was on Spain's side, urging all to stop.", {("ITA", "demand")}, id="participle-of-a-later-subject"),
        pytest.param("Rosa Neri, the head of Italy's Liberal Party, said it was unacceptable.", set(), id="head-of-a-party"),
        pytest.param("Greece said it was prepared to deal with any provocation.", set(), id="any-provocation"),
        pytest.param("Greece said the easing of sanctions was a provocation.", set(), id="about-sanctions"),
        pytest.param("Greece condemned the visit of a lawmaker.", set(), id="another-object"),
        pytest.param("Greece condemned the Russian strikes.", set(), id="a-deed-of-others"),
        pytest.param("Greece voiced concern about the spread of measles.", set(), id="concern-about-another"),
        pytest.param("Greece voiced concern about a further escalation.", {("GRC", "concern")}, id="concern-about-what-may-come"),
        pytest.param('Greece called the deal "disgraceful".', set(), id="called-another"),
        pytest.param("Greece called it a breach of international law.", {("GRC", "condemn")}, id="called-it"),
        pytest.param("Greece accused Iran of spying.", set(), id="accused-of-another"),
        pytest.param("Greece called on China to free a journalist.", set(), id="asked-another-for-another"),
        pytest.param("Greece urged China to rein in its ally.", {("GRC", "demand")}, id="asked-another-for-it"),
        pytest.param("Greece urged Israel not to hit oil fields.", {("GRC", "demand")}, id="asked-of-those-struck"),
        pytest.param("Greece warned of a gas shortage.", set(), id="warned-of-another"),
        pytest.param("Greece voiced concern over the lack of notice.", {("GRC", "concern")}, id="without-notice"),
        pytest.param("Israeli jets hit the party's offices in response.", {("ISR", "military")}, id="another-party"),
        pytest.param("Israel said Tehran would pay for every missile.", {("ISR", "warn")}, id="pay-for"),
        pytest.param("Greece accused Iran of breaching a resolution.", {("GRC", "condemn")}, id="accused-of-it"),
        pytest.param("Greece voiced its strong opposition to the attack.", {("GRC", "condemn")}, id="opposition"),
        pytest.param("Greece voiced its strong opposition to the budget.", set(), id="opposition-to-another"),
        pytest.param("The Israeli army hit a hundred sites in Iran in return.", {("ISR", "military")}, id="in-return"),
        pytest.param("Norway called the attack a failure that was no threat to Oslo.", {("NOR", "reassure")}, id="no-threat"),
        pytest.param(
            'Visitors from Spain were in the hall when Italy\'s premier, Giorgia Meloni, spoke. "It is an outrage," she said.',
            {("ITA", "condemn")},
            id="who-spoke",
        ),
        pytest.param("Spain's premier urged calm last week.", set(), id="last-week"),
    ],
)
def test_reactions_in_a_war(told: str, expected: set[tuple[str, str]]) -> None:
    assert reactions_of(BARRAGE + told) == expected


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("France condemned the rocket fire.", {("FRA", "condemn")}, id="named"),
        pytest.param("Egypt urged talks on the budget.", set(), id="not-named"),
        pytest.param("Israel warned of consequences.", {("ISR", "warn")}, id="who-was-fired-at"),
    ],
)
def test_who_did_it_is_not_known(told: str, expected: set[tuple[str, str]]) -> None:
    assert reactions_of(ROCKETS + told) == expected


def test_a_drill_after_the_launch_is_an_answer() -> None:
    told = reactions_of(LEAD + "South Korea's navy fired guided missiles in a drill just minutes after the launch.")
    assert told == {("KOR", "military")}
    assert reactions_of(LEAD + "It came two days after Pyongyang fired rockets.") == set()


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("Japan summoned the envoy of its neighbour.", {("JPN", "protest")}, id="what-only-others-do"),
        pytest.param("Japan warned of consequences.", set(), id="what-those-who-fired-may-do-too"),
    ],
)
def test_where_nobody_is_known_to_have_fired(told: str, expected: set[tuple[str, str]]) -> None:
    assert reactions_of("A ballistic missile was fired into the sea on Tuesday. " + told) == expected
