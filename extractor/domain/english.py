"""The English words that the machinery itself needs, read once from `english.yml`: lists as patterns, and words with what they are worth."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from extractor.domain.wording import Wording, spaced

ENGLISH = Path(__file__).with_name("english.yml")


@lru_cache(maxsize=1)
def english() -> Wording:
    """The general English lists alone, without those of a pipeline."""
    return Wording(ENGLISH)


def words(name: str) -> str:
    """A list as an alternation for a pattern; literal where it holds values."""
    declared = english().lists[name]
    if "values" in declared:
        return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(declared["values"], key=len, reverse=True))
    return spaced(english().source(name))


def values(name: str) -> dict[str, float]:
    """The words of a list with what each is worth; KeyError where the list has no `values`."""
    return {word: float(value) for word, value in english().lists[name]["values"].items()}
