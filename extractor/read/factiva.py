"""Factiva: articles with fields of two letters (HD headline, PD day, SN source, LP and TD text), one a line or as rows of a table, and the plain layout of its RTF.

Source of the layouts: the readers tm.plugin.factiva (M. Bouchet-Valat) and quanteda's newspapers (K. Watanabe).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.read.piece import Piece, paragraphs

_TAGS = "AN|AU|BY|CLM|CO|CR|CT|CX|CY|DF|DLN|ED|ET|GC|HD|HL|HLP|IN|IPC|IPD|LA|LP|NS|PD|PG|PUB|RE|RF|RST|SC|SE|SN|TD|VOL|WC"
_TAG = re.compile(rf"\s{{0,3}}({_TAGS})(?:\s{{1,4}}(\S.*)|\s*)$")
_NEEDED = frozenset(("SN", "PD"))
_END = re.compile(r"\s*Document ([A-Za-z]{2,12}\d{8,}\w{4,})\s*$")
_WORDS = re.compile(r"\s*\d[\d,]* words\s*$")
_DAY = re.compile(r"\s*(\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})\s*$")


def split(lines: Sequence[str]) -> list[Piece]:
    """The articles of a Factiva export; [] where there is none."""
    return _tagged(lines) or _plain(lines)


def _tagged(lines: Sequence[str]) -> list[Piece]:
    """Articles of tags. One begins where a tag comes that opens articles (HD, or SE, BY before it) after one that has its source and its day."""
    articles: list[dict[str, list[str]]] = []
    current: dict[str, list[str]] = {}
    tag = ""
    for line in lines:
        found = _TAG.match(line)
        if (
            found
            and found[1] in ("HD", "SE", "CLM", "BY", "CR")
            and "PD" in current
            and (found[1] in current or "AN" in current or "LP" in current or "TD" in current)
        ):
            articles.append(current)
            current = {}
        if found:
            tag = found[1]
            current.setdefault(tag, [])
        if tag:
            current[tag].append((found[2] or "") if found else line)
    articles.append(current)
    whole = [a for a in articles if a.keys() >= _NEEDED and ("LP" in a or "TD" in a or "HD" in a)]
    return [_piece(a) for a in whole]


def _piece(fields: dict[str, list[str]]) -> Piece:
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
    """Title, author, "355 words", day, time, source, code, language, copyright, text, "Document KCNA000020260128em1s00001"."""
    ends = [i for i, line in enumerate(lines) if _END.match(line)]
    pieces = [_plain_piece(lines[a:b]) for a, b in zip([0, *(e + 1 for e in ends[:-1])], ends, strict=True)] if ends else []
    return [piece for piece in pieces if piece is not None]


def _plain_piece(lines: Sequence[str]) -> Piece | None:
    filled = [i for i, line in enumerate(lines) if line.strip()]
    words = next((at for at, i in enumerate(filled) if _WORDS.match(lines[i])), -1)
    if words < 1 or words + 2 >= len(filled):
        return None
    day = _DAY.match(lines[filled[words + 1]])
    if day is None:
        return None
    after = [lines[i].strip() for i in filled[words + 2 : words + 9]]
    if after and re.fullmatch(r"\d{1,2}:\d\d(?: [AP]M)?", after[0]):
        after.pop(0)
    rights = next((at for at in range(words + 2, min(words + 12, len(filled))) if re.match(r"\s*(?:\(c\)|Copyright|©)", lines[filled[at]], re.IGNORECASE)), -1)
    language = next((at for at in range(words + 2, min(words + 12, len(filled))) if lines[filled[at]].strip() in ("English", "en")), -1)
    body = max(rights, language) + 1
    if body <= words + 2 or body >= len(filled):
        return None
    title = lines[filled[0]].strip()
    return Piece(
        paragraphs(list(lines[filled[body] :])), title=title, published=day[1], publisher=after[0] if after else "", language="english" if language >= 0 else ""
    )
