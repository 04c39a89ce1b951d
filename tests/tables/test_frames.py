"""The tables as DataFrames."""

from __future__ import annotations

import pandas as pd
from conftest import rows_of
from event_values import context

from extractor.tables.frames import Result, frame

CODEBOOK = context().codebook
RESULT = Result.of([rows_of("North Korea fired two ballistic missiles from Sunan on Tuesday. They flew 350 km."), rows_of("A flower show.")], CODEBOOK)


def test_numbers_are_numbers_and_what_is_not_told_is_missing() -> None:
    [event] = RESULT.events.to_dict("records")
    assert (event["count"], event["distance_km"]) == (2, 350.0)
    assert pd.isna(event["altitude_km"]) and pd.isna(event["outcome"])
    assert str(RESULT.events["count"].dtype) == "Int64"
    assert str(RESULT.events["distance_km_max"].dtype) == "Float64"
    assert str(RESULT.facts["start"].dtype) == "Int64"


def test_every_article_has_its_row() -> None:
    assert list(RESULT.articles["status"]) == ["ok", "none"]


def test_a_table_without_rows_has_its_columns() -> None:
    empty = frame("reactions", [], CODEBOOK)
    assert len(empty) == 0
    assert "government" in empty.columns
