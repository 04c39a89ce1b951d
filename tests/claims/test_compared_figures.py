"""Figures that another is compared with are of the event told behind them."""

from __future__ import annotations

import extractor

TEXT = (
    "North Korea tested a hydrogen bomb on Wednesday. Officials spoke of a yield of six kilotons, a smaller blast than the 7.9 kilotons "
    "that were reported after a February 2013 nuclear test by North Korea."
)


def test_the_figure_behind_than() -> None:
    events = extractor.load("nuclear_test").extract(TEXT, published="2016-01-06").rows.events
    assert [(e["date"], e["yield_kt"]) for e in events] == [("2016-01-06", "6"), ("2013-02", "7.9")]
