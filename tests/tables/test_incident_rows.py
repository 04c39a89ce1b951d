"""The row of an incident."""

from __future__ import annotations

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.tables.columns import columns
from extractor.tables.incident_records import Claimed, EventRecord, Recorder
from extractor.tables.incident_rows import IncidentTabulator, conflicts

CODEBOOK = Pipeline("missile_launch", find_folder("missile_launch")).codebook


def record(article: str, /, *claims: Claimed, original: str = "", published: str = "2022-11-04", role: str = "main", **cells: str) -> EventRecord:
    return EventRecord(article, "e1", published, original or article, {"launcher": "PRK", "role": role} | cells, claims)


def row(*records: EventRecord) -> dict[str, object]:
    return IncidentTabulator(CODEBOOK).row("i1", list(records))


def test_most_tell_it() -> None:
    found = row(
        record("a", launch_site="Sunan", latitude="39.2", longitude="125.7", projectile_class="ballistic", count="2", date="2022-11"),
        record("b", launch_site="Wonsan", latitude="39.1", longitude="127.4", projectile_class="ballistic", count="2", date="2022-11"),
        record("c", launch_site="Sunan", latitude="39.2", longitude="125.7", projectile_class="SRBM", count="3", date="2022-11-03"),
    )
    assert list(found) and set(found) == set(columns("incidents", CODEBOOK))
    assert (found["launch_site"], found["latitude"], found["count"], found["date"]) == ("Sunan", "39.2", "2", "2022-11-03")
    assert found["projectile_class"] == "SRBM"  # the general word is told more often, and is no other
    assert found["events"] == "a/e1;b/e1;c/e1"


def test_copies_count_once() -> None:
    copies = [record(f"c{i}", count="3", original="b") for i in range(3)]
    found = row(record("a", count="2"), record("d", count="2", role="background", published="2022-11-09"), record("b", count="3"), *copies)
    assert (found["n_articles"], found["n_main"], found["count"]) == (3, 2, "2")
    assert (found["first_published"], found["last_published"]) == ("2022-11-04", "2022-11-09")


def test_least_and_greatest() -> None:
    found = row(
        record("a", distance_km_min="340", distance_km_max="350", reacting_governments="JPN;USA"),
        record("b", distance_km_min="1000", distance_km_max="1000", reacting_governments="CHN;JPN"),
    )
    assert (found["distance_km_min"], found["distance_km_max"], found["altitude_km_min"]) == ("340", "1000", "")
    assert found["reacting_governments"] == "CHN;JPN;USA"


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ([("distance_km", "350", "KOR"), ("distance_km", "349.2", "JPN")], ""),  # one figure in miles
        ([("distance_km", "350", "KOR"), ("distance_km", "340", "JPN")], "distance_km: 350 (KOR) | 340 (JPN)"),
        ([("distance_km", "350", "KOR"), ("distance_km", "349.2", "USA"), ("distance_km", "300", "")], "distance_km: 350 (KOR, USA) | 300 (1 article)"),
        ([("count", "2", "KOR"), ("count", "3", ""), ("time", "07:40", "KOR")], "count: 2 (KOR) | 3 (1 article)"),
        ([("outcome", "success", "PRK"), ("outcome", "failure", "KOR")], "outcome: success (PRK) | failure (KOR)"),
        ([("altitude_km", "30 to 50", "KOR"), ("altitude_km", "60", "JPN")], "altitude_km: 30 to 50 (KOR) | 60 (JPN)"),
    ],
)
def test_conflicts(claims: list[Claimed], told: str) -> None:
    assert conflicts([record("a", *claims)]) == told


def test_articles_that_differ_are_counted() -> None:
    records = [record(a, ("distance_km", km, "")) for a, km in (("a", "350"), ("b", "500"), ("c", "500"))]
    assert conflicts(records) == "distance_km: 350 (1 article) | 500 (2 articles)"


def test_what_is_kept_of_an_event() -> None:
    article = {"article_id": "a", "published": "2022-11-04", "duplicate_of": ""}
    events = [
        {"event_id": "e1", "role": "main", "launcher": "PRK", "count": 2, "distance_km": 350.0, "distance_km_min": 350.0, "outcome": "", "class_basis": "told"}
    ]
    events += [{"event_id": "e2", "role": "planned", "launcher": "PRK"}]
    fact = {"event_id": "e1", "attribute": "distance", "value": "350", "value_min": 350.0, "value_max": 350.0, "asserted_by": "KOR"}
    (kept,) = Recorder(CODEBOOK).records(article, events, [fact, fact, fact | {"attribute": "range"}])
    assert kept.cells == {"role": "main", "launcher": "PRK", "count": "2", "distance_km_min": "350"}
    assert kept.claims == (("distance_km", "350", "KOR"),)
    assert EventRecord.decode(kept.encode()) == kept
