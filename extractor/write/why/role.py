"""Why an event is the news of its article or not: what its role was decided on, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.claims.model import DateExpression
from extractor.events.model import MAIN, Event, Mention
from extractor.events.salience import is_news_after_all, salience_of
from extractor.mentions.model import Trigger
from extractor.write.why.before import numbered, opened
from extractor.write.why.days import PRECISION, other_days
from extractor.write.why.decisions import chain, giving
from extractor.write.why.trace import Trace
from extractor.write.why.words import Step, because, quoted, rules

ROLES = {"main": "the news of the article", "background": "told by the way, not as the news of the article", "planned": "still to come"}
SPECS = {"wd": "a weekday", "back:": "a day counted back", "md:": "a day without a year"}


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
        return " The rule that began it made it so." if opened(trace, event) else ""
    m, news = call.given["m"], [e for e in call.given["events"] if e.salience == MAIN]
    day = day_told(trace, m) if m.day else f"with no day of its own{_day_of_table(trace, event)}"
    told = "; ".join(f"{numbered(trace, e.number)}, {of_days(e.days)}" for e in news) or "none yet"
    published = trace.article.published or "not known"
    return f" It is first told in sentence {s.index + 1}, {day}; day of publication: {published}; news told before: {told}."


def of_days(days: Iterable[str]) -> str:
    told = " and ".join(map(day_in_words, days))
    return f"of {told}" if told else "of no day told"


def day_in_words(day: str) -> str:
    """A day as it is compared: an ISO day, or the kind of words it was told by, where no publication says which day that was."""
    if day[:1].isdigit():
        return day
    if day.startswith("period:"):
        return "a stretch of days, and no single one"
    kind = next((words for start, words in SPECS.items() if day.startswith(start)), "a day")
    return f"{kind} of which no date can be made"


def day_told(trace: Trace, m: Mention) -> str:
    """The day of a mention, with its words."""
    own = [c for c in m.claims if isinstance(c.reference, DateExpression)]
    kind = PRECISION.get(len(m.day), "day") if m.day[:1].isdigit() else "time" if m.day.startswith("period:") else "day"
    if not own:
        return f"with the {kind} {day_in_words(m.day)}"
    words = quoted(trace.text(own[-1].start, own[-1].end))
    return f"with the {kind} {words}{f', which is {day_in_words(m.day)}' if m.day not in words else ''}"


def _day_of_table(trace: Trace, event: Event) -> str:
    """The words that the day of the table comes from, where the word that began the event has none."""
    name = next(iter(a.name for a in trace.pipeline.codebook.of_kind("date")), "")
    c = next((c for c in event.claims if c.attribute == name and c.value and c.value == trace.row_of(event).get(name)), None)
    s = trace.sentence_at(c.start) if c is not None else None
    return f" (the table's {name} comes from {quoted(trace.text(c.start, c.end))} in sentence {s.index + 1})" if c and s else ""


def _role_evidence(trace: Trace, event: Event) -> Iterator[str]:
    t = trace.first_trigger(event)
    if event.salience == "planned" and t is not None:
        yield from _made(trace, t, "planned")
        return
    calls = [c for c in trace.of(salience_of) if c.given["m"].trigger.start == event.start]
    if not calls:
        yield from opened(trace, event)
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
        where = f"{quoted(trace.text(m.trigger.start, m.trigger.end))} in sentence {m.sentence.index + 1}, {day_told(trace, m)}"
        yield from (f"{where}: {told}" for told in rules([c]))


def _made(trace: Trace, t: Trigger, value: object) -> tuple[str, ...]:
    """Why the word of an event was read so: the last call in its making that gave the value."""
    made = next((c for c in trace.calls if c.gave == t and "mentions/" in c.code.co_filename), None)
    deciding = [c for c in giving(made.all(), value) if c.code.co_filename.endswith("realis.py")] if made is not None else []
    return because(trace, chain(deciding[-1])) if deciding else ()
