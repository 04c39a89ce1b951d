"""Incidents over annotated articles: which events of different articles are one event in the world, measured in pairs of events.

    python tests/incident_pairs.py GOLD.jsonl … --articles ARTICLES.jsonl … [--out DIR]

The annotations need no label: two annotated events are a pair where launcher and whole day are annotated in both and the same, and neither class,
place nor clock time contradicts. A pair that the tables make of two events counts where the annotations can tell: it is right, or one of
the two is no event, or they differ; where launcher or day of one is not told, or left open ("?"), nobody can say, and it is counted apart.

Three measures part the causes of errors: of the tables as they are; of the same with the annotated values in place of those that were read
(what is left are the events that were not found); and of the annotated events alone (what is left is the joining itself).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.domain.tables import read_table, spellings
from extractor.evaluate.agreement import Agreement
from extractor.evaluate.event_scores import align
from extractor.evaluate.name_equality import EqualNames, norm, pipeline_groups
from extractor.evaluate.predicted import Run, read_run
from extractor.evaluate.report import Scores
from extractor.read.inputs import read_inputs
from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings
from extractor.tables.incident_likeness import kilometres_apart
from extractor.tables.incident_records import EventRecord, Recorder
from extractor.tables.incident_store import IncidentStore
from extractor.write.read_back import read_stored

OPEN, WHOLE, PLANNED = "?", 10, "planned"
SAME_TIME, SAME_PLACE = 30, 60  # minutes and km by which two accounts of one launch differ (as in extractor.tables.incidents)
COMPARED = ("launch_site", "projectile", "projectile_class", "count", "time", "landing_area", "outcome")
# classes by which sources tell of one launch: neighbours in range, a general word, a missile and the interceptor that is tested on it
BALLISTIC = ("CRBM", "SRBM", "MRBM", "IRBM", "ICBM", "SLBM", "hypersonic", "space_launch")
ONE_CLASS = [
    *({"ballistic", fine} for fine in BALLISTIC),
    {"CRBM", "SRBM", "MRBM"},
    {"MRBM", "IRBM", "ICBM"},
    *({"SLBM", fine} for fine in BALLISTIC[:5]),
    {"ICBM", "space_launch"},
    *({"hypersonic", fine} for fine in ("SRBM", "MRBM", "IRBM", "cruise")),
    {"cruise", "anti_ship"},
    {"rocket_artillery", "artillery"},
    *({"rocket_artillery", fine} for fine in ("SRBM", "CRBM", "ballistic")),
    *({"surface_to_air", fine} for fine in ("MRBM", "IRBM", "ICBM")),
]
Event = dict[str, Any]
Name = tuple[str, str]  # article and event
PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
BOOK = PIPELINE.codebook


@dataclass(frozen=True)
class Judge:
    """Says of two annotated events whether they are one launch in the world: True, False, or None where nobody can tell."""

    places: dict[str, dict[str, str]]

    @classmethod
    def of(cls, pipeline: Pipeline) -> Judge:
        """The judge that knows where the places of a pipeline lie."""
        places: dict[str, dict[str, str]] = {}
        for path in pipeline.tables.values():
            for row in read_table(path):
                if row.get("latitude"):
                    for name in spellings(row):
                        places.setdefault(norm(name), row)
        return cls(places)

    def pairs(self, gold: dict[Name, Event]) -> dict[frozenset[Name], bool | None]:
        """The verdict of each two events of different articles that is not False.

        An event that agrees with two that cannot be one is the one that it has more in common with; nobody can tell where that is the same.
        """
        found = {frozenset((x, y)): v for x, y in combinations(gold, 2) if x[0] != y[0] and (v := self.one(gold[x], gold[y])) is not False}
        partners: dict[Name, list[Name]] = defaultdict(list)
        for pair, verdict in found.items():
            for x in pair if verdict else ():
                partners[x] += pair - {x}
        worse, equal = set(), set()
        for x, others in partners.items():
            for y, z in combinations(others, 2):
                if y[0] == z[0] or self.one(gold[y], gold[z]) is False:
                    p, q = (in_common(gold[x], gold[o]) for o in (y, z))
                    (equal if p == q else worse).update(
                        {frozenset((x, y))} if p < q else {frozenset((x, z))} if p > q else {frozenset((x, y)), frozenset((x, z))}
                    )
        return {pair: None if pair in equal else verdict for pair, verdict in found.items() if pair not in worse}

    def one(self, a: Event, b: Event) -> bool | None:
        """Of two events alone."""
        if PLANNED in (a["role"], b["role"]) or not (self._classes(a, b) and self._sites(a, b) and self._times(a, b)):
            return False
        verdicts = (self._launchers(a, b), self._days(a, b))
        return False if False in verdicts else None if None in verdicts else True

    @staticmethod
    def _launchers(a: Event, b: Event) -> bool | None:
        x, y = set(values(a, "launcher")), set(values(b, "launcher"))
        return bool(x & y) if x and y else None

    @staticmethod
    def _days(a: Event, b: Event) -> bool | None:
        x, y = values(a, "date"), values(b, "date")
        if not x or not y:
            return None
        if any(len(d) < WHOLE for d in (*x, *y)):
            return None if any(p.startswith(q) or q.startswith(p) for p in x for q in y) else False
        return bool(set(x) & set(y))

    @staticmethod
    def _classes(a: Event, b: Event) -> bool:
        x, y = values(a, "projectile_class"), values(b, "projectile_class")
        return not x or not y or any(classes_agree(p, q) for p in x for q in y)

    def _sites(self, a: Event, b: Event) -> bool:
        x, y = ([norm(name) for name in values(e, "launch_site")] for e in (a, b))
        if not x or not y or set(x) & set(y) or any(p in q or q in p for p in x for q in y):
            return True
        near = [kilometres_apart(degrees(self.places[p]), degrees(self.places[q])) for p in x for q in y if p in self.places and q in self.places]
        return any(km <= SAME_PLACE for km in near)

    @staticmethod
    def _times(a: Event, b: Event) -> bool:
        x, y = ([60 * int(t[:2]) + int(t[3:5]) for t in values(e, "time")] for e in (a, b))
        return not x or not y or any(abs(p - q) <= SAME_TIME for p in x for q in y)

    def record(self, article: str, number: int, event: Event, published: str) -> EventRecord:
        """The annotated event as it would stand in the tables."""
        cells = {slot: v[0] for slot in ("launcher", "date", "time", "projectile", "projectile_class", "landing_area", "outcome") if (v := values(event, slot))}
        cells |= self._site(values(event, "launch_site"))
        if isinstance(event.get("count"), int):
            cells |= {"count": str(event["count"]), "count_qualifier": "exact"}
        for slot in ("distance", "altitude"):
            figures = [km for claim in event.get(slot, []) for km in claim["km"]] if event.get(slot) != OPEN else []
            if figures:
                cells |= {f"{slot}_km": f"{figures[0]:g}", f"{slot}_km_min": f"{min(figures):g}", f"{slot}_km_max": f"{max(figures):g}"}
        return EventRecord(article, f"g{number}", published or "", article, cells | {"role": event["role"]}, ())

    def _site(self, names: list[str]) -> dict[str, str]:
        known = next((self.places[norm(name)] for name in names if norm(name) in self.places), None)
        if known:
            return {"launch_site": known["name"], "latitude": known["latitude"], "longitude": known["longitude"]}
        return {"launch_site": names[0]} if names else {}


def degrees(place: dict[str, str]) -> tuple[str, str]:
    """Where a place of the gazetteer lies."""
    return place["latitude"], place["longitude"]


def classes_agree(p: str, q: str) -> bool:
    """Whether sources may tell of one launch by both classes: the same, a general one, or neighbours in range."""
    return p == q or "projectile" in (p, q) or any({p, q} <= group for group in ONE_CLASS)


def in_common(a: Event, b: Event) -> int:
    """How many slots of two events have a value in common."""
    return sum(bool({norm(v) for v in values(a, slot)} & {norm(v) for v in values(b, slot)}) for slot in COMPARED)


def values(event: Event, slot: str) -> list[str]:
    """What is annotated of a slot; [] where nothing is, or it is left open."""
    value = event.get(slot)
    found = value if isinstance(value, list) else [value]
    return [] if OPEN in found else [str(v) for v in found if v]


@dataclass(frozen=True)
class Material:
    """Annotated events by name, and which of them each event of the tables is (None: none)."""

    gold: dict[Name, Event]
    published: dict[str, str]
    partner: dict[Name, Name | None]
    judge: Judge
    pairs: dict[frozenset[Name], bool | None]

    @classmethod
    def read(cls, annotated: list[Event], run: Run) -> Material:
        """An event of the tables is the annotated one that it is matched with; one that is left over, which tells of a launch a second time, that of
        its article which it is by the judge."""
        agreement, judge = Agreement(PIPELINE, EqualNames(pipeline_groups(PIPELINE))), Judge.of(PIPELINE)
        gold = {(a["id"], f"g{i}"): e for a in annotated for i, e in enumerate(a["events"])}
        partner: dict[Name, Name | None] = {}
        for a in annotated:
            number = {id(e): f"g{i}" for i, e in enumerate(a["events"])}
            for g, f in align(a["events"], run.events.get(a["id"], []), agreement):
                if f:
                    own = [g] if g else [e for e in a["events"] if judge.one(e, dict(f.row))]
                    partner[a["id"], f.row["event_id"]] = (a["id"], number[id(own[0])]) if len(own) == 1 else None
        return cls(gold, {a["id"]: a.get("published") or "" for a in annotated}, partner, judge, judge.pairs(gold))

    @property
    def wanted(self) -> set[frozenset[Name]]:
        return {pair for pair, verdict in self.pairs.items() if verdict}

    def records(self) -> Iterator[EventRecord]:
        """The annotated events."""
        for (article, name), e in self.gold.items():
            if e["role"] != PLANNED:
                yield self.judge.record(article, int(name[1:]), e, self.published[article])

    def corrected(self, records: Iterable[EventRecord]) -> Iterator[EventRecord]:
        """The events of the tables with the annotated values of their partners."""
        for r in records:
            p = self.partner.get((r.article_id, r.event_id))
            if p:
                yield replace(r, cells=self.judge.record(p[0], 0, self.gold[p], "").cells)
            else:
                yield r

    def verdicts(self, groups: Iterable[list[EventRecord]]) -> Iterator[tuple[str, EventRecord, EventRecord]]:
        """Each pair of the groups, each annotated pair once: tp, fp, spurious (one of the two is no annotated event) or open."""
        seen: set[frozenset[Name]] = set()
        for group in groups:
            for a, b in combinations(group, 2):
                names = (a.article_id, a.event_id), (b.article_id, b.event_id)
                x, y = (self.partner.get(n, n if n in self.gold else None) for n in names)
                pair = frozenset((x or names[0], y or names[1]))
                if len(pair) == 1 or pair in seen:
                    continue
                seen.add(pair)
                yield ("spurious" if x is None or y is None else {True: "tp", None: "open", False: "fp"}[self.pairs.get(pair, False)]), a, b

    def measured(self, groups: Iterable[list[EventRecord]]) -> tuple[Scores, Counter[str]]:
        """Precision and recall in pairs, and how many pairs there are of each kind."""
        counts = Counter(kind for kind, _, _ in self.verdicts(groups))
        return Scores(counts["tp"], counts["fp"] + counts["spurious"], len(self.wanted) - counts["tp"]), counts


def records_of(out: Path) -> list[EventRecord]:
    """The records of a finished run's events."""
    by: dict[str, dict[str, list[dict[str, str]]]] = {t: defaultdict(list) for t in ("events", "facts")}
    for t, rows in by.items():
        for row in read_stored(out, t):
            rows[row["article_id"]].append(row)
    make = Recorder(BOOK).records
    return [r for a in read_stored(out, "articles") for r in make(a, by["events"][a["article_id"]], by["facts"][a["article_id"]])]


def joined(records: Iterable[EventRecord]) -> list[list[EventRecord]]:
    """The events of each incident."""
    store = IncidentStore(BOOK)
    store.add(records)
    store.find()
    return [group for _, _, group in store.groups()]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="+", type=Path)
    options.add_argument("--articles", nargs="*", default=[])
    options.add_argument("--out", type=Path, default=Path("incident_pairs.out"))
    given = options.parse_args()
    if given.articles:
        run_batch(read_inputs(given.articles), given.out, RunSettings(overwrite=True, timeout=0))
    annotated = [json.loads(line) for path in given.gold for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    material, found = Material.read(annotated, read_run(given.out)), records_of(given.out)
    for name, records in {"tables": found, "annotated values": material.corrected(found), "annotated events": material.records()}.items():
        s, counts = material.measured(joined(records))
        told = ", ".join(f"{counts[kind]} {kind}" for kind in ("tp", "fp", "spurious", "open"))
        sys.stdout.write(f"{name:18} P {s.p:.3f}  R {s.r:.3f}  F1 {s.f1:.3f}   of {len(material.wanted)} pairs: {told}\n")


if __name__ == "__main__":
    main()
