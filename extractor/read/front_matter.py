"""Front matter: lines `name: value` between two lines of hyphens at the start of a text, as `trafilatura --with-metadata` and static sites write them."""

from __future__ import annotations

import re

from extractor.read.fields import FIELDS, key, one_line
from extractor.read.piece import Piece
from extractor.read.published import iso_date

_BLOCK = re.compile(r"\s*---[ \t]*\n((?:[A-Za-z][\w -]{0,40}:[^\n]*\n|[ \t]+[^\n]*\n|-[^\n]*\n){1,60})---[ \t]*\n")


def front_matter(text: str) -> tuple[Piece, str]:
    """(what it says, with an ISO date; the text after it). Without front matter, nothing and the text itself."""
    found = _BLOCK.match(text[:20_000])
    if not found:
        return Piece(""), text
    pairs = (line.partition(":") for line in found[1].split("\n") if line[:1].isalpha())
    fields = {key(name): value.strip().strip("\"'") for name, _, value in pairs}

    def first(field: str) -> str:
        return one_line(next((fields[name] for name in FIELDS[field] if fields.get(name) not in (None, "", "null")), ""))

    piece = Piece(
        "", title=first("title"), published=iso_date(first("published")), publisher=first("publisher") or fields.get("hostname", ""), url=first("url")
    )
    return piece, text[found.end() :].lstrip("\n")
