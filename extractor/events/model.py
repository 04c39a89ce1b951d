"""Events and the mentions that tell of them, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.annotate import date_resolution
from extractor.claims.model import Claim
from extractor.domain.codebook import Codebook
from extractor.events.event_claims import EventClaims, lands_of
from extractor.mentions.model import Sentence, Trigger

MAIN, BACKGROUND, PLANNED = "main", "background", "planned"  # what salience an event can have
WEAK, SURE = 1, 3  # strength of a claim: guessed, it contradicts nothing; told by a word that says nothing else


@dataclass(frozen=True, slots=True)
class Event:
    """One event as the article tells it; `claims` in the order placed, rivals kept. The column `role` shows its salience."""

    salience: str
    start: int  # code point of the trigger that first tells of it
    claims: EventClaims = EventClaims()
    days: tuple[str, ...] = ()  # ISO dates (or specs, where the publication date is missing) in the order told, each once
    anaphoric_only: bool = True  # told by no more than "the launch"
    further: bool = False  # opened by a mention of further ones ("two more")
    told_by_verb: bool = False  # "militants fired", "rockets were launched": somebody did it, whom the text may name nowhere
    opens_article: bool = False  # told once, with who did it, in the first sentence: "Japan criticised China over its missile test"
    only_earlier: bool = True  # every mention brings it up as an earlier one
    was_planned: bool = False  # a plan of the past: "had told Japan that it would launch"
    number: int = 0  # what identifies it while the article is read
    event_id: str = ""

    def values(self, attribute: str) -> list[str]:
        """The values told of an attribute, in order, each once."""
        return list(self.claims.strongest.get(attribute, ()))

    def sure_values(self, attribute: str) -> list[str]:
        """Those of the values that were not guessed."""
        return [value for value, strength in self.claims.strongest.get(attribute, {}).items() if strength > WEAK]

    @property
    def target_lands(self) -> frozenset[str]:
        """The lands that it was aimed at."""
        return self.claims.lands

    def best(self, attribute: str) -> Claim | None:
        """The claim that stands for the event: the strongest, of equals the first told."""
        return self.claims.best.get(attribute)

    def with_claims(self, claims: Iterable[Claim]) -> Event:
        """The event with these claims in the place of its own."""
        return replace(self, claims=EventClaims(claims))

    def adding(self, claims: Iterable[Claim]) -> Event:
        """The event with these claims behind its own."""
        return replace(self, claims=self.claims.plus(claims))

    def is_of_day(self, day: str) -> bool:
        """Whether one of its days may be `day` (ISO, or partial); a month told beside a whole day says no more than that day."""
        whole = [d for d in self.days if date_resolution.is_day(d)] if date_resolution.is_day(day) else []
        return any(date_resolution.agree(day, d) for d in whole or self.days)


@dataclass(frozen=True, slots=True)
class Mention:
    """One trigger with its claims, ready to be placed."""

    trigger: Trigger
    claims: tuple[Claim, ...]
    sentence: Sentence
    day: str = ""  # ISO date, or the bare spec where the publication date is missing
    since: bool = False  # its day is that of an earlier event: "the first launch since September"
    further: bool = False  # "two more missiles": another one than those told before

    def values(self, attribute: str) -> list[str]:
        """The values told of an attribute, in order."""
        return [c.value for c in self.claims if c.attribute == attribute and c.value]

    def sure_values(self, attribute: str) -> list[str]:
        """Those of the values that were not guessed."""
        return [c.value for c in self.claims if c.attribute == attribute and c.value and c.strength > WEAK]

    @property
    def target_lands(self) -> frozenset[str]:
        """The lands that it was aimed at."""
        return lands_of(self.claims)

    def value(self, attribute: str) -> str:
        """The first value told of an attribute, "" where there is none."""
        return next(iter(self.values(attribute)), "")


def first_main(events: Iterable[Event]) -> Event | None:
    """The main event told first, None where there is none."""
    return next((e for e in events if e.salience == MAIN), None)


def event_day(events: Iterable[Event]) -> str:
    """The ISO day of the main event told first, "" where there is none or no whole day is told."""
    main = first_main(events)
    return next((d for d in (main.days if main else ()) if date_resolution.is_day(d)), "")


@dataclass(frozen=True)
class Slots:
    """What the attributes of a codebook are called, by what the event stage does with them; "" where it has none."""

    agent: str
    cls: str
    count: str
    date: str
    name: str
    site: str
    time: str
    places: frozenset[str]
    shared: frozenset[str]  # places and times: what all classes of one salvo have in common

    @classmethod
    def of(cls, codebook: Codebook) -> Slots:
        """The slots of a codebook: of each kind the first attribute, of places the one with coordinates."""
        site = next((a.name for a in codebook.of_kind("place") if a.coordinates), "")
        places = frozenset(a.name for a in codebook.of_kind("place"))
        shared = places | {a.name for a in codebook.of_kind("time")}
        first = codebook.first
        return cls(first("agent"), first("class"), first("count"), first("date"), first("name"), site, first("time"), places, shared)
