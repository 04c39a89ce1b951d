"""Nexis and LexisNexis: the older export ("1 of 74 DOCUMENTS" before each article) and that of Nexis Uni and Nexis Advance ("End of Document" after each).

Source of the layouts: the readers LexisNexisTools (J. Gruber) and quanteda's readtext and newspapers (K. Watanabe).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.read.piece import Piece, paragraphs

_OPENING = re.compile(r"\s*(?:\d+ of \d+ DOCUMENTS?|Document \d+ of \d+|Dokument \d+ von \d+|Document \d+ de \d+)\s*$")
_CLOSING = re.compile(r"\s*End of Document\s*$")
_FIELD = re.compile(
    r"\s*(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|Byline|Section|Length|Dateline|Highlight|Headline|Author|Body|BODY)\s*(?::\s*(.*)|$)"
)
_TAIL = re.compile(
    r"\s*(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT|DOCUMENT-TYPE|Load-Date|Graphic|Classification|Publication-Type|Language|Subject|Journal Code)\s*(?::|$)|"
    r"\s*Copyright (?:©\s*)?\d{4}|\s*All Rights Reserved\s*$"
)
_DAY = re.compile(
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December),? \d{4})"
)
_LENGTH = re.compile(r"\s*(?:LENGTH|Length)\s*:\s*\d[\d,]* words?\b")
_HEAD_LINES = 40


def split(lines: Sequence[str]) -> list[Piece]:
    """The articles of a Nexis export; [] where there is none."""
    if sum(1 for line in lines if _LENGTH.match(line)) == 0:
        return []
    openings = [i for i, line in enumerate(lines) if _OPENING.match(line)]
    if openings:
        return [_piece(lines[a + 1 : b], newer=False) for a, b in zip(openings, [*openings[1:], len(lines)], strict=True)]
    closings = [i for i, line in enumerate(lines) if _CLOSING.match(line)]
    return [_piece(lines[a:b], newer=True) for a, b in zip([0, *(c + 1 for c in closings[:-1])], closings, strict=True)] if closings else []


def _piece(lines: Sequence[str], newer: bool) -> Piece:
    """Older: publication, date, title; newer: title, publication, date. Then fields, the text, and what the archive adds."""
    lines = [line.replace("\u00a0", " ").rstrip() for line in lines]
    if newer:
        lines = lines[_title_line(lines) :]
    start = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if _LENGTH.match(line)), -1)
    body = next((i + 1 for i, line in enumerate(lines[:_HEAD_LINES]) if re.fullmatch(r"\s*(?:Body|BODY)\s*", line)), start + 1)
    head = lines[: max(start, 0)] if start >= 0 else lines[: max(body - 1, 0)]
    fields = {found[1].lower(): found[2] or "" for line in lines[:body] if (found := _FIELD.match(line))}
    named = [" ".join(line.split()) if not (_FIELD.match(line) or _TAIL.match(line)) else "" for line in head]
    at = next((i for i, line in enumerate(named) if _DAY.search(line)), -1)
    before = [line for line in named[: max(at, 0)] if line]
    published = found[0] if at >= 0 and (found := _DAY.search(named[at])) else ""
    publisher = "" if not before else before[-1] if newer and len(before) > 1 else before[0] if not newer else ""
    title = fields.get("headline") or (before[0] if newer and before else "" if newer else _title(named[at + 1 :]))
    return Piece(paragraphs(_body(lines[body:])), title=title, published=published, publisher=publisher, language=_language(lines))


def _title_line(lines: Sequence[str]) -> int:
    """Where the title stands in the newer layout: after a cover list of documents, a page number or a link, the line two before the date."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    for at, i in enumerate(filled):
        if _DAY.search(lines[i]) and at >= 2 and len(lines[i].split()) <= 12:
            return filled[at - 2]
    return 0


def _title(after: list[str]) -> str:
    """The title in the older layout: the lines after an empty one behind the date; those right under the date tell the edition."""
    start = next((i for i, line in enumerate(after) if not line), len(after))
    first = next((i for i in range(start, len(after)) if after[i]), len(after))
    last = next((i for i in range(first, len(after)) if not after[i]), len(after))
    return " ".join(after[first:last])


def _body(lines: Sequence[str]) -> list[str]:
    """The lines up to what the archive adds at the end."""
    end = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        if _TAIL.match(lines[i]):
            end = i
        elif lines[i].strip() and end - i > 12:
            break
    return list(lines[:end])


def _language(lines: Sequence[str]) -> str:
    return next((line.partition(":")[2].strip().lower().partition(";")[0] for line in lines if re.match(r"\s*(?:LANGUAGE|Language)\s*:", line)), "")
