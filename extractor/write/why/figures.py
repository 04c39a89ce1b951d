"""How a figure was read as its attribute: the cue that decided, the others of its sentence, its unit and how exact it is."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.annotate.quantities import HEDGE, HEDGE_REACH
from extractor.claims.quantity_cues import CARRIED, NEAR, TOUCHING, Decision, QuantityRoles
from extractor.domain.codebook import Attribute
from extractor.write.why.recorder import Call, Try
from extractor.write.why.told import HEAD, Told, rules_of
from extractor.write.why.trace import Trace
from extractor.write.why.words import Step, declared, entry, quoted

FAR = {TOUCHING: "right beside it", NEAR: "a few words off", CARRIED: "further off"}
OVER = "taken over from the figure beside it"
MOST = 2  # words that stand nearer and lost


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
    own, _ = cues_of(told.trace, decision, call, told.claim.start)
    if decision.role != told.attribute.name:
        return Step(
            HEAD, f"{what} without a word that says of what; it is near to another {told.attribute.name} of the event, and so its rival.", rules_of(told)
        )
    side = "before" if own and own[0].found and own[0].found.start() < told.claim.start else "after"
    text = f"{what}. It is the {told.attribute.name} because of {quoted(decision.cue)} {side} it ({how_far(decision, call)})."
    words = (entry(f) for t in own for f in told.trace.wording.found(t))
    return Step(HEAD, text, (*words, *nearer(told.trace, decision, call, told.claim.start)))


def how_far(decision: Decision, call: Call) -> str:
    """How far the words that decided stand from the figure, or that they are another figure's."""
    own = any(c.gave == decision for c in call.all() if c.is_of(QuantityRoles.nearest))
    return FAR.get(decision.strength, "") if own else OVER


def nearer(trace: Trace, decision: Decision, call: Call, start: int) -> Iterator[str]:
    """The words that stand nearer to a figure than those that decided, and say that it is something else; what kept each of them from it."""
    i = next(i for i, q in enumerate(call.given["quantities"]) if q.start == start)
    asked = [c for c in call.all() if c.is_of(QuantityRoles.far_off) and c.given["i"] == i]
    end = call.given["quantities"][i].end
    gaps = [(max(c.given["cue"].start - end, start - c.given["cue"].end), c) for c in asked]
    won = min((gap for gap, c in gaps if c.given["cue"].role == decision.role and c.gave is not None), default=0)
    lost = [c for gap, c in gaps if gap < won and c.given["cue"].role != decision.role and c.gave is None and c.case]
    for c in lost[:MOST]:
        cue = c.given["cue"]
        yield f"{quoted(trace.text(cue.start, cue.end))} ({cue.role}) stands nearer, but {c.case} (extractor/{c.place})"


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
    only = f"Only {told.attribute.name} is measured so ({declared(told.trace, 'attributes', told.attribute.name)})"
    return Step(HEAD, f"{what}. {only}{'.' if cue else ', and no word need say what it is.'}", tuple(map(entry, cue[:1])))


def _before(told: Told, t: Try) -> bool:
    """Whether what was found reaches to the place of a claim, in its sentence."""
    return t.found is not None and t.found.string == told.sentence.text[told.sentence.start : told.claim.start]


def _dimension(a: Attribute) -> str:
    return a.quantity.lower().replace("_", " ")
