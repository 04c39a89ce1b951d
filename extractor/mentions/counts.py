"""How many: the number, hedge and article that stand before a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.annotate.numbers import number_value
from extractor.domain.english import values
from extractor.domain.wording import Wording, phrase

# what number words are worth: values, so a table and not a wording list
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
TEENS = ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
GROUPS = {"a pair of": 2, "the pair of": 2, "a couple of": 2, "a trio of": 3, "both": 2, "a hundred": 100}
DOZENS = {"a dozen": 12, "two dozen": 24, "three dozen": 36, "half a dozen": 6, "half-dozen": 6, "dozen": 12}
NUMBERS = {word: value for value, word in enumerate(ONES + TEENS)} | TENS | GROUPS | DOZENS
NUMBER_WORDS = "|".join(sorted((re.escape(w) for w in NUMBERS if w != "zero"), key=len, reverse=True)).replace(r"\ ", r"\s+")
COMPOUND = rf"(?:twenty|{'|'.join(TENS)})-(?:{'|'.join(ONES[1:-1])})"
DIGITS = r"(?<![A-Za-z]-)(?!0)\d{1,4}(?:,\d{3})?(?![\d:.]|st|nd|rd|th|\s?-?mm)"
LARGE = rf"(?:a|\d{{1,3}}|{NUMBER_WORDS})\s+(?:{'|'.join(values('number_scale'))})"  # "two hundred"
ONE = rf"(?:{LARGE}|{DIGITS}|{COMPOUND}|{NUMBER_WORDS})"
HEDGES = ("at_least", "about", "at_most")
REACH = 130  # characters left of a noun within which its number or article stands


@dataclass(frozen=True, slots=True)
class Count:
    """`start` and `end` of the number or article; `number` is None where none is told; `determiner` as in ObjectMention, or `number`."""

    start: int
    end: int
    number: int | None
    qualifier: str
    determiner: str


class CountReader:
    """Reads the number, hedge or article that stands before a noun."""

    def __init__(self, wording: Wording) -> None:
        hedges = "|".join(f"(?P<{h}>{{hedge_{h}}})" for h in HEDGES)
        self.many = phrase(wording, "{many}", 0)
        self.indefinite = phrase(wording, "{indefinite}", 0)
        self.left = phrase(
            wording,
            rf"(?:^|[\s(\"“‘,—–]|(?<!\d)-)(?:(?:{hedges})\s+)?(?P<n>(?P<range>{ONE}\s+{{count_join}}\s+{ONE}|\d+[-–]{DIGITS})|{ONE}|{{many}}|{{determiner}})"
            r"(?P<more>\s+{or_more})?(?P<gap>(?:\s+{count_gap}){0,6}?)\s+[\"“'‘]?$",
        )

    def left_of(self, text: str, start: int, noun: int) -> Count | None:
        """The count that ends right before a noun, not looked for left of `start`."""
        offset = max(start, noun - REACH)
        m = self.left.search(text[offset:noun])
        return None if m is None else Count(offset + m.start("n"), offset + m.end("n"), *self._read(m))

    def _read(self, m: re.Match[str]) -> tuple[int | None, str, str]:
        word = " ".join(m["n"].lower().split())
        hedge = next((h for h in HEDGES if m[h]), "exact")
        if m["range"]:
            return None, "multiple", "number"
        if self.many.fullmatch(word):
            return None, "multiple", "indefinite"
        number = number_of(word)
        if number is not None:
            return number, "at_least" if m["more"] else hedge, "number"
        return None, "", "indefinite" if self.indefinite.fullmatch(word) else "definite"


def number_of(word: str) -> int | None:
    """The number that a word or a row of digits tells."""
    if word in NUMBERS:
        return NUMBERS[word]
    if re.fullmatch(DIGITS, word):  # not the "4's" of "July 4's missile launch"
        return int(word.replace(",", ""))
    if re.fullmatch(LARGE, word):
        return int(number_value(word) or 0)
    if re.fullmatch(COMPOUND, word):
        tens, ones = word.split("-")
        return NUMBERS[tens] + NUMBERS[ones]
    return None
