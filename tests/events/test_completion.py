"""What is left out and what has to wait for the whole article is filled in when all events are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import events_of, values_of
from event_values import claim, context, event

from extractor.claims.model import ORIGIN, UNSORTED, Claim, CoastReference, DateExpression, TargetLand
from extractor.events.completion import complete
from extractor.events.event_claims import EventClaims
from extractor.events.model import BACKGROUND, PLANNED, Event


def completed(*events: Event) -> list[Event]:
    return complete(events, [], context())


def with_claims(e: Event, *more: Claim) -> Event:
    return e.adding(more)


def by_noun(e: Event) -> Event:
    return replace(e, told_by_verb=False)


def length(attribute: str, km: str, start: int, **more: object) -> Claim:
    return claim(attribute, km, start, unit="km", value_min=float(km), value_max=float(km), **more)


def test_an_earlier_launch_is_of_the_kind_of_the_planned_one_where_none_is_news() -> None:
    text = "Iran plans to launch a satellite carrier on Feb. 20. A botched launch in April 2022 was never explained."
    assert [e["projectile_class"] for e in events_of(text, "2024-01-10", role="background")] == ["space_launch"]


def test_events_are_numbered_in_order_of_the_text() -> None:
    assert [(e.event_id, e.start) for e in completed(event(start=50), event(start=10))] == [("e1", 10), ("e2", 50)]


@pytest.mark.parametrize(
    "e, kept",
    [
        pytest.param(Event("main", 0), False, id="the-launch-alone"),
        pytest.param(Event("main", 0, days=("2024-01-09",)), False, id="the-launch-of-a-day-as-news"),
        pytest.param(Event(BACKGROUND, 0, days=("2023-12-18",)), True, id="an-earlier-launch-of-a-day"),
        pytest.param(Event("main", 0, EventClaims([claim("projectile", "KN-23")])), True, id="the-launch-of-a-named-missile"),
    ],
)
def test_an_event_told_by_the_launch_alone_needs_more(e: Event, kept: bool) -> None:
    assert bool(completed(e)) == kept


@pytest.mark.parametrize(
    "figure, attribute",
    [
        pytest.param(length(UNSORTED, "600", 40), "distance", id="near-the-distance"),
        pytest.param(length(UNSORTED, "55", 40), "altitude", id="near-the-altitude"),
        pytest.param(length(UNSORTED, "300", 40), "", id="near-none"),
    ],
)
def test_a_figure_without_a_cue_is_the_rival_of_the_one_it_is_near_to(figure: Claim, attribute: str) -> None:
    [e] = completed(with_claims(event(), length("distance", "620", 10), length("altitude", "50", 20), figure))
    assert [c.attribute for c in e.claims if c.start == 40] == ([attribute] if attribute else [])


def test_a_figure_near_to_two_is_left_out() -> None:
    [e] = completed(with_claims(event(), length("distance", "620", 10), length("altitude", "610", 20), length(UNSORTED, "600", 40)))
    assert [c.start for c in e.claims] == [10, 20]


def test_an_undescribed_event_is_of_the_kind_of_the_news() -> None:
    _, other = completed(event(projectile_class="ICBM", projectile="Hwasong-18"), Event(BACKGROUND, 9, days=("2023-12-18",)))
    assert (other.values("projectile_class"), other.values("projectile")) == (["ICBM"], ["Hwasong-18"])


def test_another_agents_event_is_not() -> None:
    news = event(projectile_class="ICBM", launcher="PRK")
    _, other = completed(news, Event(BACKGROUND, 9, EventClaims([claim("launcher", "KOR")]), ("2023-12-18",)))
    assert other.values("projectile_class") == []


def test_the_state_of_the_site_fires_where_no_subject_is_told() -> None:
    [e] = completed(with_claims(event(), claim(ORIGIN, "FRA", strength=1), claim(ORIGIN, "PRK", strength=2)))
    assert e.values("launcher") == ["PRK"]


def test_from_a_spaceport_abroad_its_operator_fires() -> None:
    [e] = completed(with_claims(event(), claim(ORIGIN, "KAZ")))
    assert e.values("launcher") == ["RUS"]


def test_a_subject_told_is_not_overruled_by_the_site() -> None:
    [e] = completed(with_claims(event(launcher="USA"), claim(ORIGIN, "MHL")))
    assert e.values("launcher") == ["USA"]


def test_an_event_without_agent_has_that_of_the_news() -> None:
    _, other = completed(event(launcher="PRK", count="1"), event(salience=BACKGROUND, start=9, count="2"))
    assert other.values("launcher") == ["PRK"]


def test_no_agent_spreads_from_two_earlier_events_that_differ() -> None:
    events = completed(*(event(salience=BACKGROUND, start=i, launcher=who, count="1") for i, who in enumerate(("PRK", "IRN"))), event(start=9, count="2"))
    assert events[2].values("launcher") == []


def test_the_site_is_no_landing_area() -> None:
    [e] = completed(event(launch_site="Semnan", landing_area="Semnan"))
    assert e.values("landing_area") == []


@pytest.mark.parametrize("whose, kept", [("IRN", []), ("IRQ", ["Iraq"])])
def test_a_country_is_a_landing_area_unless_it_is_the_launchers_own(whose: str, kept: list[str]) -> None:
    [e] = completed(with_claims(event(launcher="IRN"), claim("landing_area", "Iraq", reference=TargetLand(whose))))
    assert e.values("landing_area") == kept


def test_a_coast_is_the_launchers_own_where_not_told() -> None:
    [e] = completed(with_claims(event(launcher="PRK"), claim("landing_area", "", reference=CoastReference("east", ""))))
    assert e.values("landing_area") == ["Sea of Japan"]


def test_a_coast_that_no_table_has_is_left_out() -> None:
    [e] = completed(with_claims(event(launcher="PRK"), claim("landing_area", "", reference=CoastReference("north", ""))))
    assert e.values("landing_area") == []


@pytest.mark.parametrize(
    "spec, salience, iso",
    [
        ("wd:1", "main", "2024-01-09"),
        ("md:02-20", PLANNED, "2024-02-20"),
        ("md:02-20", BACKGROUND, "2023-02-20"),
        ("shift:day:2", BACKGROUND, "2024-01-07"),
    ],
)
def test_days_are_resolved_by_publication_and_by_the_day_of_the_news(spec: str, salience: str, iso: str) -> None:
    news = event(days=("2024-01-09",), count="1")
    claims = EventClaims([claim("date", "", reference=DateExpression(spec, "stated")), claim("count", "2")])
    told = Event(salience, 9, claims, anaphoric_only=False)
    assert completed(news, told)[1].values("date") == [iso]


@pytest.mark.parametrize(
    "e, kept",
    [
        pytest.param(by_noun(event(launcher="PRK", projectile_class="cruise")), False, id="tests-of-cruise-missiles"),
        pytest.param(by_noun(event(launcher="PRK", projectile_class="cruise", launch_site="Sunan")), True, id="with-a-site"),
        pytest.param(by_noun(event(launcher="PRK", projectile_class="cruise", days=("2024-01-09",))), True, id="with-a-day"),
        pytest.param(by_noun(event(salience=BACKGROUND, launcher="PRK", projectile_class="cruise")), True, id="background"),
        pytest.param(event(launcher="PRK", projectile_class="cruise"), True, id="fired-cruise-missiles"),
    ],
)
def test_news_told_by_a_noun_alone_needs_a_detail(e: Event, kept: bool) -> None:
    assert bool(completed(e)) == kept


@pytest.mark.parametrize(
    "first, then, kept",
    [
        pytest.param("projectile", "surface_to_air", ["projectile"], id="interceptors-beside-rockets"),
        pytest.param("projectile", "artillery", ["projectile"], id="artillery-beside-rockets"),
        pytest.param("surface_to_air", "projectile", ["surface_to_air", "projectile"], id="interceptors-told-first"),
        pytest.param("projectile", "cruise", ["projectile", "cruise"], id="a-finer-word"),
    ],
)
def test_classes_of_what_else_fires_there(first: str, then: str, kept: list[str]) -> None:
    [e] = completed(with_claims(event(projectile_class=first), claim("projectile_class", then, 9)))
    assert e.values("projectile_class") == kept


@pytest.mark.parametrize(
    "agent, land, kept",
    [
        pytest.param("hezbollah", "LBN", [], id="a-group-at-home"),
        pytest.param("hezbollah", "ISR", ["somewhere"], id="a-group-elsewhere"),
        pytest.param("ISR", "ISR", [], id="a-state-at-home"),
    ],
)
def test_nobody_fires_at_home(agent: str, land: str, kept: list[str]) -> None:
    [e] = completed(with_claims(event(launcher=agent), claim("landing_area", "somewhere", 9, reference=TargetLand(land))))
    assert e.values("landing_area") == kept


@pytest.mark.parametrize("speaker, days", [("PRK", ["2024-01-09"]), ("KOR", []), ("", [])])
def test_a_day_of_words_counts_where_those_who_did_it_speak(speaker: str, days: list[str]) -> None:
    [e] = completed(with_claims(event(launcher="PRK"), claim("date", "2024-01-09", 9, strength=1, asserted_by=speaker)))
    assert e.values("date") == days


@pytest.mark.parametrize(
    "text, days",
    [
        pytest.param("On Tuesday the army launched a drill on the coast. Crews fired two cruise missiles into the Baltic Sea.", ["2026-01-27"], id="beside"),
        pytest.param("The governor walked through the town on Tuesday. Crews fired two cruise missiles into the Baltic Sea.", [], id="of-something-else"),
        pytest.param("The minister said on Tuesday that the drill launched. Crews fired two cruise missiles into the Baltic Sea.", [], id="day-of-words"),
        pytest.param("The army launched drills on Monday and Tuesday. Crews fired two cruise missiles into the Baltic Sea.", [], id="two-days"),
        pytest.param(
            "This week Russia drilled in the Baltic Sea. On Tuesday the drill was launched. Crews fired two missiles.", ["2026-01-27"], id="this-week-is-no-day"
        ),
        pytest.param(
            "On Tuesday a drill was launched. Roads were closed. Trains were late. Schools shut. Russia fired two missiles into the sea.", [], id="far-away"
        ),
    ],
)
def test_news_without_a_day_takes_the_weekday_beside_it_in_the_lead(text: str, days: list[str]) -> None:
    assert values_of(text, "date", published="2026-01-28") == days


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Israel fired shells into Lebanon on Tuesday, after two rockets were launched at Israel.", id="aimed-at-it"),
        pytest.param("Israel fired shells into Lebanon on Tuesday. Two rockets had been fired from Lebanon hours before.", id="from-the-land-of-others"),
    ],
)
def test_what_was_aimed_at_a_state_is_not_its_own(text: str) -> None:
    assert [e["launcher"] for e in events_of(text)] == ["ISR", ""]


def test_what_is_to_come_has_not_failed_yet() -> None:
    text = "North Korea will launch a satellite on Friday. It says earlier ones are in orbit; experts dispute that, saying the launches failed."
    assert [(e["role"], e["outcome"]) for e in events_of(text, "2026-01-28")] == [("planned", "")]


@pytest.mark.parametrize(
    "text, launchers",
    [
        pytest.param("Iran fired 16 missiles at a base in Iraq on Tuesday. Two Katyusha rockets fell in Baghdad on Wednesday.", ["IRN", ""], id="of-others"),
        pytest.param("Iran fired 16 missiles at a base in Iraq on Tuesday. A missile fell in Baghdad on Monday.", ["IRN", "IRN"], id="of-its-kind"),
    ],
)
def test_rockets_that_struck_are_not_those_of_a_state_that_fired_missiles(text: str, launchers: list[str]) -> None:
    assert [e["launcher"] for e in events_of(text, "2026-01-29")] == launchers
