"""WARC archives: each successful HTML response is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from extractor.read.article import Article
from extractor.read.errors import Unreadable, failed, optional
from extractor.read.files import File, bounded
from extractor.read.pages import PAGE_TIMES, page_article
from extractor.read.published import iso_date


def read_warc(file: File) -> Iterator[Article]:
    """The HTML responses (status 2xx) of a WARC; source is `path:record`, 1-based over all records. URL and host are the record's; the date is the page's or else WARC-Date."""
    iterator = optional("warcio.archiveiterator", "warc", "a WARC file").ArchiveIterator
    with file.open() as stream:
        for number, record in enumerate(iterator(stream), 1):
            if _is_page(record):
                yield _record_article(record, f"{file.name}:{number}", file.max_chars)


def _is_page(record: Any) -> bool:
    http = record.http_headers
    if record.rec_type != "response" or http is None:
        return False
    return "html" in (http.get_header("Content-Type") or "").lower() and (http.get_statuscode() or "").startswith("2")


def _record_article(record: Any, source: str, max_chars: int) -> Article:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    try:
        data = bounded(record.content_stream(), max_chars, PAGE_TIMES)
        if record.raw_stream.limit > 0:
            raise Unreadable("is cut off; fetch the archive again")
        page = page_article(data, source, max_chars, url=url, charset=_charset(record))
    except Unreadable as problem:
        return failed(source, f"({url}) {problem}")
    published = page.published or iso_date(record.rec_headers.get_header("WARC-Date"))
    return Article(page.id, page.text, source=source, title=page.title, published=published, publisher=_host(url) or page.publisher, url=url)


def _charset(record: Any) -> str:
    """The charset of the HTTP header, or ""."""
    value: str = record.http_headers.get_header("Content-Type") or ""
    return value.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
