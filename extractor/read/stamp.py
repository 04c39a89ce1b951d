"""What a run leaves beside its tables, read again: its run.json, and whether data of ours have the shape in which they were written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LONGEST = 1 << 26  # bytes; a run.json names each input that was given, a million of them take some 50 MB

# A type, several as a tuple, a list of so many things or of any number of one (`[str, ...]`), or keys with what they hold;
# "*" is every key, one with "?" may be missing.
Shape = Any
PLAN: Shape = {
    "versions": {"*": str},
    "pipeline": {"name": str, "*": str},
    "inputs": [str, ...],
    "options": {"metadata?": str, "type?": str, "published?": str},
    "to": str,
    "shard": (None, [int, int]),
    "timeout?": (int, float),
    "min_confidence?": (int, float),
}
MANIFEST: Shape = {"plan": PLAN, "started": str}
OF_SHARD: Shape = MANIFEST | {"parts": int, "counts": {"articles": int, "*": int}}
RULES = ("versions", "pipeline", "code", "min_confidence", "text")  # what of two plans must agree for their rows to stand in one table
STAMP: Shape = MANIFEST | {"counts": {"articles": int, "*": int}, "files": {"*": str}, "finished": str}


def rules_differ(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What two plans do not have in common and would have to."""
    return [name for name in RULES if old.get(name) != new.get(name)]


def stamp_of(folder: Path) -> dict[str, Any] | None:
    """The run.json of a folder's finished run; None where there is none, or where it is not as a run writes it."""
    return shaped(folder / "run.json", STAMP)


def pipeline_named(run: Mapping[str, Any]) -> str:
    """The name of the pipeline that a run.json tells, "" where it tells none (tables that a hand made)."""
    plan = run.get("plan")
    declared = plan.get("pipeline") if isinstance(plan, Mapping) else None
    return str(declared.get("name") or "") if isinstance(declared, Mapping) else ""


def shaped(path: Path, shape: Shape) -> dict[str, Any] | None:
    """What a JSON file holds; None where it cannot be read or has another shape."""
    data = read_json(path)
    return data if has_shape(data, shape) else None


def read_json(path: Path) -> Any | None:
    """What a JSON file holds; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return json.loads(file.read(LONGEST))
    except (OSError, ValueError, RecursionError):
        return None


def has_shape(data: Any, shape: Shape) -> bool:
    """Whether data from JSON have a shape."""
    if isinstance(shape, tuple):
        return any(has_shape(data, s) for s in shape)
    if isinstance(shape, dict):
        return isinstance(data, dict) and all(_has_key(data, key, s) for key, s in shape.items())
    if isinstance(shape, list):
        shapes = shape if shape[1] is not ... else [shape[0]] * len(data) if isinstance(data, list) else []
        return isinstance(data, list) and len(data) == len(shapes) and all(map(has_shape, data, shapes))
    return data is None if shape is None else type(data) is shape


def _has_key(data: dict[str, Any], key: str, shape: Shape) -> bool:
    if key == "*":
        return all(has_shape(value, shape) for value in data.values())
    name = key.removesuffix("?")
    return has_shape(data[name], shape) if name in data else key != name
