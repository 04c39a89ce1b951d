"""What can be wrong with an input, and how it is told: one failed Article, in one sentence that names the input and what to do."""

from __future__ import annotations

import importlib
from typing import Any

from extractor.read.article import Article, content_id, without_surrogates


class Unreadable(Exception):
    """One input, or one record of it, cannot be read. The message goes on from the input's name: "is empty; …"."""


def failed(source: str, problem: str) -> Article:
    """The article that stands for an input that could not be read. Its id is that of its source, so it is stable too."""
    return Article(content_id(source), "", source=source, error=without_surrogates(f"{source} {problem}"))


def too_long(size: int, max_chars: int) -> Unreadable:
    """What is told of a text of more than `size` characters where `max_chars` are the limit."""
    return Unreadable(f"is too long (over {size:,} characters, the limit is {max_chars:,}); split it into articles")


def optional(module: str, extra: str, what: str) -> Any:
    """An installed optional library; Unreadable names the extra that brings it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        raise Unreadable(f"cannot be read: {what} needs {library}; run: pip install 'news-fact-extractor[{extra}]'") from None
