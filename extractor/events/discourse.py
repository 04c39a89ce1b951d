"""The events of an article as told so far, and the one in focus. One Discourse lives for one article."""

from __future__ import annotations

from dataclasses import replace

from extractor.claims.model import Claim
from extractor.events.model import BACKGROUND, PLANNED, Event, Mention, first_main

HOLD = 1  # sentences that an earlier event stays in focus for (DECISIONS.md, section 3)
LINGER = 2  # sentences that claims without a trigger still go to the event in focus (DECISIONS.md, section 2)


class Discourse:
    """What has been told up to a place in the article."""

    def __init__(self) -> None:
        self._events: dict[int, Event] = {}  # by number, in the order told
        self._focus: int | None = None
        self._focus_at = 0  # index of the sentence that last told of the event in focus
        self._of_trigger: dict[int, list[int]] = {}  # events that the classes of a trigger of this sentence went to, by the trigger's offset

    @property
    def events(self) -> list[Event]:
        """The events told so far, in the order told."""
        return list(self._events.values())

    @property
    def focus(self) -> Event | None:
        """The event that the article speaks of, None before the first."""
        return self._events[self._focus] if self._focus is not None else None

    def focus_on(self, event: Event, sentence: int) -> None:
        """Makes an event the one in focus from the sentence of that index on."""
        self._focus, self._focus_at = event.number, sentence

    def next_sentence(self) -> None:
        """Forgets the triggers of the sentence before."""
        self._of_trigger = {}

    def open(self, event: Event, *, first: bool = False) -> Event:
        """Adds an event, as the last told or the `first`; returns it with its number."""
        event = replace(event, number=len(self._events))
        self._events = {event.number: event} | self._events if first else self._events | {event.number: event}
        return event

    def update(self, event: Event) -> None:
        """Puts an event in the place of what was known of it."""
        self._events[event.number] = event

    def add_claims(self, event: Event, claims: tuple[Claim, ...]) -> None:
        """Adds claims to an event."""
        self.update(event.adding(claims))

    def placed(self, m: Mention, event: Event) -> None:
        """Notes that a class of the mention's trigger went to an event."""
        self._of_trigger.setdefault(m.trigger.start, []).append(event.number)

    def is_apart(self, m: Mention, event: Event) -> bool:
        """Whether another class of the mention's trigger went to that event: "two ballistic missiles and a cruise missile" are two events."""
        return event.number in self._of_trigger.get(m.trigger.start, ())

    def in_sentence(self) -> list[Event]:
        """The events that the sentence has told of so far."""
        return [self._events[n] for numbers in self._of_trigger.values() for n in numbers]

    def focus_faded(self, sentence: int) -> bool:
        """Whether an earlier event was brought in so far back that "the launch" is the news again."""
        return self.focus is not None and self.focus.salience == BACKGROUND and sentence > self._focus_at + HOLD

    def of_claims(self, sentence: int) -> Event | None:
        """The event that claims without a trigger are of."""
        news = first_main(self.events)
        if self.focus is not None and news is not None and sentence > self._focus_at + LINGER:
            return news  # the first of the news, as no word of the two sentences before was taken to tell of an event
        return self.focus  # the one that the article spoke of last

    def of_day(self, day: str) -> list[Event]:
        """The events told of that may be of a day (ISO, or partial), not those still to come."""
        return [e for e in self.events if e.salience != PLANNED and e.is_of_day(day)]
