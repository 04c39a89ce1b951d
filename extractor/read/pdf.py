"""PDF documents."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from extractor.read.article import Article, content_id
from extractor.read.decode import repair
from extractor.read.errors import Unreadable, optional
from extractor.read.fields import checked
from extractor.read.files import File
from extractor.read.line_wraps import unwrap
from extractor.read.texts import headline


def read_pdf(file: File) -> list[Article]:
    """The one article of a PDF. Its title is the document's; its dates tell when the file was made, not when the article came out, and are left alone."""
    library = optional("pypdf", "pdf", "a PDF file")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would log is told in the article's error
    with file.open() as stream:
        reader = library.PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is locked with a password; save an unlocked copy")
        text = unwrap("\n".join(_pages(reader, file.max_chars)))
        title = " ".join(repair(str((reader.metadata or {}).get("/Title") or "")).split())
    if not text:
        raise Unreadable("has no text in it (perhaps scanned pictures); run OCR on it first")
    return [Article(content_id(checked(text, file.max_chars)), text, source=file.name, title=title or headline(text))]


def _pages(reader: Any, max_chars: int) -> Iterator[str]:
    """The pages' texts, up to one page beyond the limit."""
    size = 0
    for page in reader.pages:
        text = repair(page.extract_text() or "").replace("\0", "")
        yield text
        size += len(text)
        if size > max_chars:
            return
