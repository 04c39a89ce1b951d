"""How many are told before a noun."""

from __future__ import annotations

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.mentions.counts import CountReader


@pytest.fixture(scope="module")
def counts() -> CountReader:
    return CountReader(Pipeline("missile_launch", find_folder("missile_launch")).wording)


@pytest.mark.parametrize(
    "left, number, qualifier, determiner",
    [
        ("It fired two ", 2, "exact", "number"),
        ("It fired at least 1,100 ", 1100, "at_least", "number"),
        ("It fired about twenty-five ", 25, "about", "number"),
        ("It fired eighty-two ", 82, "exact", "number"),
        ("It fired eight 240 mm ", 8, "exact", "number"),
        ("It fired a dozen ", 12, "exact", "number"),
        ("It fired several ", None, "multiple", "indefinite"),
        ("It fired a new ", None, "", "indefinite"),
        ("It fired the ", None, "", "definite"),
        ("Tokyo condemned July 4's ", None, "", "definite"),
        ("It was 2017's first ", None, "", "definite"),
        ("It sold the 1980's ", None, "", "definite"),
    ],
)
def test_left_of_a_noun(counts: CountReader, left: str, number: int | None, qualifier: str, determiner: str) -> None:
    told = counts.left_of(left, 0, len(left))
    assert told is not None
    assert (told.number, told.qualifier, told.determiner) == (number, qualifier, determiner)


def test_no_count(counts: CountReader) -> None:
    assert counts.left_of("It fired ", 0, 9) is None
    assert counts.left_of("It fired LAR-160 ", 0, 17) is None  # the number of a name
