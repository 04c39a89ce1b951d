"""Documents of word processors: .docx and .odt (zipped XML) and .rtf, to lines of text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from extractor.read.article import Article
from extractor.read.decode import decode, newlines, repair
from extractor.read.documents import DOCUMENT_TIMES, document_articles
from extractor.read.errors import Unreadable, optional
from extractor.read.files import File, bounded
from extractor.read.time_limit import time_limit

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# what stands for a character: of Word, of OpenDocument
_CHARACTERS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_OPEN}tab": "\t", f"{_OPEN}line-break": "\n", f"{_OPEN}s": " "}


def read_docx(file: File) -> Iterator[Article]:
    """The articles of a Word document. Unreadable where it is no such document; TimeLimitError after `file.seconds`."""
    yield from document_articles("\n".join(_word_paragraphs(_part(file, "word/document.xml"))), file)


def read_odt(file: File) -> Iterator[Article]:
    """The articles of an OpenDocument text; as `read_docx`."""
    yield from document_articles("\n".join(_open_paragraphs(_part(file, "content.xml"))), file)


def read_rtf(file: File) -> Iterator[Article]:
    """The articles of an RTF document; as `read_docx`."""
    library = optional("striprtf.striprtf", "rtf", "an RTF file")
    with time_limit(file.seconds):
        text = library.rtf_to_text(decode(file.read(DOCUMENT_TIMES), "cp1252"), errors="replace")
    yield from document_articles(newlines(repair(text)), file)


def _part(file: File, name: str) -> Any:
    """The XML of one part of a zipped document."""
    from lxml import etree

    with file.open_seekable(DOCUMENT_TIMES) as stream, zipfile.ZipFile(stream) as archive, time_limit(file.seconds):
        try:
            with archive.open(name) as part:
                data = bounded(part, file.max_chars, DOCUMENT_TIMES)
        except KeyError:
            raise Unreadable(f"holds no {name}; save it again with a word processor, or as text") from None
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))


def _word_paragraphs(root: Any) -> Iterator[str]:
    for paragraph in root.iter(f"{_WORD}p"):
        pieces = []
        for element in paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"):
            if next(element.iterancestors(f"{_WORD}p")) is paragraph and not any(True for _ in element.iterancestors(_FALLBACK)):
                pieces.append(_CHARACTERS.get(element.tag) or element.text or "")
        yield "".join(pieces)


def _open_paragraphs(root: Any) -> Iterator[str]:
    for paragraph in root.iter(f"{_OPEN}p", f"{_OPEN}h"):
        pieces = [paragraph.text or ""]
        for element in paragraph.iterdescendants():
            pieces.append(_CHARACTERS.get(element.tag, "") or element.text or "")
            pieces.append(element.tail or "")
        yield "".join(pieces)
