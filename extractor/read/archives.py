"""WARC archives: each successful HTML response is an article."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from extractor.read.article import Article
from extractor.read.errors import Unreadable, failed, optional
from extractor.read.files import File, bounded
from extractor.read.pages import PAGE_TIMES, page_article
from extractor.read.published import iso_date
from extractor.read.time_limit import TimeLimitError

_MAX_HEADERS = 1 << 20  # bytes between two contents
_BLOCK = 1 << 16


def read_warc(file: File) -> Iterator[Article]:
    """The HTML responses (status 2xx) of a WARC; source is `path:record`, 1-based over all records. URL and host are the record's; the date is the page's or else WARC-Date.

    Unreadable, after the articles before it, where the archive ends within a record.
    """
    iterator = optional("warcio.archiveiterator", "warc", "a WARC file").ArchiveIterator
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    with file.open() as stream:
        metered = _Metered(stream)
        records = iterator(metered)
        records.INC_RECORD = ""  # what it would print of a record of wrong length
        for number, record in enumerate(records, 1):
            metered.left = None
            article = _record_article(record, file, f"{file.name}:{number}") if _is_page(record) else None
            if not _skipped(record):
                raise Unreadable(f"is cut off in record {number}; the records before it were read and kept: fetch the archive again")
            if article is not None:
                yield article
            metered.left = _MAX_HEADERS


class _Metered:
    """A stream that gives `left` more bytes at most (None: any number), so that headers without end are not gathered."""

    def __init__(self, stream: BinaryIO | Any) -> None:
        self._stream = stream
        self._taken = 0
        self.left: int | None = _MAX_HEADERS

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._stream.read(size)
        self._taken += len(data)
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                raise Unreadable("is damaged: it holds a record's header without an end; fetch the archive again")
        return data

    def tell(self) -> int:
        return self._taken


def _is_page(record: Any) -> bool:
    http = record.http_headers
    if record.rec_type != "response" or http is None:
        return False
    return "html" in (http.get_header("Content-Type") or "").lower() and (http.get_statuscode() or "").startswith("2")


def _record_article(record: Any, file: File, source: str) -> Article:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    try:
        data = bounded(record.content_stream(), file.max_chars, PAGE_TIMES)
        page = page_article(data, file, source, url=url, charset=_charset(record))
    except (Unreadable, TimeLimitError) as problem:
        return failed(source, f"({url}) {problem}")
    published, basis = page.published, page.published_basis
    if basis in ("", "file_name"):  # the name is the archive's
        published, basis = iso_date(record.rec_headers.get_header("WARC-Date")), "warc"
    return replace(page, published=published, published_basis=basis if published else "", publisher=_host(url) or page.publisher, url=url)


def _skipped(record: Any) -> bool:
    """Reads what is left of a record; whether it was whole. A header that was cut off tells no length."""
    while record.raw_stream.read(_BLOCK):
        pass
    told = record.format != "warc" or record.rec_headers.get_header("Content-Length") is not None
    return told and getattr(record.raw_stream, "limit", 0) <= 0


def _charset(record: Any) -> str:
    """The charset of the HTTP header, or ""."""
    value: str = record.http_headers.get_header("Content-Type") or ""
    return value.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
