"""How inputs are to be read, and what the user says of articles beyond what they say themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from extractor.read.article import Article
from extractor.read.files import SECONDS
from extractor.read.metadata import Metadata, read_metadata
from extractor.read.piece import Piece
from extractor.read.prose import why_skipped

MAX_CHARS = 200_000  # 35,000 words; spaCy takes 3.5 kB of memory for each character, and the whole program is to stay under 1 GB
OWN = ("record", "archive", "feed")
"""Bases of a date that is the article's own, in a field made for it: only --force-published goes over them."""
GUESSED = ("", "dateline", "published_line", "file_name", "warc")
"""Bases of a date that is read off the text or what surrounds it: --published goes over them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`max_chars` is the greatest length of an article's text in code points, `timeout` the seconds that one article may take (0: any number), `kind` what
    every file is (one of `kinds.KINDS`; "": what it shows itself to be), `published` an ISO date for articles without one of their own, or for all with
    `force_published`. Files and folders of `leave_out` are not read."""

    max_chars: int = MAX_CHARS
    timeout: float = SECONDS
    kind: str = ""
    published: str = ""
    force_published: bool = False
    metadata: Metadata | None = None
    leave_out: tuple[str, ...] = ()


def reading_of(options: Mapping[str, Any], timeout: float) -> Reading:
    """The reading of a run by its options, as run.json keeps them; UsageProblem where its table of metadata cannot be read any more."""
    metadata = read_metadata(options["metadata"]) if options.get("metadata") else None
    return Reading(
        timeout=timeout,
        kind=options.get("type", ""),
        published=options.get("published", ""),
        force_published=bool(options.get("force_published")),
        metadata=metadata,
    )


def completed(article: Article, path: str, reading: Reading) -> Article:
    """An article with what the user says of its file, and with the reason why it is skipped where it is no English prose."""
    if article.error:
        return article
    known = reading.metadata.of(path) if reading.metadata else None
    if known is not None and article.published_basis not in OWN:
        article = _described(article, known)
    if reading.published and (reading.force_published or article.published_basis in GUESSED):
        article = replace(article, published=reading.published, published_basis="given")
    return article if article.skipped else replace(article, skipped=why_skipped(article.text))


def _described(article: Article, known: Piece) -> Article:
    """An article with what is known of its file in place of what it says itself."""
    return replace(
        article,
        title=known.title or article.title,
        publisher=known.publisher or article.publisher,
        url=known.url or article.url,
        published=known.published or article.published,
        published_basis="metadata" if known.published else article.published_basis,
    )
