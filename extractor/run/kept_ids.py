"""Incidents keep the ids that they have in an earlier run, whatever its rules were: found again by the places of the claims of their events.

An id of the earlier run that names nothing any more is given to no other incident. Of each claim of the earlier run some 150 bytes stay in memory.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any

from extractor.errors import OutputError
from extractor.read.stamp import stamp_of
from extractor.run.update import BEFORE
from extractor.tables.columns import INCIDENT_ID
from extractor.tables.incidents import hashed
from extractor.write.read_back import stored_rows

IDS_FROM = "ids_from"
BEGINS = 1_000  # claims that the place in which an event begins outweighs


class KeptIds:
    """The ids of the incidents in `folder`, a finished run; None: no ids are kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.known: set[str] = set()
        self.at: dict[bytes, str] = {}
        self.begin: dict[bytes, str] = {}
        self.votes: dict[str, Counter[str]] = defaultdict(Counter)
        if folder is not None:
            incident = {(e["article_id"], e["event_id"]): e[INCIDENT_ID] for e in stored_rows(folder, "events") if e[INCIDENT_ID]}
            self.known = set(incident.values())
            for article_id, rows in groupby(stored_rows(folder, "facts"), key=lambda fact: fact["article_id"]):
                facts = list(rows)
                self.at |= {_place(f): name for f in facts if (name := incident.get((article_id, f["event_id"])))}
                self.begin |= {place: name for e, place in _firsts(facts).items() if (name := incident.get((article_id, e)))}

    @classmethod
    def of(cls, parts: Path, plan: Mapping[str, Any]) -> KeptIds:
        """Those that a run keeps by its plan; one that adds to a run, or corrects it, keeps those of that one if it kept ids itself."""
        before = stamp_of(parts / BEFORE)
        if before is not None and before["plan"].get(IDS_FROM):
            return cls(parts / BEFORE)
        return cls(Path(plan[IDS_FROM]) if plan.get(IDS_FROM) else None)

    def stamped(self, plan: dict[str, Any]) -> dict[str, Any]:
        """The plan, which says that ids were kept."""
        return plan if self.folder is None or plan.get(IDS_FROM) else plan | {IDS_FROM: "the run itself"}

    def take(self, article_id: str, facts: Sequence[Mapping[str, Any]]) -> None:
        """Notes in which incidents of the earlier run the claims of an article are, and where its events begin."""
        if self.folder is None:
            return
        told = [(f["event_id"], self.at.get(_place(f)), 1) for f in facts] + [(e, self.begin.get(p), BEGINS) for e, p in _firsts(facts).items()]
        for event_id, name, weight in told:
            if name:
                self.votes[f"{article_id}/{event_id}"][name] += weight

    def names(self, groups: Iterable[tuple[int, str, list[str]]]) -> Iterator[tuple[int, str]]:
        """The ids of incidents that get another one, by their numbers. `groups` are number, own id, and the names of the events.

        Each earlier id goes to the incident whose own id it is, if an event of it begins in the same place, else to the one that has most of it.
        """
        found = {number: (own, sum((self.votes.get(e, Counter()) for e in events), Counter[str]())) for number, own, events in groups}
        ranked = sorted((name != own or n < BEGINS, -n, name, number) for number, (own, votes) in found.items() for name, n in votes.items())
        chosen: dict[int, str] = {}
        taken: set[str] = set()
        for _, _, name, number in ranked:
            if number not in chosen and name not in taken:
                chosen[number] = name
                taken.add(name)
        for number, (own, _) in found.items():
            name = chosen.get(number) or self._free(own)
            if name != own:
                yield number, name

    def _free(self, name: str) -> str:
        """An id that no incident of the earlier run has."""
        while name in self.known:
            name = hashed(name)
        return name


def earlier_run(folder: str) -> str:
    """The folder of a finished run, as it was given; OutputError where it is none."""
    if folder and stamp_of(Path(folder)) is None:
        raise OutputError(f"--ids-from {folder}: it holds no finished run (its run.json is missing or damaged)")
    return folder


def _firsts(facts: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """Of the events of an article the place of the first claim that no other of them has: what an event was found by."""
    events_at: dict[bytes, set[str]] = defaultdict(set)
    for f in facts:
        events_at[_place(f)].add(f["event_id"])
    own = sorted(((int(f["start"]), f["event_id"], place) for f in facts if len(events_at[place := _place(f)]) == 1), reverse=True)
    return {event_id: place for _, event_id, place in own}


def _place(fact: Mapping[str, Any]) -> bytes:
    return blake2b("\0".join(str(fact[name]) for name in ("article_id", "attribute", "start", "end")).encode("utf-8", "replace"), digest_size=10).digest()
