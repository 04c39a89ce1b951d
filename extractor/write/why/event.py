"""Which event something is of: what the article tells of it, and which rule put a value there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from extractor.claims.model import Claim
from extractor.events.coreference import open_event
from extractor.events.discourse import Discourse
from extractor.events.event_mentions import merged
from extractor.events.loose_claims import event_named
from extractor.events.model import Event, Mention
from extractor.mentions.model import Sentence, Trigger
from extractor.write.why.before import SHOWN, last_told, not_before, not_excluded, not_spoken_of_last, numbered, opened
from extractor.write.why.days import other_days
from extractor.write.why.decisions import among_given
from extractor.write.why.recorder import Call
from extractor.write.why.role import day_told, of_days
from extractor.write.why.taken import goes_with, of_words, others_refused
from extractor.write.why.trace import Trace, among, key_of, keys_in
from extractor.write.why.turned import unturned
from extractor.write.why.untold import untold, why_untaken
from extractor.write.why.words import Step, entry, quoted, rules

ASSERTED = {"past": "as something that happened", "planned": "as something still to come"}
TOLD_OF = ("agent", "date", "place", "name", "class", "count")  # kinds of attributes that an event is told apart by
PLACED = ("coreference.py", "loose_claims.py")  # where a value is put to an event told before
FILLED = ("completion.py", "event_classes.py")  # where an event gets what is told elsewhere in the article


# --- what is told of an event ----------------------------------------------------------------------------------------------------
def event_told(trace: Trace, event: Event, here: Sentence | None = None) -> str:
    """An event in a line: its role, where it is first told (in words, if not `here`), and what the tables have of it."""
    s = trace.sentence_at(event.start)
    t = trace.first_trigger(event)
    first = f"first told by {quoted(trace.text(t.start, t.end))} in sentence {s.index + 1}" if s and t else f"first told at character {event.start}"
    first += f", {quoted(trace.text(s.start, s.end), SHOWN)}" if s and s is not here else ""
    row = trace.row_of(event)
    names = [a.name for kind in TOLD_OF for a in trace.pipeline.codebook.of_kind(kind)]
    told = ", ".join(f"{name} {row[name]}" for name in names if row.get(name))
    return f"{event.event_id} is {event.salience}, {first}{f'. The table has among others: {told}' if told else ''}."


def trigger_told(trace: Trace, t: Trigger) -> tuple[str, tuple[str, ...]]:
    """What a word of an event was taken for, and the list it is in."""
    kind = next((str(c.given["kind"]) for c in trace.calls if c.gave == t and "kind" in c.given), "")
    found = trace.found_at(t.start, t.end, kind, exact=True) or trace.found_at(t.start, t.end, "event_", "happened")
    asserted = ASSERTED.get(t.role, "but not as something that happened")
    text = f"{quoted(trace.text(t.start, t.end))} is taken to tell of {trace.event_word}, {asserted}{unturned(trace, t) if t.role == 'past' else ''}"
    made = [] if found else [c for c in trace.calls if c.gave == t and c.told][:1]
    return text, (entry(found),) if found else tuple(rules(made))


# --- why a value is of it -----------------------------------------------------------------------------------------------------------
def of_event(trace: Trace, event: Event, claim: Claim, s: Sentence) -> Step:
    """Why a claim is of its event."""
    head, which, began = f"Why it is of event {event.event_id}", event_told(trace, event, s), began_anew(trace, event, s)
    if filled := _filled(trace, event, claim):
        text = f"It was given to {event.event_id} when the whole article had been read. {_own_event(trace, event, claim, s)}{which}"
        t = trace.first_trigger(event)
        first = trigger_told(trace, t)[1] if t and trace.sentence_at(event.start) is s else ()
        listed = t is None or (t.start, t.end) in trace.event_words(s)
        return Step(head, text, (*rules(filled[:1]), *first, *(() if listed or not first else why_untaken(trace, s)), *began))
    t = _trigger_of(claim, s)
    if t is None:
        text = f"{untold(trace, s, (claim.start, claim.end))}, so it goes to one told of before{_by_name(trace, event, claim)}. {which}"
        return Step(head, text, (*rules(_placing(trace, claim)), *last_told(trace, event, claim.start), *why_untaken(trace, s), *began))
    told, evidence = trigger_told(trace, t)
    told, evidence = f"{told}{goes_with(trace, claim, s, t)}", (*evidence, *others_refused(trace, s), *of_words(trace, claim, s))
    if t.start <= event.start:
        text = f"{told}. There the article begins to tell of {event.event_id}. {which}"
        return Step(head, text, (*evidence, *began))
    text = f"{told}. The article had told of {event.event_id} before. {which}"
    placed = _placing(trace, claim)
    if any(c.is_of(open_event) for c in placed):  # the word that begins the event took this one with it
        placed = [c for c in trace.of(merged) if any(m.trigger.start == t.start for m in c.given["mentions"])][:1]
    last = (*last_told(trace, event, t.start), *not_spoken_of_last(trace, t.start, s), *not_excluded(trace, event, t.start))
    return Step(head, text, (*evidence, *_days(trace, t, event), *rules(placed), *last, *began))


def _by_name(trace: Trace, event: Event, claim: Claim) -> str:
    """The name in the sentence of a claim by which it came to an event that had that name."""
    if not any(c.is_of(event_named) for c in _placing(trace, claim)):
        return ""
    name = next(iter(a.name for a in trace.pipeline.codebook.of_kind("name")), "")
    told = next((c for c in event.claims if c.attribute == name and c.sentence == claim.sentence), None)
    return f", by the name {quoted(trace.text(told.start, told.end))}" if told else ""


def began_anew(trace: Trace, event: Event, here: Sentence | None) -> list[str]:
    """Why an event is none told before: the rule that opened it, or what parted its first word from each of those; `here` is the sentence shown."""
    return opened(trace, event) or not_before(trace, event, here)


def _own_event(trace: Trace, event: Event, claim: Claim, s: Sentence) -> str:
    """Of a value that another event was given: which one its own sentence tells."""
    other = told_of(trace, event, claim, s)
    t = _trigger_of(claim, s)
    return f"Its own sentence, by {quoted(trace.text(t.start, t.end))}, tells of {other}. " if other and t else ""


def told_of(trace: Trace, event: Event, claim: Claim, s: Sentence) -> str:
    """The event that the sentence of a claim tells of, where that is another one than it was given to; else ""."""
    t = _trigger_of(claim, s)
    placed = [c for c in trace.of(Discourse.placed) if t is not None and t.start in _starts(c.given["m"], claim)]
    owner = placed[0].given["event"] if placed else None
    if t is None or (owner is not None and owner.number == event.number):
        return ""
    return numbered(trace, owner.number if owner is not None else -1)


def _starts(m: Mention, claim: Claim) -> Iterator[int]:
    """Where the words of an event begin that a mention was made of: its own, and one joined to it, whose claims it has."""
    yield m.trigger.start
    yield from (t.start for t in m.sentence.triggers if among(key_of(claim), keys_in(m)) and _trigger_of(claim, m.sentence) is t)


def _trigger_of(claim: Claim, s: Sentence) -> Trigger | None:
    return s.triggers[claim.trigger] if claim.trigger is not None and claim.trigger < len(s.triggers) else None


def placed_by(trace: Trace, event: Event, claim: Claim) -> list[str]:
    """The rule by which a claim came to an event told of before; none where its own words begin the event."""
    s = trace.sentence_at(claim.start)
    t = _trigger_of(claim, s) if s else None
    return [] if t and t.start <= event.start else rules(_filled(trace, event, claim)[:1] or _placing(trace, claim))


def _placing(trace: Trace, claim: Claim) -> list[Call]:
    """The innermost rule by which a claim was placed in an event told of before."""
    finders = [c for c in trace.calls if c.code.co_filename.endswith(PLACED) and isinstance(c.gave, Event) and c.told]
    own = [c for c in finders if among_given(c, key_of(claim)) and not any(isinstance(v, Event) for v in c.given.values())]
    last = own[-1:] if own and own[-1].code.co_filename.endswith(PLACED[1]) else own[:1]  # of loose claims each rule overrules the one before
    inner = [c for c in last for c in c.all() if c in own and c.gave == last[0].gave]
    return inner[-1:]


def _filled(trace: Trace, event: Event, claim: Claim) -> list[Call]:
    """The rules by which an event got a claim after all had been told, the innermost first."""
    key = key_of(claim)
    late = (c for c in trace.top.ended() if c.told and c.code.co_filename.endswith(FILLED))
    return [c for c in late if _holds(c.gave, event, key) and not any(_holds(v, event, key) or isinstance(v, Claim) for v in c.given.values())]


def _holds(value: Any, event: Event, key: tuple[int, int, str]) -> bool:
    """Whether an event holds a claim, in a value that is the event or a list of events."""
    events: Iterable[Any] = value if isinstance(value, list | tuple) else [value]
    return any(isinstance(e, Event) and e.number == event.number and among(key, keys_in(e)) for e in events)


def _days(trace: Trace, t: Trigger, event: Event) -> list[str]:
    """The day told beside a word of an event, and those known of the event by then."""
    calls = [c for c in trace.of(Discourse.placed) if c.given["event"].number == event.number]
    at = next((i for i, c in enumerate(calls) if c.given["m"].trigger.start == t.start), None)
    if at is None:
        return []
    if not calls[at].given["m"].day:
        return other_days(trace, calls[at].given["m"].sentence, t.start)
    known = calls[at - 1].given["event"].days if at else ()
    if known == (calls[at].given["m"].day,):
        return [f"told here {day_told(trace, calls[at].given['m'])}, as {event.event_id} was before"]
    return [f"told here {day_told(trace, calls[at].given['m'])}; until then {event.event_id} was {of_days(known)}"]
