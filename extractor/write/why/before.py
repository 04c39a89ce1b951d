"""What had been told before a word of an event: where the article last spoke of one, and why a new one is none of those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.claims.model import Claim, Designation, TargetLand
from extractor.events.compatibility import agents_agree, classes_agree, names_agree, numbers_agree, sites_agree, targets_agree, times_agree
from extractor.events.coreference import find_by_day, find_earlier, find_event, find_in_focus, is_compatible, may_date_undated, open_event
from extractor.events.discourse import Discourse
from extractor.events.model import PLANNED, Event, Mention
from extractor.events.salience import salience_of
from extractor.mentions.model import Sentence
from extractor.write.why.decisions import chain
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Trace
from extractor.write.why.words import quoted, rules, table_line

SHOWN = 120  # characters of a sentence
MOST = 3  # events told before that a new one is told apart from
UNLIKE = "; a time of which no date can be made counts as another than one of which it can"
FINDING = (find_by_day, find_earlier, find_in_focus)
COMPARED = {agents_agree: "agent", sites_agree: "site", times_agree: "time", classes_agree: "cls", names_agree: "name", numbers_agree: "count"}


def numbered(trace: Trace, number: int) -> str:
    """An event by its id in the tables."""
    return next((e.event_id for e in trace.events if e.number == number), f"{trace.event_word} that is not in the tables")


def last_told(trace: Trace, event: Event, before: int) -> Iterator[str]:
    """The last word before a place that tells of an event, with its sentence."""
    told = [c.given["m"] for c in trace.of(Discourse.placed) if c.given["event"].number == event.number and c.given["m"].trigger.start < before]
    if told and told[-1].trigger.start != event.start:
        t, s = told[-1].trigger, told[-1].sentence
        yield f"the last word before that tells of {event.event_id}: {quoted(trace.text(t.start, t.end))} in {_sentence(trace, s, before)}"


def _sentence(trace: Trace, s: Sentence, at: int) -> str:
    return "the same sentence" if s.start <= at < s.end else f"sentence {s.index + 1}, {quoted(trace.text(s.start, s.end), SHOWN)}"


def opened(trace: Trace, event: Event) -> list[str]:
    """The rule that opened an event, where it is not the one for each word of an event."""
    opening = [c for c in trace.calls if any(b.is_of(Discourse.open) and isinstance(b.gave, Event) and b.gave.start == event.start for b in c.calls)]
    told = rules(c for c in opening if not c.calls or not any(b.is_of(salience_of) for b in c.calls))
    return [text.replace(" Here: none.", "") for text in told]  # it opens the event, and gives nothing


# --- why a new one is none of those told before ---------------------------------------------------------------------------------
def not_before(trace: Trace, event: Event, here: Sentence | None) -> list[str]:
    """Why the word that begins an event is not of one told before: for each of those the comparison that parted them; `here` is the sentence shown."""
    opened = next((c.given["m"] for c in trace.of(open_event) if c.gave is not None and c.gave.number == event.number), None)
    search = next((c for c in trace.of(find_event) if c.given["m"] is opened), None)
    if opened is None or search is None:
        return []
    asked = [c for c in search.all() if c.is_of(is_compatible) and any(e.number == c.given["e"].number for e in trace.events)]
    if not asked:
        return [f"no other {trace.event_word[2:]} of the tables had been read of before"] if opened.sentence is here else []
    return [f"{event.event_id} is not {_named(trace, c.given['e'])}: {told}" for c in asked[-MOST:] if (told := _why_not(trace, search, c, here))]


def not_spoken_of_last(trace: Trace, start: int, here: Sentence | None) -> list[str]:
    """Of a word that went to the news, why it is not of the event spoken of last."""
    for search in (c for c in trace.of(find_event) if c.given["m"].trigger.start == start):
        focus = _focus(search)
        if focus is None or search.gave is None:
            return []
        asked = [c for c in search.all() if c.is_of(is_compatible) and c.given["e"].number == focus.number and not c.gave]
        return [f"{_named(trace, focus)}, spoken of last, is not meant: {_why_not(trace, search, c, here)}" for c in asked]
    return []


def not_excluded(trace: Trace, event: Event, start: int) -> list[str]:
    """Of a word that went to an event told before, though both are told by classes of their own: why these did not exclude it."""
    placed = [c for c in trace.of(find_event) if c.given["m"].trigger.start == start and c.gave is not None and c.gave.number == event.number]
    asked = [c for search in placed for c in search.all() if c.is_of(classes_agree) and c.gave and c.case and c.given["other"].number == event.number]
    for c in asked[:1]:
        name = c.given["context"].slots.cls
        own, before = (set(of.values(name)) for of in (c.given["m"], c.given["other"]))
        told = f"{name} {', '.join(sorted(own))} here, {', '.join(sorted(before))} of {event.event_id} until then: {c.case} (extractor/{c.place})"
        return [] if own & before else [told]
    return []


def _focus(search: Call) -> Event | None:
    """The event that the article had spoken of last when one was searched for."""
    return next((b.gave for c in search.calls if c.is_of(find_in_focus) for b in c.all() if b.code.co_name == "focus"), None)


def _named(trace: Trace, e: Event) -> str:
    """An event told before, with its first word."""
    s = trace.sentence_at(e.start)
    word = next((quoted(trace.text(t.start, t.end)) for t in (s.triggers if s else ()) if t.start == e.start), "")
    return f"{numbered(trace, e.number)} ({word} in sentence {s.index + 1})" if s and word else numbered(trace, e.number)


def _why_not(trace: Trace, search: Call, call: Call, here: Sentence | None) -> str:
    """What parted a word of an event from one told before: it cannot be of it, or the rule that chooses passed it over."""
    m, e = call.given["m"], call.given["e"]
    if (e.salience == PLANNED) != call.given["planned"]:
        return f"{call.case} – {numbered(trace, e.number)} is {e.salience} (extractor/{call.place})"
    if not call.gave:
        deciding = _deciding(call)
        return f"{deciding.case}{_held_against(trace, call, deciding, here)} (extractor/{deciding.place})"
    finds = [c for c in search.calls if c.gave is None and any(c.is_of(find) for find in FINDING)]
    below = [b for c in finds for b in c.calls if b.is_of(may_date_undated) and b.case]
    return next((f"{c.case}{_passed(trace, m, e, c, search, here)} (extractor/{c.place})" for c in (*below, *finds)), "")


def _passed(trace: Trace, m: Mention, e: Event, call: Call, search: Call, here: Sentence | None) -> str:
    """What a rule passed an event over for: the days it went by, or the event that the article had spoken of since."""
    if not call.is_of(find_in_focus):
        return _days(trace, m, e, here)
    focus = _focus(search)
    return f" – {_named(trace, focus)}" if focus else ""


def _deciding(call: Call) -> Call:
    """Of a call that said no, or of those that decided it, the innermost that says which case held."""
    return call if call.case else next((c for c in reversed(chain(call)) if c.case and c.told), call)


def _held_against(trace: Trace, call: Call, deciding: Call, here: Sentence | None) -> str:
    """The words that were compared, of the word of an event and of the one told before."""
    m, e, slots = call.given["m"], call.given["e"], call.given["context"].slots
    if deciding.is_of(targets_agree):
        return _both(trace, e, "target", [c for c in m.claims if _is_target(c, slots.agent)], [c for c in e.claims if _is_target(c, slots.agent)], here)
    asked = [b for b in call.all() if b.gave is False and any(b.is_of(f) for f in COMPARED)]
    if not asked:
        return _days(trace, m, e, here)
    name = getattr(slots, next(slot for f, slot in COMPARED.items() if asked[-1].is_of(f)))
    return _both(trace, e, name, [c for c in m.claims if c.attribute == name], [c for c in e.claims if c.attribute == name], here)


def _is_target(c: Claim, agent: str) -> bool:
    return isinstance(c.reference, TargetLand) or c.attribute == agent


def _days(trace: Trace, m: Mention, e: Event, here: Sentence | None) -> str:
    """The day told beside a word of an event, and those told of the one before."""
    name = next((a.name for a in trace.pipeline.codebook.of_kind("date")), "")
    own, others = ([c for c in of.claims if c.attribute == name] if days else [] for of, days in ((m, m.day), (e, e.days)))
    others = [c for c in others if _value(c)] or others  # what was not compared has none
    unlike = bool(m.day) and any(m.day[:1].isdigit() != d[:1].isdigit() for d in e.days)
    return f"{_both(trace, e, name, own, others, here) if own or others else ''}{UNLIKE if unlike else ''}"


def _both(trace: Trace, e: Event, name: str, own: Sequence[Claim], others: Sequence[Claim], here: Sentence | None) -> str:
    """What two have of an attribute."""
    told, before = _told(trace, own, here), _told(trace, others, here)
    return f" – this one has {told or f'no {name}'}, {numbered(trace, e.number)} {before or f'no {name}'}"


def _told(trace: Trace, claims: Iterable[Claim], here: Sentence | None) -> str:
    """The first words of claims, each value once, with what they were read as and their sentence where that is not shown."""
    each = {(c.value or trace.text(c.start, c.end)): c for c in reversed(list(claims))}
    return " and ".join(_words(trace, c, here) for c in list(each.values())[::-1][:MOST])


def _words(trace: Trace, c: Claim, here: Sentence | None) -> str:
    s, value = trace.sentences[c.sentence], _value(c)
    words = quoted(trace.text(c.start, c.end))
    row = next((table_line(trace.pipeline, n) for n in s.names if isinstance(c.reference, Designation) and (n.start, n.name) == (c.start, value)), "")
    told = ", ".join(filter(None, (value if value not in words else "", row)))
    return f"{words}{f' ({told})' if told else ''}{'' if s is here else f' in sentence {s.index + 1}'}"


def _value(c: Claim) -> str:
    """The value of a claim, of a day also one that its words told in full."""
    spec = getattr(c.reference, "spec", "")
    return c.value or (spec[2:] if spec.startswith(("d:", "m:", "y:")) else "")
