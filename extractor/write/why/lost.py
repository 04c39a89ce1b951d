"""Where a claim got lost on its way to the tables, and why a word of an event tells of none."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.events.event_mentions import mentions_of
from extractor.events.model import Event
from extractor.mentions.model import Sentence, Trigger
from extractor.mentions.triggers import KINDS, NOUN, VERB, TriggerFinder
from extractor.write.why.decisions import chain, chain_about, droppers, giving, judged
from extractor.write.why.event import trigger_told
from extractor.write.why.recorder import Call
from extractor.write.why.refused import NOT, refused
from extractor.write.why.trace import Key, Span, Trace
from extractor.write.why.untold import untaken
from extractor.write.why.wording import declared_in
from extractor.write.why.words import Step, because, entry, quoted

UNREAL = "unreal"
MOST = 3  # words that are told of


def dropped(trace: Trace, key: Key, *, loose: bool = False) -> Step:
    """The rule that left a claim out, and those of its attribute that it kept; a `loose` claim goes with no word of an event."""
    calls = droppers(trace, key)
    if loose and all(not call.gave or call.is_of(mentions_of) for call, _ in calls):
        return _loose(trace, key)
    if not calls:
        return Step("Where it was lost", "It goes to no event: none had been told of at that place.")
    call, kept = calls[0]
    if not call.gave:
        return Step("Where it was lost", "This rule left it out.", because(trace, chain(calls[-1][0])))
    instead = ", ".join(quoted(trace.text(a, b)) for a, b, _ in kept)
    text = f"This rule kept {instead} and left it out." if kept else f"This rule left it out.{_held_then(trace, call)}"
    return Step("Where it was lost", text, because(trace, chain_about(call, key[:2])))


def _held_then(trace: Trace, call: Call) -> str:
    """What the event was told to be when a rule left something out: what that was held against is among it."""
    event = next((v for v in call.given.values() if isinstance(v, Event)), None)
    told = (f"{c.attribute} {c.value} ({quoted(trace.text(c.start, c.end))})" for c in event.claims if c.value) if event else ()
    return f" The event had then: {', '.join(dict.fromkeys(told))}." if event else ""


def _loose(trace: Trace, key: Key) -> Step:
    """Why a claim that goes with no word of an event came to none."""
    text = f"No word of {trace.event_word} in its sentence takes it"
    if key[2] in {a.name for a in trace.pipeline.codebook.of_kind("date")}:
        return Step("Where it was lost", f"{text}. A day that stands so alone dates no event.")
    return Step("Where it was lost", f"{text}, and no event had been told of before that it could be of.")


def unreal(trace: Trace, t: Trigger) -> Step:
    """Why a word of an event is not said to have happened, nor to be planned."""
    told, evidence = trigger_told(trace, t)
    made = next((c for c in trace.calls if c.gave == t and "mentions/" in c.code.co_filename), None)
    deciding = giving(made.all(), UNREAL) if made is not None else []
    return Step("It belongs to no event", f"{told}, so its values are left out.", (*evidence, *(because(trace, chain(deciding[-1])) if deciding else ())))


def _event_lists(trace: Trace) -> str:
    """The lists of words that tell of an event, by file."""
    by_file: dict[str, list[str]] = {}
    for name in KINDS:
        if name in trace.wording.files:
            by_file.setdefault(declared_in(trace.wording.files[name]), []).append(name)
    return "; ".join(f"{', '.join(names)} ({file})" for file, names in by_file.items())


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _none_told(trace: Trace, s: Sentence) -> str:
    """That a sentence has no word of an event, and where one was looked for."""
    if any(c.given["sentence"] is s for c in trace.of(TriggerFinder.triggers)):
        return f"The sentence has no word that tells of {trace.event_word}. The lists that were asked: {_event_lists(trace)}."
    first = ", ".join(n for n in ("object_class", NOUN, VERB) if n in trace.wording.files)
    text = f"The sentence has no word that tells of {trace.event_word}: none of the lists {first} ({declared_in(trace.wording.files[VERB])})"
    return f"{text}, and only where one of these has a word are others looked for."


def no_event(trace: Trace, s: Sentence, offset: int) -> Iterator[Step]:
    """What was made of the words of an event in a sentence, where none of them tells of one: of those that are not told as done the nearest to a place."""
    if any(t.role != UNREAL for t in s.triggers):
        return
    if s.triggers:
        yield unreal(trace, min(s.triggers, key=lambda t: abs(t.start - offset)))
        left_out = [line for span in untaken(trace, s) for line in refused(trace, span, listed=False)]
        if left_out:
            words = " and ".join(dict.fromkeys(quoted(trace.text(*span)) for span in untaken(trace, s)))
            yield Step("Other words of an event", f"{words} can tell of {trace.event_word}, but was not taken so here.", tuple(left_out))
        return
    places = trace.event_words(s)
    if not places:
        yield Step("No word of an event", _none_told(trace, s))
        return
    if excluded := next((f for span, _ in trace.places_of(NOT) if _overlap(span, places[0]) and (f := trace.found_at(*span, NOT))), None):
        yield Step("No word of an event", f"{quoted(trace.text(*places[0]))} tells of no event here.", (entry(excluded),))
        return
    asked = [p for p in places if any(judged(trace, p, "mentions/"))] or places
    apart = [p for p in asked if not any(o[0] <= p[0] and p[1] <= o[1] and o != p for o in asked)]
    words = " and ".join(dict.fromkeys(quoted(trace.text(*p)) for p in apart[:MOST]))
    text = f"{words} can tell of {trace.event_word}, but {'were' if len(apart) > 1 else 'was'} not taken so here."
    yield Step("No word of an event", text, tuple(line for p in apart[:MOST] for line in refused(trace, p)))
