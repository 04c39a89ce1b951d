"""Which claims contradict each other, and what the review must know of each to put it in its place in the queue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.write.read_back import StoredRow
from extractor.write.report.run import Run

SAME_FIGURE = 1.03  # figures that differ by 3 % agree, as the scorer has it: rounding and other units
QUEUE = ("id", "article", "item", "attribute", "confidence", "disputed", "group")
Key = tuple[str, str, str]


def queue(run: Run, argued: set[Key]) -> list[list[Any]]:
    """One row of QUEUE for each fact and reaction, in the order of the articles.

    `item` counts an article's facts, then its reactions; claims of the same value in the same words have the same `group`, and those
    of what is in `argued` (see `disputed`) contradict others.
    """
    number = {a["article_id"]: n for n, a in enumerate(run.articles)}
    incident = _incidents(run.events)
    out: list[list[Any]] = []
    seen: defaultdict[str, int] = defaultdict(int)
    alike: dict[tuple[str, ...], int] = {}
    for row in sorted((r for r in [*run.facts, *run.reactions] if r["article_id"] in number), key=lambda r: number[r["article_id"]]):
        key = row["article_id"]
        attribute = row.get("attribute", "reaction")
        group = alike.setdefault(_wording(row), len(alike))
        certain, argued_of = float(row["confidence"] or 0), int((*_group(row, incident), attribute) in argued)
        out.append([row["fact_id"] if "fact_id" in row else row["reaction_id"], number[key], seen[key], attribute, certain, argued_of, group])
        seen[key] += 1
    return out


def _wording(row: StoredRow) -> tuple[str, ...]:
    names = ("attribute", "value", "value_min", "value_max", "unit", "qualifier", "government", "reaction")
    return (*(row.get(name, "") for name in names), row["text"].lower())


def disputed(run: Run, codebook: Codebook) -> set[Key]:
    """The attributes of incidents of which more than one value is claimed: (incident, "", attribute), or (article, event, attribute)."""
    incident = _incidents(run.events)
    groups: dict[Key, list[StoredRow]] = defaultdict(list)
    for fact in run.facts:
        groups[(*_group(fact, incident), fact["attribute"])].append(fact)
    return {key for key, facts in groups.items() if differ(facts, codebook)}


def differ(facts: list[StoredRow], codebook: Codebook) -> bool:
    """Whether claims of one attribute of one event contradict each other."""
    kind = codebook.attributes[facts[0]["attribute"]].kind
    if kind == "quantity":
        return any(_figures_differ([f for f in facts if f["unit"] == unit]) for unit in {f["unit"] for f in facts})
    values = {f["value"] for f in facts if f["value"] and f["value"] not in codebook.general_classes}
    return any(not a.startswith(b) and not b.startswith(a) for a in values for b in values) if kind == "date" else len(values) > 1


def _figures_differ(facts: list[StoredRow]) -> bool:
    ranges = [(float(f["value_min"]), float(f["value_max"])) for f in facts if f["value_min"] and f["value_max"]]
    return bool(ranges) and max(low for low, _ in ranges) > SAME_FIGURE * min(high for _, high in ranges)


def _incidents(events: Iterable[StoredRow]) -> dict[tuple[str, str], str]:
    return {(e["article_id"], e["event_id"]): e.get("incident_id", "") for e in events}


def _group(row: StoredRow, incident: dict[tuple[str, str], str]) -> tuple[str, str]:
    """What a claim is of: an incident, or an article's event that is of none."""
    key = (row["article_id"], row["event_id"])
    found = incident.get(key, "")
    return (found, "") if found else key
