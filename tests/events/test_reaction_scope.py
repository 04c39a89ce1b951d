"""Whether a sentence and a cue are about the event, and of its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from conftest import finder, readings_of, sentences_of

from extractor.events.reaction_scope import News, is_by_the_way
from extractor.events.reaction_speakers import governments

NEWS = News(frozenset({"PRK"}), frozenset({0}), 0, day="2024-01-09", published=date(2024, 1, 10))


def elsewhere(text: str) -> bool:
    """Whether the first cue of a sentence is about something else."""
    [s] = sentences_of(text)
    cue = finder().cues.find(s)[0]
    return finder().scope.elsewhere(s, cue) or finder().scope.at_others(s, cue, governments(s), NEWS.agents)


@pytest.mark.parametrize(
    "text, other",
    [
        pytest.param("Tokyo condemned the missile launch.", False, id="the-event"),
        pytest.param("Tokyo condemned the nuclear test.", True, id="another-event"),
        pytest.param("Tokyo condemned the nuclear test and the missile launch.", False, id="both"),
        pytest.param("Tokyo condemned the planned launch.", True, id="still-to-come"),
        pytest.param("China criticised the annual drills.", True, id="drills"),
        pytest.param("Beijing condemned the radar of THAAD and the missile.", True, id="never-a-topic"),
        pytest.param("Trump criticised China over its trade.", True, id="another-government"),
        pytest.param("Trump criticised North Korea.", False, id="who-did-it"),
        pytest.param("Diplomats are concerned about the scale of Seoul's response.", True, id="deed-of-another"),
        pytest.param("Diplomats are concerned about Seoul's security.", False, id="what-another-stands-to-lose"),
        pytest.param("Trump accused China of it.", False, id="charged"),
        pytest.param("Tokyo called it a violation of U.N. resolutions.", False, id="what-it-violates-is-no-object"),
    ],
)
def test_what_a_cue_is_about(text: str, other: bool) -> None:
    assert elsewhere(text) == other


@pytest.mark.parametrize(
    "text, reached",
    [
        pytest.param("On Wednesday Tokyo condemned it.", True, id="the-day-after"),
        pytest.param("On Jan. 2, Tokyo condemned it.", False, id="before"),
        pytest.param("Last year Tokyo condemned it.", False, id="long-ago"),
        pytest.param("Tokyo, which in March imposed sanctions, condemned it.", True, id="day-of-a-clause"),
    ],
)
def test_the_day_of_a_reaction(text: str, reached: bool) -> None:
    [s] = sentences_of(text)
    assert finder().scope.reaches(s, NEWS) == reached


@pytest.mark.parametrize(
    "text, index, near",
    [
        pytest.param("Tokyo condemned it.", 1, True, id="next-sentence"),
        pytest.param("Tokyo condemned it.", 2, False, id="far"),
        pytest.param("Tokyo condemned the latest attack.", 9, True, id="far-but-names-the-event"),
    ],
)
def test_an_event_told_by_the_way_draws_reactions_near_it_or_at_it(text: str, index: int, near: bool) -> None:
    [s] = sentences_of(text)
    [cue] = finder().cues.find(s)
    assert finder().scope.near(replace(s, index=index), cue, replace(NEWS, by_the_way=True)) == near
    assert finder().scope.near(replace(s, index=index), cue, NEWS)


@pytest.mark.parametrize(
    "text, index, answers",
    [
        pytest.param("Israeli jets struck targets in response.", 9, True, id="says-so"),
        pytest.param("Israeli jets struck targets in Gaza.", 9, False, id="another-raid"),
        pytest.param("Israeli jets struck targets in Gaza.", 1, True, id="right-after-the-event"),
        pytest.param("Israeli jets struck targets after the launch on 12 occasions.", 1, False, id="tally"),
        pytest.param("Israel condemned it.", 9, True, id="words-need-no-answer"),
    ],
)
def test_a_deed_must_be_done_in_answer(text: str, index: int, answers: bool) -> None:
    [s] = sentences_of(text)
    [cue] = finder().cues.find(s)
    assert finder().scope.holds(replace(s, index=index), cue, governments(s), NEWS) == answers


def test_by_the_way_a_sentence_must_name_the_event_or_who_did_it() -> None:
    scope, by_the_way = finder().scope, replace(NEWS, by_the_way=True)
    [bare], [named] = sentences_of("Japan lodged a protest."), sentences_of("Japan lodged a protest with Pyongyang.")
    assert not scope.about(bare, governments(bare), by_the_way, follows=False)
    assert scope.about(bare, governments(bare), by_the_way, follows=True)
    assert scope.about(bare, governments(bare), NEWS, follows=False)
    assert scope.about(named, governments(named), by_the_way, follows=False)


@pytest.mark.parametrize(
    "sentences, by_the_way",
    [
        pytest.param(["Iran fired a missile."] + ["The weather was fine in spring."] * 10, True, id="one-of-eleven"),
        pytest.param(["Iran fired a missile."] + ["The weather was fine in spring."] * 3, False, id="one-of-four"),
        pytest.param(["Iran fired a missile."] * 2 + ["The weather was fine in Iran."] * 10, False, id="who-did-it-named-throughout"),
    ],
)
def test_what_few_sentences_tell_of_is_told_by_the_way(sentences: list[str], by_the_way: bool) -> None:
    assert is_by_the_way(readings_of(" ".join(sentences)), frozenset({0}), frozenset({"IRN"})) == by_the_way


@pytest.mark.parametrize(
    "text, reached",
    [
        pytest.param("Before the launch Tokyo had condemned such plans.", False, id="before-the-event"),
        pytest.param("Tokyo, which spoke before Seoul, condemned it.", True, id="before-another"),
    ],
)
def test_before_the_event(text: str, reached: bool) -> None:
    [s] = sentences_of(text)
    assert finder().scope.reaches(s, NEWS) == reached


@pytest.mark.parametrize(
    "text, held",
    [
        pytest.param("Tokyo condemned it.", True, id="once"),
        pytest.param("Tokyo has repeatedly condemned it.", False, id="repeatedly"),
        pytest.param("Tokyo had long condemned it.", False, id="long"),
        pytest.param("“Tokyo waits. A reckless man waits.”", False, id="a-quotation-gone-on-to-something-else"),
        pytest.param("“Tokyo waits. It is a reckless act.”", True, id="a-quotation-about-it"),
    ],
)
def test_habits_and_quotations(text: str, held: bool) -> None:
    s = sentences_of(text)[-1]
    cue = finder().cues.find(s)[0]
    assert finder().scope.holds(s, cue, governments(s), NEWS) == held


@pytest.mark.parametrize(
    "index, text, reached",
    [
        pytest.param(2, "Tokyo urged calm.", True, id="near-the-event"),
        pytest.param(9, "Tokyo urged calm.", False, id="far"),
        pytest.param(9, "Tokyo condemned the launch.", True, id="named"),
        pytest.param(21, "Tokyo urged calm.", True, id="near-another-reaction"),
    ],
)
def test_in_an_article_about_a_war(index: int, text: str, reached: bool) -> None:
    [s] = sentences_of(text)
    cue, news = finder().cues.find(s)[0], replace(NEWS, in_war=True)
    assert finder().scope.in_reach(replace(s, index=index), cue, news, {20}) == reached


def test_an_article_is_about_a_war_where_a_fifth_of_it_tells_of_fighting() -> None:
    assert finder().scope.in_war(readings_of("Two were killed. It rained. It rained. It rained. It rained."))
    assert not finder().scope.in_war(readings_of("Two were killed. It rained. It rained. It rained. It rained. It rained."))
