"""Whole documents: plain text and PDF."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from extractor.read.article import Article, content_id
from extractor.read.decode import decode, repair
from extractor.read.errors import Unreadable, optional
from extractor.read.fields import checked
from extractor.read.files import File

_HEADLINE = re.compile(r"(?:#+ +)?([^\n]{1,160})\n[ \t]*\n\s*\S")
_WRAP = re.compile(r"(\w+)-\n(\w+)")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
# A line under this share of the longest line's length, at a sentence's end, ends its paragraph; the same for a heading without a full stop.
_SHORT_LINE = 0.8
_SHORT_HEADING = 0.6


def read_text(file: File) -> list[Article]:
    """The one article of a text file."""
    return [text_article(decode(file.read()), file.name, file.max_chars)]


def text_article(text: str, source: str, max_chars: int) -> Article:
    """An article of a text as it stands. A first line that looks like a headline is its title too, and stays in the text."""
    return Article(content_id(checked(text, max_chars)), text, source=source, title=headline(text))


def headline(text: str) -> str:
    """The first line where an empty line follows, it has at most 160 characters and no final full stop; else ""."""
    found = _HEADLINE.match(text)
    line = found[1].strip() if found else ""
    return "" if line.rstrip("\"'”’)").endswith(".") else line


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


def unwrap(text: str) -> str:
    """Text whose lines were broken by a page's width, as paragraphs of one line each."""
    text = "\n".join(line.rstrip() for line in text.replace("\u00ad\n", "").splitlines())
    words = Counter(re.findall(r"\w+(?:-\w+)*", text.lower()))
    joined = (_WRAP.sub(lambda m: _rejoin(m, words), p).replace("\n", " ") for p in _paragraphs(text.split("\n")))
    return "\n".join(joined)


def _rejoin(wrap: re.Match[str], words: Counter[str]) -> str:
    """Whether the hyphen at a line's end belongs to the word: the rest of the document tells ("short-range"), else small letters on both sides are one word."""
    left, right = wrap[1], wrap[2]
    joined, hyphened = f"{left}{right}", f"{left}-{right}"
    if not right[0].islower() or left[-1].isdigit():
        return hyphened
    known = words[joined.lower()] > 0
    kept = words[hyphened.lower()] > 0 or (words[left.lower()] > 1 and words[right.lower()] > 1)
    return hyphened if kept and not known else joined


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined into paragraphs, by a space, or by a line end where a hyphen stands before it."""
    width = max((len(line) for line in lines), default=0)
    out: list[str] = []
    fresh = True
    for line in map(str.strip, lines):
        if line and not fresh:
            out[-1] += ("\n" if out[-1].endswith("-") else " ") + line
        elif line:
            out.append(line)
        fresh = not line or _ends_paragraph(line, width)
    return out


def _ends_paragraph(line: str, width: int) -> bool:
    return not line.endswith("-") and len(line) < (_SHORT_LINE if _SENTENCE_END.search(line) else _SHORT_HEADING) * width
