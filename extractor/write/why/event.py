"""Which event something is of: what the article tells of it, which rule put a value there, and why it is the news or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from extractor.claims.model import Claim, DateExpression
from extractor.events.coreference import open_event
from extractor.events.discourse import Discourse
from extractor.events.event_mentions import merged
from extractor.events.loose_claims import event_named
from extractor.events.model import MAIN, Event, Mention
from extractor.events.salience import is_news_after_all, salience_of
from extractor.mentions.model import Sentence, Trigger
from extractor.write.why.before import SHOWN, last_told, not_before, not_spoken_of_last, numbered
from extractor.write.why.days import other_days
from extractor.write.why.decisions import among_given, chain, giving
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Trace, among, key_of, keys_in
from extractor.write.why.turned import unturned
from extractor.write.why.untold import untold, why_untaken
from extractor.write.why.words import Step, because, entry, quoted, rules

ROLES = {"main": "the news of the article", "background": "told by the way, not as the news of the article", "planned": "still to come"}
SPECS = {"wd": "a weekday", "back:": "a day counted back", "md:": "a day without a year", "period:": "a stretch of days"}
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
    if t.start <= event.start:
        text = f"{told}, and the value goes with it. There the article begins to tell of {event.event_id}. {which}"
        return Step(head, text, (*evidence, *began))
    text = f"{told}, and the value goes with it. The article had told of {event.event_id} before. {which}"
    placed = _placing(trace, claim)
    if any(c.is_of(open_event) for c in placed):  # the word that begins the event took this one with it
        placed = [c for c in trace.of(merged) if any(m.trigger.start == t.start for m in c.given["mentions"])][:1]
    last = (*last_told(trace, event, t.start), *not_spoken_of_last(trace, t.start, s))
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
    return _opened(trace, event) or not_before(trace, event, here)


def _own_event(trace: Trace, event: Event, claim: Claim, s: Sentence) -> str:
    """Of a value that another event was given: which one its own sentence tells."""
    other = told_of(trace, event, claim, s)
    t = _trigger_of(claim, s)
    return f"Its own sentence, by {quoted(trace.text(t.start, t.end))}, tells of {other}. " if other and t else ""


def told_of(trace: Trace, event: Event, claim: Claim, s: Sentence) -> str:
    """The event that the sentence of a claim tells of, where that is another one than it was given to; else ""."""
    t = _trigger_of(claim, s)
    owner = next((c.given["event"] for c in trace.of(Discourse.placed) if t is not None and c.given["m"].trigger.start == t.start), None)
    if t is None or (owner is not None and owner.number == event.number):
        return ""
    return numbered(trace, owner.number if owner is not None else -1)


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


def _opened(trace: Trace, event: Event) -> list[str]:
    """The rule that opened an event, where it is not the one for each word of an event."""
    opening = [c for c in trace.calls if any(b.is_of(Discourse.open) and isinstance(b.gave, Event) and b.gave.start == event.start for b in c.calls)]
    told = rules(c for c in opening if not c.calls or not any(b.is_of(salience_of) for b in c.calls))
    return [text.replace(" Here: none.", "") for text in told]  # it opens the event, and gives nothing


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
    text = f"{event.event_id} is {ROLES.get(event.salience, event.salience)}.{_known_then(trace, event)}"
    return Step(f"Why its role is {event.salience}", text, tuple(dict.fromkeys(_role_evidence(trace, event))))


def _known_then(trace: Trace, event: Event) -> str:
    """What its role was decided on: where it was first told, its day, the day of publication, the news told so far."""
    call = next((c for c in trace.of(salience_of) if c.given["m"].trigger.start == event.start), None)
    s = trace.sentence_at(event.start)
    if event.salience == "planned" or s is None:
        return ""
    if call is None:
        return " The rule that began it made it so." if _opened(trace, event) else ""
    m, news = call.given["m"], [e for e in call.given["events"] if e.salience == MAIN]
    day = _day_told(trace, m) if m.day else f"with no day of its own{_day_of_table(trace, event)}"
    told = "; ".join(f"{numbered(trace, e.number)}, {_of_days(e.days)}" for e in news) or "none yet"
    published = trace.article.published or "not known"
    return f" It is first told in sentence {s.index + 1}, {day}; day of publication: {published}; news told before: {told}."


def _of_days(days: Iterable[str]) -> str:
    told = " and ".join(map(day_in_words, days))
    return f"of {told}" if told else "of no day told"


def day_in_words(day: str) -> str:
    """A day as it is compared: an ISO day, or the kind of words it was told by, where no publication says which day that was."""
    if day[:1].isdigit():
        return day
    kind = next((words for start, words in SPECS.items() if day.startswith(start)), "a day")
    return f"{kind} of which no date can be made"


def _day_told(trace: Trace, m: Mention) -> str:
    """The day of a mention, with its words."""
    own = [c for c in m.claims if isinstance(c.reference, DateExpression)]
    if not own:
        return f"with the day {day_in_words(m.day)}"
    return f"with the day {quoted(trace.text(own[-1].start, own[-1].end))}, which is {day_in_words(m.day)}"


def _day_of_table(trace: Trace, event: Event) -> str:
    """The words that the day of the table comes from, where the word that began the event has none."""
    name = next(iter(a.name for a in trace.pipeline.codebook.of_kind("date")), "")
    c = event.best(name)
    s = trace.sentence_at(c.start) if c is not None else None
    return f" (the table's {name} comes from {quoted(trace.text(c.start, c.end))} in sentence {s.index + 1})" if c and s else ""


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
        return [f"told here {_day_told(trace, calls[at].given['m'])}, as {event.event_id} was before"]
    return [f"told here {_day_told(trace, calls[at].given['m'])}; until then {event.event_id} was {_of_days(known)}"]


def _role_evidence(trace: Trace, event: Event) -> Iterator[str]:
    t = trace.first_trigger(event)
    if event.salience == "planned" and t is not None:
        yield from _made(trace, t, "planned")
        return
    calls = [c for c in trace.of(salience_of) if c.given["m"].trigger.start == event.start]
    if not calls:
        yield from _opened(trace, event)
    for m in (c.given["m"] for c in calls[:1] if not c.given["m"].day):
        yield from other_days(trace, m.sentence, m.trigger.start)
    asked = chain(calls[0])[1:] if calls else []
    decided = [c for c in asked if not isinstance(c.gave, bool) or c.gave == (event.salience == MAIN)]  # a rule that said otherwise did not decide
    yield from rules(([c for c in decided if c.case] or decided)[:1])
    yield from _after_all(trace, event)
    if t is not None and t.background and event.salience != MAIN:
        yield from _made(trace, t, True)


def _after_all(trace: Trace, event: Event) -> Iterator[str]:
    """The word further down that made an event the news after all."""
    for c in [c for c in trace.of(is_news_after_all) if c.gave and c.given["event"].number == event.number][:1]:
        m = c.given["m"]
        where = f"{quoted(trace.text(m.trigger.start, m.trigger.end))} in sentence {m.sentence.index + 1}, {_day_told(trace, m)}"
        yield from (f"{where}: {told}" for told in rules([c]))


def _made(trace: Trace, t: Trigger, value: object) -> tuple[str, ...]:
    """Why the word of an event was read so: the last call in its making that gave the value."""
    made = next((c for c in trace.calls if c.gave == t and "mentions/" in c.code.co_filename), None)
    deciding = [c for c in giving(made.all(), value) if c.code.co_filename.endswith("realis.py")] if made is not None else []
    return because(trace, chain(deciding[-1])) if deciding else ()
