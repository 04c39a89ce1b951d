"""Which event a reaction answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from event_values import context, event

from extractor.events.answered import reactions_to
from extractor.events.model import BACKGROUND, PLANNED, Event
from extractor.events.reactions import Reaction, ReactionFinder

SEOULS = replace(event(launcher="KOR", days=("2024-01-09",)), event_id="e1")
NORTHS = replace(event(launcher="PRK", start=50), event_id="e2")


@dataclass
class Found:
    """A finder of one reaction, which keeps what it was asked."""

    government: str
    asked: tuple[Any, ...] = ()

    def find(self, *asked: Any) -> list[Reaction]:
        self.asked = asked
        return [Reaction(self.government, "Seoul", "condemn", 60, 70, 2)]


def answered(government: str, *events: Event) -> list[str]:
    return [event_id for event_id, _ in reactions_to(events, [], cast(ReactionFinder, Found(government)), context())]


def test_a_government_answers_the_first_event_that_it_did_not_bring_about() -> None:
    assert answered("KOR", SEOULS, NORTHS) == ["e2"]
    assert answered("JPN", SEOULS, NORTHS) == ["e1"]


def test_nothing_answers_where_no_event_is_the_news() -> None:
    assert answered("JPN", replace(SEOULS, salience=PLANNED), replace(NORTHS, salience=BACKGROUND)) == []


def test_those_who_fired_the_news_and_its_day_are_handed_on() -> None:
    finder = Found("JPN")
    reactions_to([replace(NORTHS, salience=BACKGROUND), SEOULS], [], cast(ReactionFinder, finder), context())
    _, news = finder.asked
    assert (news.agents, news.start, news.day, str(news.published)) == ({"KOR"}, 0, "2024-01-09", "2024-01-10")
