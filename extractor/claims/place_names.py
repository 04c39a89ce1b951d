"""Names of places in a sentence: of the gazetteer, and those that only spaCy knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.mentions.model import Sentence

PLACE_LABELS = ("GPE", "LOC", "FAC")  # of spaCy
PROVINCE = "province"  # the kind of site that gives way to any other
ON_KINDS = ("island", "test_range", "area", "spaceport")  # sites that one may be on
LAUNCH_KINDS = ("spaceport", "test_range", "missile_base", "airfield")  # "a rocket at the Sohae site" stands there, it was not fired at it
THE = re.compile(r"^the ")
REACH, NEAR = 22, 14  # words between a cue and its place; measured on the dev texts


def last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches, None where there is none."""
    found = None
    for found in matches:  # noqa: B007
        continue
    return found


def unlisted(s: Sentence, no_name: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and surface name, without its article, of each place that spaCy knows and no table has."""
    known = [(n.start, n.end) for n in s.names]
    for start, end, label in s.entities:
        text = THE.sub("", s.text[start:end])
        if label in PLACE_LABELS and not any(a < end and start < b for a, b in known) and text[:1].isupper() and not no_name.search(text):
            yield start, end, text
