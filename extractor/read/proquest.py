"""ProQuest: documents parted by a line of underscores, or by "Document 1 of 20", each a title, named fields, the full text, and more named fields.

Source of the layouts: the readers importProquest (S. Kiss) and tm.plugin.proquest (M. Knight).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.read.piece import Piece, paragraphs

_RULE = re.compile(r"\s*[_*]{20,}\s*$")
_FIELD = re.compile(
    r"\s*(Abstract|Author|Classification|Company / organization|Company|Copyright|Country of publication|Credit|Database|Document type|Document URL|DocumentURL|Dateline|"
    r"First page|Full [Tt]ext|Business indexing term|Narrow subject|Broad subject|Supplement|Identifier / keyword|ISSN|Issue|Language of publication|Language|Last updated|Links|Location|Pages|People|Place of publication|ProQuest document ID|"
    r"Publication date|Publication info|Publication subject|Publication title|Publication year|Publicationdate|Publisher|Section|Source|Source type|Start page|Subject|Title|Volume|Year|"
    r"Number of pages|Document feature|e-?ISSN|Accession number|Publication Date)\s*:(?:[ \u00a0]+(.*)|\s*)$"
)
_ID = re.compile(r"\s*ProQuest document ID\s*:")
_SOURCE = re.compile(r"([^;.\[]{3,80}?)\s*(?:;|\[|\.\s)")


def split(lines: Sequence[str]) -> list[Piece]:
    """The articles of a ProQuest export; [] where there is none."""
    if not any(_ID.match(line) for line in lines):
        return []
    bounds = [i for i, line in enumerate(lines) if _RULE.match(line)]
    parts = [lines[a + 1 : b] for a, b in zip([-1, *bounds], [*bounds, len(lines)], strict=True)] if bounds else _by_document(lines)
    return [_piece(part) for part in parts if any(_ID.match(line) for line in part)]


def _by_document(lines: Sequence[str]) -> list[Sequence[str]]:
    """Without rules: "Document 1 of 20" opens each, or the database's name closes it."""
    openings = [i for i, line in enumerate(lines) if re.match(r"\s*Document \d+ of \d+\s*$", line)]
    if openings:
        return [lines[a + 1 : b] for a, b in zip(openings, [*openings[1:], len(lines)], strict=True)]
    closings = [i + 1 for i, line in enumerate(lines) if re.match(r"\s*Database\s*:", line)] or [len(lines)]
    return [lines[a:b] for a, b in zip([0, *closings[:-1]], closings, strict=True)]


def _piece(lines: Sequence[str]) -> Piece:
    fields, first = _fields(lines)

    def line_of(*names: str) -> str:
        return next((text for name in names if (text := " ".join(" ".join(fields.get(name, ())).split()))), "")

    info = line_of("Publication info", "Source")
    source = _SOURCE.match(info)
    return Piece(
        paragraphs(fields.get("Full text") or fields.get("Full Text", [])),
        title=line_of("Title") or first,
        published=line_of("Publication date", "Publication Date", "Publicationdate") or _day(info),
        publisher=line_of("Publication title").partition(";")[0].rstrip() or (source[1] if source else ""),
        url=line_of("Document URL", "DocumentURL"),
        language=line_of("Language of publication", "Language").lower(),
    )


def _fields(lines: Sequence[str]) -> tuple[dict[str, list[str]], str]:
    """The lines of each field, and the first line before all of them that is not empty."""
    fields: dict[str, list[str]] = {}
    name, first = "", ""
    for line in lines:
        if found := _FIELD.match(line):
            name = found[1]
            fields.setdefault(name, []).append(found[2] or "")
        elif name:
            fields[name].append(line)
        else:
            first = first or " ".join(line.split())
    return fields, first


def _day(info: str) -> str:
    found = re.search(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}", info)
    return found[0] if found else ""
