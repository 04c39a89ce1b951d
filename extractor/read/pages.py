"""HTML pages: the main text by trafilatura, with what the page itself says of title, site, address and date."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from extractor.read.article import Article, content_id
from extractor.read.decode import declared_charset, decode, newlines, repair
from extractor.read.documents import DOCUMENT_TIMES, pieces_articles
from extractor.read.errors import Unreadable
from extractor.read.fields import checked, one_line
from extractor.read.files import File
from extractor.read.html_lines import html_lines
from extractor.read.page_dates import page_date
from extractor.read.press_archives import split
from extractor.read.prose import mended
from extractor.read.publication import day_in_text, day_of_name
from extractor.read.published import iso_date
from extractor.read.time_limit import time_limit

PAGE_TIMES = 10  # a page may be ten times as long as its text may be: markup, scripts, inlined pictures
MAX_TAGS = 100_000  # the longest pages of encyclopaedias have some 60,000; two million take 1.7 GB and two minutes
MAX_ATTRIBUTES = 1_000  # of one tag: the parser compares each with each, in one call that nothing can interrupt
_CROWDED_TAG = re.compile(rf"""<[a-zA-Z][^\s/>]*+(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+){{{MAX_ATTRIBUTES}}}""")
# what stands in the exports of press archives only
_EXPORT = re.compile(rb"\d of \d+ DOCUMENTS?|End of Document|enArticle|ProQuest document ID|Document [A-Za-z]{2,12}\d{8,}\w{4,}", re.IGNORECASE)
_PROLOG = re.compile(r"\s*<\?xml[^>]*>")
_CHARACTER_CODE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,9}));?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Handed to htmldate. Its extensive search takes any date in the running text ("on Nov. 18, 2017") for the page's own; without it, a page that
# declares no date has none.
_DATES = {"original_date": True, "extensive_search": False}


def read_html(file: File) -> Iterator[Article]:
    """The one article of a page, or those of a press archive's export."""
    data = file.read(DOCUMENT_TIMES)
    if _EXPORT.search(data):
        with time_limit(file.seconds):
            pieces = split(html_lines(_clean(decode(data, declared_charset(data)), MAX_TAGS * DOCUMENT_TIMES)).split("\n"))
        if pieces:
            yield from pieces_articles(pieces, file.name, file.max_chars)
            return
    if len(data) > 4 * file.max_chars * PAGE_TIMES:
        raise Unreadable(
            f"is too long (over {4 * file.max_chars * PAGE_TIMES:,} bytes for at most {file.max_chars:,} characters of text); save its text, or leave it out"
        )
    yield page_article(data, file)


def page_article(data: bytes, file: File, source: str = "", *, url: str = "", charset: str = "") -> Article:
    """The article of a page's bytes; `url` and `charset` are what is known from elsewhere, `source` is by default the file.

    Unreadable where the page holds no text or is made to be slow, TimeLimitError where it takes longer than `file.seconds` all the same.
    """
    page, told = _extracted(data, file, url, charset)
    if page is None or not (page.text or "").strip():
        raise Unreadable("holds no article text; check that the page was saved whole, or save its text")
    text = mended(newlines(repair(page.text)))
    day, basis = (told, "page") if told else _day(text, page.date, file.path)
    return Article(
        content_id(checked(text, file.max_chars)),
        text,
        source=source or file.name,
        title=one_line(mended(page.title or "")),
        published=day,
        publisher=one_line(page.sitename or ""),
        url=url or one_line(page.url or ""),
        published_basis=basis,
    )


def _extracted(data: bytes, file: File, url: str, charset: str) -> tuple[Any, str]:
    """What trafilatura takes from a page (None where it finds no text), and the day that the page's markup tells ("" where none)."""
    extract = _extractor()
    with time_limit(file.seconds):
        html = _clean(decode(data, charset or declared_charset(data)), MAX_TAGS)
        page = extract(html, url=url or None, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES))
        return page, page_date(_parsed(html))


def _day(text: str, extracted: str | None, path: str) -> tuple[str, str]:
    """The day of a page whose markup tells none, and its basis: its text, trafilatura's date, its file's name; two times "" where none tells it."""
    day, basis = day_in_text(text)
    if day:
        return day, basis
    if day := iso_date(extracted):
        return day, "page"
    day = day_of_name(path)
    return day, "file_name" if day else ""


def _parsed(html: str) -> Any:
    """The root of a page's elements."""
    from lxml.html import document_fromstring

    return document_fromstring(_PROLOG.sub("", html, count=1))


def _clean(html: str, max_tags: int) -> str:
    """A page without the characters for which its parser gives it up; Unreadable where it is empty, or would cost the parser minutes."""
    if not html.strip():
        raise Unreadable("is empty; fetch it again or leave it out")
    if html.count("<") > max_tags:
        raise Unreadable(f"has more than {max_tags:,} tags; save its text, or leave it out")
    if _CROWDED_TAG.search(html):
        raise Unreadable(f"has a tag of more than {MAX_ATTRIBUTES:,} attributes; save its text, or leave it out")
    return _CONTROL.sub(" ", _CHARACTER_CODE.sub(_character, html))


def _character(code: re.Match[str]) -> str:
    """The code as it stands, or the character meant by it: of a control character a space, of 128 to 159 the one that Windows writes so."""
    number = int(code[1], 16) if code[1] else int(code[2])
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", "replace")
    allowed = number in (0x09, 0x0A, 0x0D) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number <= 0x10FFFF
    return code[0] if allowed else " "


@lru_cache(maxsize=1)
def _extractor() -> Any:
    """Imported when the first page is met: it takes most of a second. What it would log is told in the article's error."""
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return bare_extraction
