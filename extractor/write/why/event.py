"""Which event something is of: what the article tells of it, which rule put a value there, and why it is the news or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from extractor.claims.model import Claim
from extractor.events.discourse import Discourse
from extractor.events.model import MAIN, Event
from extractor.events.salience import salience_of
from extractor.mentions.model import Sentence, Trigger
from extractor.write.why.decisions import among_given, chain, giving
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Trace, among, key_of, keys_in
from extractor.write.why.words import Step, because, entry, quoted, rules

ROLES = {"main": "the news of the article", "background": "told by the way, not as the news of the article", "planned": "still to come"}
ASSERTED = {"past": "as something that happened", "planned": "as something still to come"}
TOLD_OF = ("agent", "date", "place", "name", "class", "count")  # kinds of attributes that an event is told apart by
PLACED = ("coreference.py", "loose_claims.py")  # where a value is put to an event told before
FILLED = ("completion.py", "event_classes.py")  # where an event gets what is told elsewhere in the article


# --- what is told of an event ----------------------------------------------------------------------------------------------------
def event_told(trace: Trace, event: Event) -> str:
    """An event in a line: its role, where it is first told, and what the tables have of it."""
    s = trace.sentence_at(event.start)
    t = next((t for t in (s.triggers if s else ()) if t.start == event.start), None)
    first = f"first told by {quoted(trace.text(t.start, t.end))} in sentence {s.index + 1}" if s and t else f"first told at character {event.start}"
    row: dict[str, Any] = next((r for r in (trace.rows.events if trace.rows else ()) if r["event_id"] == event.event_id), {})
    names = [a.name for kind in TOLD_OF for a in trace.pipeline.codebook.of_kind(kind)]
    told = ", ".join(f"{name} {row[name]}" for name in names if row.get(name))
    return f"{event.event_id} is {event.salience}, {first}{f': {told}' if told else ''}."


def trigger_told(trace: Trace, t: Trigger) -> tuple[str, tuple[str, ...]]:
    """What a word of an event was taken for, and the list it is in."""
    found = trace.found_at(t.start, t.end, "event_", "happened")
    asserted = ASSERTED.get(t.role, "but not as something that happened")
    return f"{quoted(trace.text(t.start, t.end))} tells of {trace.event_word}, {asserted}", (entry(found),) if found else ()


# --- why a value is of it -----------------------------------------------------------------------------------------------------------
def of_event(trace: Trace, event: Event, claim: Claim, s: Sentence) -> Step:
    """Why a claim is of its event."""
    head, which = f"Why it is of event {event.event_id}", event_told(trace, event)
    if filled := _filled(trace, event, claim):
        return Step(head, f"It was given to {event.event_id} when the whole article had been read. {which}", tuple(rules(filled[:1])))
    t = s.triggers[claim.trigger] if claim.trigger is not None and claim.trigger < len(s.triggers) else None
    if t is None:
        text = f"{_untold(trace, s)}, so it goes to one told of before. {which}"
        return Step(head, text, tuple(rules(_placing(trace, claim))))
    told, evidence = trigger_told(trace, t)
    if t.start <= event.start:
        return Step(
            head, f"{told}, and the value goes with it. There the article begins to tell of {event.event_id}. {which}", (*evidence, *_opened(trace, event))
        )
    text = f"{told}, and the value goes with it. The article had told of {event.event_id} before. {which}"
    return Step(head, text, (*evidence, *rules(_placing(trace, claim))))


def _untold(trace: Trace, s: Sentence) -> str:
    """That no word of an event in a sentence takes a value, with those that it has."""
    words = [quoted(trace.text(*span)) for span in trace.event_words(s)]
    which = f" ({', '.join(words)} can, but {'does' if len(words) == 1 else 'do'} not here)" if words else ""
    return f"No word in its sentence tells of {trace.event_word} to which it belongs{which}"


def _placing(trace: Trace, claim: Claim) -> list[Call]:
    """The innermost rule by which a claim was placed in an event told of before."""
    finders = [c for c in trace.calls if c.code.co_filename.endswith(PLACED) and isinstance(c.gave, Event) and c.told]
    own = [c for c in finders if among_given(c, key_of(claim)) and not any(isinstance(v, Event) for v in c.given.values())]
    last = own[-1:] if own and own[-1].code.co_filename.endswith(PLACED[1]) else own[:1]  # of loose claims each rule overrules the one before
    inner = [c for c in last for c in c.all() if c in own and c.gave == last[0].gave]
    return inner[-1:]


def _opened(trace: Trace, event: Event) -> list[str]:
    """The rule that opened an event, where it is not the one for each word of an event."""
    opening = [c for c in trace.calls if any(b.is_of(Discourse.open) and isinstance(b.gave, Event) and b.gave.start == event.start for b in c.calls)]
    return rules(c for c in opening if not c.calls or not any(b.is_of(salience_of) for b in c.calls))


def _filled(trace: Trace, event: Event, claim: Claim) -> list[Call]:
    """The rules by which an event got a claim after all had been told, the innermost first."""
    key = key_of(claim)
    late = (c for c in trace.top.ended() if c.told and c.code.co_filename.endswith(FILLED))
    return [c for c in late if _holds(c.gave, event, key) and not any(_holds(v, event, key) or isinstance(v, Claim) for v in c.given.values())]


def _holds(value: Any, event: Event, key: tuple[int, int, str]) -> bool:
    """Whether an event holds a claim, in a value that is the event or a list of events."""
    events: Iterable[Any] = value if isinstance(value, list | tuple) else [value]
    return any(isinstance(e, Event) and e.number == event.number and among(key, keys_in(e)) for e in events)


# --- why it is the news, or not ---------------------------------------------------------------------------------------------------------
def role_of(trace: Trace, event: Event) -> Step:
    """Why an event is main, background or planned."""
    text = f"The event is {ROLES.get(event.salience, event.salience)}."
    return Step(f"Why its role is {event.salience}", text, tuple(dict.fromkeys(_role_evidence(trace, event))))


def _role_evidence(trace: Trace, event: Event) -> Iterator[str]:
    t = _first_trigger(trace, event)
    if event.salience == "planned" and t is not None:
        yield from _made(trace, t, "planned")
        return
    calls = [c for c in trace.of(salience_of) if c.given["m"].trigger.start == event.start]
    asked = chain(calls[0])[1:] if calls else []
    decided = [c for c in asked if not isinstance(c.gave, bool) or c.gave == (event.salience == MAIN)]  # a rule that said otherwise did not decide
    yield from rules(([c for c in decided if c.case] or decided)[:1])
    if t is not None and t.background and event.salience != MAIN:
        yield from _made(trace, t, True)


def _first_trigger(trace: Trace, event: Event) -> Trigger | None:
    s = trace.sentence_at(event.start)
    return next((t for t in (s.triggers if s else ()) if t.start == event.start), None)


def _made(trace: Trace, t: Trigger, value: object) -> tuple[str, ...]:
    """Why the word of an event was read so: the last call in its making that gave the value."""
    made = next((c for c in trace.calls if c.gave == t and "mentions/" in c.code.co_filename), None)
    deciding = [c for c in giving(made.all(), value) if c.code.co_filename.endswith("realis.py")] if made is not None else []
    return because(trace, chain(deciding[-1])) if deciding else ()
