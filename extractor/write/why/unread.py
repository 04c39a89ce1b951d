"""Why something that stands in the text was not read as an attribute: the question that was asked of it last."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.claims.destinations import DestinationFinder
from extractor.claims.objects import ObjectClaims
from extractor.claims.origins import OriginFinder
from extractor.claims.places import may_tell
from extractor.domain.codebook import Attribute
from extractor.mentions.agents import NOBODY, AgentFinder
from extractor.mentions.model import Sentence, Trigger
from extractor.write.why.decisions import chain, judged
from extractor.write.why.figures import cues_of, cues_told, decision_of, how_far
from extractor.write.why.lost import dropped
from extractor.write.why.mentioned import Mentioned
from extractor.write.why.readings import PLACES, agent_finder
from extractor.write.why.recorder import Call
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
    if about := asked_about(trace, attribute, there):
        evidence = (*_further_off(trace, attribute, there), *_of_event_near(trace, attribute, there), *because(trace, chain(about[-1])))
        yield Step(f"Why it is no {attribute.name}", _asked(attribute, there), evidence)
    elif attribute.kind in ("name", "class", "count"):
        yield from _of_no_trigger(trace, attribute, there)
    elif attribute.kind == "place":
        yield _not_searched(trace, attribute, there)


def asked_about(trace: Trace, attribute: Attribute, there: Mentioned) -> list[Call]:
    """The calls that judged what stands there, in the rooms that read such an attribute."""
    rooms = PLACES[attribute.place] if attribute.kind == "place" else ROOMS.get(attribute.kind, ())
    return [c for room in rooms for c in judged(trace, (there.start, there.end), room)]


def _further_off(trace: Trace, attribute: Attribute, there: Mentioned) -> Iterator[str]:
    """The nearest word of the attribute's lists before a place, with the words between that part the two."""
    s = trace.sentence_at(there.start)
    if attribute.kind != "place" or s is None:
        return
    lists = [n for n in trace.wording.lists if n.startswith(f"{attribute.name}_") and n in trace.wording.files]
    left = s.text[s.start : there.start]
    found = [(m, n) for n in lists for m in trace.wording.unwatched(n).finditer(left) if m.group().strip()]
    for m, name in sorted(found, key=lambda x: (x[0].end(), len(x[0].group())))[-1:]:
        if left[m.end() :].strip():
            nearest = f"the nearest word before it of the lists of {attribute.name} is {quoted(m.group())} (list {name})"
            yield f"{nearest}, and between them {quoted(left[m.end() :])}"


def _of_event_near(trace: Trace, attribute: Attribute, there: Mentioned) -> Iterator[str]:
    """Of an outcome: the words of its sentence that it could be of."""
    s = trace.sentence_at(there.start)
    if attribute.kind != "outcome" or s is None:
        return
    events = ", ".join(quoted(trace.text(t.start, t.end)) for t in s.triggers) or "none"
    used = ", ".join(quoted(trace.text(o.start, o.end)) for o in s.objects if o.end <= there.start) or "none"
    yield f"words of the sentence that tell of {trace.event_word}: {events}; words for what is used before {quoted(trace.text(there.start, there.end))}: {used}"


def _of_no_trigger(trace: Trace, attribute: Attribute, there: Mentioned) -> Iterator[Step]:
    """That what is used is not what a word of an event of its sentence tells of, and what that tells of."""
    s = trace.sentence_at(there.start)
    told = [t for t in (s.triggers if s else ()) if t.role != "unreal"]
    if not told:  # the sentence has no such word, which is told besides
        asked = [c for c in judged(trace, (there.start, there.end), "claims/objects") if c.gave is False and attribute.kind == "name"]
        yield from (Step(f"Why it is no {attribute.name}", "No word of an event is said of it.", because(trace, chain(c))) for c in asked[-1:])
        return
    of = (f"{quoted(trace.text(t.start, t.end))} of {' and '.join(quoted(trace.text(o.start, o.end)) for o in t.objects) or 'nothing named'}" for t in told)
    counted = [c for c in trace.of(ObjectClaims.of_count) if c.gave == [] and c.given["o"].start == there.start and c.given["s"] is s]
    if attribute.kind == "count" and counted:
        yield Step(f"Why it is no {attribute.name}", f"{quoted(trace.text(there.start, there.end))} stands there without a number.", tuple(rules(counted[:1])))
        return
    asked = [c for c in judged(trace, (there.start, there.end), "claims/objects") if c.gave is False]
    text = f"It is not what a word of the sentence that tells of {trace.event_word} is said of: {'; '.join(of)}."
    yield Step(f"Why it is no {attribute.name}", text, because(trace, chain(asked[-1])) if asked else ())


def _not_searched(trace: Trace, attribute: Attribute, there: Mentioned) -> Step:
    """That the rules for a place did not ask about it, since its sentence was not searched, or it is of no table of theirs."""
    s, head = trace.sentence_at(there.start), f"Why it is no {attribute.name}"
    asked = [c for c in trace.of(may_tell) if c.given["s"] is s and c.given["finder"].name == attribute.name]
    if asked and asked[-1].gave:
        return Step(head, _asked(attribute, there), tuple(f"{c.case} (extractor/{c.place})" for c in _unlisted(trace, s, there)))
    text = f"The sentence was not searched for {attribute.name}: no word of it was taken to tell of {trace.event_word}"
    return Step(head, f"{text}." if asked else f"{text}, nor has it a word for what is used.", because(trace, asked[-1:]))


def _unlisted(trace: Trace, s: Sentence | None, there: Mentioned) -> list[Call]:
    """The search for places that no table has, which this one is, where it found none."""
    calls = [c for find in (OriginFinder.unlisted, DestinationFinder.unlisted) for c in trace.of(find) if c.given["s"] is s and c.gave == [] and c.case]
    return calls[:1] if there.name is None else []


