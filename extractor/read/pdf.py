"""PDF documents."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from extractor.read.article import Article, content_id
from extractor.read.decode import repair
from extractor.read.errors import Unreadable, optional
from extractor.read.fields import checked, one_line
from extractor.read.files import File
from extractor.read.line_wraps import unwrap
from extractor.read.texts import headline
from extractor.read.time_limit import time_limit

PDF_TIMES = 50
_MAX_CONTENT = 4_000_000  # bytes of one page's drawing; the parser takes some 200 bytes of memory for each


def read_pdf(file: File) -> list[Article]:
    """The one article of a PDF. Its title is the document's; its dates tell when the file was made, not when the article came out, and are left alone.

    Unreadable where it is locked, has no text, or has a page made to be slow; TimeLimitError after `file.seconds`.
    """
    library = optional("pypdf", "pdf", "a PDF file")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would log is told in the article's error
    with file.open_seekable(PDF_TIMES) as stream, time_limit(file.seconds):
        reader = library.PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is locked with a password; save an unlocked copy")
        text = unwrap("\n".join(_pages(reader, file.max_chars)))
        title = one_line(str((reader.metadata or {}).get("/Title") or ""))
    if not text:
        raise Unreadable("has no text in it (perhaps scanned pictures); run OCR on it first")
    return [Article(content_id(checked(text, file.max_chars)), text, source=file.name, title=title or headline(text))]


def _pages(reader: Any, max_chars: int) -> Iterator[str]:
    """The pages' texts, up to one page beyond the limit."""
    size = 0
    for page in reader.pages:
        content = page.get_contents()
        if content is not None and len(content.get_data()) > _MAX_CONTENT:
            raise Unreadable(f"has a page of more than {_MAX_CONTENT:,} bytes of drawing; save its text, or leave it out")
        text = repair(page.extract_text() or "").replace("\0", "")
        yield text
        size += len(text)
        if size > max_chars:
            return
