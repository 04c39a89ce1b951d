"""What stands beside a value: the others told of the same event, and why the table of events shows one of them."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.claims.model import Claim
from extractor.domain.codebook import Attribute
from extractor.events.event_claims import EventClaims
from extractor.events.model import Event
from extractor.tables.columns import unit_columns
from extractor.tables.event_cells import cells
from extractor.write.why.event import placed_by
from extractor.write.why.trace import Trace
from extractor.write.why.words import Step, quoted, rule, rules

OF_THEIR_OWN = ("date", "count", "class", "quantity")  # kinds whose cells are chosen by a rule of their own, not as the strongest first told
STRENGTHS = {1: "weak", 2: "fair", 3: "strong"}
MOST = 8  # values that are listed


def beside(trace: Trace, event: Event, claim: Claim) -> Iterator[Step]:
    """The values of an attribute that are told of an event, where there are several, and which of them the table shows by which rule."""
    told = _distinct(event, claim.attribute)
    if len({(c.value, c.unit) for c in told}) < 2:
        return
    attribute = trace.pipeline.codebook.attributes[claim.attribute]
    column, row = _column(attribute, claim.unit), trace.row_of(event)
    shown = row.get(column)
    winner = next((c for c in told if str(shown) == c.value), None)
    least, greatest = row.get(f"{column}_min"), row.get(f"{column}_max")
    between = f", with {least} as the least and {greatest} as the greatest told" if least != greatest else ""
    text = f"Several values of {attribute.name} are told of {event.event_id}; each is a fact, and the table of events shows {_value(winner, shown)}{between}."
    lines = [_line(trace, c, c is winner, c is claim) for c in told[:MOST]]
    more = [f"and {len(told) - MOST} more"] if len(told) > MOST else []
    yield Step("What stands beside it", text, (*lines, *more, *_chosen(trace, event, attribute), *_how_it_came(trace, event, claim, winner)))


def _distinct(event: Event, attribute: str) -> list[Claim]:
    """The first claim of each value and source, in order of the text."""
    own = sorted((c for c in event.claims if c.attribute == attribute and (c.value or c.qualifier)), key=lambda c: c.start)
    told: dict[tuple[str, str, str], Claim] = {}
    for c in own:
        told.setdefault((c.value, c.unit, c.asserted_by), c)
    return list(told.values())


def _column(a: Attribute, unit: str) -> str:
    return unit_columns(a).get(unit, a.name) if a.kind == "quantity" else a.name


def _value(winner: Claim | None, shown: object) -> str:
    return f"{winner.value} {winner.unit}".rstrip() if winner else str(shown or "none of them as a number")


def _line(trace: Trace, c: Claim, shown: bool, asked: bool) -> str:
    """A value with its words, its sentence, who says so and how sure its words are."""
    value = f"{c.value} {c.unit}".rstrip() or f"({c.qualifier})"
    by = f", {c.asserted_by} says so" if c.asserted_by else ""
    marks = "".join(f" – {word}" for word, holds in (("shown", shown), ("asked about", asked)) if holds)
    return f"{value}: {quoted(trace.text(c.start, c.end))} in sentence {c.sentence + 1}{by}, a {STRENGTHS.get(c.strength, 'weak')} sign{marks}"


def _chosen(trace: Trace, event: Event, a: Attribute) -> list[str]:
    """The rule by which the cell of an event was chosen among its claims."""
    calls = [c for c in trace.of(cells) if c.given["a"] == a and c.given["e"].event_id == event.event_id]
    if a.kind in OF_THEIR_OWN:
        told = [b for c in calls for b in c.all() if b is not c and b.is_rule and b.told]
        return rules(told[-1:] if a.kind == "class" else told[:1])
    best = [c for c in trace.calls if c.code is vars(EventClaims)["best"].func.__code__]
    return [rule(best[0])] if best else []


def _how_it_came(trace: Trace, event: Event, claim: Claim, winner: Claim | None) -> list[str]:
    """How the value that is shown instead came to the event."""
    if winner is None or winner.value == claim.value or winner.sentence == claim.sentence:
        return []
    return [f"{winner.value} was put to the event by {told}" for told in placed_by(trace, event, winner)]
