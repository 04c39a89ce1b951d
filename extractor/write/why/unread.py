"""Why something that stands in the text was not read as an attribute: the question that was asked of it last."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.domain.codebook import Attribute
from extractor.write.why.decisions import chain, judged
from extractor.write.why.lost import dropped
from extractor.write.why.mentioned import Mentioned
from extractor.write.why.readings import PLACES, cues_of, decision_of
from extractor.write.why.trace import Trace
from extractor.write.why.words import Step, because, entry, missing, quoted, rules

ROOMS = {"date": ("claims/dates", "claims/day_modifiers"), "outcome": ("claims/outcomes",)}


def unread(trace: Trace, attribute: Attribute, there: Mentioned) -> Iterator[Step]:
    """Why what stands there is no claim of the attribute."""
    if attribute.kind == "quantity":
        yield _figure(trace, attribute, there)
        return
    if attribute.kind == "agent":
        yield from _other_agents(trace, there)
        return
    made = [k for _, came, went in trace.flow for k in came | went if k[2] == attribute.name and k[0] < there.end and there.start < k[1]]
    if made:
        yield dropped(trace, made[-1])
        return
    rooms = PLACES[attribute.place] if attribute.kind == "place" else ROOMS.get(attribute.kind, ())
    about = [c for room in rooms for c in judged(trace, (there.start, there.end), room)]
    if about:
        yield Step(f"Why it is no {attribute.name}", "The code asked about these words, and this decided.", because(trace, chain(about[-1])))


def _other_agents(trace: Trace, there: Mentioned) -> Iterator[Step]:
    """Whom the words of an event in the sentence have as the one who did it."""
    s = trace.sentence_at(there.start)
    for t in s.triggers if s is not None else ():
        if t.role == "unreal":
            continue
        who = quoted(trace.text(*t.agent_span)) if t.agent else "nobody in the sentence"
        gave = [c for c in trace.calls if c.gave == (t.agent, t.agent_span) and c.told] if t.agent else []
        yield Step("Who did it instead", f"Of {quoted(trace.text(t.start, t.end))} {who} is the one who did it.", tuple(rules(gave[:1])))


def _figure(trace: Trace, attribute: Attribute, there: Mentioned) -> Step:
    head, words = f"Why it is no {attribute.name}", quoted(trace.text(there.start, there.end))
    if there.what != f"a {attribute.quantity.lower()}":
        return Step(head, f"{words} is {there.what}, and {attribute.name} is a {attribute.quantity.lower()}.")
    found = decision_of(trace, there.start)
    if found is None:
        return Step(head, missing(trace, [f"{attribute.name}_before"]).capitalize() + ".")
    decision, call = found
    own, others = cues_of(trace, decision, call, there.start)
    near = ", ".join(f"{quoted(t.found.group())} ({t.found.lastgroup})" for t in others if t.found)
    others_told = f" Other cues of the sentence: {near}." if near else ""
    if not decision.role:
        return Step(head, f"No cue reaches {words}: no word near it says what it measures.{others_told}")
    if decision.role == attribute.name:
        return _does_not_hold(trace, attribute, there, decision.cue)
    fact = decision.role in trace.pipeline.codebook.attributes
    what = decision.role if fact else f"{decision.role}, which is no fact of {trace.event_word}"
    told = tuple(entry(f) for t in own for f in trace.wording.found(t))
    return Step(head, f"{words} was read as {what}, because of {quoted(decision.cue)}.{others_told}", told)


def _does_not_hold(trace: Trace, attribute: Attribute, there: Mentioned, cue: str) -> Step:
    about = [c for c in judged(trace, (there.start, there.end), "claims/quantities") if c.gave is False]
    why = because(trace, chain(about[-1])) if about else ()
    bounds = f"{attribute.name} must lie between {attribute.least:g} and {attribute.greatest:g} {attribute.unit}, and have been reached"
    return Step(f"Why it is no {attribute.name}", f"{quoted(cue)} makes it a figure of {attribute.name}, but it was refused: {bounds}.", why)
