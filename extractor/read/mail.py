"""Mail (.eml), boxes of mail (.mbox), and saved pages in mail's format (.mhtml)."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import BinaryIO

from extractor.read.article import Article
from extractor.read.decode import decode, newlines, repair
from extractor.read.documents import DOCUMENT_TIMES, pieces_articles
from extractor.read.errors import Unreadable, failed
from extractor.read.fields import one_line
from extractor.read.files import File
from extractor.read.html_lines import html_lines, html_text
from extractor.read.pages import page_article
from extractor.read.piece import Piece
from extractor.read.press_archives import split
from extractor.read.published import iso_date
from extractor.read.time_limit import time_limit

_MAX_PARTS = 1_000
_MAX_HEADERS = 1 << 20


def read_mail(file: File) -> Iterator[Article]:
    """The articles of one message: those of a press archive's mail, or the message itself, whose subject is the title and whose sender the publisher."""
    with time_limit(file.seconds):
        articles = list(_message_articles(file.read(DOCUMENT_TIMES), file, file.name))
    yield from articles


def read_mbox(file: File) -> Iterator[Article]:
    """The articles of each message in a box; source is `file#number`, 1-based, and `file#number#article` where a message holds several."""
    limit = 4 * file.max_chars * DOCUMENT_TIMES
    with file.open() as stream:
        for number, data in enumerate(_messages(stream, limit), 1):
            source = f"{file.name}#{number}"
            if len(data) >= limit:
                yield failed(source, f"is too long (over {limit:,} bytes); save it without its attachments")
                continue
            try:
                with time_limit(file.seconds):
                    articles = list(_message_articles(data, file, source))
            except Unreadable as problem:
                articles = [failed(source, str(problem))]
            yield from articles


def read_mhtml(file: File) -> Iterator[Article]:
    """The articles of a page saved with all it shows. When it was saved is no date of publication, and is left alone."""
    message = _parsed(file.read(DOCUMENT_TIMES))
    for part in _parts(message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            data = part.get_payload(decode=True)
            url = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
            yield page_article(
                data if isinstance(data, bytes) else b"", file, url=url if url.startswith("http") else "", charset=part.get_content_charset() or ""
            )
            return
    raise Unreadable("holds no page; save it again, as HTML")


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The messages of a box, each at most `limit` bytes: one begins after a line "From …" that follows an empty line."""
    pieces: list[bytes] = []
    size, empty = 0, True
    while line := stream.readline(1 << 16):
        if line.startswith(b"From ") and empty:
            if pieces:
                yield b"".join(pieces)
            pieces, size = [], 0
        elif size < limit:
            pieces.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
        empty = line in (b"\n", b"\r\n")
    if pieces:
        yield b"".join(pieces)


def _message_articles(data: bytes, file: File, source: str) -> Iterator[Article]:
    message = _parsed(data)
    text, html = _body(message)
    pieces = split((html_lines(html) if html else text).split("\n"))
    if pieces:
        yield from pieces_articles(pieces, source, file.max_chars)
        return
    text = html_text(html) if html else text
    if not text.strip():
        raise Unreadable("is a message without text; save what it carries")
    sender = parseaddr(str(message.get("From", "")))
    piece = Piece(text, one_line(str(message.get("Subject", ""))), iso_date(str(message.get("Date", ""))), sender[0] or sender[1])
    article = next(pieces_articles([piece], source, file.max_chars, "mail"))
    yield failed(source, article.error.partition(" ")[2]) if article.error else replace(article, source=source)


def _parsed(data: bytes) -> EmailMessage:
    """A message; Unreadable where its headers have no end or it has too many parts."""
    head = data.lstrip()[: _MAX_HEADERS + 1]
    if len(head) > _MAX_HEADERS and b"\n\n" not in head and b"\r\n\r\n" not in head:
        raise Unreadable("is no mail: its headers have no end")
    if data.count(b"\n--") > _MAX_PARTS * 10:
        raise Unreadable("is a message of too many parts; save its text")
    message = BytesParser(policy=email.policy.default).parsebytes(data.lstrip())
    assert isinstance(message, EmailMessage)
    return message


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number < _MAX_PARTS and isinstance(part, EmailMessage):
            yield part


def _body(message: EmailMessage) -> tuple[str, str]:
    """(the plain text of a message, or else its HTML). Attachments are no text of it."""
    plain, html = (
        "\n".join(_decoded(part) for part in _parts(message) if part.get_content_type() == kind and part.get_content_disposition() != "attachment")
        for kind in ("text/plain", "text/html")
    )
    return (plain, "") if plain.strip() else ("", html)


def _decoded(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    return newlines(repair(decode(data, part.get_content_charset() or ""))) if isinstance(data, bytes) and data.strip() else ""
