"""When a government reacted, where its sentence tells."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import finder, sentences_of

from extractor.claims.model import Reading
from extractor.events.reaction_days import Moment
from extractor.events.reaction_scope import News

NEWS = News(frozenset({"PRK"}), frozenset({0}), 0, day="2024-01-09", published=date(2024, 1, 11))


def moments(text: str, news: News = NEWS) -> list[tuple[str, Moment]]:
    """Who reacted, and when."""
    readings = [Reading(s, [], []) for s in sentences_of(text)]
    return [(r.government, r.moment) for r in finder().find(readings, news)]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("On Wednesday, Tokyo condemned the launch.", Moment("2024-01-10")),
        ("Tokyo on Wednesday condemned the launch.", Moment("2024-01-10")),
        ("Tokyo lodged a protest on Wednesday.", Moment("2024-01-10")),
        ("In a statement on Jan. 10, Tokyo condemned the launch.", Moment("2024-01-10")),
        ("Tokyo lodged a protest two hours after the launch.", Moment(hours=2)),
        ("Only 90 minutes after the launch, Tokyo lodged a protest.", Moment(hours=1.5)),
        ("Two days after the launch, Tokyo lodged a protest.", Moment("2024-01-11", 2)),
        # not told, or not of the reaction
        ("Tokyo condemned the launch.", Moment()),
        ("Tokyo condemned Tuesday's launch.", Moment()),
        ("Tokyo condemned the launch on Wednesday.", Moment()),
        ("Half an hour after the launch, Tokyo lodged a protest.", Moment()),
        ("Within an hour of the launch Tokyo lodged a protest.", Moment()),
        ("The rocket rose an hour after the launch was put off, and Tokyo lodged a protest.", Moment()),
        ("The launch on Wednesday was, as Tokyo said when it condemned it, a provocation.", Moment()),
        ("On Wednesday and on Thursday Tokyo condemned the launch.", Moment()),
        ("On Saturday, Tokyo will condemn the launch.", Moment()),  # after publication
    ],
)
def test_when(text: str, moment: Moment) -> None:
    assert dict(moments(text)).get("JPN", Moment()) == moment


def test_a_day_is_of_one_government() -> None:
    found = dict(moments("Washington on Wednesday imposed sanctions on North Korea, which came after Tokyo condemned the launch."))
    assert found["USA"] == Moment("2024-01-10") and found["JPN"] == Moment()


def test_without_the_day_of_the_event_the_days_are_told_all_the_same() -> None:
    news = News(frozenset({"PRK"}), frozenset({0}), 0)
    assert moments("Two days after the launch, Tokyo lodged a protest.", news) == [("JPN", Moment(days=2))]


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo was asked to condemn the launch but has not answered.",
        "Tokyo has been repeatedly urged to condemn the launch.",
        "Tokyo has yet to condemn the launch.",
        "Tokyo did not respond to a request for comment on the launch.",
        "Asked about the launch, Tokyo's foreign ministry gave no reply.",
        "Tokyo declined to say whether it condemned the launch.",
    ],
)
def test_who_did_not_answer_has_not_reacted(text: str) -> None:
    assert "JPN" not in dict(moments(text))
