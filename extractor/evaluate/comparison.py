"""Our incidents and the events of another's table: which are one, by the likeness that joins accounts to incidents, and which are missing where.

Nothing is missing outside what the other side covers. An event of theirs is missing here only where our tables tell of launches of its actor at all
and an article was published in the week from its day on (the time in which news without a day is looked for); an incident of ours is missing
there only where it has a day within theirs, their actor, and a value that they list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from extractor.evaluate.reference_profile import ReferenceProfile
from extractor.evaluate.reference_table import Reference, ReferenceEvent
from extractor.evaluate.told_incidents import ToldIncident, ToldRun
from extractor.tables.incident_likeness import CLASS, PLACE, TIME, WHOLE, Profile, thresholds
from extractor.tables.incident_search import Search

MATCHED, MISSING_HERE, MISSING_THERE, AGAIN, OUTSIDE_HERE, OUTSIDE_THERE = STATUSES = (
    "matched",
    "missing_here",
    "missing_there",
    "told_again",
    "outside_here",
    "outside_there",
)
SAME_DAY, NEAR = 1, 0


@dataclass(frozen=True, slots=True)
class Paired:
    """An event of theirs, an incident of ours, or both where they are one. `why` says why it is not missing, or what it differs in."""

    status: str
    event: ReferenceEvent | None = None
    incident: ToldIncident | None = None
    points: int = 0
    why: str = ""


@dataclass
class Comparison:
    """Compares by a profile."""

    run: ToldRun
    reference: Reference
    profile: ReferenceProfile
    profiles: dict[str, Profile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        of, self.dated, self.undated = self.run.slots, defaultdict(list), list[tuple[Search, ToldIncident]]()
        for incident in self.run.incidents:
            if any(block := of.block(incident.row)):
                self.dated[block].append(incident)
            elif search := Search.of_event(min(incident.records, key=lambda r: r.rank), of):
                self.undated.append((search, incident))
        self.profiles = {e.name: e.profile(of) for e in self.reference.events}
        self.published = sorted({a["published"] for a in self.run.articles.values() if len(a["published"]) == WHOLE})
        self.agents = {i.row.get(of.agent, "") for i in self.run.incidents}

    # --- which are one --------------------------------------------------------------------------------------------------------
    def pairs(self) -> list[Paired]:
        """All events and incidents, by status, and within one by day."""
        ranked = sorted(self.likely(), key=lambda found: (*(-n for n in found[0]), found[1].name, found[2].name))
        taken: dict[str, Paired] = {}
        for (_, points, _), event, incident in ranked:
            if f"r{event.name}" not in taken and incident.name not in taken:
                taken[f"r{event.name}"] = taken[incident.name] = Paired(MATCHED, event, incident, points)
        matched = {id(p): p for p in taken.values()}
        again = {i.name: e for (day, _, _), e, i in reversed(ranked) if day == SAME_DAY and i.name not in taken}
        pairs = [*matched.values(), *(self._missing_here(e) for e in self.reference.events if f"r{e.name}" not in taken)]
        pairs += [self._missing_there(i, again) for i in self.run.incidents if i.name not in taken]
        return sorted(pairs, key=lambda p: (STATUSES.index(p.status), self._day(p)))

    def _day(self, pair: Paired) -> str:
        cells = pair.event.cells if pair.event else pair.incident.row if pair.incident else {}
        return cells.get(self.run.slots.day, "")

    def likely(self) -> Iterator[tuple[tuple[int, int, int], ReferenceEvent, ToldIncident]]:
        """What may be one: whether on the same day, points in common, number of articles."""
        for event in self.reference.events:
            for incident, rank, needed in self._candidates(event):
                points = self.profiles[event.name].points(incident.profile)
                if points is not None and points >= needed:
                    yield (rank, points, int(incident.row["n_articles"])), event, incident

    def _candidates(self, event: ReferenceEvent) -> Iterator[tuple[ToldIncident, int, int]]:
        agent, day = event.cells.get(self.run.slots.agent, ""), event.cells[self.run.slots.day]
        vague = thresholds()["unsure"]["part_of_day"]["points"]
        if len(day) < WHOLE:
            yield from ((i, NEAR, vague) for (a, d), found in self.dated.items() if a == agent and d.startswith(day) for i in found)
            return
        for n in range(-self.profile.days, self.profile.days + 1):
            near = (date.fromisoformat(day) + timedelta(n)).isoformat()
            yield from ((i, NEAR if n else SAME_DAY, vague if n else -1) for i in self.dated.get((agent, near), ()))
        for search, incident in self.undated:
            if search.agent in ("", agent) and search.first <= day <= search.last:
                yield incident, NEAR, search.needed(day)

    # --- what is missing ------------------------------------------------------------------------------------------------------
    def _missing_here(self, event: ReferenceEvent) -> Paired:
        agent, day = event.cells.get(self.run.slots.agent, ""), event.cells[self.run.slots.day]
        if agent not in self.agents:
            return Paired(OUTSIDE_HERE, event, why=f"no launch of {agent or 'an actor that is not told'} in these tables")
        if len(day) < WHOLE:
            return Paired(OUTSIDE_HERE, event, why="its day is not told")
        if not self._covered(day):
            return Paired(OUTSIDE_HERE, event, why="no article of the week from its day on")
        return Paired(MISSING_HERE, event, why="; ".join(self._unlike(event, i) for i in self.dated.get((agent, day), ())))

    def _covered(self, day: str) -> bool:
        last = (date.fromisoformat(day) + timedelta(thresholds()["unsure"]["main"]["days"])).isoformat()
        at = bisect_left(self.published, day)
        return at < len(self.published) and self.published[at] <= last

    def _unlike(self, event: ReferenceEvent, incident: ToldIncident) -> str:
        """ "i0123 of that day differs in class: SRBM, cruise"; of one that is matched with another event, that."""
        own = self.profiles[event.name]
        apart = [s for s in (CLASS, PLACE, TIME) if own.differs(incident.profile, s)]
        told = ", ".join(f"{s}: {own.most_told(s)} there, {incident.profile.most_told(s)} here" for s in apart)
        return f"{incident.name} of that day {f'differs in {told}' if told else 'is another one'}"

    def _missing_there(self, incident: ToldIncident, again: dict[str, ReferenceEvent]) -> Paired:
        if incident.name in again:
            return Paired(AGAIN, again[incident.name], incident, why="of an event that another incident is")
        why = self._outside_there(incident)
        return Paired(OUTSIDE_THERE if why else MISSING_THERE, incident=incident, why=why)

    def _outside_there(self, incident: ToldIncident) -> str:
        """Why their table would not hold it; "" where it would."""
        of, row = self.run.slots, incident.row
        days = sorted(e.cells[of.day] for e in self.reference.events)
        if row.get(of.agent, "") not in {e.cells.get(of.agent, "") for e in self.reference.events}:
            return f"no {row.get(of.agent) or 'unnamed actor'} there"
        if not any(of.block(row)):
            return "its day is not told"
        if not days[0] <= row[of.day] <= days[-1] + "~":
            return f"not within {days[0]} to {days[-1]}"
        unlisted = [f"{slot} {row[slot]}" for slot, values in self.profile.holds.items() if row.get(slot) and row[slot] not in values]
        return f"not listed there: {', '.join(unlisted)}" if unlisted else ""
