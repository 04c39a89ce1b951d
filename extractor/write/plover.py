"""Reactions as PLOVER events. PLOVER's own columns are fixed; quads and context are declared in the pipeline's `export.yml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.write.read_back import StoredRow

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Recipient Country",
    "Placename",
    "Headline",
    "Event Text",
    "Source",
    "Publication Date",
)


def plover_rows(tables: dict[str, list[StoredRow]], words: dict[str, Any], codebook: Codebook) -> Iterator[StoredRow]:
    """One row per reaction. The day of a reaction is seldom told: the event's date is that of the article."""
    articles = {a["article_id"]: a for a in tables["articles"]}
    events = {(e["article_id"], e["event_id"]): e for e in tables["events"]}
    agent = codebook.first("agent")
    place = next((a.name for a in codebook.of_kind("place") if a.coordinates), "")
    numbers: dict[str, int] = defaultdict(int)
    for r in tables["reactions"]:
        article, event = articles[r["article_id"]], events[r["article_id"], r["event_id"]]
        numbers[r["article_id"]] += 1
        yield {
            "Event ID": f"{r['article_id']}-r{numbers[r['article_id']]}",
            "Event Date": article["published"],
            "Event Type": r["plover"],
            "Event Mode": r["reaction"],
            "Quad Code": words["quads"].get(r["plover"], ""),
            "Contexts": words.get("context", ""),
            "Actor Name": r["actor"],
            "Actor Country": r["government"],
            "Recipient Country": event.get(agent, ""),
            "Placename": event.get(place, ""),
            "Headline": article["title"],
            "Event Text": r["sentence"],
            "Source": article.get("publisher") or article["source"],
            "Publication Date": article["published"],
        }
