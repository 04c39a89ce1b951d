"""Types, meanings and constraints of columns."""

from __future__ import annotations

import pytest
from event_values import context

from extractor.tables.columns import ALL_TABLES, columns
from extractor.tables.schema import Column, schema

CODEBOOK = context().codebook


def column(table: str, name: str) -> Column:
    return next(c for c in schema(table, CODEBOOK) if c.name == name)


@pytest.mark.parametrize("table", ALL_TABLES)
def test_every_column_is_described(table: str) -> None:
    described = schema(table, CODEBOOK)
    assert [c.name for c in described] == columns(table, CODEBOOK)
    assert [c.name for c in described if not c.meaning] == []


@pytest.mark.parametrize(
    "table, name, kind", [("events", "count", "integer"), ("events", "distance_km_min", "number"), ("facts", "start", "integer"), ("events", "date", "string")]
)
def test_types(table: str, name: str, kind: str) -> None:
    assert column(table, name).type == kind


def test_vocabularies_come_from_the_codebook() -> None:
    assert column("events", "role").values == ("main", "background", "planned")
    assert "condemn" in column("reactions", "reaction").values
    assert "at_least" in column("events", "count_qualifier").values


@pytest.mark.parametrize(
    "kind, value, typed", [("integer", "3", 3), ("number", "3.5", 3.5), ("string", "x", "x"), ("integer", "", None), ("number", None, None)]
)
def test_values_as_their_type(kind: str, value: object, typed: object) -> None:
    assert Column("c", kind).typed(value) == typed


def test_a_value_of_another_type_is_refused() -> None:
    with pytest.raises(ValueError):
        Column("c", "integer").typed("many")
