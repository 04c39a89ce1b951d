"""The columns of each table, in order."""

from __future__ import annotations

from typing import Any

from extractor.domain.codebook import Attribute, Codebook

Row = dict[str, Any]
TABLES = ("articles", "events", "facts", "reactions")  # an article's own rows
INCIDENTS, INCIDENT_ID = "incidents", "incident_id"
ALL_TABLES = (*TABLES, INCIDENTS)  # what a run writes
ARTICLES = ("article_id", "source", "title", "published", "publisher", "n_chars", "sha256", "status", "error", "url", "duplicate_of", "published_basis")
FACTS = (
    "article_id",
    "event_id",
    "role",
    "attribute",
    "value",
    "value_min",
    "value_max",
    "unit",
    "qualifier",
    "asserted_by",
    "asserted_by_text",
    "text",
    "start",
    "end",
    "sentence",
    "confidence",
)
REACTIONS = ("article_id", "event_id", "government", "actor", "reaction", "plover", "text", "start", "end", "sentence", "confidence")
CLASS_BASIS, CLASS_BASES = "class_basis", ("told", "designation")  # a word of the text, or the class of the name in its table
INTEGERS = {"n_chars", "start", "end", "n_articles", "n_main"}
NUMBERS = {"value_min", "value_max", "confidence", "latitude", "longitude"}


def columns(table: str, codebook: Codebook) -> list[str]:
    """Column names in order; those of `events` come from the codebook's attributes."""
    if table == INCIDENTS:
        return _of_incidents(codebook)
    if table != "events":
        return list({"articles": ARTICLES, "facts": FACTS, "reactions": REACTIONS}[table])
    out = ["article_id", "event_id", "role"]
    late: list[str] = []
    for a in codebook.attributes.values():
        if a.kind == "quantity":
            (late if a.name in codebook.raw.get("last_columns", ()) else out).extend(f"{column_name(a.name, a.unit)}{end}" for end in ("", "_min", "_max"))
        elif a.kind == "place" and a.coordinates:
            out += [a.name, "latitude", "longitude"]
        elif a.kind == "count":
            out += [a.name, f"{a.name}_qualifier"]
        else:
            out.append(a.name)
    return [*out, "reacting_governments", *late, *(f"{a.name}_basis" for a in codebook.of_kind("date")), *class_basis(codebook), INCIDENT_ID]


def _of_incidents(codebook: Codebook) -> list[str]:
    """Those of an event's attributes that tell of what happened, not of the weapon, and what all articles together say of it."""
    out = [INCIDENT_ID]
    for a in codebook.attributes.values():
        if a.kind == "quantity":
            out += [f"{column_name(a.name, a.unit)}{end}" for end in ("_min", "_max")] if summed_up(a, codebook) else []
        else:
            out += [a.name, "latitude", "longitude"] if a.coordinates else [a.name]
    return [*out, "reacting_governments", "n_articles", "n_main", "first_published", "last_published", "conflicts", "events"]


def summed_up(a: Attribute, codebook: Codebook) -> bool:
    """Whether a quantity has columns in `incidents`: one of the event, which stands among its first columns."""
    return not a.of_design and a.name not in codebook.raw.get("last_columns", ())


def class_basis(codebook: Codebook) -> list[str]:
    """The column that says what a class was taken from, where objects have classes and names."""
    return [CLASS_BASIS] if codebook.of_kind("class") and codebook.of_kind("name") else []


def column_name(name: str, unit: str) -> str:
    """`distance_km`: with its unit where that is one word."""
    return f"{name}_{unit}" if unit.isidentifier() else name
