"""Nexis and LexisNexis: the older export ("1 of 74 DOCUMENTS" before each article) and that of Nexis Uni and Nexis Advance ("End of Document" after each).

Source of the layouts: the readers LexisNexisTools (J. Gruber) and quanteda's readtext and newspapers (K. Watanabe).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.read.piece import Piece, ended_parts, first_line, paragraphs

_OPENING = re.compile(r"\s*(?:\d+ of \d+ DOCUMENTS?|Document \d+ of \d+|Dokument \d+ von \d+|Document \d+ de \d+)\s*$")
_CLOSING = re.compile(r"\s*End of Document\s*$")
_FIELD = re.compile(
    r"\s*(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|AUTOR|RUBRIK|LÄNGE|AUTEUR|LONGUEUR|Byline|Section|Length|Dateline|Highlight|Headline|Author|Body|BODY)\s*(?::\s*(.*)|$)"
)
_TAIL = re.compile(
    r"\s*(?:LOAD-DATE|LANGUAGE|UPDATE(?=: \d)|SPRACHE|LANGUE|ZEITUNGS-CODE|PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT|DOCUMENT-TYPE|Load-Date|Graphic|Classification|Publication-Type|Language|Subject|Journal Code)\s*(?::|$)|"
    r"\s*Copyright (?:©\s*)?\d{4}|\s*(?:All Rights Reserved|Alle Rechte [Vv]orbehalten|Tous droits réservés)\s*$"
)
_DAY = re.compile(
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}|\d{1,2}(?:\.|er)? [^\W\d_]{3,9},? \d{4})"
)
_LENGTH = re.compile(r"\s*(?:LENGTH|Length|LÄNGE|LONGUEUR)\s*:\s*\d[\d.,]* (?:words?|Wörter|mots)\b")
_BODY = re.compile(r"\s*(?:Body|BODY)\s*$")
_HEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class _Document:
    """One article's lines by what they are: those before the day, the day, those after it up to the fields, the fields, the text with what ends it."""

    before: list[str]
    day: str
    after: list[str]
    fields: dict[str, str]
    body: Sequence[str]
    language: str

    def piece(self, title: str, publisher: str) -> Piece:
        """The article, its title that of its field HEADLINE where it has one."""
        return Piece(paragraphs(_body(self.body)), title=self.fields.get("headline") or title, published=self.day, publisher=publisher, language=self.language)


def split(lines: Sequence[str]) -> list[Piece]:
    """The articles of a Nexis export; [] where there is none."""
    if first_line(_LENGTH, lines) < 0:
        return []
    openings = [i for i, line in enumerate(lines) if _OPENING.match(line)]
    if openings:
        return [_older(lines[a + 1 : b]) for a, b in zip(openings, [*openings[1:], len(lines)], strict=True)]
    return [_newer(part) for part in ended_parts(_CLOSING, lines)]


def _older(lines: Sequence[str]) -> Piece:
    """Publication, date, title; then fields, the text, and what the archive adds."""
    document = _document(_trimmed(lines))
    return document.piece(title=_title(document.after), publisher=document.before[0] if document.before else "")


def _newer(lines: Sequence[str]) -> Piece:
    """Title, publication, date; then fields, the text, and what the archive adds."""
    lines = _trimmed(lines)
    document = _document(lines[_title_line(lines) :])
    before = document.before
    return document.piece(title=before[0] if before else "", publisher=before[-1] if len(before) > 1 else "")


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Lines without hard spaces and without spaces at their ends."""
    return [line.replace("\u00a0", " ").rstrip() for line in lines]


def _document(lines: Sequence[str]) -> _Document:
    """The parts of an article; the text begins after the heading "Body", or after the field LENGTH where there is none."""
    length = first_line(_LENGTH, lines[:_HEAD_LINES])
    heading = first_line(_BODY, lines[:_HEAD_LINES])
    body = (heading if heading >= 0 else length) + 1
    head = _head(lines[: max(length if length >= 0 else heading, 0)])
    at = next((i for i, line in enumerate(head) if _DAY.search(line)), -1)
    day = _DAY.search(head[at]) if at >= 0 else None
    return _Document(
        before=[line for line in head[: max(at, 0)] if line],
        day=day[0] if day else "",
        after=head[at + 1 :],
        fields=_fields(lines[:body]),
        body=lines[body:],
        language=_language(lines),
    )


def _head(lines: Sequence[str]) -> list[str]:
    """The lines above the text, empty in place of fields and of what the archive adds."""
    return ["" if _FIELD.match(line) or _TAIL.match(line) else " ".join(line.split()) for line in lines]


def _fields(lines: Sequence[str]) -> dict[str, str]:
    """What fields tell, by their names in small letters."""
    return {found[1].lower(): found[2] or "" for line in lines if (found := _FIELD.match(line))}


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
    """The first language told, in small letters; "" where none is."""
    return next(
        (line.partition(":")[2].strip().lower().partition(";")[0] for line in lines if re.match(r"\s*(?:LANGUAGE|Language|SPRACHE|LANGUE)\s*:", line)), ""
    )
