"""The English words that the machinery itself needs with their meaning, read once from `english.yml`: what a number word is worth."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from extractor.domain.wording import Wording

ENGLISH = Path(__file__).with_name("english.yml")


@lru_cache(maxsize=1)
def english() -> Wording:
    """The general English lists alone, without those of a pipeline."""
    return Wording(ENGLISH)


def values(name: str) -> dict[str, float]:
    """The words of a list with what each is worth; KeyError where the list has no `values`."""
    return {word: float(value) for word, value in english().lists[name]["values"].items()}
