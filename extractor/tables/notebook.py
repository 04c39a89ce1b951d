"""A result as a notebook shows it: each article's events, and its text with every claim marked in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from extractor.tables.columns import Row
from extractor.tables.rows import Rows

MOST = 20  # articles that are shown


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text with the claims that are told there; the narrowest first."""

    text: str
    claims: tuple[Row, ...]


def notebook_html(rows: Rows) -> str:
    """The HTML of a result, without scripts; of more than MOST articles the first ones that tell of events."""
    told = [a for a in rows.articles if a["status"] == "ok"] or rows.articles
    shown = [(a, _of(a, rows.events), list(segments(a["text"], [*_of(a, rows.facts), *_of(a, rows.reactions)]))) for a in told[:MOST]]
    return _template().render(articles=shown, more=len(rows.articles) - len(shown))


def segments(text: str, claims: list[Row]) -> Iterator[Segment]:
    """The text cut where a claim begins or ends."""
    inside = [c for c in claims if c["start"] < c["end"] <= len(text)]
    cuts = sorted({0, len(text), *(c["start"] for c in inside), *(c["end"] for c in inside)})
    for start, end in zip(cuts, cuts[1:], strict=False):
        here = [c for c in inside if c["start"] <= start and end <= c["end"]]
        yield Segment(text[start:end], tuple(sorted(here, key=lambda c: c["end"] - c["start"])))


def _of(article: Row, rows: list[Row]) -> list[Row]:
    return [r for r in rows if r["article_id"] == article["article_id"]]


@cache
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("notebook.html")
