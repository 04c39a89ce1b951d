"""The columns of the tables with their types, meanings and constraints, from the codebook and `columns.yml`.

The one place from which the writers take their types and `datapackage.json` its fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Attribute, Codebook
from extractor.domain.declarations import load_yaml
from extractor.domain.identifiers import FORMS
from extractor.tables.columns import CLASS_BASES, INCIDENTS, class_basis, columns, country_column, unit_columns
from extractor.tables.incident_estimates import AGENT, MEDIA, OPPONENT, STATE

DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
ID_MEANINGS = {"geonames": "GeoNames id", "wikidata": "Wikidata item"}
TIME = r"\d{2}:\d{2}"


@dataclass(frozen=True, slots=True)
class Column:
    """`type` is string, integer, number, or date for a whole day; `values` a closed vocabulary; `pattern` a regular expression of the whole value."""

    name: str
    type: str = "string"
    meaning: str = ""
    required: bool = False
    values: tuple[str, ...] = ()
    pattern: str = ""
    least: float | None = None
    greatest: float | None = None

    def typed(self, value: Any) -> Any:
        """The value as its type, None where it is missing; ValueError where it is none of the type."""
        if value is None or value == "":
            return None
        if self.type in ("string", "date"):  # JSON has no dates
            return str(value)
        return int(value) if self.type == "integer" else float(value)

    def shown(self, value: Any) -> str:
        """A number as text, alike whether it came as text or as a number: "350" of "350.0", 350.0 and 350."""
        number = float(value)
        return str(int(number)) if number.is_integer() else str(number)


@cache
def declared() -> dict[str, Any]:
    """The content of columns.yml."""
    data: dict[str, Any] = load_yaml(Path(__file__).with_name("columns.yml"))
    return data


def schema(table: str, codebook: Codebook) -> list[Column]:
    """The columns of a table, in order."""
    own = _event_columns(codebook) | _id_columns(codebook) if table in ("events", INCIDENTS) else {}
    closed, key = _vocabularies(codebook), declared()["keys"].get(table, ())
    return [own.get(name) or _common(table, name, closed.get(name, ()), of_key=name in key) for name in columns(table, codebook)]


def _common(table: str, name: str, values: tuple[str, ...], *, of_key: bool) -> Column:
    known = declared()["columns"]
    spec = known.get(f"{table}.{name}") or known.get(name, {})
    return Column(
        name,
        spec.get("type", "string"),
        spec.get("meaning", ""),
        of_key or spec.get("required", False),
        values,
        spec.get("pattern", ""),
        spec.get("least"),
        spec.get("greatest"),
    )


def _vocabularies(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    qualifiers = dict.fromkeys((*codebook.qualifiers, *codebook.count_qualifiers))
    plover = dict.fromkeys(r["plover"] for r in codebook.reactions.values() if r.get("plover"))
    return {
        "status": codebook.statuses,
        "role": codebook.roles,
        "attribute": tuple(codebook.attributes),
        "qualifier": tuple(qualifiers),
        "reaction": tuple(codebook.reactions),
        "plover": tuple(plover),
    }


def _event_columns(codebook: Codebook) -> dict[str, Column]:
    return {c.name: c for a in codebook.attributes.values() for c in _of_attribute(a, codebook)}


def _id_columns(codebook: Codebook) -> dict[str, Column]:
    columns = codebook.identifiers.columns.items()
    return {name: Column(name, meaning=f"{ID_MEANINGS[kind]} of {attribute}", pattern=FORMS[kind]) for name, (attribute, kind) in columns}


def _of_attribute(a: Attribute, codebook: Codebook) -> list[Column]:
    if a.kind == "quantity":
        return _of_quantity(a)
    if a.kind == "count":
        return [
            Column(a.name, "integer", a.meaning, least=0),
            Column(f"{a.name}_qualifier", meaning=f"how exact {a.name} is", values=codebook.count_qualifiers),
            Column(f"{a.name}_min", "integer", f"least {a.name} that an account tells", least=0),
            Column(f"{a.name}_max", "integer", f"greatest {a.name} that an account tells", least=0),
            *_of_estimate(a.name, a.name, "integer"),
        ]
    if a.kind == "date":
        return [Column(a.name, meaning=a.meaning, pattern=DATE), Column(f"{a.name}_basis", meaning=f"what {a.name} was taken from")]
    if a.kind == "class":
        basis = f"what {a.name} was taken from: a word of the text, or the class of the name in its table"
        return [Column(a.name, meaning=a.meaning, values=a.values), *(Column(name, meaning=basis, values=CLASS_BASES) for name in class_basis(codebook))]
    told = Column(a.name, meaning=a.meaning, values=a.values, pattern=TIME if a.kind == "time" else "")
    return [told, Column(country_column(a), meaning=f"ISO 3166-1 alpha-3 of the country that {a.name} lies in")] if a.coordinates else [told]


def _of_quantity(a: Attribute) -> list[Column]:
    return [column for unit, name in unit_columns(a).items() for column in _in_unit(a, name, f" ({unit})" if unit else "")]


def _in_unit(a: Attribute, name: str, unit: str) -> list[Column]:
    return [
        Column(name, "number", f"{a.meaning}{unit}; the first claim's value", least=0),
        Column(f"{name}_min", "number", f"least {a.name} of all claims{unit}", least=0),
        Column(f"{name}_max", "number", f"greatest {a.name} of all claims{unit}", least=0),
        *_of_estimate(name, a.name + unit, "number"),
    ]


def _of_estimate(column: str, told: str, kind: str) -> list[Column]:
    rule = f"the rule that chose it: {OPPONENT}, {STATE} or {AGENT} with who says so, or {MEDIA}; their order is the codebook's"
    return [
        Column(f"{column}_best", kind, f"best estimate of {told}: of the figures told, that of the source whose side comes first", least=0),
        Column(f"{column}_rule", meaning=rule, pattern=f"{MEDIA}|({OPPONENT}|{STATE}|{AGENT}): .+"),
    ]
