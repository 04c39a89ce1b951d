"""The codebook of a pipeline: attributes, kinds and vocabularies, read from its `codebook.yml`. Code and documentation share it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
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
    attributes = {name: _attribute(name, spec, path) for name, spec in raw.get("attributes", {}).items()}
    classes: dict[str, Any] = next((raw["attributes"][a.name] for a in attributes.values() if a.kind == "class"), {})
    for key in ("title", "unit_of_observation"):
        if not raw.get(key):
            raise DeclarationError(f"{path}: {key!r} is missing")
    return Codebook(
        title=raw["title"],
        unit_of_observation=raw["unit_of_observation"],
        attributes=attributes,
        reactions=load_yaml(shared(reactions)) if isinstance(reactions, str) else reactions,
        roles=tuple(raw.get("roles", ("main", "background", "planned"))),
        qualifiers=tuple(raw.get("qualifiers", ("exact",))),
        count_qualifiers=tuple(raw.get("count_qualifiers", ("exact",))),
        statuses=tuple(raw.get("statuses", ("ok", "none", "skipped", "failed"))),
        general_classes=tuple(classes.get("general", ())),
        class_families=tuple(frozenset(f) for f in classes.get("families", ())),
        classes_told_alike=tuple(frozenset(f) for f in classes.get("told_alike", ())),
        raw=raw,
        identifiers=read_identifiers(raw.get("ids", {}), shared),
    )


def _attribute(name: str, spec: dict[str, Any], path: Path) -> Attribute:
    """An attribute as it is declared."""
    if spec.get("kind") not in KINDS:
        raise DeclarationError(f"{path}: attribute {name!r} has kind {spec.get('kind')!r}; it must be one of {', '.join(sorted(KINDS))}")
    declared: dict[str, Any] = {f.name: spec[f.name] for f in fields(Attribute) if f.name in spec}
    declared |= {key: tuple(spec[key]) for key in ("values", "tables") if key in spec}
    declared |= {key: float(spec[key]) for key in ("least", "greatest") if key in spec}
    return Attribute(**declared | {"name": name})
