"""Why a value is there: how it was read, of which event it is, who says so, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extractor.claims.model import Claim
from extractor.events.model import Event
from extractor.mentions.model import Name, Sentence
from extractor.tables.columns import unit_columns
from extractor.write.why.event import of_event, role_of
from extractor.write.why.readings import reading
from extractor.write.why.sureness import sureness
from extractor.write.why.told import Told
from extractor.write.why.trace import Trace
from extractor.write.why.words import Step, entry, quoted, table_row

Row = Mapping[str, Any]
SAME = ("attribute", "value", "start", "end", "asserted_by")
OWN_VOICE = "No source was read for it: the table leaves `asserted_by` empty, as for what the article says in its own voice."
LONGEST = 700  # characters of a sentence that are shown
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
    yield of_event(trace, event, claim, s)
    yield role_of(trace, event)
    yield _source(trace, claim, s) if claim.asserted_by else Step("Who says so", OWN_VOICE)
    yield from _others(trace, event, claim)
    if sure := sureness(trace, event, claim):
        yield sure


def where(trace: Trace, s: Sentence, at: str) -> Step:
    """The sentence that something stands in."""
    return Step("Where it stands", f"Sentence {s.index + 1} of the article, {at}: {quoted(trace.text(s.start, s.end), LONGEST)}")


def _source(trace: Trace, claim: Claim, s: Sentence) -> Step:
    who = trace.text(claim.source_start, claim.source_end)
    names = [n for n in s.table("actors") if claim.source_start <= n.start < max(claim.source_end, claim.source_start + 1)]
    if not who or not any(n.code == claim.asserted_by for n in names):
        return _spoke_before(trace, claim, who)
    return Step("Who says so", f"{quoted(who)}: {claim.asserted_by}.", (*_rows(trace, names, claim), *_saying(trace, s, claim.source_end)))


def _spoke_before(trace: Trace, claim: Claim, who: str) -> Step:
    """A source that a pronoun stands for, or that goes on speaking: the last one of that code in the sentences before."""
    said = [(r.sentence, x) for r in trace.readings[: claim.sentence] for x in r.sources if claim.asserted_by in x.codes and x.start < x.end]
    text = f"{quoted(who)} stands for the one who spoke before" if who else "The sentence goes on with the one who spoke before"
    if not said:
        return Step("Who says so", f"{text}: {claim.asserted_by}.")
    s, x = said[-1]
    names = [n for n in s.table("actors") if x.start <= n.start < x.end]
    text = f"{text}, {quoted(trace.text(x.start, x.end))} in sentence {s.index + 1}: {claim.asserted_by}."
    return Step("Who says so", text, (*_rows(trace, names, claim), *_saying(trace, s, x.end)))


def _rows(trace: Trace, names: list[Name], claim: Claim) -> list[str]:
    """The rows of the source's names."""
    own = {(n.start, n.kind): n for n in reversed(names) if n.code == claim.asserted_by}  # "South-Korea" is in the table too
    return list(dict.fromkeys(table_row(trace.pipeline, n, trace.text(n.start, n.end)) for n in own.values()))


def _saying(trace: Trace, s: Sentence, end: int) -> list[str]:
    """The word of saying nearest to the end of a source in its sentence."""
    verbs = [span for span, _ in trace.places_of(*SAYING) if s.start <= span[0] < s.end]
    near = sorted(verbs, key=lambda v: abs(v[0] - end))[:1]
    return [entry(f) for a, b in near if (f := trace.found_at(a, b, *SAYING))]


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
    least, greatest = row.get(f"{column}_min"), row.get(f"{column}_max")
    between = f", and of all that are told {least} as the least and {greatest} as the greatest" if least != greatest else ""
    return f"The table of events shows {row.get(column) or 'none'}{between}."
