"""Feeds: RSS and Atom, an article for each entry, with what text the feed gives of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.read.article import Article
from extractor.read.documents import DOCUMENT_TIMES, pieces_articles
from extractor.read.errors import Unreadable
from extractor.read.files import File
from extractor.read.html_lines import html_text
from extractor.read.piece import Piece
from extractor.read.time_limit import time_limit

# Local names in order of preference; an update is no publication.
_TEXT = ("encoded", "content", "description", "summary")
_DAY = ("pubDate", "published", "issued", "date", "created")
_SITE = ("source", "publisher")


def read_feed(file: File) -> Iterator[Article]:
    """The entries of a feed; source is `file#number`, 1-based. Unreadable where the XML is no feed."""
    from lxml import etree

    data = file.read(DOCUMENT_TIMES)
    with time_limit(file.seconds):
        root = etree.fromstring(data.lstrip(), etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
        if root is None or _name(root) not in ("rss", "feed", "RDF"):
            raise Unreadable("is XML of a kind that is not read (RSS and Atom are); save its text")
        channel = next((e for e in root if _name(e) == "channel"), root)
        site = _first(channel, ("title",))
        entries = [e for e in root.iter() if _name(e) in ("item", "entry")]
        pieces = [_piece(entry, site) for entry in entries]
    yield from pieces_articles(pieces, file.name, file.max_chars, "feed")


def _piece(entry: Any, site: str) -> Piece:
    link = _first(entry, ("link",)) or next((e.get("href", "") for e in entry if _name(e) == "link" and e.get("rel", "alternate") == "alternate"), "")
    publisher = next((_first(e, ("title",)) or _all_text(e) for e in entry if _name(e) in _SITE), "") or site
    return Piece(html_text(_first(entry, _TEXT)), _plain(_first(entry, ("title",))), _first(entry, _DAY), publisher, link)


def _first(element: Any, names: tuple[str, ...]) -> str:
    """The text of the first child by those names, in order of the names."""
    for name in names:
        for child in element:
            text = _all_text(child) if _name(child) == name else ""
            if text:
                return text
    return ""


def _all_text(element: Any) -> str:
    """The text of an element, or its HTML where it holds elements (Atom's xhtml)."""
    if len(element):
        from lxml import etree

        return str(etree.tostring(element, encoding="unicode"))
    return (element.text or "").strip()


def _plain(title: str) -> str:
    return html_text(title) if "<" in title or "&" in title else title


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
