"""A document's lines to its articles: those of a press archive's export, or the one article that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.read import press_archives
from extractor.read.article import Article, content_id
from extractor.read.decode import decode
from extractor.read.errors import Unreadable, failed
from extractor.read.fields import checked, one_line
from extractor.read.files import File
from extractor.read.front_matter import front_matter
from extractor.read.line_wraps import is_printed, unwrap
from extractor.read.piece import Piece
from extractor.read.prose import mended
from extractor.read.publication import day_in_text, day_of_name, publisher_in_text
from extractor.read.published import iso_date
from extractor.read.texts import headline

DOCUMENT_TIMES = 50  # a file of many articles may hold fifty times the longest


def document_articles(text: str, file: File, *, title: str = "", published: str = "", basis: str = "") -> Iterator[Article]:
    """The articles of a document's text, one paragraph or line of it a line. `title` and `published` (ISO) are what the container says of it as a whole."""
    pieces = press_archives.split(text.split("\n"))
    if pieces:
        yield from pieces_articles(pieces, file.name, file.max_chars)
    else:
        yield text_article(text, file, title=title, published=published, basis=basis)


def pieces_articles(pieces: Sequence[Piece], name: str, max_chars: int, basis: str = "archive") -> Iterator[Article]:
    """An article for each piece, or a failed one; source is `file#number`, 1-based."""
    for number, piece in enumerate(pieces, 1):
        source = f"{name}#{number}"
        try:
            yield _piece_article(piece, source, max_chars, basis)
        except Unreadable as problem:
            yield failed(source, str(problem))


def _piece_article(piece: Piece, source: str, max_chars: int, basis: str) -> Article:
    text = mended(checked(piece.text, max_chars))
    published = iso_date(piece.published)
    return Article(
        content_id(text),
        text,
        source=source,
        title=one_line(mended(piece.title)),
        published=published,
        publisher=one_line(mended(piece.publisher)),
        url=one_line(piece.url),
        published_basis=basis if published else "",
    )


def text_article(text: str, file: File, *, title: str = "", published: str = "", basis: str = "") -> Article:
    """The article of a text as it stands, but for front matter, which is taken off. A first line that looks like a headline is its title too, and stays in the text."""
    known, text = front_matter(text)
    text = mended(checked(text, file.max_chars))
    first = headline(text)
    if is_printed(text):
        text = unwrap(text)
    day, of = known.published, "front_matter"
    if not day:
        day, of = (published, basis) if published else day_in_text(text)
    if not day:
        day, of = day_of_name(file.path), "file_name"
    return Article(
        content_id(text),
        text,
        source=file.name,
        title=known.title or one_line(title) or first,
        published=day,
        publisher=known.publisher or publisher_in_text(text),
        url=known.url,
        published_basis=of if day else "",
    )


def read_text(file: File) -> Iterator[Article]:
    """The articles of a text file."""
    yield from document_articles(decode(file.read(DOCUMENT_TIMES)), file)
