"""Gold annotations: JSON Lines, one article a line (see `gold_format`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.errors import EvaluationError
from extractor.evaluate.gold_format import UNSCORED, GoldFormat
from extractor.read.user_files import read_text, why_unreadable

__all__ = ["UNSCORED", "Gold", "accepted", "read_gold", "told"]
Gold = dict[str, Any]


def read_gold(path: Path, form: GoldFormat) -> list[Gold]:
    """Annotated articles; EvaluationError names the line and the key that is wrong, and what was expected."""
    try:
        lines = read_text(path).split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} cannot be read: {why_unreadable(error)}") from error
    return list(_records(path, lines, form))


def _records(path: Path, lines: list[str], form: GoldFormat) -> Iterator[Gold]:
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        record = _record(path, number, line, form)
        if (first := seen.setdefault(record["id"], number)) != number:
            raise EvaluationError(f"{path} line {number}: id: {record['id']!r} was annotated on line {first}; expected each article once")
        yield record


def _record(path: Path, number: int, line: str, form: GoldFormat) -> Gold:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{path} line {number}: not JSON: {error}") from error
    if problem := form.problem(record):
        raise EvaluationError(f"{path} line {number}: {problem}")
    return dict(record)


def told(value: Any) -> bool:
    """Whether an annotation holds anything."""
    return value not in (None, [], "")


def accepted(value: Any) -> list[Any]:
    """The values that an annotation accepts."""
    return value if isinstance(value, list) else [value]
