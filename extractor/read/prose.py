"""Whether a text is English prose, and text that a wrong encoding has spoiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_MOJIBAKE = re.compile("[ÂÃâ€][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MOST_WORDS = 400  # looked at
_FEWEST = 30  # with fewer words nothing is said of the language
_OTHER = 0.12  # share of function words from which on a text is in a language; measured on the project's English articles: 0.28 to 0.50, and 0.02 to 0.11 of them also in another
_ENGLISH = 0.10
_FOREIGN_LETTERS = 0.5


def mended(text: str) -> str:
    """The text, with "â€™" made "’" again where it was read in a wrong encoding before it came here (by ftfy)."""
    if not _MOJIBAKE.search(text):
        return text
    import ftfy

    return str(ftfy.fix_encoding(text))


def why_skipped(text: str, language: str = "") -> str:
    """Why a text is not to be read: in another language (`language` is what its source says), or no running prose. "" for an English text, and for a short one."""
    if language and not language.startswith("en"):
        return f"is in {language.capitalize()}, not in English"
    words = [m[0].lower() for _, m in zip(range(_MOST_WORDS), _WORD.finditer(text), strict=False)]
    if len(words) < _FEWEST:
        return ""
    letters = "".join(words)
    if sum(c > "\u024f" for c in letters) > _FOREIGN_LETTERS * len(letters):
        return "is not in English (it is in another script)"
    shares = {name: sum(w in listed for w in words) / len(words) for name, listed in languages().items()}
    english = shares.pop("English")
    name, share = max(shares.items(), key=lambda pair: pair[1])
    if share >= _OTHER and share > english:
        return f"is in {name}, not in English"
    return "" if english >= _ENGLISH else "holds no running prose in English"


@lru_cache(maxsize=1)
def languages() -> Mapping[str, frozenset[str]]:
    """The commonest function words of each language, by its English name."""
    import yaml

    listed = yaml.safe_load((Path(__file__).parent / "languages.yml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in listed.items()}
