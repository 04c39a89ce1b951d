"""Quotations: whether a place of a sentence stands in one, and where it begins."""

from __future__ import annotations

from extractor.mentions.model import Sentence


def in_quotation(s: Sentence, position: int) -> bool:
    """Whether a place stands between quotation marks that open in its sentence, or before it where the marks only close."""
    before, after = s.text[s.start : position], s.text[position : s.end]
    if "“" in before or "”" in s.string:
        return before.count("“") > before.count("”") or ("”" in after and "“" not in after and before.count("”") == 0 and "“" not in before)
    return before.count('"') % 2 == 1


def opening(s: Sentence, position: int) -> int:
    """Where the quotation begins that a place of the sentence stands in; the sentence's start where it opened before."""
    return max(s.text.rfind('"', s.start, position), s.text.rfind("“", s.start, position), s.start)
