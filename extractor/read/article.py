"""Articles: what the tables are made of (stage 1). Reading files is in `inputs`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Article:
    """One input. `text` is stored as it is cited: every offset counts its code points. `published` is an ISO date or "".

    `published_basis` tells where that date was found. `error` is set where the input could not be read; such an article has no text and its row has the
    status `failed`. `skipped` is set where the text is not to be searched (another language, no prose), and says why.
    """

    id: str
    text: str
    source: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""
    error: str = ""
    published_basis: str = ""
    skipped: str = ""

    @property
    def sha256(self) -> str:
        """64 hex digits of the text's UTF-8; "" without a text."""
        return digest(self.text) if self.text else ""


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which has no UTF-8; as long as before."""
    return _SURROGATE.sub("\ufffd", text)


def digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8 as 64 hex digits; a lone surrogate counts as its three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(text: str) -> str:
    """A stable id for an input that has none of its own: the first 16 hex digits of its content's SHA-256, behind a letter, so that none reads as a number."""
    return f"a{digest(text)[:16]}"
