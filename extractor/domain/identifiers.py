"""Ids under which other people's tables know the actors and places of a pipeline: from files that its codebook names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.domain.tables import read_table

FORMS = {"geonames": r"[1-9]\d*", "wikidata": r"Q[1-9]\d*"}
"""The kinds of ids and what one looks like."""


@dataclass(frozen=True)
class Identifiers:
    """`kinds` says which ids of each attribute the tables have; `known` holds those of a value by their kind (of an actor's code, of a place's name)."""

    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)

    @property
    def columns(self) -> dict[str, tuple[str, str]]:
        """Attribute and kind of each column: {"launcher_wikidata": ("launcher", "wikidata")}."""
        return {f"{attribute}_{kind}": (attribute, kind) for attribute, kinds in self.kinds.items() for kind in kinds}

    def cells(self, attribute: str, value: str) -> dict[str, str]:
        """The columns of an attribute's ids with those of its value, "" where it has none."""
        known = self.known.get(value, {})
        return {f"{attribute}_{kind}": known.get(kind, "") for kind in self.kinds.get(attribute, ())}


def read_identifiers(declared: Mapping[str, Any], path: Callable[[str], Path]) -> Identifiers:
    """The ids that `ids` of a codebook declares; `path` finds a file of the pipeline."""
    known: dict[str, dict[str, str]] = {}
    for name in declared.get("files", ()):
        for row in read_table(path(name)):
            told = {kind: row[kind] for kind in FORMS if row.get(kind)}
            known[row["name"]] = told | known.get(row["name"], {})
    return Identifiers({a: tuple(kinds) for a, kinds in declared.get("columns", {}).items()}, known)


def names_of(table: str, rows: Iterable[Mapping[str, str]]) -> set[str]:
    """What a table's rows are known by: of actors their code, else the name."""
    return {row["code" if table == "actors" else "name"] for row in rows}


def without(identifiers: Identifiers, tables: Mapping[str, Path]) -> dict[tuple[str, str], tuple[int, int]]:
    """For each table of actors or places and each kind of id: how many of its names have none, and of how many; only where some have one."""
    found = {}
    for table, path in tables.items():
        names = names_of(table, read_table(path))
        for kind in FORMS:
            have = sum(1 for name in names if kind in identifiers.known.get(name, {}))
            if have:
                found[table, kind] = (len(names) - have, len(names))
    return found
