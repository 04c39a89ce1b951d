"""Why a value is there: how it was read, of which event it is, who says so, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extractor.claims.model import Claim
from extractor.events.model import MAIN, Event
from extractor.events.salience import salience_of
from extractor.mentions.model import Sentence, Trigger
from extractor.tables.columns import unit_columns
from extractor.write.why.decisions import among_given, chain
from extractor.write.why.readings import Told, reading
from extractor.write.why.trace import Trace, key_of
from extractor.write.why.words import Step, entry, quoted, rules, table_row

Row = Mapping[str, Any]
SAME = ("attribute", "value", "start", "end", "asserted_by")
ROLES = {"main": "the news of the article", "background": "told by the way, not as the news of the article", "planned": "still to come"}
ASSERTED = {"past": "as something that happened", "planned": "as something still to come"}
OWN_VOICE = "No source was read for it: the table leaves `asserted_by` empty, as for what the article says in its own voice."
SAYING = ("say", "according", "account")


def claim_of(trace: Trace, row: Row) -> tuple[Event, Claim] | None:
    """The event and the claim that a row of facts was made from; None where the code does not make it."""
    wanted = [str(row[name]) for name in SAME]
    found = ((e, c) for e in trace.events for c in e.claims if [str(getattr(c, name)) for name in SAME] == wanted)
    return next((x for x in sorted(found, key=lambda x: x[0].event_id != row["event_id"])), None)


def present(trace: Trace, event: Event, claim: Claim) -> Iterator[Step]:
    """The steps that led to a claim of an event."""
    s = trace.sentences[claim.sentence]
    yield reading(Told(trace, claim, s, trace.pipeline.codebook.attributes[claim.attribute]))
    yield _event(trace, event, claim, s)
    yield _salience(trace, event)
    yield _source(trace, claim, s) if claim.asserted_by else Step("Who says so", OWN_VOICE)
    yield from _others(trace, event, claim)


def where(trace: Trace, s: Sentence, at: str) -> Step:
    """The sentence that something stands in."""
    return Step("Where it stands", f"Sentence {s.index + 1} of the article, {at}: {quoted(trace.text(s.start, s.end))}")


def trigger_told(trace: Trace, t: Trigger) -> tuple[str, tuple[str, ...]]:
    """What a word of an event was taken for, and the list it is in."""
    found = trace.found_at(t.start, t.end, "event_", "happened")
    asserted = ASSERTED.get(t.role, "but not as something that happened")
    return f"{quoted(trace.text(t.start, t.end))} tells of {trace.event_word}, {asserted}", (entry(found),) if found else ()


def _event(trace: Trace, event: Event, claim: Claim, s: Sentence) -> Step:
    head = f"Why it is of event {event.event_id}"
    t = s.triggers[claim.trigger] if claim.trigger is not None and claim.trigger < len(s.triggers) else None
    if t is None:
        text = "No word of an event in its sentence takes it, so it goes to the event that the article is speaking of there."
        return Step(head, text, _placing(trace, claim))
    told, evidence = trigger_told(trace, t)
    if t.start <= event.start:
        return Step(head, f"{told}, and the value goes with it. The event is first told of there.", evidence)
    return Step(head, f"{told}, and the value goes with it. The event had been told of before.", (*evidence, *_placing(trace, claim)))


def _placing(trace: Trace, claim: Claim) -> tuple[str, ...]:
    """The innermost rule by which a claim was placed in an event told of before."""
    finders = [c for c in trace.calls if c.code.co_filename.endswith("coreference.py") and isinstance(c.gave, Event) and c.told]
    own = [c for c in finders if among_given(c, key_of(claim)) and not any(isinstance(v, Event) for v in c.given.values())]
    inner = [c for c in own[:1] for c in c.all() if c in own and c.gave == own[0].gave]
    return tuple(rules(inner[-1:]))


def _salience(trace: Trace, event: Event) -> Step:
    calls = [c for c in trace.of(salience_of) if c.given["m"].trigger.start == event.start]
    asked = chain(calls[0])[1:] if calls else []
    decided = [c for c in asked if not isinstance(c.gave, bool) or c.gave == (event.salience == MAIN)]  # a rule that said otherwise did not decide
    return Step(f"Why its role is {event.salience}", f"The event is {ROLES.get(event.salience, event.salience)}.", tuple(rules(decided[:1])))


def _source(trace: Trace, claim: Claim, s: Sentence) -> Step:
    names = [n for n in s.table("actors") if claim.source_start <= n.start < max(claim.source_end, claim.source_start + 1)]
    own = {(n.start, n.kind): n for n in reversed(names) if n.code == claim.asserted_by}  # "South-Korea" is in the table too
    rows = [table_row(trace.pipeline, n, trace.text(n.start, n.end)) for n in own.values()]
    verbs = [span for span, _ in trace.places_of(*SAYING) if s.start <= span[0] < s.end]
    near = sorted(verbs, key=lambda v: abs(v[0] - claim.source_end))[:1]
    words = [entry(f) for a, b in near if (f := trace.found_at(a, b, *SAYING))]
    who = trace.text(claim.source_start, claim.source_end)
    told = f"{quoted(who)} stands for the one who spoke before" if who else "The one who speaks in the sentences before"
    return Step("Who says so", f"{quoted(who) if rows else told}: {claim.asserted_by}.", (*dict.fromkeys(rows), *words))


def _others(trace: Trace, event: Event, claim: Claim) -> Iterator[Step]:
    others = [c for c in event.claims if c.attribute == claim.attribute and c.value != claim.value and c.value]
    if others:
        told = dict.fromkeys(f"{c.value} {c.unit}".strip() + (f" ({c.asserted_by})" if c.asserted_by else "") for c in others)
        text = f"Other values of {claim.attribute} are told of the same event, and all are kept as facts: {', '.join(told)}."
        yield Step("What stands beside it", f"{text} {_shown(trace, event, claim)}")


def _shown(trace: Trace, event: Event, claim: Claim) -> str:
    """What the row of the event shows of an attribute that has several values."""
    row: Row = next((r for r in (trace.rows.events if trace.rows else ()) if r["event_id"] == event.event_id), {})
    attribute = trace.pipeline.codebook.attributes[claim.attribute]
    column = unit_columns(attribute).get(claim.unit, attribute.name) if attribute.kind == "quantity" else attribute.name
    between = f", between {row[f'{column}_min']} and {row[f'{column}_max']}" if row.get(f"{column}_min") else ""
    return f"The table of events shows {row.get(column) or 'none'}{between}."
