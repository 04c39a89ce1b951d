"""What reviewers decided: the lines of a `corrections.jsonl` (extractor/write/report/CORRECTIONS.md), read and checked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.errors import CorrectionError
from extractor.read.user_files import read_text, why_unreadable

RIGHT, WRONG, EDITED, ADDED, COMPLETE = "right", "wrong", "edited", "added", "complete"
VERDICTS = (RIGHT, WRONG, EDITED, ADDED, COMPLETE)
ROLE, REACTION = "role", "reaction"  # attributes of a line that are none of the codebook
CLAIM = ("value", "value_min", "value_max", "unit", "qualifier", "asserted_by")  # what a reviewer may set
NUMBERS = ("value_min", "value_max")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line. `claim` is what holds after it (CLAIM, as texts), `start` and `end` the place of its words in the text (code points)."""

    fact_id: str
    article_id: str
    verdict: str
    attribute: str = ""
    event_id: str = ""
    claim: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    start: int = 0
    end: int = 0
    sentence: str = ""
    reviewer: str = ""
    when: str = ""

    @property
    def value(self) -> str:
        """The value after the decision."""
        return self.claim.get("value", "")

    @property
    def place(self) -> tuple[str, int, int]:
        """By which a claim is found again whose id has changed."""
        return self.attribute, self.start, self.end


def read_decisions(path: Path, codebook: Codebook) -> list[Decision]:
    """The decisions of a file, of several on one claim the last; CorrectionError names the line that is none."""
    return list(latest(_lines(path, codebook)).values())


def latest(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """The last decision on each claim, by article and id."""
    found: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        key = decision.article_id, decision.fact_id
        found.pop(key, None)
        found[key] = decision
    return found


def _lines(path: Path, codebook: Codebook) -> Iterator[Decision]:
    try:
        text = read_text(path)
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{path} cannot be read ({why_unreadable(error)}); give the corrections.jsonl that the report page saved") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            decision, problem = _decision(line, codebook)
            if problem or decision is None:
                raise CorrectionError(f"{path}, line {number}: {problem}")
            yield decision


def _decision(line: str, codebook: Codebook) -> tuple[Decision | None, str]:
    try:
        record = json.loads(line)
    except ValueError as error:
        return None, f"no JSON ({error})"
    problem = _problem(record, codebook)
    return (None, problem) if problem else (_of(record), "")


def _of(record: Mapping[str, Any]) -> Decision:
    told = {name: "" if record.get(name) is None else str(record[name]) for name in CLAIM}
    plain = {name: str(record.get(name) or "") for name in ("attribute", "event_id", "text", "sentence", "reviewer", "when")}
    return Decision(
        record["fact_id"], record["article_id"], record["verdict"], claim=told, start=int(record.get("start") or 0), end=int(record.get("end") or 0), **plain
    )


def _problem(record: Any, codebook: Codebook) -> str:
    """What is wrong with a line, "" where nothing is."""
    if not isinstance(record, dict):
        return "expected an object"
    missing = [name for name in ("fact_id", "article_id", "verdict") if not isinstance(record.get(name), str)]
    if missing:
        return f"{missing[0]}: expected a text"
    if record["verdict"] not in VERDICTS:
        return f"verdict: {record['verdict']!r} is none of {', '.join(VERDICTS)}"
    if record["verdict"] == COMPLETE:
        return ""
    known = (*codebook.attributes, ROLE, *([REACTION] if codebook.reactions else []))
    if record.get("attribute") not in known:
        return f"attribute: {record.get('attribute')!r} is none of {', '.join(known)}"
    return _of_value(record, codebook) or _of_place(record)


def _of_value(record: Mapping[str, Any], codebook: Codebook) -> str:
    """What the tables would not take: a number that is none, a word of no vocabulary."""
    attribute, value = record["attribute"], str(record.get("value") or "")
    vocabulary = {ROLE: codebook.roles, REACTION: tuple(codebook.reactions)}.get(attribute)
    declared = codebook.attributes.get(attribute)
    if vocabulary is None and declared is not None and declared.values:
        vocabulary = declared.values
    if vocabulary and value not in vocabulary:
        return f"value: {value!r} is none of {', '.join(vocabulary)}"
    numbers = [*NUMBERS, *(["value"] if declared is not None and declared.kind in ("count", "quantity") else [])]
    wrong = next((name for name in numbers if not _is_number(record.get(name))), "")
    return f"{wrong}: {record[wrong]!r} is no number" if wrong else ""


def _of_place(record: Mapping[str, Any]) -> str:
    start, end = record.get("start", 0), record.get("end", 0)
    whole = all(isinstance(n, int) and not isinstance(n, bool) for n in (start, end))
    return "" if whole and 0 <= start <= end else "start, end: expected whole numbers, the end not before the start"


def _is_number(value: Any) -> bool:
    try:
        return value in (None, "") or float(value) >= 0
    except (TypeError, ValueError):
        return False
