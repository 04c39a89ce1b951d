"""Our name for what another's table names: by the spellings of the pipeline's tables, actors by their code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.domain.codebook import Attribute
from extractor.domain.pipeline import Pipeline
from extractor.domain.tables import read_table, spellings
from extractor.evaluate.name_equality import norm

ACTORS = "actors"
PARTS = re.compile(r"\s+or\s+|[/,;()]")  # "Sea of Japan or East Sea", "Hwasong-12 (KN-17)"
MODEL = re.compile(r"\d|[A-Z]{2}")  # a run of words that names one model: "KN-23" of "Rail-mobile KN-23", not "Long March" of "Long March 8A"


class ReferenceNames:
    """Looks names up, and where the places lie."""

    def __init__(self, pipeline: Pipeline) -> None:
        rows = {table: read_table(path) for table, path in pipeline.tables.items()}
        places = {t for a in pipeline.codebook.of_kind("place") for t in a.tables}
        self.actors = {norm(row["name"]): row["code"] for row in reversed(rows.get(ACTORS, []))} | {
            norm(row["code"]): row["code"] for row in rows.get(ACTORS, [])
        }
        self.names = _by_spelling(row for t, found in rows.items() if t not in places and t != ACTORS for row in found)
        self.places = {t: _by_spelling(rows.get(t, ())) for t in places}
        self.known = {row["name"]: row for t in places for row in reversed(rows.get(t, []))}

    def of(self, text: str, attribute: Attribute) -> str:
        """Our name for a text; the text itself where the tables have none."""
        match attribute.kind:
            case "agent":
                return self._known(text, self.actors) or text
            case "place":
                return self._known(text, {k: v for t in reversed(attribute.tables) for k, v in self.places[t].items()}) or text
        return next((name for part in _within(text) if (name := self._known(part, self.names))), text)

    def coordinates(self, place: str) -> tuple[str, str]:
        """Latitude and longitude of a place of ours, empty texts where they are not known."""
        row = self.known.get(place, {})
        return row.get("latitude", ""), row.get("longitude", "")

    def country(self, place: str) -> str:
        """The country that a place of ours lies in."""
        return self.known.get(place, {}).get("country", "")

    @staticmethod
    def _known(text: str, names: dict[str, str]) -> str:
        return next((names[norm(part)] for part in (text, *PARTS.split(text)) if norm(part) in names), "")


def _within(text: str) -> Iterator[str]:
    """The text, then the runs of its words that may name a model, the longest first: "Rail-mobile KN-23", "KN-23"."""
    words = text.split()
    runs = (" ".join(words[at : at + n]) for n in range(len(words) - 1, 0, -1) for at in range(len(words) - n + 1))
    yield from (text, *filter(MODEL.search, runs))


def _by_spelling(rows: Iterator[dict[str, str]] | list[dict[str, str]] | tuple[()]) -> dict[str, str]:
    return {norm(spelling): row["name"] for row in reversed(list(rows)) for spelling in reversed(spellings(row))}
