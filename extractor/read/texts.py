"""Plain text: the title that its first line may be."""

from __future__ import annotations

import re

from extractor.read.publication import published_line

_HEADLINE = re.compile(r"(?:#+ +)?([^\n]{1,160})\n[ \t]*\n\s*\S")


def headline(text: str) -> str:
    """The first line where an empty line follows, it has at most 160 characters, no final full stop, and is no date of publication; else ""."""
    found = _HEADLINE.match(text)
    line = found[1].strip() if found else ""
    return "" if line.rstrip("\"'”’)").endswith(".") or published_line(line) else line
