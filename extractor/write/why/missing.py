"""Why a place of the text gave no value of an attribute: the step of the way at which it was left, and what decided there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.annotate.gate import GATE
from extractor.claims.model import UNSORTED, Claim
from extractor.domain.codebook import Attribute
from extractor.events.model import Event
from extractor.mentions.model import Sentence
from extractor.write.why.event import trigger_told
from extractor.write.why.its_event import event_of, its_event, opens_none, too_little
from extractor.write.why.lost import dropped, no_event, unreal
from extractor.write.why.mentioned import Mentioned, at_place, described, nearest, read_from, unknown
from extractor.write.why.present import present, where
from extractor.write.why.refused import each_refused
from extractor.write.why.trace import Trace, among, key_of
from extractor.write.why.unread import agents, asked_about, unread
from extractor.write.why.untold import untaken
from extractor.write.why.words import Step, quoted, rules

SHOWN = 50  # characters from the place asked about
NONE, LITTLE = "No event was made of it", "Too little is told of its event for the tables"
EACH = 2  # lines on what decided on each candidate
DECIDED = ("quantity", "outcome")  # kinds that are read without a word of an event: what was asked of them decides, as of a place that was asked about


def missing(trace: Trace, attribute: Attribute, offset: int) -> Iterator[Step]:
    """The steps from the text to where the value was left, or to where it is."""
    s, step = place_of(trace, offset)
    yield step
    if s is None:
        return
    own = _claim_at(trace, attribute, s, offset)
    yield from _of_claim(trace, attribute, s, own) if own is not None else _of_words(trace, attribute, s, offset)


def place_of(trace: Trace, offset: int) -> tuple[Sentence | None, Step]:
    """The sentence of a place, None where nothing was read there, and the step that says so."""
    if trace.gated:
        return None, gated(trace)
    s = trace.sentence_at(offset)
    return (None, outside(trace, offset)) if s is None else (s, where(trace, s, f"character {offset}"))


def gated(trace: Trace) -> Step:
    """Why an article was not read."""
    lists = [f"{name} ({trace.wording.means(name)})" for name in GATE if name in trace.wording.lists]
    return Step(
        "The article was not read", f"It has too few words of {trace.event_word}, and so the whole of it was passed over. The lists: {'; '.join(lists)}."
    )


def outside(trace: Trace, offset: int) -> Step:
    """Why a place is in no sentence."""
    noise = next((s for s in trace.told if s[0] <= offset < s[1]), None)
    if noise is None:
        return Step("It stands in no sentence", "The place is in a dateline or between paragraphs: nothing is read there.")
    text = f"{quoted(trace.text(*noise))} was taken for noise of the page (list page_noise: {trace.wording.means('page_noise')}): nothing is read there."
    return Step("It stands in no sentence", text)


def _claim_at(trace: Trace, attribute: Attribute, s: Sentence, offset: int) -> Claim | None:
    """The claim of the attribute at a place, or a figure there that is of no attribute yet."""
    claims = [c for c in trace.readings[s.index].claims if c.start <= offset < c.end]
    unsorted = [c for c in claims if c.attribute == UNSORTED and attribute.kind == "quantity"]
    return next((c for c in claims if c.attribute == attribute.name), next(iter(unsorted), None))


# --- words that no claim was made of --------------------------------------------------------------------------------------------
def _of_words(trace: Trace, attribute: Attribute, s: Sentence, offset: int) -> Iterator[Step]:
    there = at_place(trace, s, attribute, offset)
    if there is None:
        yield from _candidates(trace, attribute, s, offset)
        return
    yield Step("What stands there", f"{described(trace, there)}.")
    claims = [c for c in trace.readings[s.index].claims if c.start <= offset < c.end and c.attribute in trace.pipeline.codebook.attributes]
    if claims and not there.decides:
        yield Step("What was made of it", f"The same words were read as: {', '.join(dict.fromkeys(f'{c.attribute} {c.value}'.strip() for c in claims))}.")
    if there.decides:
        return
    explained = list(unread(trace, attribute, there))
    yield from explained
    decided = attribute.kind in DECIDED or (attribute.kind == "place" and asked_about(trace, attribute, there))
    if not (decided and explained):
        yield from no_event(trace, s, offset)


def _candidates(trace: Trace, attribute: Attribute, s: Sentence, offset: int) -> Iterator[Step]:
    """What in the sentence could be a value, with the reason why each is none; where nothing could, what is looked for."""
    found, head = nearest(trace, s, attribute, offset), f"What could be the {attribute.name}"
    new, event = unknown(trace, s, attribute, offset), event_of(trace, s)
    if not found:
        yield Step(head, f"{new}Nothing in the sentence: {attribute.name} is read from {read_from(trace, attribute)}{_without(trace, attribute, s, offset)}.")
    elif event is None:
        words = ", ".join(quoted(trace.text(m.start, m.end)) for m in found)
        yield Step(head, f"{new}{words} could be, but only of {trace.event_word} that goes into the tables, and of this sentence none does.")
    else:
        lines = agents(trace, s, found) if attribute.kind == "agent" else [line for m in found for line in _why_not(trace, attribute, m)]
        yield Step(head, f"{new}What the sentence has was not taken.", tuple(lines))
    yield from no_event(trace, s, offset)
    yield from its_event(trace, attribute, s)


def _without(trace: Trace, attribute: Attribute, s: Sentence, offset: int) -> str:
    """Of an outcome: the words at the place, which are none of its list."""
    return f", none of whose entries matches the words at the place, {quoted(trace.text(offset, s.end), SHOWN)}" if attribute.kind == "outcome" else ""


def _why_not(trace: Trace, attribute: Attribute, m: Mentioned) -> Iterator[str]:
    """Why something that could be a value was not taken: what it is, and what decided."""
    steps = [] if m.decides else list(unread(trace, attribute, m))
    yield f"{described(trace, m)}.{''.join(f' {step.text}' for step in steps)}"
    yield from (line for step in steps for line in step.evidence[-EACH:])


# --- a claim that is in the tables, or got lost -------------------------------------------------------------------------------------
def _of_claim(trace: Trace, attribute: Attribute, s: Sentence, claim: Claim) -> Iterator[Step]:
    placed = next(((e, c) for e in trace.events for c in e.claims if among(key_of(claim), frozenset([key_of(c)]))), None)
    if placed is not None:
        yield from _placed(trace, *placed)
        return
    words = quoted(trace.text(claim.start, claim.end))
    read = f"{words} was read as {attribute.name} {claim.value}".rstrip() if claim.attribute == attribute.name else f"{words} is a figure of no attribute yet"
    yield Step("What was made of it", f"{read}; a later step, below, left it out.")
    t = s.triggers[claim.trigger] if claim.trigger is not None and claim.trigger < len(s.triggers) else None
    if t is not None and t.role == "unreal":
        step = unreal(trace, t)
        yield replace(step, evidence=(*step.evidence, *each_refused(trace, s, untaken(trace, s))))
        return
    if t is not None:
        told, evidence = trigger_told(trace, t)
        yield Step("Which event it went with", f"{told}.", evidence)
    little = too_little(trace, t) if t is not None else []
    yield (
        Step("Where it was lost", f"{NONE if opens_none(trace, t) else LITTLE}.", tuple(rules(little)))
        if t is not None and little
        else dropped(trace, key_of(claim), loose=t is None)
    )
    if t is None:
        yield from no_event(trace, s, claim.start)


def _placed(trace: Trace, event: Event, claim: Claim) -> Iterator[Step]:
    facts = trace.rows.facts if trace.rows else []
    rows = [r for r in facts if (r["event_id"], r["attribute"], r["value"]) == (event.event_id, claim.attribute, claim.value)]
    row = next((r for r in rows if r["start"] == claim.start), None) or next((r for r in rows if r["asserted_by"] == claim.asserted_by), None)
    told = f"{claim.attribute} {claim.value} {claim.unit}".rstrip()
    if row is None:
        yield Step("It is in the tables", f"{told}, event {event.event_id}.")
    elif row["start"] != claim.start:
        text = f"{told} is in the tables from words further up: {quoted(row['text'])} at character {row['start']} (fact {row['fact_id']})."
        yield Step("It is told twice", f"{text} The same value from the same source is one fact.")
        return
    elif row["confidence"] < trace.least:
        text = f"{told} is read, with confidence {row['confidence']}; the run leaves out what has less than {trace.least:g} (--min-confidence)."
        yield Step("It is too doubtful", text)
    else:
        yield Step("It is not missing", f"{told} is fact {row['fact_id']} of event {event.event_id}, confidence {row['confidence']}.")
    yield from present(trace, event, claim)