def _asked(attribute: Attribute, there: Mentioned) -> str:
    """Which table a name is of, where the attribute is read from others first."""
    if attribute.kind != "place" or (there.name is not None and there.name.table in attribute.tables):
        return "What decided:"
    of = f"a name of the table {there.name.table}" if there.name is not None else "in no table"
    return f"It is {of}; {attribute.name} is read from the tables {', '.join(attribute.tables)}, and from other names only where a rule says so: here none did."


def _other_agents(trace: Trace, there: Mentioned) -> Iterator[Step]:
    """Whom the words of an event in the sentence have as the one who did it."""
    s = trace.sentence_at(there.start)
    for t in s.triggers if s is not None else ():
        if t.role == "unreal":
            continue
        who = quoted(trace.text(*t.agent_span)) if t.agent else "nobody in the sentence"
        why = tuple(rules(agent_finder(trace, (t.agent, t.agent_span)))) if t.agent else ()
        text = f"Of what {quoted(trace.text(t.start, t.end))} tells of, {who} is the one who did it."
        yield Step("Who is taken to have done it", text, why or (no_agent(trace, t, there) or _nobody(trace, t)))


def agents(trace: Trace, s: Sentence, found: list[Mentioned]) -> Iterator[str]:
    """Who of a sentence is taken to have done what its first word of an event tells of, and why none of the others."""
    t = next(t for t in s.triggers if t.role != "unreal")
    if t.agent:
        yield from rules(agent_finder(trace, (t.agent, t.agent_span)))
    behind = [m for m in found if m.start > t.end]
    if behind:
        yield _behind(trace, t, behind)
    for m in found:
        yield from no_agent(trace, t, m) if m not in behind else ()
    if not t.agent and all(m.start < t.end and not no_agent(trace, t, m) for m in found):
        yield from _nobody(trace, t)


def no_agent(trace: Trace, t: Trigger, m: Mentioned) -> tuple[str, ...]:
    """Why a name of its sentence did not do what a word of an event tells of."""
    word, name = quoted(trace.text(t.start, t.end)), quoted(trace.text(m.start, m.end))
    if m.start > t.end:
        return (_behind(trace, t, [m]),)
    asked = [c for c in trace.of(AgentFinder.possesses) if c.given["name"] == m.name and c.gave is False and c.case]
    return (f"{name} is not the owner of {word}: {asked[-1].case} (extractor/{asked[-1].place})",) if t.kind == "noun" and asked else ()


def _behind(trace: Trace, t: Trigger, found: list[Mentioned]) -> str:
    """That names stand behind a word of an event."""
    names = ", ".join(quoted(trace.text(m.start, m.end)) for m in sorted(found, key=lambda m: m.start))
    line = AgentFinder.by.__code__.co_firstlineno
    return f"behind {quoted(trace.text(t.start, t.end))} ({names}) only one right after “by” is sought (extractor/mentions/agents.py, line {line})"


def _nobody(trace: Trace, t: Trigger) -> tuple[str, ...]:
    """Why nobody was found to have done what a word of an event tells of: the last search for a subject that did not stop at no name."""
    asked = [c for c in (*trace.of(AgentFinder.possessor), *trace.of(AgentFinder.subject)) if _is_before(trace, c, t) and c.gave == NOBODY]
    way = chain(asked[-1]) if asked else []
    return because(trace, way)


def _is_before(trace: Trace, call: Call, t: Trigger) -> bool:
    """Whether somebody was sought before a word of an event, or before what stands with a noun: "Iran's missile test"."""
    first = min([t.start, *(o.head for o in t.objects)])
    return trace.sentence_at(t.start) is call.given["sentence"] and call.given["start"] in (t.start, first)


def _figure(trace: Trace, attribute: Attribute, there: Mentioned) -> Step:
    head, words = f"Why it is no {attribute.name}", quoted(trace.text(there.start, there.end))
    if there.what != f"a {attribute.quantity.lower()}":
        return Step(head, f"{words} is {there.what}, and {attribute.name} is a {attribute.quantity.lower()}.")
    found = decision_of(trace, there.start)
    if found is None:
        return Step(head, missing(trace, [f"{attribute.name}_before"]).capitalize() + ".")
    decision, call = found
    own, others = cues_of(trace, decision, call, there.start)
    others_told = f" Other words of the sentence that say what a figure is: {near}." if (near := cues_told(others)) else ""
    if not decision.role:
        return Step(head, f"No cue reaches {words}: no word near it says what it measures.{others_told}")
    if decision.role == attribute.name:
        return _does_not_hold(trace, attribute, there, decision.cue)
    fact = decision.role in trace.pipeline.codebook.attributes
    what = decision.role if fact else f"{decision.role}, which is no fact of {trace.event_word}"
    told = tuple(entry(f) for t in own for f in trace.wording.found(t))
    return Step(head, f"{words} was read as {what}, because of {quoted(decision.cue)} ({how_far(decision, call)}).{others_told}", told)


def _does_not_hold(trace: Trace, attribute: Attribute, there: Mentioned, cue: str) -> Step:
    about = [c for c in judged(trace, (there.start, there.end), "claims/quantities") if c.gave is False]
    why = because(trace, chain(about[-1])) if about else ()
    bounds = f"{attribute.name} must lie between {attribute.least:g} and {attribute.greatest:g} {attribute.unit}, and have been reached"
    return Step(f"Why it is no {attribute.name}", f"{quoted(cue)} makes it a figure of {attribute.name}, but it was refused: {bounds}.", why)
