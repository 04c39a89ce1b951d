"""How many articles some inputs hold, where that can be told without reading them: for the time left of a progress bar."""

from __future__ import annotations

import os
from collections.abc import Sequence

from extractor.read.kinds import kind_of_name
from extractor.read.paths import files_of

SINGLE = ("text", "html", "pdf", "mail", "mhtml", "docx", "odt", "rtf")  # now and then an export of many, as only reading it tells
MOST_BYTES = 4_000_000_000  # counting lines of more would keep the run waiting (about 2 GB/s here)
_BLOCK = 1 << 20


def count_articles(inputs: Sequence[str], leave_out: tuple[str, ...] = ()) -> int | None:
    """The number of articles; None where an input has to be read to know (archives, CSV, compressed files, lists), or is too large."""
    total, size = 0, 0
    for name in inputs:
        if name in ("-", "@-"):
            return None
        for path in files_of(name, leave_out):
            kind = kind_of_name(path)
            if kind in SINGLE:
                total += 1
                continue
            if kind != "jsonl" or path.lower().endswith((".gz", ".zst")):
                return None
            try:
                size += os.path.getsize(path)
                if size > MOST_BYTES:
                    return None
                total += _lines(path)
            except OSError:
                return None
    return total


def _lines(path: str) -> int:
    with open(path, "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
