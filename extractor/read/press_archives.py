"""Exports of press archives, which hold many articles in one file: recognised by their lines, whatever file they came in, and split."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractor.read import factiva, nexis, proquest
from extractor.read.errors import Unreadable
from extractor.read.piece import Piece

_SPLITTERS: tuple[Callable[[Sequence[str]], list[Piece]], ...] = (nexis.split, factiva.split, proquest.split)
# One of these at the start of a line ends or opens an article in some export; twice or more without a layout that we know is a file not to be taken for one article.
_MARK = re.compile(
    r"\s*(?:\d+ of \d+ DOCUMENTS?\b|End of Document\b|Document \d+ of \d+\b|LENGTH: \d+ words|Length: ?\d+ words|LOAD-DATE:|Load-Date:|Document [A-Z]{3,12}\d{8}\w{6,}\b|"
    r"ProQuest document ID:?|Publication title:|PUBLICATION-TYPE:|Accession Number:|Database: (?:ProQuest|Factiva|EBSCO|NewsBank)|Record: \d+\b)"
)


def split(lines: Sequence[str]) -> list[Piece]:
    """The articles of an export; [] where the lines are none. Unreadable where they look like one that cannot be split."""
    for splitter in _SPLITTERS:
        pieces = splitter(lines)
        if pieces:
            return pieces
    marks = [found[0].strip() for line in lines if (found := _MARK.match(line))]
    if len(marks) > len({re.sub(r"\d+", "0", mark) for mark in marks}) + 1:
        raise Unreadable(
            "looks like many articles of a press archive in a layout that is not known; save them one a file, or as HTML, RTF or text of the archive's own export"
        )
    return []
