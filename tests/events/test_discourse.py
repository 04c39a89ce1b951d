"""The events told so far, and the one in focus."""

from __future__ import annotations

from event_values import claim, event, mention, trigger

from extractor.events.discourse import HOLD, LINGER, Discourse
from extractor.events.model import BACKGROUND, PLANNED


def test_events_keep_the_order_told_and_have_numbers() -> None:
    told = Discourse()
    second, first = told.open(event(days=("2024-01-09",))), told.open(event(days=("2024-01-08",)), first=True)
    assert told.events == [first, second]
    assert first.number != second.number


def test_claims_go_to_the_event_and_to_the_focus_with_it() -> None:
    told = Discourse()
    assert told.focus is None
    opened = told.open(event())
    told.focus_on(opened, 0)
    told.add_claims(opened, (claim("count", "2"),))
    assert told.focus is not None and told.focus.values("count") == ["2"]


def test_two_classes_of_a_trigger_are_apart_within_their_sentence() -> None:
    told = Discourse()
    opened = told.open(event())
    told.placed(mention(), opened)
    assert told.is_apart(mention(), opened)
    assert not told.is_apart(mention(told=trigger(start=30)), opened)
    assert told.in_sentence() == [opened]
    told.next_sentence()
    assert not told.is_apart(mention(), opened)


def test_an_earlier_event_fades_and_the_news_does_not() -> None:
    told = Discourse()
    news, earlier = told.open(event()), told.open(event(salience=BACKGROUND))
    told.focus_on(earlier, 3)
    assert not told.focus_faded(3 + HOLD)
    assert told.focus_faded(4 + HOLD)
    assert told.of_claims(3 + LINGER) == earlier
    assert told.of_claims(4 + LINGER) == news
    told.focus_on(news, 3)
    assert not told.focus_faded(99)


def test_what_is_to_come_is_of_no_day_told() -> None:
    told = Discourse()
    told.open(event(salience=PLANNED, days=("2024-01-09",)))
    assert told.of_day("2024-01-09") == []
