"""Who reacted to which incident: a row for each incident and government with its first reaction, or a row for each incident with a column a government.

A reaction's day stands only where its sentence tells it; the first is that of the earliest day told, else of the article published first.
Who is not there has not reacted in these texts: nobody's silence is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extractor.domain.codebook import Codebook
from extractor.tables.columns import INCIDENT_ID, INCIDENTS
from extractor.write.read_back import StoredRow, read_stored

LINK = ";"
NEVER = "9999"  # sorts behind every day
OF_FIRST = ("actor", "reaction", "plover", "date", "days_after", "hours_after", "text", "sentence", "article_id", "title", "published", "publisher")
GOVERNMENTS = ("government", "kinds", "n_articles")
Reacted = dict[str, dict[str, list[StoredRow]]]  # incident, government


def first_reactions(out: Path, codebook: Codebook) -> tuple[list[str], list[StoredRow]]:
    """The columns and the rows of the long table: incident by incident, those first that reacted first."""
    own, reacted = _own(codebook), _reacted(out)
    rows = []
    for incident in read_stored(out, INCIDENTS):
        for government, told in sorted(reacted[incident[INCIDENT_ID]].items(), key=lambda item: (_when(item[1][0]), item[0])):
            articles = str(len({r["article_id"] for r in told}))
            found = {"government": government, "kinds": _kinds(told), "n_articles": articles}
            rows.append({name: incident[name] for name in own} | found | {f"first_{name}": told[0].get(name, "") for name in OF_FIRST})
    return [*own, *GOVERNMENTS, *(f"first_{name}" for name in OF_FIRST)], rows


def matrix(out: Path, codebook: Codebook) -> tuple[list[str], list[StoredRow]]:
    """The columns and the rows of the pivot: the kinds of reaction of each government, to each incident that is news or was reacted to."""
    own, reacted = _own(codebook), _reacted(out)
    governments = sorted({government for told in reacted.values() for government in told})
    rows = []
    for incident in read_stored(out, INCIDENTS):
        told = reacted.get(incident[INCIDENT_ID], {})
        if told or incident["n_main"] != "0":
            rows.append({name: incident[name] for name in own} | {g: _kinds(told.get(g, ())) for g in governments})
    return [*own, *governments], rows


TABLES: dict[str, Callable[[Path, Codebook], tuple[list[str], list[StoredRow]]]] = {"reactions": first_reactions, "reactions-matrix": matrix}


def _own(codebook: Codebook) -> list[str]:
    """The columns of an incident by which it is known."""
    places = [a.name for a in codebook.of_kind("place") if a.coordinates]
    return [INCIDENT_ID, *filter(None, (codebook.first("agent"), codebook.first("date"), *places, codebook.first("class")))]


def _reacted(out: Path) -> Reacted:
    """The reactions to each incident by government, the first of each before the others."""
    incident = {(e["article_id"], e["event_id"]): e[INCIDENT_ID] for e in read_stored(out, "events")}
    found: Reacted = defaultdict(lambda: defaultdict(list))
    for r in sorted(_joined(read_stored(out, "reactions"), incident), key=_when):
        found[r[INCIDENT_ID]][r["government"]].append(r)
    return found


def _joined(reactions: Iterable[StoredRow], incident: dict[tuple[str, str], str]) -> Iterator[StoredRow]:
    """The reactions to what happened, with its incident; those to a plan have none."""
    for r in reactions:
        if name := incident[r["article_id"], r["event_id"]]:
            yield r | {INCIDENT_ID: name}


def _when(r: StoredRow) -> tuple[str, float, str, str, int]:
    """What sorts reactions: the day told, else that of publication; those of one day by the hours that are told."""
    hours = r.get("hours_after", "")
    return r.get("date") or r["published"] or NEVER, float(hours) if hours else float("inf"), r["published"], r["article_id"], int(r["start"])


def _kinds(told: Iterable[StoredRow]) -> str:
    return LINK.join(dict.fromkeys(r["reaction"] for r in told))
