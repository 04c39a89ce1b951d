"""Patterns put together from words of the wording lists: the words are data, their order in the sentence is code."""

from __future__ import annotations

import re

from extractor.mentions import Sentence
from extractor.wording import Wording, spaced


def phrase(wording: Wording, template: str, flags: int = re.I) -> re.Pattern[str]:
    """The template as a pattern: `{name}` is a list (one the pipeline has not matches nothing), a space any white space.

    Unlike `wording[name]` it sets no word boundary of its own: templates say `\\b` where they want one. Call it when a reader is
    made, never for each sentence.
    """
    return re.compile(spaced(re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{wording.source(m[1])})", template)), flags)


def after_last(pattern: re.Pattern[str], text: str) -> str:
    """What follows the last match in a text; all of it where there is none."""
    cut = 0
    for m in pattern.finditer(text):
        cut = m.end()
    return text[cut:]


def left_of(s: Sentence, at: int, reach: int) -> str:
    """The characters of the sentence left of a place, `reach` of them at most."""
    return s.text[max(s.start, at - reach) : at]
