"""Data inside a page: JSON, compressed, in letters that mean nothing to HTML."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Iterator
from typing import Any

CHUNK = 400_000  # characters of JSON from which on a new chunk begins: opened in some 10 ms


def packed(data: Any) -> str:
    """JSON, gzipped, in base64; the same data give the same letters."""
    return packed_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def packed_text(text: str) -> str:
    """The same for text that is JSON already; half a character of UTF-16 (a broken emoji) becomes a question mark."""
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 9, mtime=0)).decode("ascii")


def chunks(items: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Groups of items as packed lists, and how many are in each."""
    texts: list[str] = []
    size = 0
    for item in items:
        texts.append(json.dumps(item, ensure_ascii=False, separators=(",", ":")))
        size += len(texts[-1])
        if size >= CHUNK:
            yield len(texts), packed_text(f"[{','.join(texts)}]")
            texts, size = [], 0
    if texts:
        yield len(texts), packed_text(f"[{','.join(texts)}]")


def script_json(data: Any) -> str:
    """JSON for a script element of HTML: nothing in it ends the element or begins a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
