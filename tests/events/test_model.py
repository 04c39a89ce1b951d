"""Events and mentions as plain values."""

from __future__ import annotations

import pytest
from event_values import claim, context, event, mention

from extractor.claims.model import TargetLand
from extractor.domain.codebook import Codebook
from extractor.events.event_claims import EventClaims
from extractor.events.model import BACKGROUND, Event, Slots, event_day, first_main


def test_the_best_claim_is_the_strongest_and_of_equals_the_first_told() -> None:
    sites = (claim("launch_site", "Wonsan", 40), claim("launch_site", "Sunan", 20), claim("launch_site", "North Korea", 1, strength=1))
    told = Event("main", 0, EventClaims(sites))
    best = told.best("launch_site")
    assert best is not None and best.value == "Sunan"
    assert told.values("launch_site") == ["Wonsan", "Sunan", "North Korea"]
    assert told.sure_values("launch_site") == ["Wonsan", "Sunan"]


def test_claims_added_one_by_one_are_those_placed_together() -> None:
    """What is known of the values is handed on, not counted anew: an event told often costs no more than its claims."""
    aimed = claim("landing_area", "Israel", 9, reference=TargetLand("ISR"))
    all_claims = (claim("count", "2", 3, strength=1), claim("count", "2", 5), claim("count", "", 7), aimed, claim("count", "3", 11, sentence=4))
    grown = event()
    for c in all_claims:
        before, grown = grown, grown.adding([c])
        assert before.claims != grown.claims
    together = EventClaims(all_claims)
    assert grown.claims == together
    assert (
        (grown.claims.strongest, grown.claims.lands)
        == (together.strongest, together.lands)
        == ({"count": {"2": 2, "3": 2}, "landing_area": {"Israel": 2}}, {"ISR"})
    )
    assert together.sentences["count", "3"] == {4}
    assert together.length == 2


def test_nothing_told_is_no_claim() -> None:
    assert event().best("count") is None
    assert mention().value("count") == ""


@pytest.mark.parametrize("day, same", [("2024-01-09", True), ("2024-01", True), ("2024", True), ("2024-01-08", False), ("2023", False)])
def test_a_partial_day_may_be_each_of_its_days(day: str, same: bool) -> None:
    assert event(days=("2024-01-09",)).is_of_day(day) == same


@pytest.mark.parametrize(("day", "same"), [("2024-01-09", True), ("2024-01-04", False), ("2024-01", True), ("2024", True)])
def test_a_month_beside_a_whole_day_says_no_more_than_that_day(day: str, same: bool) -> None:
    assert event(days=("2024-01", "2024-01-09")).is_of_day(day) == same


def test_the_day_of_the_news_is_a_whole_day_of_the_first_main_event() -> None:
    earlier, news = event(salience=BACKGROUND, days=("2023-12-18",)), event(days=("2024-01", "2024-01-09"))
    assert first_main([earlier, news]) is news
    assert event_day([earlier, news]) == "2024-01-09"
    assert event_day([earlier]) == ""
    assert event_day([event(days=("2024-01",))]) == ""


def test_slots_are_named_by_what_they_are_for() -> None:
    slots = context().slots
    assert (slots.agent, slots.site, slots.name, slots.cls) == ("launcher", "launch_site", "projectile", "projectile_class")
    assert slots.shared == {"launch_site", "landing_area", "time"}


def test_a_codebook_without_attributes_has_no_slots() -> None:
    assert Slots.of(Codebook("t", "u", {}, {}, (), (), (), ())) == Slots("", "", "", "", "", "", "", frozenset(), frozenset())
