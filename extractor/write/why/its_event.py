"""Of which event the words of a sentence are, and why one that lacks a value was not given it from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.domain.codebook import Attribute
from extractor.events.completion import agent_of_article, is_told, with_agent_of_origin
from extractor.events.coreference import open_event
from extractor.events.discourse import Discourse
from extractor.events.model import Event
from extractor.mentions.model import Sentence, Trigger
from extractor.write.why.days import other_days
from extractor.write.why.decisions import chain
from extractor.write.why.event import event_told
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Trace
from extractor.write.why.words import Step, quoted, rules


def its_event(trace: Trace, attribute: Attribute, s: Sentence) -> Iterator[Step]:
    """The event that a sentence tells of, and why it was not given a value from elsewhere; where it is in no table, why."""
    t = next((t for t in s.triggers if t.role != "unreal"), None)
    if t is None:
        return
    word, event = quoted(trace.text(t.start, t.end)), event_of(trace, s)
    if event is not None:
        lines = tuple(_not_filled(trace, event)) if attribute.kind == "agent" else ()
        yield Step("Which event it would be of", event_told(trace, event, s), lines)
        return
    text = f"{word} is taken to tell of {trace.event_word}, but too little is told for one in the tables."
    yield Step("Why no event was made of it", text, (*rules(too_little(trace, t)), *other_days(trace, s, t.start)))


def event_of(trace: Trace, s: Sentence) -> Event | None:
    """The event of the tables that the words of a sentence went to first."""
    placed = [c.given["event"].number for t in s.triggers for c in trace.of(Discourse.placed) if c.given["m"].trigger.start == t.start]
    return next((e for n in placed for e in trace.events if e.number == n), None)


def opens_none(trace: Trace, t: Trigger) -> bool:
    """Whether no event was made of a word."""
    return any(c.given["m"].trigger.start == t.start and c.gave is None for c in trace.of(open_event))


def too_little(trace: Trace, t: Trigger) -> list[Call]:
    """The rule that made no event of a word, or left its event out of the tables."""
    opened = [c for c in trace.of(open_event) if c.given["m"].trigger.start == t.start and c.gave is None]
    left_out = [c for c in trace.of(is_told) if c.given["e"].start == t.start and c.gave is False]
    return [next((b for b in reversed(chain(c)) if b.case), c) for c in (*opened, *left_out)][:1]


def _not_filled(trace: Trace, event: Event) -> Iterator[str]:
    """Why an event of which nobody is told to have done it was not given the state of its site, nor the one of the article."""
    of_site = [c for c in trace.of(with_agent_of_origin) if c.given["e"].number == event.number and c.case]
    of_article = [c for c in trace.of(agent_of_article) if c.gave is None and c.case]
    yield from rules([*of_site[:1], *of_article[:1]])
