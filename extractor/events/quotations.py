"""Quotations: whether a place of a sentence stands in one, and where it begins."""

from __future__ import annotations

import re

from extractor.mentions.model import Sentence

REACH = 1000  # characters before a place where the quotation may open that it stands in
MARK = re.compile(r"[\"“”]")
# a straight mark opens before a word and closes behind one; between spaces it may do either
OPENS, CLOSES = re.compile(r"“|(?<![^\s(\[—–-])\"(?=\S)"), re.compile(r"”|(?<=\S)\"")


def in_quotation(s: Sentence, position: int) -> bool:
    """Whether a place stands in a quotation, which may open in a sentence before it in the paragraph; where no mark opens one, before a mark that closes."""
    inside = _is_open(s, position)
    if inside is not None:
        return inside
    first = MARK.search(s.text, position, s.end)
    return first is not None and OPENS.match(s.text, first.start()) is None and CLOSES.match(s.text, first.start()) is not None


def begins_in_quotation(s: Sentence) -> bool:
    """Whether a sentence begins in a quotation that opened before it."""
    return _is_open(s, s.start) is True


def _is_open(s: Sentence, position: int) -> bool | None:
    """Whether a quotation is open at a place, by the marks before it in its paragraph; None where there is none."""
    inside = None
    for m in MARK.finditer(s.text, max(s.text.rfind("\n", 0, s.start) + 1, position - REACH), position):
        opens = OPENS.match(s.text, m.start()) is not None
        inside = opens or (CLOSES.match(s.text, m.start()) is None and not inside)
    return inside


def opening(s: Sentence, position: int) -> int:
    """Where the quotation begins that a place of the sentence stands in; the sentence's start where it opened before."""
    return max(s.text.rfind('"', s.start, position), s.text.rfind("“", s.start, position), s.start)
