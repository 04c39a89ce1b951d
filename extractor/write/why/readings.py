"""How the words of a claim were read as its attribute: for each kind of attribute, what the code went by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.claims.model import Claim, CoastReference, DateExpression, Designation
from extractor.claims.quantity_cues import CARRIED, NEAR, TOUCHING, Decision, QuantityRoles
from extractor.domain.codebook import Attribute
from extractor.mentions.model import Name, ObjectMention, Sentence
from extractor.write.why.decisions import judged, makers
from extractor.write.why.recorder import Call, Try
from extractor.write.why.trace import Trace, key_of
from extractor.write.why.words import Step, entry, quoted, rules, table_row

FAR = {TOUCHING: "right beside it", NEAR: "a few words off", CARRIED: "further off, or taken over from the figure beside it"}
HEAD = "How it was read"
PRECISION = {len("2026"): "year", len("2026-01"): "month"}  # of a date by the length of its value


@dataclass(frozen=True, slots=True)
class Told:
    """A claim where it stands, with its attribute."""

    trace: Trace
    claim: Claim
    sentence: Sentence
    attribute: Attribute

    @property
    def words(self) -> str:
        """Its words in the article, quoted."""
        return quoted(self.trace.text(self.claim.start, self.claim.end))

    @property
    def names(self) -> list[Name]:
        """The names of tables that it was read from."""
        return [n for n in self.sentence.names if n.start < self.claim.end and self.claim.start < n.end]

    @property
    def objects(self) -> list[ObjectMention]:
        """The objects that it is of."""
        return [o for o in self.sentence.objects if o.start < self.claim.end and self.claim.start < o.end]

    def rows(self) -> list[str]:
        """The rows of tables of its names, its own value's alone where that is one of them."""
        own = [n for n in self.names if self.claim.value in (n.name, n.code)] or self.names
        each = {(n.table, n.code, n.kind): n for n in reversed(own)}.values()  # "North-Korea" is in the table too
        return [table_row(self.trace.pipeline, n, self.trace.text(n.start, n.end)) for n in each]


def reading(told: Told) -> Step:
    """How the words of a claim were read."""
    return READERS[told.attribute.kind](told)


# --- figures ------------------------------------------------------------------------------------------------------------------
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


def _figure(told: Told) -> Step:
    what = f"{told.words} is a {_dimension(told.attribute)}"
    found = decision_of(told.trace, told.claim.start)
    if found is None:
        name = f"{told.attribute.name}_before"
        cue = [f for c in told.trace.calls for t in c.tries if t.pattern.names == (name,) and t.found and _before(told, t) for f in told.trace.wording.found(t)]
        return Step(HEAD, f"{what}, and {told.attribute.name} is the attribute that this pipeline has for it.", tuple(map(entry, cue[:1])))
    decision, call = found
    own, others = cues_of(told.trace, decision, call, told.claim.start)
    if decision.role != told.attribute.name:
        return Step(
            HEAD, f"{what} without a word that says of what; it is near to another {told.attribute.name} of the event, and so its rival.", rules_of(told)
        )
    side = "before" if own and own[0].found and own[0].found.start() < told.claim.start else "after"
    text = f"{what}. It is the {told.attribute.name} because of {quoted(decision.cue)} {side} it ({FAR.get(decision.strength, '')})."
    lost = [f"{quoted(t.found.group())} ({t.found.lastgroup})" for t in others if t.found]
    text += f" Other words of the sentence that can say what a figure is, and did not win: {', '.join(lost)}." if lost else ""
    return Step(HEAD, text, tuple(entry(f) for t in own for f in told.trace.wording.found(t)))


def _before(told: Told, t: Try) -> bool:
    """Whether what was found reaches to the place of a claim, in its sentence."""
    return t.found is not None and t.found.string == told.sentence.text[told.sentence.start : told.claim.start]


def _dimension(a: Attribute) -> str:
    return a.quantity.lower().replace("_", " ")


# --- who and where ---------------------------------------------------------------------------------------------------------------
def rules_of(told: Told) -> tuple[str, ...]:
    """The rule that made a claim."""
    return tuple(rules(c for c in makers(told.trace, key_of(told.claim))[:1]))


def _agent(told: Told) -> Step:
    gave = (told.claim.value, (told.claim.start, told.claim.end))
    finders = [c for c in told.trace.calls if c.gave == gave and c.told]
    if finders and told.claim.trigger is not None:
        text = f"{told.words} is who did it, as the word of the event stands to it in the sentence."
        return Step(HEAD, text, (*told.rows(), *rules(finders[:1])))
    text = f"No sentence says outright who did it; {told.claim.value} was filled in when the whole article had been read, from {told.words}."
    return Step(HEAD, text, (*told.rows(), *rules_of(told)))


