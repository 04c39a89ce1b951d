"""Gold annotations: JSON Lines, one article a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extractor.errors import EvaluationError

UNSCORED = "?"
Gold = dict[str, Any]


def read_gold(path: Path) -> list[Gold]:
    """Annotated articles; EvaluationError names the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} cannot be read: {error}") from error
    return [_gold_line(path, i, line) for i, line in enumerate(lines, 1) if line.strip()]


def _gold_line(path: Path, number: int, line: str) -> Gold:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{path} line {number}: not JSON: {error}") from error
    if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("events"), list):
        raise EvaluationError(f"{path} line {number}: an annotation needs an id and a list of events")
    return record


def told(value: Any) -> bool:
    return value not in (None, [], "")


def accepted(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
