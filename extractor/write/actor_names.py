"""Names for the codes of actors, for people to read."""

from __future__ import annotations

from extractor.domain.pipeline import Pipeline
from extractor.domain.tables import read_table


def actor_names(pipeline: Pipeline) -> dict[str, str]:
    """A name for each code of an actor: the first one in the table."""
    path = pipeline.tables.get("actors")
    out: dict[str, str] = {}
    for row in read_table(path) if path else []:
        if row.get("kind") == "name":
            out.setdefault(row["code"], row["name"])
    return out