def _place(told: Told) -> Step:
    at = told.claim.start, told.claim.end
    about = [c for room in PLACES[told.attribute.place] for c in judged(told.trace, at, room) if c.gave]
    made = makers(told.trace, key_of(told.claim))[:1]
    words = _place_words(told, about) or _place_words(told, made)
    where = "where the event was or began" if told.attribute.place == "origin" else "where it ended"
    return Step(HEAD, f"{told.words} is read as {where}, by the words before it.", (*_place_rows(told), *words, *rules(about[:1] or made)))


def _place_words(told: Told, calls: list[Call]) -> list[str]:
    """The words of the attribute's lists that calls found in its sentence, each once; of two lists that have one the later."""
    tries = [t for c in calls for b in c.all() for t in b.tries if t.found and not _is_behind(told, t)]
    found = [f for t in tries for f in told.trace.wording.found(t) if f.name.startswith(f"{told.attribute.name}_")]
    return [entry(f) for f in {f.words.lower(): f for f in reversed(found)}.values()][::-1]


def _is_behind(told: Told, t: Try) -> bool:
    """Whether something was found in the article behind a claim, or in another sentence."""
    if t.found is None or len(t.found.string) != len(told.trace.article.text):
        return False
    return not told.sentence.start <= t.found.start() <= told.claim.start


def _place_rows(told: Told) -> list[str]:
    """What tells that a place is one: a row of a table, the recogniser, or a word before it."""
    if isinstance(told.claim.reference, CoastReference):
        side, whose = told.claim.reference.side, told.claim.reference.whose or "the launching state"
        return [f"the sea on the {side} of {whose} is {told.claim.value} (coasts.yml)"]
    if told.names:
        return told.rows()
    label = next((label for a, b, label in told.sentence.entities if a < told.claim.end and told.claim.start < b), "")
    how = f"spaCy's entity recogniser takes it for a place ({label})" if label else "a word such as “town of” before it says that it is a place"
    return [f"no table has {told.words}; {how}"]


PLACES = {"origin": ("claims/origins",), "destination": ("claims/destinations", "claims/targets")}  # where each kind of place is read


# --- what was it ---------------------------------------------------------------------------------------------------------------------
def _name(told: Told) -> Step:
    return Step(HEAD, f"{told.words} is the name of what was used.", tuple(told.rows()))


def _class(told: Told) -> Step:
    if isinstance(told.claim.reference, Designation):
        return Step(HEAD, f"No word of the text says {told.claim.value}; it is the class that the table gives {told.words}.", tuple(told.rows()))
    spans = [(a, b) for (a, b), _ in told.trace.places_of("object_class") if told.claim.start <= a < told.claim.end]
    words = [entry(f) for a, b in spans if (f := told.trace.found_at(a, b, "object_class"))]
    return Step(HEAD, f"The words {told.words} say what was used: its class is {told.claim.value}.", tuple(dict.fromkeys(words)))


def _count(told: Told) -> Step:
    thing = quoted(told.trace.text(told.objects[0].start, told.objects[0].end)) if told.objects else told.words
    of = f" of {thing}" if thing != told.words else ""
    if not told.claim.value:
        return Step(HEAD, f"{told.words}{of} says that it was more than one, and not how many: the qualifier is {told.claim.qualifier}.")
    guessed = told.claim.strength == 1 or not told.objects
    meant = "; no number is told, but a single one is meant" if guessed else ""
    return Step(HEAD, f"{told.words}{of} is {told.claim.value} ({told.claim.qualifier}){meant}.", rules_of(told) if guessed else ())


# --- when and how -----------------------------------------------------------------------------------------------------------------
def _date(told: Told) -> Step:
    day = told.claim.reference
    basis = day.basis if isinstance(day, DateExpression) else ""
    published = told.trace.article.published or "not known"
    year = "" if told.claim.value[:4] in told.words else f"; the year, which it leaves out, is counted from the day of publication ({published})"
    how = {
        "stated": f"told as such{year}",
        "weekday": f"a weekday, counted from the day of publication ({published})" if told.trace.article.published else "a weekday, by another day of the text",
        "published": f"told by its distance from the day of publication ({published})",
    }.get(basis, basis)
    return Step(HEAD, f"{told.words} is the {PRECISION.get(len(told.claim.value), 'day')} {told.claim.value}: {how}.")


def _time(told: Told) -> Step:
    return Step(HEAD, f"{told.words} is the time of day {told.claim.value}, as told.")


def _outcome(told: Told) -> Step:
    found = told.trace.found_at(told.claim.start, told.claim.end, "outcome")
    return Step(HEAD, f"{told.words} says how it went: {told.claim.value}.", (entry(found),) if found else ())


READERS: dict[str, Callable[[Told], Step]] = {
    "quantity": _figure,
    "agent": _agent,
    "place": _place,
    "name": _name,
    "class": _class,
    "count": _count,
    "date": _date,
    "time": _time,
    "outcome": _outcome,
}
