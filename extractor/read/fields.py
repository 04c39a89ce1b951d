"""From a record (a JSON object, a row) to an Article: which field is which, and what a usable text is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from extractor.read.article import Article, content_id
from extractor.read.decode import decode, is_binary, newlines, repair
from extractor.read.errors import Unreadable, failed, too_long
from extractor.read.prose import mended, why_skipped
from extractor.read.published import iso_date

# Names in order of preference, lower case: the codebook's own first, then those of common exports (NewsAPI, Event Registry, feed readers).
FIELDS = {
    "id": ("id", "article_id"),
    "text": ("text", "content", "body", "article", "article_text", "full_text", "fulltext", "full text", "maintext", "story"),
    "title": ("title", "headline", "document title", "article_title"),
    "published": (
        "published",
        "date",
        "published_at",
        "publishedat",
        "publish_date",
        "publishdate",
        "pub_date",
        "pubdate",
        "date_published",
        "datepublished",
        "date published",
        "date_publish",
        "publication_date",
        "publication date",
        "publicationdate",
        "published_date",
        "published date",
        "seendate",
        "created_at",
    ),
    "publisher": (
        "publisher",
        "source",
        "site",
        "media_name",
        "outlet",
        "publication",
        "publication_title",
        "publication title",
        "newspaper",
        "source_domain",
        "sitename",
        "hostname",
        "domain",
    ),
    "url": ("url", "link"),
    "language": ("language", "lang", "language of publication"),
}
_MAX_SHORT = 1_000  # characters of a title, a publisher, an address, an id
NAMES = frozenset(name for names in FIELDS.values() for name in names)
_TEXT_NAMES = ", ".join(FIELDS["text"])


def has_text(names: list[str]) -> bool:
    """Whether one of these column names can hold the text."""
    return any(key(name) in FIELDS["text"] for name in names)


def key(name: Any) -> str:
    """A field's name as it is compared: lower case, without spaces and byte order mark around it."""
    return str(name).strip().strip("\ufeff").lower()


def article_of(record: Any, source: str, max_chars: int) -> Article:
    """The article of a record; a failed one where the record is no mapping or has no usable text. Never raises."""
    try:
        return _article(record, source, max_chars)
    except Unreadable as problem:
        return replace(failed(source, str(problem)), **_known(record))


def _known(record: Any) -> dict[str, str]:
    """What a record without usable text says of itself all the same: its id, so that the row can be found again."""
    if not isinstance(record, Mapping):
        return {}
    fields = {key(name): value for name, value in record.items() if value is not None}
    known = {name: _short(fields, name) for name in ("id", "title", "publisher", "url")}
    return {name: value for name, value in known.items() if value}


def _article(record: Any, source: str, max_chars: int) -> Article:
    if not isinstance(record, Mapping):
        raise Unreadable(f"is not a record but a {type(record).__name__}; each article must be an object with the fields id and text")
    fields = {key(name): value for name, value in record.items() if value is not None}
    text = mended(checked(_text(fields), max_chars))
    published = iso_date(_first(fields, "published"))
    return Article(
        _short(fields, "id") or content_id(text),
        text,
        source=source,
        title=_short(fields, "title"),
        published=published,
        publisher=_short(fields, "publisher"),
        url=_short(fields, "url"),
        published_basis="record" if published else "",
        skipped=why_skipped(text, _short(fields, "language").lower()),
    )


def _text(fields: dict[str, Any]) -> str:
    for name in FIELDS["text"]:
        value = fields.get(name)
        text = decode(value) if isinstance(value, bytes) else newlines(repair(value)) if isinstance(value, str) else ""
        if text.strip():
            return text
    raise Unreadable(f"has no text (looked for a string in: {_TEXT_NAMES}); name the field that holds it `text`, or remove the record")


def checked(text: str, max_chars: int) -> str:
    """The text itself; Unreadable where it is empty, too long, or no text."""
    if not text.strip():
        raise Unreadable("is empty; give it some text or leave it out")
    if len(text) > max_chars:
        raise too_long(max_chars, max_chars)
    if is_binary(text.replace("\0", "").encode("utf-8", "replace")):
        raise Unreadable("holds control characters instead of text; export it again as UTF-8")
    return text


def one_line(value: str) -> str:
    """A title or a name as one line of at most 1,000 characters, without lone surrogates."""
    return " ".join(repair(value[: 2 * _MAX_SHORT]).split())[:_MAX_SHORT]


def _first(fields: dict[str, Any], field: str) -> Any:
    return next((fields[name] for name in FIELDS[field] if fields.get(name) not in (None, "")), None)


def _short(fields: dict[str, Any], field: str) -> str:
    """One line of plain text, cut at 1,000 characters; the name of a nested object ({"source": {"name": "Reuters"}})."""
    value = _first(fields, field)
    if isinstance(value, Mapping):
        value = value.get("name")
    return one_line(str(value)) if isinstance(value, (str, int, float)) else ""
