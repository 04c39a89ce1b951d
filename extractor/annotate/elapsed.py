"""How long after something else: "two hours", "90 minutes", "a day", as a pattern and in seconds."""

from __future__ import annotations

from extractor.domain.english import values, words

COUNTS, UNITS = values("count_of_time"), values("seconds_of_unit")
ELAPSED = rf"(?P<n>{words('count_of_time')}|\d{{1,2}})\s+(?P<unit>{words('seconds_of_unit')})"


def seconds(n: str, unit: str) -> float:
    """The seconds of the two groups of ELAPSED."""
    return (COUNTS[n.lower()] if n.lower() in COUNTS else float(n)) * UNITS[unit.lower()]
