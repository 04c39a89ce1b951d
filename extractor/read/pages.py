"""HTML pages: the main text by trafilatura, with what the page itself says of title, site, address and date."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

from extractor.read.article import Article, content_id
from extractor.read.decode import declared_charset, decode, newlines, repair
from extractor.read.errors import Unreadable
from extractor.read.fields import checked
from extractor.read.files import File
from extractor.read.published import iso_date

PAGE_TIMES = 5  # a page may be five times as long as its text may be: markup, scripts, inlined pictures
# Handed to htmldate. Its extensive search takes any date in the running text ("on Nov. 18, 2017") for the page's own; without it, a page that
# declares no date has none.
_DATES = {"original_date": True, "extensive_search": False}


def read_html(file: File) -> list[Article]:
    """The one article of a page."""
    data = file.read(PAGE_TIMES)
    return [page_article(data, file.name, file.max_chars)]


def page_article(data: bytes, source: str, max_chars: int, *, url: str = "", charset: str = "") -> Article:
    """The article of a page's bytes; `url` and `charset` are what is known from elsewhere. Unreadable where the page holds no text."""
    html = decode(data, charset or declared_charset(data))
    if not html.strip():
        raise Unreadable("is empty; fetch it again or leave it out")
    page = _extractor()(html, url=url or None, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES))
    if page is None or not (page.text or "").strip():
        raise Unreadable("holds no article text; check that the page was saved whole, or save its text")
    text = newlines(repair(page.text))
    return Article(
        content_id(checked(text, max_chars)),
        text,
        source=source,
        title=_line(page.title),
        published=iso_date(page.date),
        publisher=_line(page.sitename),
        url=url or _line(page.url),
    )


def _line(value: str | None) -> str:
    return " ".join(repair(value).split()) if value else ""


@lru_cache(maxsize=1)
def _extractor() -> Any:
    """Imported when the first page is met: it takes most of a second. What it would log is told in the article's error."""
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return bare_extraction
