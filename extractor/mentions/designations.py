"""Names of objects that no table has, told as such: "two missiles named Qader and Nasr", "a missile dubbed “Fattah-2”".

Lists used: `named_as`, `definite_article`.
"""

from __future__ import annotations

import re

from extractor.annotate.names import OBJECTS
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Name, Sentence

DESIGNATION = r"(?-i:[A-Z])[\w’'-]*\w(?:[ -](?:(?-i:[A-Z])[\w-]*|\d+\w*)){0,2}"

NUMBERED = r"(?-i:[A-Z])\w*-\d+\w*"  # "a missile, the VCM-01, which"


class DesignationFinder:
    """Finds a name that is given to an object right behind its noun."""

    def __init__(self, wording: Wording) -> None:
        self.given = [
            phrase(wording, rf",?\s*\(?{{named_as}}\s+(?:{{definite_article}}\s+)?[\"“'‘]?(?P<name>{DESIGNATION})"),
            phrase(wording, rf",\s+{{definite_article}}\s+(?P<name>{NUMBERED})(?=[,.])"),
        ]

    def behind(self, sentence: Sentence, end: int) -> Name | None:
        """The name told behind the noun that ends at `end`; None where there is none, or where it is one of a table."""
        m = next((m for p in self.given if (m := p.match(sentence.text, end, sentence.end)) is not None), None)
        if m is None or any(_overlap(m, n.start, n.end) for n in sentence.names) or any(_overlap(m, d[0], d[1]) for d in sentence.dates):
            return None
        return Name(*m.span("name"), OBJECTS, "", m["name"], "")


def _overlap(m: re.Match[str], start: int, end: int) -> bool:
    return m.start("name") < end and start < m.end("name")
