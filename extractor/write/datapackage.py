"""`datapackage.json`: the tables described as a Frictionless Data Package (Data Package v1, tabular resources), from the codebook."""

from __future__ import annotations

from typing import Any

from extractor.domain.codebook import Codebook
from extractor.tables.columns import ALL_TABLES
from extractor.tables.schema import Column, declared, schema
from extractor.write.formats import EXCEL, WRITERS, Format

NEUTRALISED = "free text that begins with = + - @, a tab or a carriage return has a ' before it, so that no spreadsheet takes it for a formula"
MEDIA = {
    "csv": "text/csv",
    EXCEL: "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "duckdb": "application/vnd.duckdb",
}


def describe(codebook: Codebook, to: str = "csv") -> dict[str, Any]:
    """The descriptor of an output in that format. `frictionless validate` reads the data of csv; for others it describes them."""
    form = WRITERS[to]
    return {
        "profile": "tabular-data-package" if form.suffix == "csv" else "data-package",
        "name": "extracted-facts",
        "title": codebook.title,
        "description": f"Unit of observation: {codebook.unit_of_observation}",
        "resources": [resource(table, codebook, form) for table in ALL_TABLES],
    }


def resource(table: str, codebook: Codebook, form: Format) -> dict[str, Any]:
    out: dict[str, Any] = {
        "name": table,
        "description": declared()["tables"][table],
        "path": form.path(table),
        "format": form.suffix,
        "mediatype": MEDIA[form.name],
        "schema": table_schema(table, codebook),
    }
    if form.suffix == "csv":
        dialect = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}
        out |= {"profile": "tabular-data-resource", "encoding": "utf-8-sig" if form.name == EXCEL else "utf-8", "dialect": dialect, "neutralised": NEUTRALISED}
    return out


def table_schema(table: str, codebook: Codebook) -> dict[str, Any]:
    """The Table Schema: fields, missing values, keys."""
    out: dict[str, Any] = {"fields": [field(c) for c in schema(table, codebook)], "missingValues": [""]}
    if key := declared()["keys"].get(table):
        out["primaryKey"] = key
    if links := declared()["references"].get(table):
        out["foreignKeys"] = [{"fields": link["fields"], "reference": {"resource": link["table"], "fields": link["fields"]}} for link in links]
    return out


def field(column: Column) -> dict[str, Any]:
    found = {"required": column.required, "enum": list(column.values), "pattern": column.pattern, "minimum": column.least, "maximum": column.greatest}
    constraints = {k: v for k, v in found.items() if v not in (False, [], "", None) or (v == 0 and k in ("minimum", "maximum") and v is not None)}
    out: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.meaning:
        out["description"] = column.meaning
    return out | ({"constraints": constraints} if constraints else {})
