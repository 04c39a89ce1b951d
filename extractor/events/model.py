"""Events and the mentions they are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.annotate import date_resolution
from extractor.claims.model import Claim
from extractor.domain.codebook import Codebook
from extractor.mentions.model import Sentence, Trigger


@dataclass(slots=True)
class Event:
    """One event as the article tells it; `claims` in order of the text, rivals kept."""

    role: str
    start: int
    claims: list[Claim] = field(default_factory=list)
    date_keys: dict[str, None] = field(default_factory=dict)  # in the order told
    anaphoric_only: bool = True
    event_id: str = ""
    further: bool = False  # opened by a mention of further ones
    told_by_verb: bool = False  # "militants fired", "rockets were launched": somebody did it, whom the text may name nowhere

    def values(self, attribute: str) -> list[str]:
        return [c.value for c in self.claims if c.attribute == attribute and c.value]

    def best(self, attribute: str) -> Claim | None:
        """The claim that stands for the event: the strongest, of equals the first told."""
        claims = [c for c in self.claims if c.attribute == attribute and c.value]
        return max(claims, key=lambda c: (c.strength, -c.start)) if claims else None


@dataclass(slots=True)
class Mention:
    """One trigger with its claims, ready to be placed."""

    trigger: Trigger | None
    claims: list[Claim]
    sentence: Sentence
    date_key: str = ""  # ISO date, or the bare spec where the publication date is missing
    since: bool = False
    further: bool = False  # "two more missiles": another one than those told before

    def value(self, attribute: str) -> str:
        return next((c.value for c in self.claims if c.attribute == attribute and c.value), "")


def first_main(events: list[Event]) -> Event | None:
    """The main event told first, None where there is none."""
    return next((e for e in events if e.role == "main"), None)


def event_day(events: list[Event]) -> str:
    """The ISO day of the main event told first, "" where there is none or no whole day is told."""
    main = first_main(events)
    return next((k for k in (main.date_keys if main else ()) if date_resolution.is_day(k)), "")


@dataclass(frozen=True)
class Names:
    """What the attributes of a codebook are called, by what the event stage does with them; "" where it has none."""

    agent: str
    cls: str
    count: str
    date: str
    name: str
    site: str
    time: str
    shared: frozenset[str]

    @classmethod
    def of(cls, codebook: Codebook) -> Names:
        site = next((a.name for a in codebook.of_kind("place") if a.coordinates), "")
        shared = frozenset(a.name for k in ("place", "time") for a in codebook.of_kind(k))
        first = codebook.first
        return cls(first("agent"), first("class"), first("count"), first("date"), first("name"), site, first("time"), shared)
