"""The codebook of a pipeline: attributes, kinds and vocabularies, read from its `codebook.yml`. Code and documentation share it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.domain.declarations import load_yaml
from extractor.domain.identifiers import Identifiers, read_identifiers
from extractor.errors import DeclarationError

KINDS = {"agent", "date", "time", "place", "name", "class", "count", "quantity", "outcome"}


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of an event. `least` and `greatest` bound a quantity in its unit; others are for one kind each."""

    name: str
    kind: str
    meaning: str = ""
    values: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    quantity: str = ""
    unit: str = ""
    least: float = 0.0
    greatest: float = float("inf")
    coordinates: bool = False
    place: str = "origin"  # of a place: `origin`, where the event was or began, or `destination`, where it ended
    of_design: bool = False  # a quantity of what was launched, not of the launch
    of_motion: bool = False  # a quantity that verbs of motion tell: its cue reaches over further figures, and yields to any cue before the figure
    joined_by_at: str = ""  # the quantity that this one is joined to by "at" ("flew 490 km at 130 km")
    measured: str = ""  # of design: the quantity that it is of where it follows another measured one ("an altitude of 80 km and a range of 900 km")


@dataclass(frozen=True)
class Codebook:
    """What a pipeline's `codebook.yml` declares, typed; `raw` is the file as it stands."""

    title: str
    unit_of_observation: str
    attributes: dict[str, Attribute]
    reactions: dict[str, dict[str, Any]]
    roles: tuple[str, ...]
    qualifiers: tuple[str, ...]
    count_qualifiers: tuple[str, ...]
    statuses: tuple[str, ...]
    general_classes: tuple[str, ...] = ()
    class_families: tuple[frozenset[str], ...] = ()
    classes_told_alike: tuple[frozenset[str], ...] = ()  # classes by which different articles tell of one event
    raw: dict[str, Any] = field(default_factory=dict, repr=False)
    identifiers: Identifiers = Identifiers()

    @property
    def carried_classes(self) -> frozenset[str]:
        """Classes of what does not act itself but is borne: a rocket's satellite."""
        return frozenset(self.raw.get("class_rules", {}).get("carried", ()))

    @property
    def uncounted_classes(self) -> frozenset[str]:
        """Classes whose noun in the singular is not one: "artillery were fired"."""
        return frozenset(self.raw.get("class_rules", {}).get("uncounted", ()))

    @property
    def defending_classes(self) -> frozenset[str]:
        """Classes of what shoots down others."""
        return frozenset(self.raw.get("class_rules", {}).get("defending", ()))

    @property
    def place_precision(self) -> dict[str, int]:
        """How exactly a place of each kind says where: 1 an exact site to 7 a country."""
        return dict(self.raw.get("place_kinds", {}).get("precision", {}))

    def of_kind(self, kind: str) -> list[Attribute]:
        """The attributes of a kind, in the order of the columns."""
        return [a for a in self.attributes.values() if a.kind == kind]

    def first(self, kind: str) -> str:
        """Name of the first attribute of a kind, "" where the pipeline has none."""
        return next((a.name for a in self.of_kind(kind)), "")

    @property
    def destination(self) -> str:
        """Name of the place where an event ended, "" where the pipeline has none."""
        return next((a.name for a in self.of_kind("place") if a.place == "destination"), "")


def read_codebook(raw: dict[str, Any], path: Path, shared: Callable[[str], Path]) -> Codebook:
    """The codebook that a codebook.yml holds; DeclarationError names the file and what is wrong in it. `shared` finds files named in it.

    `checks` has the thorough checks.
    """
    reactions = raw.get("reactions", {})
    if isinstance(reactions, str):
        reactions = load_yaml(shared(reactions))
    attributes: dict[str, Attribute] = {}
    general: tuple[str, ...] = ()
    families: tuple[frozenset[str], ...] = ()
    alike: tuple[frozenset[str], ...] = ()
    for name, spec in raw.get("attributes", {}).items():
        if spec.get("kind") not in KINDS:
            raise DeclarationError(f"{path}: attribute {name!r} has kind {spec.get('kind')!r}; it must be one of {', '.join(sorted(KINDS))}")
        attributes[name] = Attribute(
            name,
            spec["kind"],
            spec.get("meaning", ""),
            tuple(spec.get("values", ())),
            tuple(spec.get("tables", ())),
            spec.get("quantity", ""),
            spec.get("unit", ""),
            float(spec.get("least", 0)),
            float(spec.get("greatest", float("inf"))),
            bool(spec.get("coordinates", False)),
            spec.get("place", "origin"),
            bool(spec.get("of_design", False)),
            bool(spec.get("of_motion", False)),
            spec.get("joined_by_at", ""),
            spec.get("measured", ""),
        )
        if spec["kind"] == "class":
            general = tuple(spec.get("general", ()))
            families = tuple(frozenset(f) for f in spec.get("families", ()))
            alike = tuple(frozenset(f) for f in spec.get("told_alike", ()))
    for key in ("title", "unit_of_observation"):
        if not raw.get(key):
            raise DeclarationError(f"{path}: {key!r} is missing")
    return Codebook(
        raw["title"],
        raw["unit_of_observation"],
        attributes,
        reactions,
        tuple(raw.get("roles", ("main", "background", "planned"))),
        tuple(raw.get("qualifiers", ("exact",))),
        tuple(raw.get("count_qualifiers", ("exact",))),
        tuple(raw.get("statuses", ("ok", "none", "skipped", "failed"))),
        general,
        families,
        alike,
        raw,
        read_identifiers(raw.get("ids", {}), shared),
    )
