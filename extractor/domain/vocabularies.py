"""The names that values of declarations may be: fixed ones from `keys.yml`, and those that the pipeline itself declares."""

from __future__ import annotations

import zoneinfo
from collections.abc import Collection, Mapping
from typing import Any

from extractor.domain.declarations import load_yaml
from extractor.domain.keys import forms
from extractor.domain.pipeline import Pipeline
from extractor.domain.reaction_kinds import MANNERS
from extractor.domain.tables import read_table
from extractor.domain.wording import words_of

Vocabularies = Mapping[str, Collection[str]]
PRONOUN = "pronoun"  # the label of `object_class` for "two more", whose class is that of the object before


def part(data: Any, key: str) -> dict[str, Any]:
    """The mapping under a key, empty where there is none: what is wrong there is told by the check of forms."""
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def vocabularies(pipeline: Pipeline) -> dict[str, Collection[str]]:
    """Every vocabulary by its name; those that need the rows of tables are in `of_tables`."""
    raw = pipeline.declared
    names: dict[str, Collection[str]] = dict(forms()["vocabularies"])
    return (
        names
        | _of_codebook(raw)
        | _of_reactions(pipeline)
        | _of_config(pipeline)
        | _of_units(pipeline)
        | _of_wording(pipeline, raw)
        | {"kind": list(forms()["kinds"])}
    )


def _of_codebook(raw: Any) -> dict[str, Collection[str]]:
    attributes = part(raw, "attributes")
    classes, outcomes = _values(attributes, "class"), _values(attributes, "outcome")
    of_dimension = {d: [n for n in attributes if part(attributes, n).get("quantity") == d] for d in ("LENGTH", "DURATION", "SPEED")}
    quantities = [name for name in attributes if part(attributes, name).get("kind") == "quantity"]
    return {
        "attribute_name": list(attributes),
        **{f"{dimension.lower()}_name": names for dimension, names in of_dimension.items()},
        "reference_slot": [*attributes, "latitude", "longitude"],
        "slot": [*attributes, "reacting_government", "reaction"],
        "class": classes,
        "outcome": outcomes,
        "outcome_or_none": [*outcomes, ""],
        "figure_label": [*quantities, *_texts(raw, "other_figures")],
    }


def _of_reactions(pipeline: Pipeline) -> dict[str, Collection[str]]:
    declared = pipeline.declared.get("reactions") if isinstance(pipeline.declared, dict) else None
    if isinstance(declared, str):
        path = pipeline.path(declared)
        declared = load_yaml(path) if path.is_file() else {}
    kinds = declared if isinstance(declared, dict) else {}
    return {"reaction": list(kinds), "reaction_label": [f"{name}{end}" for name in kinds for end in ("", *MANNERS)]}


def _of_config(pipeline: Pipeline) -> dict[str, Collection[str]]:
    components = part(pipeline.config, "components")
    order = part(pipeline.config, "nlp").get("pipeline")
    return {"component": list(components), "component_names": order if isinstance(order, list) else [], "table": list(pipeline.tables)}


def _of_units(pipeline: Pipeline) -> dict[str, Collection[str]]:
    """The quantities of any domain and of the pipeline, and the units of their values."""
    fixed = forms()["vocabularies"]
    declared = [load_yaml(path) for path in pipeline.unit_files]
    own = {q: spec for d in declared if isinstance(d, dict) for q, spec in d.items() if isinstance(spec, dict)}
    written = [key for spec in own.values() for key in part(spec, "units")]
    return {
        "written_unit": [*fixed["written_unit"], *written],
        "quantity": [*fixed["quantity"], *own],
        "unit": [*fixed["unit"], *(str(spec.get("unit", "")) for spec in own.values())],
    }


def _of_wording(pipeline: Pipeline, raw: Any) -> dict[str, Collection[str]]:
    rules = part(raw, "class_rules").get("rules")
    raised = [cls for rule in rules if isinstance(rule, dict) for cls in _texts(rule, "of")] if isinstance(rules, list) else []
    classes = _values(part(raw, "attributes"), "class")
    entry = pipeline.wording.lists.get("object_class", "")
    labels = words_of(entry) if isinstance(entry, dict) else {}
    return {
        "wording_list": list(pipeline.wording.lists),
        "object_label": [*classes, *raised, PRONOUN],
        "label_class": [*classes, *labels],
    }


def _values(attributes: dict[str, Any], kind: str) -> list[str]:
    return [v for name in attributes if part(attributes, name).get("kind") == kind for v in _texts(attributes[name], "values")]


def _texts(data: Any, key: str) -> list[str]:
    found = data.get(key) if isinstance(data, dict) else None
    return [x for x in found if isinstance(x, str)] if isinstance(found, list) else []


class Unchecked(list[str]):
    """Stands for a vocabulary that is not looked up: every name is in it."""

    def __contains__(self, name: object) -> bool:
        return True


def of_tables(pipeline: Pipeline) -> dict[str, Collection[str]]:
    """The names of places, and the time zones of this machine: vocabularies that take some time."""
    rows = {table: read_table(path) for table, path in pipeline.tables.items()}
    return {"place": {row.get("name", "") for found in rows.values() for row in found}, "zone": zoneinfo.available_timezones()}
