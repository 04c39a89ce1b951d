"""One article out of a file that holds several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """The text as paragraphs, one a line, and what the file says of it. `published` is as written."""

    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""


def first_line(pattern: re.Pattern[str], lines: Sequence[str]) -> int:
    """Where the first line stands that begins with the pattern; -1 where none does."""
    return next((i for i, line in enumerate(lines) if pattern.match(line)), -1)


def ended_parts(pattern: re.Pattern[str], lines: Sequence[str]) -> list[Sequence[str]]:
    """The lines before each line that begins with the pattern; what follows the last of them is left out."""
    ends = [i for i, line in enumerate(lines) if pattern.match(line)]
    starts = (0, *(end + 1 for end in ends))
    return [lines[start:end] for start, end in zip(starts, ends, strict=False)]


def paragraphs(lines: list[str]) -> str:
    """The text of lines: lines of a text column joined, paragraphs parted by empty lines, or as they are where each is a paragraph."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(" ".join(line.split()))
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    joint = " " if _wrapped(blocks) else "\n"
    return "\n".join(joint.join(block) for block in blocks)


def _wrapped(blocks: list[list[str]]) -> bool:
    """Whether lines end where the column does: all but the last of a paragraph are of much the same length, under 100 characters."""
    inner = [len(line) for block in blocks for line in block[:-1]]
    return len(inner) >= 3 and max(inner) <= 100 and sum(length >= 45 for length in inner) >= 0.7 * len(inner)
