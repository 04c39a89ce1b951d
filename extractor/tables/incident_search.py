"""Where an event of which agent or day is not told whole may belong: on which days, of which agent, and how much must speak for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from extractor.tables.incident_likeness import WHOLE, Slots, thresholds
from extractor.tables.incident_records import MAIN, EventRecord

AFTER = "~"  # sorts after every day of a month or year


@dataclass(frozen=True, slots=True)
class Search:
    """From the day `first` to `last`, of `agent` ("": of any); `points` are needed, `ahead` of them on days after publication."""

    agent: str
    first: str
    last: str
    points: int
    published: str = ""

    @classmethod
    def of_event(cls, event: EventRecord, slots: Slots) -> Self | None:
        """Where to look; None where nothing says so."""
        agent, day, unsure = event.cells.get(slots.agent, ""), event.cells.get(slots.day, ""), thresholds()["unsure"]
        if not agent:
            return cls("", day, day, unsure["no_agent"]["points"]) if len(day) == WHOLE else None
        if day:
            return cls(agent, day, day + AFTER, unsure["part_of_day"]["points"])
        if len(event.published) != WHOLE:
            return None
        rule, published = unsure[MAIN if event.is_main else "background"], date.fromisoformat(event.published)
        first, last = published - timedelta(rule["days"]), published + timedelta(1)
        return cls(agent, first.isoformat(), last.isoformat(), rule["points"], event.published)

    def needed(self, day: str) -> int:
        """The points that an incident of that day needs."""
        return int(thresholds()["unsure"]["ahead"]["points"]) if self.published and day > self.published else self.points
