"""What numbers in digits and words are worth."""

from __future__ import annotations

import re

import pytest

from extractor.annotate.numbers import NUMBER, is_vague, number_value


@pytest.mark.parametrize(
    "number, value",
    [
        ("1,100", 1100),
        ("7 687.5", 7687.5),
        ("0", 0),
        ("seventeen", 17),
        ("sixty-five", 65),
        ("a hundred", 100),
        ("a hundred-and-fifty", 150),
        ("four hundred and fifty thousand", 450_000),
        ("one million two hundred thousand", 1_200_000),
        ("twenty-five hundred", 2500),
        ("1.2 million", 1_200_000),
        ("two and a half million", 2_500_000),
        ("half a dozen", 6),
        ("five-thousand-240", 5240),
        ("4 thousand 5 hundred", 4500),
        ("2½", 2.5),
        ("2-1/2", 2.5),
        ("½", 0.5),
        ("a quarter of a", 0.25),
        ("three-and-a-half", 3.5),
    ],
)
def test_worth(number: str, value: float) -> None:
    assert re.fullmatch(NUMBER, number, re.I)
    assert number_value(number) == pytest.approx(value)


@pytest.mark.parametrize("text", ["hundreds", "thirdly", "one hundred two hundred", "1.2.3", "9" * 16, "\u0663\u0664", "and", "a"])
def test_no_one_number(text: str) -> None:
    assert re.fullmatch(NUMBER, text, re.I) is None


@pytest.mark.parametrize("text, vague", [("several hundred", True), ("a few thousand", True), ("some hundred", False), ("several 100", False)])
def test_vague(text: str, vague: bool) -> None:
    assert is_vague(text, text.rindex(" ") + 1) is vague
