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
    """An id for each incident of an agent's day. It stays when articles are added, but for what tells two incidents of a day apart."""
    for n in range(len(TELLING_APART) + 1):
        names = [tuple(i.profile.most_told(slot) for slot in TELLING_APART[:n]) for i in found]
        if len(set(names)) == len(found):
            return [hashed(agent, day, *name) for name in names]
    return [hashed(agent, day, min(e.name for e in i.events)) for i in found]


def hashed(*parts: str) -> str:
    """The id of what the parts name."""
    return LETTER + sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:DIGITS]
