"""What is handed between the parent of a run and its workers: chunks of articles one way, encoded rows the other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from hashlib import sha256
from typing import Any

from extractor.read.article import Article
from extractor.run.settings import CHUNK_ARTICLES, CHUNK_CHARS
from extractor.tables.columns import TABLES

COUNTS = ("articles", "ok", "none", "skipped", "failed", "main_events", "events", "facts", "reactions", "incidents")
Counts = Counter[str]
Values = list[Any]


@dataclass(frozen=True, slots=True)
class Item:
    """An article with its place in the whole input (from 0), and its encoded line where that is known already."""

    ordinal: int
    article: Article
    known: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles that are worked on together, as the `number`-th file of the journal."""

    number: int
    items: tuple[Item, ...]

    @property
    def digest(self) -> str:
        """Of all that the chunk's rows depend on."""
        parts = sha256()
        for item in self.items:
            parts.update(repr((item.ordinal, *astuple(item.article))).encode("utf-8", "surrogatepass"))
        return parts.hexdigest()


@dataclass(frozen=True, slots=True)
class Line:
    """The rows of one article, by table; values in the order of `tables.columns`. `signature` is that of its text (`read.duplicates`, as hex)."""

    ordinal: int
    signature: str
    tables: dict[str, list[Values]]
    raw: str = field(default="", compare=False)  # the text it was read from, which saves writing it anew where nothing changes

    @property
    def article(self) -> Values:
        """The article's own row."""
        return self.tables["articles"][0]

    def encode(self) -> str:
        text = json.dumps([self.ordinal, self.signature, *(self.tables[t] for t in TABLES)], ensure_ascii=False, separators=(",", ":"))
        # a lone surrogate, which JSON input may hold, has no UTF-8: it becomes "?", one code point for one, so offsets stay right
        return text.encode("utf-8", "replace").decode()

    @classmethod
    def decode(cls, text: str) -> Line:
        ordinal, signature, *tables = json.loads(text)
        return cls(ordinal, signature, dict(zip(TABLES, tables, strict=True)), text.rstrip("\n"))


@dataclass(frozen=True, slots=True)
class Part:
    """What became of one chunk: its encoded lines, in order."""

    number: int
    digest: str
    lines: tuple[str, ...]
    counts: Counts


def total_of(counts: Iterable[Counts]) -> Counts:
    """The sum, with 0 for what was not counted."""
    out: Counts = Counter(dict.fromkeys(COUNTS, 0))
    for c in counts:
        out.update(c)
    return out


def cut(items: Iterable[Item], articles: int = CHUNK_ARTICLES, chars: int = CHUNK_CHARS) -> Iterator[Chunk]:
    """Chunks of at most that many articles, ended early by the article that reaches `chars`; the same cuts for the same input."""
    number, batch, size = 0, list[Item](), 0
    for item in items:
        batch.append(item)
        size += len(item.article.text)
        if len(batch) == articles or size >= chars:
            yield Chunk(number, tuple(batch))
            number, batch, size = number + 1, [], 0
    if batch:
        yield Chunk(number, tuple(batch))
