"""How a figure was read as its attribute: the cue that decided, the others of its sentence, its unit and how exact it is."""

from __future__ import annotations

from extractor.annotate.quantities import HEDGE, HEDGE_REACH
from extractor.claims.quantity_cues import CARRIED, NEAR, TOUCHING, Decision, QuantityRoles
from extractor.domain.codebook import Attribute
from extractor.write.why.recorder import Call, Try
from extractor.write.why.told import HEAD, Told, rules_of
from extractor.write.why.trace import Trace
from extractor.write.why.words import Step, entry, quoted

FAR = {TOUCHING: "right beside it", NEAR: "a few words off", CARRIED: "further off, or taken over from the figure beside it"}


def decision_of(trace: Trace, start: int) -> tuple[Decision, Call] | None:
    """What the cues of a sentence decided on the figure that begins at a place, and the call in which they did."""
    for call in trace.of(QuantityRoles.decide):
        for q, decision in zip(call.given["quantities"], call.gave or (), strict=False):
            if q.start == start:
                return decision, call
    return None


def cues_of(trace: Trace, decision: Decision, call: Call, start: int) -> tuple[list[Try], list[Try]]:
    """The cue that decided on the figure at a place, and the other cues of its sentence."""
    tries = [t for c in call.all() for t in c.tries if t.found is not None and t.found.lastgroup and t.pattern.names[0].endswith(("_before", "_after"))]
    tries = list({t.found.span(): t for t in tries if t.found is not None}.values())
    own = [t for t in tries if t.found and t.found.group().startswith(decision.cue) and decision.cue and t.found.lastgroup == decision.role]
    own.sort(key=lambda t: abs(t.found.start() - start) if t.found else 0)
    return own[:1], [t for t in tries if t not in own[:1] and t.found and t.found.lastgroup != decision.role]


def figure(told: Told) -> Step:
    what = _figure_told(told)
    found = decision_of(told.trace, told.claim.start)
    if found is None:
        return _uncued(told, what)
    decision, call = found
    own, others = cues_of(told.trace, decision, call, told.claim.start)
    if decision.role != told.attribute.name:
        return Step(
            HEAD, f"{what} without a word that says of what; it is near to another {told.attribute.name} of the event, and so its rival.", rules_of(told)
        )
    side = "before" if own and own[0].found and own[0].found.start() < told.claim.start else "after"
    text = f"{what}. It is the {told.attribute.name} because of {quoted(decision.cue)} {side} it ({FAR.get(decision.strength, '')})."
    text += f" Other words of the sentence that say what a figure is stand further off, or with other figures: {lost}." if (lost := cues_told(others)) else ""
    return Step(HEAD, text, tuple(entry(f) for t in own for f in told.trace.wording.found(t)))


def cues_told(tries: list[Try]) -> str:
    """Cues with what they make of a figure; of "a maximum height" and "height" the longer one."""
    found = [t.found for t in tries if t.found]
    longest = [m for m in found if not any(o is not m and o.start() <= m.start() and m.end() <= o.end() and o.group() != m.group() for o in found)]
    return ", ".join(f"{quoted(m.group())} ({m.lastgroup})" for m in longest)


def _figure_told(told: Told) -> str:
    """A figure with its unit, where it was told in another one, and the word before it that says how exact it is."""
    c, text = told.claim, told.trace.article.text
    value = f"{c.value_min:g} to {c.value_max:g} {c.unit}, of which the value is the middle" if c.value_min != c.value_max else f"{c.value} {c.unit}"
    hedged = HEDGE.search(text[max(0, c.start - HEDGE_REACH) : c.start])
    word = f", because of {quoted(hedged.group())} (list hedge_{c.qualifier} in domain/english.yml)" if hedged and hedged.lastgroup == c.qualifier else ""
    qualifier = f" ({c.qualifier}{word})" if c.qualifier not in ("", "exact") else ""
    return f"{told.words} is a {_dimension(told.attribute)}: {value}{qualifier}"


def _uncued(told: Told, what: str) -> Step:
    """A figure of a unit that only one attribute has: no word need say what it is, or one of a list before it does."""
    name = f"{told.attribute.name}_before"
    cue = [f for c in told.trace.calls for t in c.tries if t.pattern.names == (name,) and t.found and _before(told, t) for f in told.trace.wording.found(t)]
    only = f"the codebook measures only {told.attribute.name} so"
    return Step(HEAD, f"{what}. No other word need say what it is: {only}." if not cue else f"{what}. {only.capitalize()}.", tuple(map(entry, cue[:1])))


def _before(told: Told, t: Try) -> bool:
    """Whether what was found reaches to the place of a claim, in its sentence."""
    return t.found is not None and t.found.string == told.sentence.text[told.sentence.start : told.claim.start]


def _dimension(a: Attribute) -> str:
    return a.quantity.lower().replace("_", " ")
