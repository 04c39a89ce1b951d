"""Incidents of one agent on one day: which accounts of different articles are of one event in the world (after stage 6).

The account that tells most comes first, and each joins the incident that it has most in common with, or is another one where it contradicts
all. So the order of the articles does not matter. Two events of one article are two: the article tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from extractor.tables.incident_likeness import CLASS, NAME, PLACE, TIME, Profile, Slots
from extractor.tables.incident_records import EventRecord

LETTER, DIGITS = "i", 12  # of an incident's id: it begins with a letter so that no program takes it for a number
TELLING_APART = (PLACE, CLASS, TIME, NAME)  # slots that part the incidents of a day, as they stay the same when articles are added


@dataclass
class Incident:
    """Events of different articles that are one event, and what they tell together."""

    profile: Profile
    events: list[EventRecord] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)

    @property
    def rank(self) -> tuple[int, str]:
        """What sorts the incidents of a day: how many texts tell of one, then its first event."""
        return -len({e.original for e in self.events}), min((e.published or "~") + e.name for e in self.events)

    def add(self, event: EventRecord, profile: Profile) -> None:
        """Takes in one more."""
        self.profile.add(profile)
        self.events.append(event)
        self.articles.add(event.article_id)


def incidents_of_day(events: Iterable[EventRecord], slots: Slots) -> list[Incident]:
    """The incidents of the events of one agent and day."""
    told = [(Profile.of_cells(e.cells, slots), e) for e in events]
    found: list[Incident] = []
    alike: dict[str, Incident] = {}  # by what is told: a thousand accounts that tell the same are compared once
    for profile, event in sorted(told, key=lambda pe: (-pe[0].n_told, *pe[1].rank)):
        key = profile.encode()
        chosen = alike.get(key)
        if chosen is None or event.article_id in chosen.articles:
            chosen = _best(event, profile, found)
        if chosen is None:
            found.append(chosen := Incident(Profile(slots)))
        alike.setdefault(key, chosen)
        chosen.add(event, profile)
    return found


def _best(event: EventRecord, profile: Profile, found: list[Incident]) -> Incident | None:
    """The incident that an account has most in common with, of equals the one that most tell of, then the first; None where it contradicts all."""
    scored = ((i.profile.points(profile), i) for i in found if event.article_id not in i.articles)
    return max(((points, len(i.events), -n, i) for n, (points, i) in enumerate(scored) if points is not None), default=(None,), key=lambda s: s[:3])[-1]


def ids_of_day(agent: str, day: str, found: list[Incident]) -> list[str]:
    """An id for each incident of an agent's day: the one that most articles tell of has that of agent and day alone, each other one what tells it
    apart from all. So an incident keeps its id when the day gets another one, or when two others are told apart better."""
    names = [tuple(i.profile.most_told(slot) for slot in TELLING_APART) for i in found]
    foremost = min(range(len(found)), key=lambda n: found[n].rank, default=0)
    return [hashed(agent, day, *(() if n == foremost else _own_name(n, names, found[n]))) for n in range(len(found))]


def _own_name(number: int, names: list[tuple[str, ...]], incident: Incident) -> tuple[str, ...]:
    """As much of an incident's name as no other one shares; where they share all of it, its first event."""
    others = [name for n, name in enumerate(names) if n != number]
    for length in range(1, len(TELLING_APART) + 1):
        own = names[number][:length]
        if own[-1] and all(name[:length] != own for name in others):
            return own
    return (min(e.name for e in incident.events),)


def hashed(*parts: str) -> str:
    """The id of what the parts name."""
    return LETTER + sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:DIGITS]
