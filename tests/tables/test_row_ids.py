"""Ids of facts and reactions."""

from __future__ import annotations

from conftest import PUBLISHED, rows_of

from extractor.extraction import load
from extractor.read.article import Article
from extractor.tables.row_ids import with_ids

TEXT = "North Korea fired a ballistic missile from Sunan on Tuesday. It flew 350 km, Seoul said. Japan condemned the launch."


def fact(**changed: object) -> dict[str, object]:
    return {"article_id": "a1", "event_id": "e1", "attribute": "distance", "value": "350", "unit": "km", "asserted_by": "KOR", "start": 3, "end": 9} | changed


def test_the_same_claim_has_the_same_id_whatever_its_event_and_confidence() -> None:
    assert with_ids("facts", [fact()])[0]["fact_id"] == with_ids("facts", [fact(event_id="e2", confidence=0.4)])[0]["fact_id"]
    assert with_ids("facts", [fact()])[0]["fact_id"] == with_ids("facts", [fact(start="3")])[0]["fact_id"]  # as read back from a file


def test_another_claim_has_another_id() -> None:
    others = [fact(article_id="a2"), fact(value="351"), fact(asserted_by="JPN"), fact(end=10), fact(attribute="altitude"), fact(unit="m")]
    ids = [row["fact_id"] for row in with_ids("facts", [fact(), *others])]
    assert len(set(ids)) == len(ids) == 7


def test_one_claim_of_two_events_has_two_ids() -> None:
    first, second = with_ids("facts", [fact(), fact(event_id="e2")])
    assert first["fact_id"] == with_ids("facts", [fact()])[0]["fact_id"] != second["fact_id"]


def test_rows_of_an_article_have_the_same_ids_beside_any_other() -> None:
    article = Article("1e5", TEXT, published=PUBLISHED)
    alone, beside = rows_of(TEXT), list(load("missile_launch").rows([Article("x", "A flower show."), article]))[1]
    assert all(f["fact_id"][0] == "f" for f in alone.facts) and alone.reactions[0]["reaction_id"][0] == "r"
    assert [f["fact_id"] for f in load("missile_launch").extract(TEXT, published=PUBLISHED, article_id="1e5").rows.facts] == [
        f["fact_id"] for f in beside.facts
    ]
