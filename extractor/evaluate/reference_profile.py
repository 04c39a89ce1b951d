"""How another's table of events is read: the profiles of a pipeline's `references.yml`, or one that a user wrote, checked like all declarations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.annotate.units import GENERAL, Units
from extractor.domain import checks
from extractor.domain.codebook import Attribute, Codebook
from extractor.domain.declarations import Key, Problem, expected, load_yaml
from extractor.domain.keys import FormCheck
from extractor.domain.pipeline import Pipeline
from extractor.domain.vocabularies import vocabularies
from extractor.errors import UsageProblem

FILE, SUFFIXES = "references.yml", (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class CellSpec:
    """Where a slot stands: `form` is how a day is written, `factor` what a figure is worth in our unit, `words` its words for our values."""

    column: str
    form: str = ""
    factor: float = 1.0
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReferenceProfile:
    """What a table holds. `where` are the rows taken, `every` what holds of all, `days` how far its days may be from ours, `holds` which events it lists."""

    name: str
    file: Path
    keys: tuple[Key, ...]
    key: str
    columns: Mapping[str, CellSpec]
    where: Mapping[str, list[str]]
    every: Mapping[str, str]
    holds: Mapping[str, list[str]]
    empty: frozenset[str]
    days: int
    utc: bool
    counted: str
    between: str

    def needed(self) -> Iterator[tuple[tuple[Key, ...], str]]:
        """Each column that its table must have, with where the profile names it."""
        if self.key:
            yield (*self.keys, "key"), self.key
        yield from (((*self.keys, "where", column), column) for column in self.where)
        yield from (((*self.keys, "columns", slot, "column"), cell.column) for slot, cell in self.columns.items())


def find_profile(named: str, pipeline: Pipeline) -> ReferenceProfile:
    """The profile of that name, or in that file; UsageProblem or DeclarationError say what is wrong."""
    path = Path(named)
    if path.suffix in SUFFIXES:
        if not path.is_file():
            raise UsageProblem(f"--profile {named}: there is no such file")
        return _checked(path, pipeline)
    known = declared_profiles(pipeline)
    if named not in known:
        raise UsageProblem(f"--profile: {expected('profile', known, named)}; or give a file of your own, {named}.yml")
    return _profile(named, pipeline.folder / FILE, (named,), known[named], pipeline)


def declared_profiles(pipeline: Pipeline) -> dict[str, Any]:
    """The content of references.yml, {} where the pipeline has none; DeclarationError where there is a mistake in it."""
    declared: dict[str, Any] = checks.optional(pipeline, FILE, {})
    checks.refuse(problem for name, spec in declared.items() for problem in _values(pipeline.folder / FILE, (name,), spec, pipeline.codebook))
    return declared


def _checked(path: Path, pipeline: Pipeline) -> ReferenceProfile:
    spec = load_yaml(path)
    checks.refuse(FormCheck(path, vocabularies(pipeline), pipeline.path).problems(spec, "reference"))
    checks.refuse(_values(path, (), spec, pipeline.codebook))
    return _profile(path.stem, path, (), spec, pipeline)


def _values(file: Path, keys: tuple[Key, ...], spec: Mapping[str, Any], book: Codebook) -> Iterator[Problem]:
    """Words for values that our vocabularies do not hold, and what every table must tell."""
    agent, day = book.first("agent"), book.first("date")
    if day not in spec["columns"]:
        yield Problem(file, (*keys, "columns"), f"the key {day!r} is missing: without days nothing can be matched")
    if agent and agent not in {**spec["columns"], **spec.get("all", {})}:
        yield Problem(file, keys, f"{agent!r} is missing: name its column under `columns`, or under `all` where all rows are of one")
    told = [((*keys, "columns", slot, "words", word), slot, value) for slot, cell in spec["columns"].items() for word, value in cell.get("words", {}).items()]
    told += [((*keys, "all", slot), slot, value) for slot, value in spec.get("all", {}).items()]
    told += [((*keys, "holds", slot, n), slot, value) for slot, values in spec.get("holds", {}).items() for n, value in enumerate(values)]
    for where, slot, value in told:
        values = book.attributes[slot].values if slot in book.attributes else ()
        if values and value and value not in values:
            yield Problem(file, where, expected(slot.replace("_", " "), values, value))


def _profile(name: str, file: Path, keys: tuple[Key, ...], spec: Mapping[str, Any], pipeline: Pipeline) -> ReferenceProfile:
    worth = {u.key: u.factor for u in Units(GENERAL, *pipeline.unit_files).units}
    cells = {slot: _cell(cell, pipeline.codebook.attributes.get(slot), worth) for slot, cell in spec["columns"].items()}
    empty = frozenset(word.lower() for word in spec.get("empty", ()))
    text, of = {k: spec.get(k, "") for k in ("key", "one_row_per", "between")}, {k: spec.get(k, {}) for k in ("where", "all", "holds")}
    days, utc = int(spec.get("days", 0)), bool(spec.get("utc", False))
    return ReferenceProfile(name, file, keys, text["key"], cells, of["where"], of["all"], of["holds"], empty, days, utc, text["one_row_per"], text["between"])


def _cell(spec: Mapping[str, Any], attribute: Attribute | None, worth: Mapping[str, float]) -> CellSpec:
    """`worth` is that of one of each unit: a mile's is 1.609344 km."""
    words = {str(word).lower(): value or "" for word, value in spec.get("words", {}).items()}
    ours = worth.get(attribute.unit, 1.0) if attribute else 1.0
    return CellSpec(spec["column"], spec.get("format", ""), worth.get(spec.get("unit", ""), ours) / ours, words)
