"""The columns of each table, in order."""

from __future__ import annotations

from typing import Any

from extractor.domain.codebook import Attribute, Codebook

Row = dict[str, Any]
TABLES = ("articles", "events", "facts", "reactions")  # an article's own rows
INCIDENTS, INCIDENT_ID = "incidents", "incident_id"
ALL_TABLES = (*TABLES, INCIDENTS)  # what a run writes
REFERRED_FIRST = (INCIDENTS, *TABLES)  # the same, each behind those that its rows refer to
OF_ARTICLE = ("title", "published", "publisher")  # what the other tables repeat of the article, so that each explains itself
REVIEW = ("reviewed", "reviewed_by", "reviewed_at")  # what somebody decided on a claim: empty as the program found it
ARTICLES = ("article_id", "source", *OF_ARTICLE, "n_chars", "sha256", "status", "error", "url", "duplicate_of", "published_basis", "text")
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
    *OF_ARTICLE,
    "fact_id",
    *REVIEW,
)
REACTIONS = (
    "article_id",
    "event_id",
    "government",
    "actor",
    "reaction",
    "plover",
    "text",
    "start",
    "end",
    "sentence",
    "confidence",
    *OF_ARTICLE,
    "reaction_id",
    *REVIEW,
    "date",
    "days_after",
    "hours_after",
)
ESTIMATE = ("_best", "_min", "_max", "_rule")  # of a figure in incidents: which one stands for all, and by which rule
DATE_PRECISION, SITE_PRECISION = "date_precision", "site_precision"
IMPLAUSIBLE = "implausible"
CODED = ("clarity", "n_publishers", "n_origins", "code_status")  # how well an incident is told, and whether somebody has looked at it
CLASS_BASIS, CLASS_BASES = "class_basis", ("told", "designation")  # a word of the text, or the class of the name in its table


def columns(table: str, codebook: Codebook) -> list[str]:
    """Column names in order; those of `events` and `incidents` come from the codebook's attributes."""
    if table == "events":
        return _of_events(codebook)
    if table == INCIDENTS:
        return _of_incidents(codebook)
    return list({"articles": ARTICLES, "facts": FACTS, "reactions": REACTIONS}[table])


def _of_events(codebook: Codebook) -> list[str]:
    attributes, late = codebook.attributes.values(), codebook.raw.get("last_columns", ())
    return [
        "article_id",
        "event_id",
        "role",
        *(name for a in attributes if a.name not in late for name in _of_attribute(a)),
        "reacting_governments",
        *(name for a in attributes if a.name in late for name in _of_attribute(a)),
        *(f"{a.name}_basis" for a in codebook.of_kind("date")),
        *class_basis(codebook),
        INCIDENT_ID,
        *(country_column(a) for a in codebook.of_kind("place") if a.coordinates),
        *OF_ARTICLE,
        REVIEW[0],
        *(SITE_PRECISION for _ in located(codebook)),
        *checked(codebook),
        *codebook.identifiers.columns,
    ]


def _of_attribute(a: Attribute) -> list[str]:
    if a.kind == "quantity":
        return quantity_columns(a)
    if a.kind == "count":
        return [a.name, f"{a.name}_qualifier"]
    return [a.name, "latitude", "longitude"] if a.coordinates else [a.name]


def _of_incidents(codebook: Codebook) -> list[str]:
    """Those of an event's attributes that tell of what happened, not of the weapon, and what all articles together say of it."""
    out = [INCIDENT_ID]
    for a in codebook.attributes.values():
        if a.kind == "quantity":
            out += [f"{name}{end}" for name in unit_columns(a).values() for end in ("_min", "_max")] if summed_up(a, codebook) else []
        else:
            out += [a.name, "latitude", "longitude"] if a.coordinates else [a.name]
    return [
        *out,
        "reacting_governments",
        "n_articles",
        "n_main",
        "first_published",
        "last_published",
        "conflicts",
        "events",
        *_estimates(codebook),
        *CODED,
        *checked(codebook),
        *codebook.identifiers.columns,
    ]


def _estimates(codebook: Codebook) -> list[str]:
    """What all articles together say of each figure and how precise day and place are; the least and greatest of a quantity stand before."""
    out = []
    for a in (a for a in codebook.attributes.values() if estimated(a, codebook)):
        ends = ESTIMATE if a.kind == "count" else (ESTIMATE[0], ESTIMATE[-1])
        out += [f"{estimate_column(a)}{end}" for end in ends]
    return [*out, *(DATE_PRECISION for _ in codebook.of_kind("date")[:1]), *(SITE_PRECISION for _ in located(codebook))]


def estimated(a: Attribute, codebook: Codebook) -> bool:
    """Whether incidents have a best estimate of an attribute: a number, or a quantity of the event."""
    return a.kind == "count" or (a.kind == "quantity" and summed_up(a, codebook) and len(unit_columns(a)) == 1)


def estimate_column(a: Attribute) -> str:
    """The column of a figure in incidents, before `_best` and the others."""
    return column_name(a.name, a.unit) if a.kind == "quantity" else a.name


def checked(codebook: Codebook) -> list[str]:
    """The column that says why figures cannot be, where a codebook declares flights."""
    return [IMPLAUSIBLE] if codebook.raw.get("flight") else []


def located(codebook: Codebook) -> list[Attribute]:
    """The place whose coordinates the tables have, if there is one."""
    return [a for a in codebook.of_kind("place") if a.coordinates][:1]


def summed_up(a: Attribute, codebook: Codebook) -> bool:
    """Whether a quantity has columns in `incidents`: one of the event, which stands among its first columns."""
    return not a.of_design and a.name not in codebook.raw.get("last_columns", ())


def class_basis(codebook: Codebook) -> list[str]:
    """The column that says what a class was taken from, where objects have classes and names."""
    return [CLASS_BASIS] if codebook.of_kind("class") and codebook.of_kind("name") else []


def column_name(name: str, unit: str) -> str:
    """("distance", "km") → "distance_km", ("speed", "km/h") → "speed_kmh"; the name alone where there is no unit."""
    word = "".join(c for c in unit.lower() if c.isalnum())
    return f"{name}_{word}" if word else name


def unit_columns(a: Attribute) -> dict[str, str]:
    """The column of each unit in which a quantity is told: {"km/h": "speed_kmh", "Mach": "speed_mach"}."""
    return {unit: column_name(a.name, unit) for unit in a.unit.split(" or ")}


def quantity_columns(a: Attribute) -> list[str]:
    """All columns of a quantity: for each unit the first claim's value, the least and the greatest of all claims."""
    return [f"{name}{end}" for name in unit_columns(a).values() for end in ("", "_min", "_max")]


def country_column(a: Attribute) -> str:
    """The column of the country in which a place lies."""
    return f"{a.name}_country"
