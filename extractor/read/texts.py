"""Plain text files."""

from __future__ import annotations

import re

from extractor.read.article import Article, content_id
from extractor.read.decode import decode
from extractor.read.fields import checked
from extractor.read.files import File

_HEADLINE = re.compile(r"(?:#+ +)?([^\n]{1,160})\n[ \t]*\n\s*\S")


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
