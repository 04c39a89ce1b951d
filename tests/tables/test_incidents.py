"""Which events of different articles are one event in the world."""

from __future__ import annotations

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.tables.incident_records import EventRecord
from extractor.tables.incidents import Slots, in_memory, kilometres_apart

CODEBOOK = Pipeline("missile_launch", find_folder("missile_launch")).codebook
SLOTS = Slots.of(CODEBOOK)
EVENT = {"launcher": "PRK", "date": "2022-11-03", "time": "07:40", "launch_site": "Sunan", "latitude": "39.20", "longitude": "125.67"}
EVENT |= {"projectile_class": "ICBM", "role": "main"}


def record(article: str = "a", /, **cells: str) -> EventRecord:
    told = {name: value for name, value in (EVENT | cells).items() if value}
    return EventRecord(article, "e1", "2022-11-03", article, told, ())


@pytest.mark.parametrize(
    ("other", "together"),
    [
        ({}, True),
        ({"projectile_class": "ballistic"}, True),
        ({"projectile_class": "projectile"}, True),
        ({"projectile_class": "cruise"}, False),
        ({"time": "08:00"}, True),
        ({"time": "09:30"}, False),
        ({"launch_site": "Pyongyang", "latitude": "39.03", "longitude": "125.75"}, True),  # the city that the airfield lies in
        ({"launch_site": "Wonsan", "latitude": "39.15", "longitude": "127.44"}, False),
        ({"launch_site": "Elsewhere", "latitude": "", "longitude": ""}, False),
        ({"launch_site": "", "latitude": "", "longitude": ""}, True),
        ({"date": "2022-11"}, False),
        ({"launcher": ""}, False),
    ],
)
def test_two_events(other: dict[str, str], together: bool) -> None:
    found = in_memory([record("a"), record("b", **other)], SLOTS)
    assert len(found) == (1 if together else 2)


def test_one_article_tells_of_two() -> None:
    assert len(in_memory([record("a"), record("a")], SLOTS)) == 2


def test_none_of_an_incident_may_contradict() -> None:
    records = [record(c, projectile_class=c) for c in ("cruise", "projectile", "ICBM")]
    assert [[e.article_id for e in group] for _, group in in_memory(records, SLOTS)] == [["cruise", "projectile"], ["ICBM"]]


def test_distance_between_two_rows() -> None:
    assert kilometres_apart({"latitude": "0", "longitude": "0"}, {"latitude": "0", "longitude": "1"}) == pytest.approx(111.2, abs=0.1)
