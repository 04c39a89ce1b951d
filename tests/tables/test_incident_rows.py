"""The row of an incident."""

from __future__ import annotations

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.tables.columns import columns
from extractor.tables.incident_estimates import Figure
from extractor.tables.incident_records import Claimed, EventRecord, Recorder
from extractor.tables.incident_rows import IncidentTabulator, conflicts

CODEBOOK = Pipeline("missile_launch", find_folder("missile_launch")).codebook


def record(
    article: str,
    /,
    *claims: Claimed,
    original: str = "",
    published: str = "2022-11-04",
    figures: tuple[Figure, ...] = (),
    sources: tuple[str, ...] = (),
    publisher: str = "",
    **cells: str,
) -> EventRecord:
    told = {name: value for name, value in ({"launcher": "PRK", "role": "main"} | cells).items() if value}
    return EventRecord(article, "e1", published, original or article, told, claims, figures, sources, publisher)


def figure(value: str, by: str = "", /, column: str = "distance_km") -> Figure:
    return Figure(column, value, value, value, "exact", by)


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
    fact = {"event_id": "e1", "attribute": "distance", "value": "350", "value_min": 350.0, "value_max": 350.0, "unit": "km", "asserted_by": "KOR"}
    (kept,) = Recorder(CODEBOOK).records(article, events, [fact, fact, fact | {"attribute": "range"}])
    assert kept.cells == {"role": "main", "launcher": "PRK", "count": "2", "distance_km_min": "350"}
    assert kept.claims == (("distance_km", "350", "KOR"),)
    assert kept.figures == (Figure("distance_km", "350", "350", "350", "", "KOR"),)
    assert kept.sources == ("KOR",)
    assert EventRecord.decode(kept.encode()) == kept


def test_of_several_numbers_of_one_account_that_of_its_row_is_kept() -> None:
    """ "Three were fired; one of them fell into a field": one is no rival of three."""
    event = {"event_id": "e1", "role": "main", "count": 3, "count_qualifier": "exact"}
    of_number = {"event_id": "e1", "attribute": "count", "value_min": None, "value_max": None, "asserted_by": "", "qualifier": "exact"}
    article = {"article_id": "a", "published": "", "duplicate_of": "", "publisher": "Own Wire"}
    (kept,) = Recorder(CODEBOOK).records(article, [event], [of_number | {"value": n} for n in ("3", "1")])
    assert kept.figures == (Figure("count", "3", "3", "3", "exact", ""),)
    assert (kept.publisher, kept.sources) == ("Own Wire", ())


def test_estimates_of_an_incident() -> None:
    found = row(
        record("a", distance_km_min="350", distance_km_max="360", figures=(figure("350", "KOR"), figure("360", "PRK"), figure("2", column="count"))),
        record("b", distance_km_min="340", distance_km_max="340", figures=(figure("340", "JPN"), figure("3", "KOR", column="count"))),
    )
    assert [found[f"distance_km_{end}"] for end in ("best", "min", "max", "rule")] == ["350", "340", "360", "opponent: KOR"]
    assert [found[f"count_{end}"] for end in ("best", "min", "max", "rule")] == ["3", "2", "3", "opponent: KOR"]
    assert [found[f"altitude_km_{end}"] for end in ("best", "rule")] == ["", ""]


@pytest.mark.parametrize(("day", "precision"), [("2022-11-04", 1), ("2022-11", 4), ("2022", 5), ("", "")])
def test_how_precise_a_day_is(day: str, precision: int | str) -> None:
    assert row(record("a", date=day))["date_precision"] == precision


def test_the_precision_of_a_place_comes_with_its_coordinates() -> None:
    sunan = {"launch_site": "Sunan", "latitude": "39.2", "longitude": "125.7", "site_precision": "1"}
    found = row(record("a", **sunan), record("b", launch_site="Wonsan", site_precision="2"), record("c", **sunan))
    assert (found["launch_site"], found["site_precision"]) == ("Sunan", "1")


@pytest.mark.parametrize(
    ("cells", "clarity"), [({"date": "2022-11-04"}, 1), ({"date": "2022-11"}, 2), ({"date": "2022-11-04", "launcher": ""}, 2), ({"role": "background"}, 2)]
)
def test_clarity(cells: dict[str, str], clarity: int) -> None:
    assert row(record("a", **cells))["clarity"] == clarity


def test_who_tells_of_it() -> None:
    """Three articles cite Seoul, two tell it in their own voice, of which one is printed twice."""
    citing = [record(f"s{i}", sources=("KOR",), publisher=f"Daily {i}") for i in range(3)]
    own = record("o", publisher="Wire")
    printed, other = record("p", publisher="Herald", original="o"), record("q", sources=("JPN", "KOR"))
    found = row(*citing, own, printed, other)
    assert (found["n_articles"], found["n_publishers"], found["n_origins"]) == (5, 5, 3)


@pytest.mark.parametrize(
    ("publishers", "sources", "origins"),
    [
        (("Yonhap News Agency", "Herald"), ((), ("yonhap",)), 1),
        (("The Guardian", "Herald"), ((), ("guardian",)), 1),
        (("AP", "Herald"), ((), ("ap",)), 1),
        (("Apple Daily", "Herald"), ((), ("ap",)), 2),
        (("", ""), ((), ()), 2),
        (("Herald", "Herald"), ((), ()), 1),
        (("Herald", "Herald"), (("KOR", "JPN"), ("KOR",)), 2),
    ],
)
def test_origins(publishers: tuple[str, str], sources: tuple[tuple[str, ...], ...], origins: int) -> None:
    """An agency that is cited, and tells it itself, is one; two texts of one publisher are."""
    told = zip("ab", publishers, sources, strict=True)
    assert row(*(record(name, publisher=publisher, sources=named) for name, publisher, named in told))["n_origins"] == origins


@pytest.mark.parametrize(("reviewed", "status"), [(("all", "all"), "reviewed"), (("all", "part"), "candidate"), (("all", ""), "candidate")])
def test_whether_somebody_looked_at_it(reviewed: tuple[str, str], status: str) -> None:
    assert row(*(record(f"a{i}", reviewed=decided) for i, decided in enumerate(reviewed)))["code_status"] == status
