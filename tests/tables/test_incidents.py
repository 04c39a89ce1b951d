"""Which events of different articles are one event in the world."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.tables.incident_likeness import Profile, Slots, kilometres_apart
from extractor.tables.incident_marks import looked_for, marks, most_points
from extractor.tables.incident_records import EventRecord, Recorder
from extractor.tables.incident_rows import IncidentTabulator
from extractor.tables.incident_store import IncidentStore

CODEBOOK = Pipeline("missile_launch", find_folder("missile_launch")).codebook
EVENT = {"launcher": "PRK", "date": "2022-11-03", "time": "07:40", "launch_site": "Sunan", "latitude": "39.20", "longitude": "125.67"}
EVENT |= {"projectile_class": "ICBM", "role": "main"}
BARE = dict.fromkeys(("time", "launch_site", "latitude", "longitude", "projectile_class"), "")


def record(article: str = "a", event: str = "e1", /, published: str = "2022-11-04", **cells: str) -> EventRecord:
    told = {name: value for name, value in (EVENT | cells).items() if value}
    return EventRecord(article, event, published, article, told, ())


def joined(*records: EventRecord) -> dict[str, list[str]]:
    """The names of the events of each incident by its id."""
    store = IncidentStore(CODEBOOK)
    store.add(records)
    store.find()
    return {name: [e.name for e in group] for _, name, group in store.groups()}


def together(*records: EventRecord) -> bool:
    return len(joined(*records)) == 1


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ({}, True),
        ({"projectile_class": "ballistic"}, True),
        ({"projectile_class": "projectile"}, True),
        ({"projectile_class": "IRBM"}, True),  # neighbours in range: sources differ
        ({"projectile_class": "SRBM"}, False),
        ({"projectile_class": "cruise"}, False),
        ({"time": "08:00"}, True),
        ({"time": "09:30"}, False),
        ({"launch_site": "Pyongyang", "latitude": "39.03", "longitude": "125.75"}, True),  # the city that the airfield lies in
        ({"launch_site": "Wonsan", "latitude": "39.15", "longitude": "127.44", "time": ""}, False),
        ({"launch_site": "Elsewhere", "latitude": "", "longitude": "", "time": ""}, False),
        ({"launch_site": "", "latitude": "", "longitude": ""}, True),
        ({"launcher": "IRN"}, False),
        ({"date": "2022-11-02"}, False),
        ({"date": "2022-10"}, False),
    ],
)
def test_two_events(other: dict[str, str], one: bool) -> None:
    assert together(record("a"), record("b", **other)) == one


def test_two_names_of_a_site_where_all_else_is_the_same() -> None:
    far = {"launch_site": "Wonsan", "latitude": "39.15", "longitude": "127.44"}
    assert together(record("a", projectile="Hwasong-17"), record("b", projectile="Hwasong-17", **far))


def test_one_article_tells_of_two() -> None:
    assert not together(record("a", "e1"), record("a", "e2"))


def test_a_vague_account_joins_what_it_has_most_in_common_with() -> None:
    first, second = record("a", projectile_class="SRBM", time="", count="3"), record("b", time="", count="1", launch_site="", latitude="", longitude="")
    found = joined(record("c", **BARE | {"count": "3"}), second, first)
    assert sorted(found.values()) == [["b/e1"], ["c/e1", "a/e1"]]


@pytest.mark.parametrize(
    ("event", "one"),
    [
        ({"date": ""}, True),
        ({"date": "", "published": "2022-11-10"}, True),
        ({"date": "", "published": "2022-11-11"}, False),  # eight days after
        ({"date": "", "published": ""}, False),
        ({"date": "", **BARE}, False),  # nothing but the week in common
        ({"date": "", "role": "background", "published": "2022-11-06"}, True),
        ({"date": "", "role": "background", "published": "2022-11-07"}, False),
        ({"date": "2022-11"}, True),
        ({"date": "2022", "published": "2023-04-01"}, True),
        ({"date": "2022-11", **BARE, "projectile_class": "ICBM"}, False),  # too little for a month
        ({"launcher": ""}, True),
        ({"launcher": "", **BARE, "projectile_class": "ICBM"}, False),
        ({"date": "", "published": "2022-11-02", **BARE, "projectile_class": "ICBM"}, False),  # told before its day
    ],
)
def test_an_event_not_told_whole(event: dict[str, str], one: bool) -> None:
    assert together(record("a"), record("b", **event)) == one


def test_an_event_that_may_be_of_two_is_of_none() -> None:
    assert len(joined(record("a"), record("b", date="2022-11-05"), record("c", published="2022-11-06", date=""))) == 3


def test_what_is_not_told_whole_does_not_join_the_rest() -> None:
    """Each is compared with what is told whole alone, so none depends on another."""
    vague = [record(f"v{i}", date="", projectile=f"Hwasong-{i}", **BARE) for i in range(2)]
    assert len(joined(*vague)) == 2


def many() -> list[EventRecord]:
    chance = random.Random(3)
    sites = [{}, {"launch_site": "", "latitude": "", "longitude": ""}, {"launch_site": "Wonsan", "latitude": "39.15", "longitude": "127.44"}]
    cells = [
        {"projectile_class": c, "date": d, "time": t} | s
        for c in ("ICBM", "SRBM", "", "cruise")
        for d in ("2022-11-03", "2022-11", "")
        for t in ("", "07:45")
        for s in sites
    ]
    return [record(f"a{i}", role=chance.choice(("main", "background")), **chance.choice(cells)) for i in range(80)]


def test_the_order_of_the_articles_does_not_matter() -> None:
    records = many()
    expected = {name: set(events) for name, events in joined(*records).items()}
    for seed in range(3):
        random.Random(seed).shuffle(records)
        assert {name: set(events) for name, events in joined(*records).items()} == expected


def test_ids() -> None:
    alone = joined(record("a"))
    assert all(name[0] == "i" and name[1:].isalnum() and len(name) == 13 for name in alone)
    assert set(joined(record("b"), record("c"), record("d", launch_site="", time=""))) == set(alone)  # more articles
    two = set(joined(record("a"), record("b", projectile_class="cruise", launch_site="Wonsan", latitude="39.15", longitude="127.44")))
    assert len(two) == 2 and two & set(alone)  # a second launch of the day leaves the first its id
    alike = [record("a", e, **BARE) for e in ("e1", "e2")]
    assert len(joined(*alike)) == 2


OTHERS = {"cruise": {"projectile_class": "cruise"}, "rocket": {"projectile_class": "rocket_artillery", "time": "15:00"}}


def test_ids_stay_when_a_day_gets_more_launches() -> None:
    """The one that most tell of keeps the id of the day; another one is known by what no other shares, whatever else comes."""
    first = [record("a"), record("b"), record("c", **OTHERS["cruise"], launch_site="Wonsan", latitude="39.15", longitude="127.44")]
    before = joined(*first)
    after = joined(*first, record("d", **OTHERS["rocket"], launch_site="Sinpo", latitude="40.03", longitude="128.18"), record("e"))
    assert len(before) == 2 and len(after) == 3
    assert {name: set(events) for name, events in after.items() if name in before} == {
        name: set(events) | ({"e/e1"} if "a/e1" in events else set()) for name, events in before.items()
    }


def test_distance_between_two_places() -> None:
    assert kilometres_apart(("0", "0"), ("0", "1")) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize("seed", range(20))
def test_marks_find_every_incident_that_shares_something(seed: int) -> None:
    chance = random.Random(seed)
    profiles = [_random_profile(chance) for _ in range(60)]
    shared = 0
    for a, b in combinations(profiles, 2):
        bound = most_points({slot for slot, _ in set(looked_for(a)) & set(marks(b))})
        points = a.points(b) or 0
        shared += points > 0
        assert points <= bound, (a.told, b.told)
    assert shared


def _random_profile(chance: random.Random) -> Profile:
    place = chance.choice([("Sunan", "39.20", "125.67"), ("Pyongyang", "39.03", "125.75"), ("Wonsan", "39.16", "127.48"), ("the west", "", "")])
    low = chance.randint(0, 40) * 10
    cells = {
        "time": f"{chance.randint(5, 6):02d}:{chance.randint(0, 59):02d}",
        "projectile": chance.choice(["Hwasong-12", "KN-25"]),
        "projectile_class": chance.choice(["SRBM", "ballistic", "projectile", "cruise"]),
        "count": chance.choice("123"),
        "landing_area": chance.choice(["Sea of Japan", "Yellow Sea"]),
        "outcome": chance.choice(["success", "failure"]),
        **dict(zip(("launch_site", "latitude", "longitude"), place, strict=True)),
        **{"distance_km_min": str(low), "distance_km_max": str(low + chance.randint(0, 20))},
    }
    told = {column: value for column, value in cells.items() if chance.random() < 0.6 or (column in ("latitude", "longitude") and value)}
    return Profile.of_cells(told if "launch_site" in told else {c: v for c, v in told.items() if c not in ("latitude", "longitude")}, Slots.of_book(CODEBOOK))


def test_a_copy_without_a_day_is_of_its_original_s_incident() -> None:
    undated = {"date": "", "time": "", "launch_site": "", "latitude": "", "longitude": "", "projectile_class": "ballistic"}
    original, copy = record("b"), replace(record("a", published="", **undated), original="b")
    assert together(original, copy)
    assert together(replace(copy, article_id="c", original="c"), record("d"), original) is False
    assert not together(original, replace(copy, event_id="e2"))
    assert not together(original, replace(copy, cells=copy.cells | {"projectile_class": "cruise"}))


@pytest.mark.parametrize(
    ("sentence", "text", "kept"),
    [
        ("It was fired at 4:45 p.m. local time.", "4:45 p.m.", True),
        ("It was fired at 4:45 p.m. UTC (6:45 p.m.).", "4:45 p.m.", False),
        ("It was fired at 4:45 p.m. ET.", "4:45 p.m.", False),
        ("", "4:45 p.m.", True),
    ],
)
def test_a_clock_of_readers_far_away_is_not_held_against_local_ones(sentence: str, text: str, kept: bool) -> None:
    event = EVENT | {"article_id": "a", "event_id": "e1", "time": "16:45"}
    article = {"article_id": "a", "published": "2022-11-04", "duplicate_of": "", "publisher": ""}
    time = {"event_id": "e1", "attribute": "time", "value": "16:45", "value_min": "", "value_max": "", "asserted_by": "", "sentence": sentence, "text": text}
    [found] = Recorder(CODEBOOK).records(article, [event], [time])
    local = record("b", date="2022-11-03", time="23:45")
    assert together(found, local) is not kept
    row = IncidentTabulator(CODEBOOK).row("i1", [found, local])
    assert (IncidentTabulator(CODEBOOK).row("i1", [found])["time"], row["time"]) == ("16:45", "16:45" if kept else "23:45")
