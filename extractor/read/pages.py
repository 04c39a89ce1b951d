"""HTML pages: the main text by trafilatura, with what the page itself says of title, site, address and date."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import Any

from extractor.read.article import Article, content_id
from extractor.read.decode import declared_charset, decode, newlines, repair
from extractor.read.errors import Unreadable
from extractor.read.fields import checked, one_line
from extractor.read.files import File
from extractor.read.published import iso_date
from extractor.read.time_limit import time_limit

PAGE_TIMES = 10  # a page may be ten times as long as its text may be: markup, scripts, inlined pictures
MAX_TAGS = 100_000  # the longest pages of encyclopaedias have some 60,000; two million take 1.7 GB and two minutes
MAX_ATTRIBUTES = 1_000  # of one tag: the parser compares each with each, in one call that nothing can interrupt
_CROWDED_TAG = re.compile(rf"""<[a-zA-Z][^\s/>]*+(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+){{{MAX_ATTRIBUTES}}}""")
_CHARACTER_CODE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,9}));?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Handed to htmldate. Its extensive search takes any date in the running text ("on Nov. 18, 2017") for the page's own; without it, a page that
# declares no date has none.
_DATES = {"original_date": True, "extensive_search": False}


def read_html(file: File) -> list[Article]:
    """The one article of a page."""
    data = file.read(PAGE_TIMES)
    return [page_article(data, file)]


def page_article(data: bytes, file: File, source: str = "", *, url: str = "", charset: str = "") -> Article:
    """The article of a page's bytes; `url` and `charset` are what is known from elsewhere, `source` is by default the file.

    Unreadable where the page holds no text or is made to be slow, TimeLimitError where it takes longer than `file.seconds` all the same.
    """
    extract = _extractor()
    with time_limit(file.seconds):
        html = _clean(decode(data, charset or declared_charset(data)))
        page = extract(html, url=url or None, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES))
    if page is None or not (page.text or "").strip():
        raise Unreadable("holds no article text; check that the page was saved whole, or save its text")
    text = newlines(repair(page.text))
    return Article(
        content_id(checked(text, file.max_chars)),
        text,
        source=source or file.name,
        title=one_line(page.title or ""),
        published=iso_date(page.date),
        publisher=one_line(page.sitename or ""),
        url=url or one_line(page.url or ""),
    )


def _clean(html: str) -> str:
    """A page without the characters for which its parser gives it up; Unreadable where it is empty, or would cost the parser minutes."""
    if not html.strip():
        raise Unreadable("is empty; fetch it again or leave it out")
    if html.count("<") > MAX_TAGS:
        raise Unreadable(f"has more than {MAX_TAGS:,} tags; save its text, or leave it out")
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
