"""Whether a mention can be of an event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from event_values import claim, context, event, mention, trigger

from extractor.claims.model import TargetLand
from extractor.events.compatibility import agreement, is_what_came_of, numbers_agree, targets_agree
from extractor.events.model import Event, Mention

DEFINITE = trigger(anaphoric=True)


@pytest.mark.parametrize(
    "m, e, agree",
    [
        pytest.param(mention(), event(launcher="PRK"), True, id="nothing-told"),
        pytest.param(mention(launcher="PRK"), event(launcher="PRK"), True, id="same-agent"),
        pytest.param(mention(launcher="KOR"), event(launcher="PRK"), False, id="another-agent"),
        pytest.param(mention(launcher="KOR", told=DEFINITE), event(launcher="PRK"), False, id="another-agent-of-the-launch"),
        pytest.param(mention(launch_site="Wonsan"), event(launch_site="Sunan"), False, id="another-site"),
        pytest.param(mention(launch_site="Pyongan", told=DEFINITE), event(launch_site="Sunan"), True, id="the-launch-from-its-province"),
        pytest.param(mention(time="07:05"), event(time="07:30"), True, id="minutes-apart"),
        pytest.param(mention(time="07:05"), event(time="09:40"), False, id="another-round"),
        pytest.param(mention(time="07:05", told=DEFINITE), event(time="09:40"), True, id="the-launch-by-another-clock"),
        pytest.param(mention(projectile_class="cruise"), event(projectile_class="SRBM"), False, id="another-class"),
        pytest.param(mention(projectile_class="ballistic"), event(projectile_class="SRBM"), True, id="one-family"),
        pytest.param(mention(projectile_class="projectile"), event(projectile_class="cruise"), True, id="the-general-class"),
        pytest.param(mention(projectile="KN-23"), event(projectile="KN-25"), False, id="another-name"),
        pytest.param(mention(projectile="KN-23", told=DEFINITE), event(projectile="KN-25"), True, id="a-second-name-of-the-missile"),
    ],
)
def test_agreement(m: Mention, e: Event, agree: bool) -> None:
    assert agreement(context(), m, e) == agree


INTERCEPTOR = mention(launch_site="Vandenberg", projectile_class="surface_to_air")


def test_an_interceptor_and_its_target_rise_from_two_sites_in_one_test() -> None:
    assert agreement(context(), INTERCEPTOR, event(launch_site="Kwajalein Atoll", projectile_class="ICBM", launcher="USA"))
    assert not agreement(context(), INTERCEPTOR, event(launch_site="Sunan", projectile_class="ICBM"))


def test_a_guessed_agent_contradicts_nothing() -> None:
    guessed = event().with_claims([claim("launcher", "PRK", strength=1)])
    assert agreement(context(), mention(launcher="KOR"), guessed)


@pytest.mark.parametrize(
    "m, e, agree",
    [
        pytest.param(mention(count="2"), event(count="3"), True, id="rival-counts"),
        pytest.param(mention(count="40"), event(count="1"), False, id="forty-are-not-the-one"),
        pytest.param(mention(count="12"), event(count="300"), False, id="a-dozen-of-hundreds"),
        pytest.param(mention(count="40", told=DEFINITE), event(count="1"), True, id="the-forty"),
        pytest.param(mention(count="40", told=trigger(kind="noun")), event(count="1"), True, id="a-noun"),
        pytest.param(mention(), event(count="300"), True, id="no-number"),
    ],
)
def test_numbers(m: Mention, e: Event, agree: bool) -> None:
    assert numbers_agree(context(), m, e) == agree


def test_one_on_a_day_told_is_not_of_several_of_no_day() -> None:
    several = event().adding([replace(claim("count", ""), qualifier="multiple")])
    one = mention(count="1")
    assert numbers_agree(context(), one, several)
    assert not numbers_agree(context(), replace(one, day="2024-05-13"), several)


def at(land: str, of: Mention) -> Mention:
    """The mention with a target on somebody's land."""
    return replace(of, claims=(*of.claims, claim("landing_area", "a town", reference=TargetLand(land))))


def event_at(land: str, **values: str) -> Event:
    e = event(**values)
    return e.adding([claim("landing_area", "a town", reference=TargetLand(land))])


@pytest.mark.parametrize(
    "m, e, agree",
    [
        pytest.param(at("ISR", mention()), event_at("ISR", launcher="hamas"), True, id="one-land"),
        pytest.param(at("IRQ", mention()), event_at("ISR", launcher="IRN"), False, id="two-lands"),
        pytest.param(at("ISR", mention()), event(launcher="ISR"), False, id="not-at-ones-own"),
        pytest.param(at("IND", mention(launch_site="Chandipur")), event(launcher="IND"), True, id="a-test-at-home"),
        pytest.param(mention(launcher="ISR"), event_at("ISR"), False, id="not-by-whose-land-was-hit"),
        pytest.param(at("IRQ", mention(told=DEFINITE)), event_at("ISR", launcher="IRN"), True, id="the-launch"),
        pytest.param(at("", mention()), event_at("ISR"), True, id="land-not-known"),
    ],
)
def test_targets(m: Mention, e: Event, agree: bool) -> None:
    assert targets_agree(context(), m, e) == agree


@pytest.mark.parametrize(
    "plan, came",
    [
        pytest.param(event(launcher="PRK", projectile_class="space_launch", days=("2024-02-08",)), True, id="another-day"),
        pytest.param(event(launcher="PRK", projectile_class="cruise"), False, id="another-class"),
        pytest.param(event(launcher="KOR"), False, id="another-agent"),
        pytest.param(event(launch_site="Tonghae"), False, id="another-place"),
    ],
)
def test_what_came_of_a_plan(plan: Event, came: bool) -> None:
    news = event(launcher="PRK", projectile_class="space_launch", launch_site="Sohae", days=("2024-02-07",))
    assert is_what_came_of(context(), plan, news) is came
