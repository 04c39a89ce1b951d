"""Numbers as news writes them, in digits and in words: "1,100", "7 687.5", "four hundred and fifty", "2½", "five-thousand-240".

Everything is bounded, so that no library sees a number that it cannot read: at most `MOST_DIGITS` digits, each word at its place once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.domain.english import english, values

MOST_DIGITS = 15  # a float holds so many exactly
SMALL, TENS, SCALES, PARTS = (values(f"number_{name}") for name in ("small", "tens", "scale", "part"))
WORTH = SMALL | TENS | {"a": 1.0, "an": 1.0}
SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


def _any(words: dict[str, float] | list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FRACTION = rf"(?:[{''.join(SIGNS)}]|[ -]?[1-3]/[2-4](?![\d/]))"
# 7 687.5 (KCNA), 1,100, 1100, 0.5, 2½, 2 1/2
DIGITS = (
    r"(?<![\d.,])(?:[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}(?!\d)){1,4}(?:\.[0-9]{1,6})?|[0-9]{1,3}(?:,[0-9]{3}(?!\d)){1,4}(?:\.[0-9]{1,6})?"
    rf"|[1-3]/[2-4](?![\d/])|[{''.join(SIGNS)}]|[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,6}})?(?!\d){_FRACTION}?)"
)
_ONES = _any([word for word, value in SMALL.items() if value < 10])
_BELOW_HUNDRED = rf"(?:(?:{_any(TENS)})(?:[ -](?:{_ONES}))?|{_any(SMALL)})\b"
_AND = r"[ -](?:and[ -])?"
_AND_HALF = r"(?:[ -]and[ -](?:a|one|three)[ -](?:half|quarters?)\b)?"
_HEAD = rf"(?:(?:(?:{DIGITS}|{_BELOW_HUNDRED}){_AND_HALF}|half(?:[ -]an?)?|an?)[ -])?"
_HUNDRED = rf"{_HEAD}hundred\b(?:{_AND}(?:{_BELOW_HUNDRED}|[0-9]{{1,2}}(?![\d.,])))?"
_REST = rf"(?:{_AND}(?:{_HUNDRED}|{_BELOW_HUNDRED}|[0-9]{{1,3}}(?![\d.,])))?"
_THOUSAND = rf"(?:{_HUNDRED}[ -]|{_HEAD})thousand\b{_REST}"
_MILLION = rf"(?:{_HUNDRED}[ -]|{_HEAD})(?:million|billion)\b(?:{_AND}{_THOUSAND}|{_REST})"
_PART = rf"(?:(?:an?|one|two|three)[ -])?(?:{_any(PARTS)})\b(?:[ -](?:of )?an?\b)?"
_WHOLE = rf"{_MILLION}|{_THOUSAND}|{_HUNDRED}|{_HEAD}dozen\b|{_BELOW_HUNDRED}"
NUMBER = rf"(?:\b(?:{_WHOLE}){_AND_HALF}|\b{_PART}|{DIGITS}{_AND_HALF})"
_VAGUE = re.compile(rf"\b(?:{english().source('number_vague')})[ -]$", re.I)
_SCALE_FIRST = re.compile(rf"(?:{_any(SCALES)})\b", re.I)
_TOKEN = re.compile(rf"[1-3]/[2-4]|[0-9]+(?:\.[0-9]+)?|[{''.join(SIGNS)}]|[a-z]+")
_GROUPED = re.compile(r"(?<=\d)[ ,\u00a0\u2009\u202f](?=\d{3}(?!\d))")


def is_vague(text: str, start: int) -> bool:
    """Whether the number at `start` is only a size: "several hundred", "a few thousand"."""
    return _SCALE_FIRST.match(text, start) is not None and _VAGUE.search(text[max(0, start - 12) : start]) is not None


@lru_cache(maxsize=20_000)
def number_value(number: str) -> float | None:
    """What a number matched by `NUMBER` is worth; None for what is none.

    "four hundred and fifty thousand" is read from the left: a word adds to the part begun, a scale multiplies what it follows, "and" begins a new part.
    """
    total = current = part = 0.0
    tokens = _TOKEN.findall(_GROUPED.sub("", number.lower()).replace("-", " "))
    for token in tokens:
        if token in ("and", "of"):
            part = 0.0
        elif token in SCALES and SCALES[token] > 100:
            total, current, part = total + (current or 1.0) * SCALES[token], 0.0, 0.0
        elif token in SCALES or token in PARTS:
            current, part = _multiplied(token, current, part)
        else:
            worth = _worth(token, begun=current != 0)
            if worth is None:
                return None
            current, part = current + worth, part + worth
    return total + current if tokens else None


def _multiplied(token: str, current: float, part: float) -> tuple[float, float]:
    """The sum and the part begun, with that part multiplied: a hundred or a dozen ends it, a half or a quarter leaves it open."""
    if token in SCALES:
        return current - part + (part or 1.0) * SCALES[token], 0.0
    portion = (part or 1.0) * PARTS[token]
    return current - part + portion, portion


def _worth(token: str, *, begun: bool) -> float | None:
    """What one word or figure is worth; "half a mile": an article counts nothing where a number is begun."""
    if begun and token in ("a", "an"):
        return 0.0
    if token in WORTH:
        return WORTH[token]
    if token in SIGNS:
        return SIGNS[token]
    above, slash, below = token.partition("/")
    if slash:
        return int(above) / int(below)
    return float(token) if token[0].isdigit() else None
