"""Factiva: articles with fields of two letters (HD headline, PD day, SN source, LP and TD text), one a line or as rows of a table, and the plain layout of its RTF.

Source of the layouts: the readers tm.plugin.factiva (M. Bouchet-Valat) and quanteda's newspapers (K. Watanabe).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.read.piece import Piece, ended_parts, first_line, paragraphs

_TAGS = "AN|AU|BY|CLM|CO|CR|CT|CX|CY|DF|DLN|ED|ET|GC|HD|HL|HLP|IN|IPC|IPD|LA|LP|NS|PD|PG|PUB|RE|RF|RST|SC|SE|SN|TD|VOL|WC"
_TAG = re.compile(rf"\s{{0,3}}({_TAGS})(?:\s{{1,4}}(\S.*)|\s*)$")
_OPENING = frozenset(("HD", "SE", "CLM", "BY", "CR"))
_NEEDED = frozenset(("SN", "PD"))
_TEXTS = frozenset(("HD", "LP", "TD"))
# the pages are in the language of who exports, the articles are not
_END = re.compile(r"\s*Do[ck]umento? ([A-Za-z]{2,12}\d{8,}\w{4,})\s*$")
_WORDS = re.compile(r"\s*\d[\d.,]* (?:words|Wörter|mots|palabras|parole)\s*$")
_DAY = re.compile(r"\s*(\d{1,2}\.? (?:de )?[^\W\d_]{3,12} (?:de )?\d{4})\s*$")
_TIME = re.compile(r"\d{1,2}:\d\d(?: [AP]M)?$")
_RIGHTS = re.compile(r"\(c\)|Copyright|©", re.IGNORECASE)
_ENGLISH = re.compile(r"(?:English|en|Englisch|anglais|inglés|inglese)$", re.IGNORECASE)
_HEAD_LINES = 10  # after the day
_LOGO = re.compile("Dow Jones|(?:Dow Jones )?Factiva")
_SHORT = 4  # words: fewer have sections, more have titles


def split(lines: Sequence[str]) -> list[Piece]:
    """The articles of a Factiva export; [] where there is none."""
    return _tagged(lines) or _plain(lines)


def _tagged(lines: Sequence[str]) -> list[Piece]:
    """The articles among fields of tags that have a source, a day, and a headline or text."""
    return [_piece(fields) for fields in _articles(lines) if fields.keys() >= _NEEDED and fields.keys() & _TEXTS]


def _articles(lines: Sequence[str]) -> list[dict[str, list[str]]]:
    """The lines of each tag, article by article; lines before the first tag are left out."""
    articles: list[dict[str, list[str]]] = [{}]
    tag = ""
    for line in lines:
        found = _TAG.match(line)
        if found:
            tag = found[1]
            line = found[2] or ""
            if _opens_article(tag, articles[-1]):
                articles.append({})
        if tag:
            articles[-1].setdefault(tag, []).append(line)
    return articles


def _opens_article(tag: str, current: dict[str, list[str]]) -> bool:
    """Whether the next article begins with a tag: one that opens articles (HD, or SE, BY before it), after an article that has its day and more."""
    return tag in _OPENING and "PD" in current and bool(current.keys() & {tag, "AN", "LP", "TD"})


def _piece(fields: dict[str, list[str]]) -> Piece:
    """The article of the lines of its tags."""

    def line(tag: str) -> str:
        return " ".join(" ".join(fields.get(tag, [])).split())

    return Piece(
        paragraphs([*fields.get("LP", []), "", *fields.get("TD", [])]),
        title=line("HD"),
        published=line("PD"),
        publisher=line("SN"),
        language=line("LA").lower(),
    )


def _plain(lines: Sequence[str]) -> list[Piece]:
    """Section (or none), title, author, "355 words", day, time, source, code, language, copyright, text, "Document KCNA000020260128em1s00001"."""
    pieces = (_plain_piece(part) for part in ended_parts(_END, lines))
    return [piece for piece in pieces if piece is not None]


def _title(head: Sequence[str]) -> str:
    """The title among the lines above the number of words: right above the author, else the first one, or the second after a section ("World")."""
    head = [line for line in head if not _LOGO.fullmatch(line)] or head
    author = next((i for i, line in enumerate(head) if line.startswith("By ") and i), 0)
    if author:
        return head[author - 1]
    if len(head) > 1 and (";" in head[0] or len(head[0].split()) < _SHORT < len(head[1].split())):
        return head[1]
    return head[0]


def _plain_piece(lines: Sequence[str]) -> Piece | None:
    """The article of the lines before its "Document" line; None where number of words, day or text are missing."""
    places = [i for i, line in enumerate(lines) if line.strip()]
    filled = [lines[i].strip() for i in places]
    words = first_line(_WORDS, filled)
    day = _DAY.match(filled[words + 1]) if 1 <= words < len(filled) - 2 else None
    if day is None:
        return None
    head = filled[words + 2 :][:_HEAD_LINES]
    language = first_line(_ENGLISH, head)
    last = max(first_line(_RIGHTS, head), language)
    body = places[words + 2 :][last + 1 :]
    if last < 0 or not body:
        return None
    return Piece(
        paragraphs(list(lines[body[0] :])),
        title=_title(filled[:words]),
        published=day[1],
        publisher=head[1] if _TIME.match(head[0]) else head[0],
        language="english" if language >= 0 else "",
    )
