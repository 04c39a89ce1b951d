"""Why a value is there: how it was read, of which event it is, who says so, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from extractor.claims.model import Claim
from extractor.events.model import Event
from extractor.mentions.model import Sentence
from extractor.write.why.beside import beside
from extractor.write.why.event import of_event, told_of
from extractor.write.why.mentioned import nearest
from extractor.write.why.readings import reading
from extractor.write.why.role import role_of
from extractor.write.why.source import source
from extractor.write.why.sureness import sureness
from extractor.write.why.told import Told
from extractor.write.why.trace import Trace
from extractor.write.why.unread import agents
from extractor.write.why.words import Step, quoted

Row = Mapping[str, Any]
SAME = ("attribute", "value", "start", "end", "asserted_by")
LONGEST = 700  # characters of a sentence that are shown


def claim_of(trace: Trace, row: Row) -> tuple[Event, Claim] | None:
    """The event and the claim that a row of facts was made from; None where the code does not make it."""
    wanted = [str(row[name]) for name in SAME]
    found = ((e, c) for e in trace.events for c in e.claims if [str(getattr(c, name)) for name in SAME] == wanted)
    return next((x for x in sorted(found, key=lambda x: x[0].event_id != row["event_id"])), None)


def present(trace: Trace, event: Event, claim: Claim) -> Iterator[Step]:
    """The steps that led to a claim of an event."""
    s = trace.sentences[claim.sentence]
    yield reading(Told(trace, claim, s, trace.pipeline.codebook.attributes[claim.attribute]))
    step = of_event(trace, event, claim, s)
    yield replace(step, evidence=(*step.evidence, *_nobody_there(trace, event, claim)))
    yield role_of(trace, event)
    says = source(trace, claim, s)
    other = told_of(trace, event, claim, s) if claim.asserted_by else ""
    yield replace(says, text=f"Nobody is found to say it of {event.event_id}; of {other} it is said by {says.text}") if other else says
    yield from beside(trace, event, claim)
    if sure := sureness(trace, event, claim):
        yield sure


def _nobody_there(trace: Trace, event: Event, claim: Claim) -> tuple[str, ...]:
    """Of who is taken from another sentence to have done an event: why nobody of its own sentence was."""
    attribute, s = trace.pipeline.codebook.attributes[claim.attribute], trace.sentence_at(event.start)
    if attribute.kind != "agent" or s is None or s.index == claim.sentence or not any(t.role != "unreal" for t in s.triggers):
        return ()
    return tuple(agents(trace, s, nearest(trace, s, attribute, event.start)))


def where(trace: Trace, s: Sentence, at: str) -> Step:
    """The sentence that something stands in."""
    return Step("Where it stands", f"Sentence {s.index + 1} of the article, {at}: {quoted(trace.text(s.start, s.end), LONGEST)}")
