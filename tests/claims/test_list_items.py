"""Lists of earlier events under a sentence that tells of several."""

from __future__ import annotations

import pytest

import extractor

ABOVE = "North Korea tested a nuclear device on Sunday.\n\nThe blast was larger than all of North Korea's five earlier nuclear tests.\n\n"


def earlier(text: str) -> list[tuple[str, str, str]]:
    events = extractor.load("nuclear_test").extract(text, published="2017-09-04").rows.events
    return [(e["date"], e["tester"], e["device"]) for e in events if e["role"] == "background"]


@pytest.mark.parametrize("lines", ["-- October 2006: 4.3\n\n-- May 2009 : 4.7", "October 2006 - a first one\n\nMay 2009 - another"])
def test_each_line_is_an_event(lines: str) -> None:
    assert earlier(ABOVE + lines) == [("2006-10", "PRK", "nuclear"), ("2009-05", "PRK", "nuclear")]


@pytest.mark.parametrize(
    "below", ["In October 2006 the council met.", "October 2006 was a cold month.", "A statement followed.\n\n-- October 2006: talks began"]
)
def test_no_line_of_the_list(below: str) -> None:
    assert earlier(ABOVE + below) == []


def test_a_bare_number_is_of_the_quantity_told_above() -> None:
    text = (
        "North Korea tested a nuclear device on Sunday.\n\nThe tremor measured 6.3, more than all of North Korea's five earlier nuclear tests.\n\n"
        "-- October 2006: 4.3\n\n-- May 2009: 4.7 (estimates vary)\n\n-- February 2013: 3 tunnels"
    )
    facts = extractor.load("nuclear_test").extract(text, published="2017-09-04").rows.facts
    assert [f["value"] for f in facts if f["attribute"] == "magnitude" and f["role"] == "background"] == ["4.3", "4.7"]
