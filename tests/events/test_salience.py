"""Main, background or planned: what an event is in its article."""

from __future__ import annotations

import pytest
from conftest import events_of
from event_values import context, event, mention, trigger

from extractor.events.model import BACKGROUND, MAIN, PLANNED, Event, Mention
from extractor.events.salience import is_news_after_all, salience_of

EARLIER = trigger(background=True)
NEWS = event(days=("2024-01-09",), launcher="PRK")


@pytest.mark.parametrize(
    "m, salience",
    [
        pytest.param(mention(), MAIN, id="in-the-lead"),
        pytest.param(mention(sentence=6), BACKGROUND, id="undated-far-down"),
        pytest.param(mention(sentence=6, day="2024-01-09"), MAIN, id="far-down-of-these-days"),
        pytest.param(mention(day="2023-11-20"), BACKGROUND, id="more-than-a-month-ago"),
        pytest.param(mention(day="2023-12", told=EARLIER), BACKGROUND, id="last-month"),
        pytest.param(mention(day="period:week:1", told=EARLIER), MAIN, id="last-week"),
        pytest.param(mention(told=trigger(background=True, long_ago=True)), BACKGROUND, id="a-month-after"),
        pytest.param(mention(told=trigger(role="planned")), PLANNED, id="planned"),
    ],
)
def test_the_first_event_told(m: Mention, salience: str) -> None:
    assert salience_of(m, [], context()) == salience


@pytest.mark.parametrize(
    "m, salience",
    [
        pytest.param(mention(sentence=2), MAIN, id="at-the-top"),
        pytest.param(mention(sentence=4), BACKGROUND, id="undated"),
        pytest.param(mention(sentence=4, time="07:05"), MAIN, id="with-a-clock-time"),
        pytest.param(mention(sentence=9, day="2024-01-09"), MAIN, id="same-day"),
        pytest.param(mention(sentence=9, day="2024-01-08"), BACKGROUND, id="the-same-government-another-day"),
        pytest.param(mention(sentence=3, day="2024-01-08"), MAIN, id="the-same-government-another-day-at-the-top"),
        pytest.param(mention(sentence=9, day="2024-01-08", launcher="IRN"), MAIN, id="another-government-these-days"),
        pytest.param(mention(sentence=1, told=EARLIER), BACKGROUND, id="told-as-earlier"),
        pytest.param(mention(sentence=1, launcher="KOR", text="In response, the South fired two missiles."), BACKGROUND, id="answer"),
        pytest.param(mention(sentence=1, launcher="PRK", text="In response, the North fired two missiles."), MAIN, id="no-answer-to-oneself"),
    ],
)
def test_a_second_event(m: Mention, salience: str) -> None:
    assert salience_of(m, [NEWS], context()) == salience


@pytest.mark.parametrize(
    "e, m, told, news",
    [
        pytest.param(event(salience=BACKGROUND), mention(day="2024-01-09"), (), True, id="of-these-days"),
        pytest.param(event(salience=BACKGROUND), mention(day="2023-12-09"), (), False, id="earlier"),
        pytest.param(event(salience=BACKGROUND), mention(day="2024-01-09", told=EARLIER), (), False, id="told-as-earlier"),
        pytest.param(event(salience=BACKGROUND, days=("2023-12",)), mention(day="2024-01-09"), (), False, id="has-a-day"),
        pytest.param(event(salience=BACKGROUND), mention(day="2024-01-09"), (NEWS,), False, id="there-is-news"),
    ],
)
def test_news_after_all(e: Event, m: Mention, told: tuple[Event, ...], news: bool) -> None:
    assert is_news_after_all(e, m, [e, *told], context()) == news


def test_a_weekday_far_down_is_news_where_publication_is_not_known() -> None:
    assert salience_of(mention(sentence=6, day="wd:1"), [], context("")) == MAIN
    assert salience_of(mention(sentence=6, day="mon:12"), [], context("")) == BACKGROUND


@pytest.mark.parametrize(
    "text, role",
    [
        pytest.param("The visit comes days after North Korea fired a ballistic missile, officials said.", "background", id="brought-up"),
        pytest.param("Japan condemned the visit. It comes after North Korea fired a missile on Tuesday.", "main", id="of-a-day"),
        pytest.param("North Korea fired a ballistic missile. The visit comes days after North Korea fired it.", "main", id="told-as-news-too"),
    ],
)
def test_what_is_only_brought_up_as_earlier_is_no_news(text: str, role: str) -> None:
    assert [e["role"] for e in events_of(text, "2024-01-10")] == [role]


def test_news_is_what_governments_react_to() -> None:
    text = "The visit comes days after North Korea fired a ballistic missile. Japan condemned the launch."
    assert [e["role"] for e in events_of(text, "2024-01-10")] == ["main"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("North Korea fired ballistic missiles on Jan. 14 and 17, the South's military said.", ["main", "main"], id="same-words"),
        pytest.param("North Korea fired a missile on Jan. 17. It had fired another missile on Jan. 5.", ["main", "background"], id="other-words"),
        pytest.param("North Korea tested ballistic missiles in 2006, 2009 and 2013.", ["background"] * 3, id="long-ago"),
    ],
)
def test_what_is_told_by_the_words_of_the_news_is_news(text: str, roles: list[str]) -> None:
    assert [e["role"] for e in events_of(text, published="2022-01-18")] == roles
