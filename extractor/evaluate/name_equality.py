"""Which names mean the same: spellings compared without case and marks, and groups of aliases."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extractor.domain.pipeline import Pipeline
from extractor.domain.tables import read_table, spellings
from extractor.read.user_files import read_text

MIN_PART = 4  # letters from which a name may stand inside a longer one: "Sunan" in "Sunan airfield", but not "KN" in "KN-25"


@cache
def norm(name: object) -> str:
    """Lower-case ASCII letters and digits, one space between words."""
    plain = unicodedata.normalize("NFKD", str(name)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


class EqualNames:
    """`groups` are lists of names for one thing."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._same: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            names = {norm(n) for n in group}
            for name in names:
                self._same[name] |= names

    def agree(self, value: str, accepted: Iterable[str]) -> bool:
        """Whether a value is one of the accepted names, an alias of one, or one of the two stands in the other as a word."""
        v = norm(value)
        return any(_same_or_part(v, a) for a in self._with_aliases(accepted) if a)

    def _with_aliases(self, accepted: Iterable[str]) -> set[str]:
        own = {norm(a) for a in accepted}
        return own.union(*(self._same.get(a, set()) for a in own))


def _same_or_part(a: str, b: str) -> bool:
    return a == b or _stands_in(a, b) or _stands_in(b, a)


def _stands_in(part: str, whole: str) -> bool:
    return len(part) >= MIN_PART and re.search(rf"\b{re.escape(part)}\b", whole) is not None


def pipeline_groups(pipeline: Pipeline) -> list[list[str]]:
    """The aliases of a pipeline's tables, those of its actors excepted (they have codes)."""
    return [spellings(row) for path in pipeline.tables.values() for row in read_table(path) if row.get("aliases")]


def file_groups(path: Path) -> list[list[str]]:
    """Groups from a JSON list of lists of names; ValueError where it is none."""
    groups = json.loads(read_text(path))
    if not isinstance(groups, list) or not all(isinstance(g, list) for g in groups):
        raise ValueError("it must hold a JSON list of lists of names")
    return groups
