"""One article out of a file that holds several."""

from __future__ import annotations

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
