"""Lines broken by a page's width, made paragraphs again."""

from __future__ import annotations

import re
from collections import Counter

_WRAP = re.compile(r"(?<!\w)(\w{1,60})-\n(\w{1,60})")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_]-\n[^\W\d_]")
_FEWEST_LINES = 4
_WIDEST = 110  # characters
# A line under this share of the longest line's length, at a sentence's end, ends its paragraph; the same for a heading without a full stop.
_SHORT_LINE = 0.8
_SHORT_HEADING = 0.6


def is_printed(text: str) -> bool:
    """Whether a text has the lines of a printed column: some end within a word, and none is long."""
    if not _BROKEN_WORD.search(text):
        return False
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    return len(lengths) >= _FEWEST_LINES and max(lengths) <= _WIDEST


def unwrap(text: str) -> str:
    """Text whose lines were broken by a page's width, as paragraphs of one line each."""
    text = "\n".join(line.rstrip() for line in text.replace("\u00ad\n", "").splitlines())
    words = Counter(re.findall(r"\w+(?:-\w+)*", text.lower()))
    joined = (_WRAP.sub(lambda m: _rejoin(m, words), p).replace("\n", " ") for p in _paragraphs(text.split("\n")))
    return "\n".join(joined)


def _rejoin(wrap: re.Match[str], words: Counter[str]) -> str:
    """Whether the hyphen at a line's end belongs to the word: the rest of the document tells ("short-range"), else small letters on both sides are one word."""
    left, right = wrap[1], wrap[2]
    joined, hyphened = f"{left}{right}", f"{left}-{right}"
    if not right[0].islower() or left[-1].isdigit():
        return hyphened
    known = words[joined.lower()] > 0
    kept = words[hyphened.lower()] > 0 or (words[left.lower()] > 1 and words[right.lower()] > 1)
    return hyphened if kept and not known else joined


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined into paragraphs, by a space, or by a line end where a hyphen stands before it."""
    width = max((len(line) for line in lines), default=0)
    out: list[str] = []
    fresh = True
    for line in map(str.strip, lines):
        if line and not fresh:
            out[-1] += ("\n" if out[-1].endswith("-") else " ") + line
        elif line:
            out.append(line)
        fresh = not line or _ends_paragraph(line, width)
    return out


def _ends_paragraph(line: str, width: int) -> bool:
    return not line.endswith("-") and len(line) < (_SHORT_LINE if _SENTENCE_END.search(line) else _SHORT_HEADING) * width
