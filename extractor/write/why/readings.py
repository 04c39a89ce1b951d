"""How the words of a claim were read as its attribute: for each kind of attribute, what the code went by."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.claims.classes import ClassRule
from extractor.claims.dates import DateFinder
from extractor.claims.model import CoastReference, Designation
from extractor.claims.objects import ObjectClaims
from extractor.claims.outcomes import OutcomeFinder
from extractor.events.event_classes import with_class_of_groups
from extractor.mentions.counts import CountReader, number_of
from extractor.mentions.model import Sentence
from extractor.mentions.objects import ObjectFinder, number_of_many
from extractor.write.why.days import day
from extractor.write.why.decisions import judged, makers
from extractor.write.why.figures import figure
from extractor.write.why.recorder import Call, Try
from extractor.write.why.told import HEAD, Told, rules_of
from extractor.write.why.trace import Trace, key_of
from extractor.write.why.words import Step, because, declared, entry, quoted, rules


def reading(told: Told) -> Step:
    """How the words of a claim were read."""
    return READERS[told.attribute.kind](told)


# --- who and where ---------------------------------------------------------------------------------------------------------------
def _agent(told: Told) -> Step:
    finder = agent_finder(told.trace, (told.claim.value, (told.claim.start, told.claim.end)))
    if finder and told.claim.trigger is not None and told.claim.trigger < len(told.sentence.triggers):
        t = told.sentence.triggers[told.claim.trigger]
        text = f"{told.words} is the one who did what {quoted(told.trace.text(t.start, t.end))} tells of."
        return Step(HEAD, text, (*told.rows(), *rules(finder)))
    if finder and (meant := _pronoun_meant(told)):
        return Step(HEAD, f"{told.words} is whom {meant} means.", (*told.rows(), *rules(finder)))
    text = f"No sentence says outright who did it; {told.claim.value} was filled in when the whole article had been read, from {told.words}."
    return Step(HEAD, text, (*told.rows(), *rules_of(told)))


def _pronoun_meant(told: Told) -> str:
    """Which later sentence has only "it" for who did it; "" where none has."""
    at = told.claim.start, told.claim.end
    later = ((s, t) for s in told.trace.sentences for t in s.triggers if t.agent_sentence == told.claim.sentence and t.agent_span == at)
    s, t = next(later, (None, None))
    return f"the pronoun before {quoted(told.trace.text(t.start, t.end))} in sentence {s.index + 1}" if s and t else ""


def agent_finder(trace: Trace, gave: tuple[str, tuple[int, int]]) -> list[Call]:
    """The innermost rule that found who did it, of the first search that did."""
    first = [c for c in trace.calls if c.gave == gave and c.told][:1]
    inner = [c for f in first for c in f.all() if c.gave == gave and c.told]
    return inner[-1:]


def _place(told: Told) -> Step:
    at = told.claim.start, told.claim.end
    about = [c for room in PLACES[told.attribute.place] for c in judged(told.trace, at, room) if c.gave and c.told]
    made = makers(told.trace, key_of(told.claim))[:1]
    words = _place_words(told, about) or _place_words(told, made)
    where = "where the event was or began" if told.attribute.place == "origin" else "where it ended"
    return Step(HEAD, f"{told.words} is read as {where}, by the words before it.", (*_place_rows(told), *words, *rules(about[:1] or made)))


def _place_words(told: Told, calls: list[Call]) -> list[str]:
    """The words of the attribute's lists that calls found in its sentence, else those before a land; each once, of two lists that have one the later."""
    tries = [t for c in calls for b in c.all() for t in b.tries if t.found and not _is_behind(told, t)]
    found = [f for t in tries for f in told.trace.wording.found(t)]
    found = [f for f in found if f.name.startswith(f"{told.attribute.name}_")] or [f for f in found if f.name.startswith(LAND)]
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


LAND = "from_land"  # list of words before a land where an event began
AROUND = 40  # characters of the article on each side of a word
PLACES = {"origin": ("claims/origins", "claims/lands"), "destination": ("claims/destinations", "claims/targets")}  # where each kind of place is read


# --- what was it ---------------------------------------------------------------------------------------------------------------------
def _name(told: Told) -> Step:
    return Step(HEAD, f"{told.words} is the name of what was used.", tuple(told.rows()))


def _class(told: Told) -> Step:
    if isinstance(told.claim.reference, Designation):
        return Step(HEAD, f"No word of the text says {told.claim.value}; it is the class that the table gives {told.words}.", tuple(told.rows()))
    spans = [(a, b) for (a, b), _ in told.trace.places_of("object_class") if told.claim.start <= a < told.claim.end]
    words = [entry(f) for a, b in spans if (f := told.trace.found_at(a, b, "object_class"))]
    turned = [*_class_rule(told), *_class_of_group(told)]
    text = f"{told.words} says what was used; {'a rule makes its class' if turned else 'its class is'} {told.claim.value}."
    return Step(HEAD, text, (*dict.fromkeys(words), *turned))


def _class_of_group(told: Told) -> Iterator[str]:
    """The rule that made another class of what an armed group uses."""
    key = key_of(told.claim)
    for call in told.trace.of(with_class_of_groups):
        before, after = ({c.value for c in e.claims if key_of(c) == key} for e in (call.given["e"], call.gave))
        if before != after and told.claim.value in after:
            who = next((c.value for c in call.gave.claims if c.attribute == call.given["context"].slots.agent), "")
            yield f"{rules([call])[0]}: {who} did it, and {' or '.join(before)} becomes {told.claim.value} ({declared(told.trace, 'class_rules', 'of_groups')})"


def _class_rule(told: Told) -> Iterator[str]:
    """The rule of the codebook that made another class of the one that the words tell, with the words that it asks for."""
    for call in told.trace.of(ClassRule.holds):
        of_class, o = call.given["self"], call.given["o"]
        if call.gave is True and (o.head, o.end) == (told.claim.start, told.claim.end) and of_class.becomes == told.claim.value:
            yield f"rule: {' or '.join(sorted(of_class.of))} becomes {of_class.becomes} ({declared(told.trace, 'class_rules', 'rules')})"
            yield from (f"{entry(f)}{_where(told, t, of_class)}" for t in call.tries for f in told.trace.wording.found(t))


def _where(told: Told, t: Try, of_class: ClassRule) -> str:
    """The sentence of a word that a rule of the codebook looked for in the whole article."""
    in_article: object = of_class.article
    s = told.trace.sentence_at(t.found.start()) if t.found is not None and t.pattern is in_article else None
    here = s is told.sentence
    return f"; the rule looks for it in the whole article: {'here' if here else f'in sentence {s.index + 1}, {_around(t, s)}'}" if s else ""


def _around(t: Try, s: Sentence) -> str:
    """The words of its sentence around one that was found."""
    a, b = t.found.span() if t.found is not None else (s.start, s.end)
    left, right = s.text[max(s.start, a - AROUND) : a], s.text[b : min(s.end, b + AROUND)]
    return quoted(f"{left.partition(' ')[2]}{s.text[a:b]}{right.rpartition(' ')[0]}")


def _count(told: Told) -> Step:
    thing = quoted(told.trace.text(told.objects[0].start, told.objects[0].end)) if told.objects else told.words
    of = f" of {thing}" if thing != told.words else ""
    if not told.claim.value:
        text = f"{told.words}{of} says that it was more than one, and not how many: no value, and the qualifier {told.claim.qualifier}."
        return Step(HEAD, text, tuple(_count_words(told)))
    guessed = told.claim.strength == 1 or not told.objects
    article, single = ([], []) if guessed else (_of_article(told), _of_single(told))
    told_with = "its article" if article else "the words before it" if single else f"the number told with it{_number_word(told)}"
    meant = "; no number is told, but a single one is meant" if guessed else f", by {told_with}{_count_hedge(told)}"
    return Step(HEAD, f"{told.words}{of} is {told.claim.value} ({told.claim.qualifier}){meant}.", rules_of(told) if guessed else (*article, *single))


def _number_word(told: Told) -> str:
    """The word that was read as a number, with its place in the code."""
    own = (c for c in told.trace.of(CountReader.left_of) if c.gave and c.gave.start == told.claim.start)
    read = next((b for c in own for b in c.all() if b.is_of(number_of)), None)
    return f", {quoted(read.given['word'])} (extractor/{read.place})" if read else ""


def _of_single(told: Told) -> list[str]:
    """The rule by which one is counted of those that a verb is about ("launched one of its rockets"), with its list."""
    asked = [c for c in told.trace.of(ObjectClaims.of_count) if any(key_of(x) == key_of(told.claim) for x in c.gave)]
    found = [entry(f) for c in asked[:1] for t in c.tries for f in told.trace.wording.found(t)]
    return [*found, *rules(asked[:1])] if found else []


def _count_words(told: Told) -> Iterator[str]:
    """The list that has the words before a noun which tell of several, or the rule for a plural without any."""
    own = [c for c in told.trace.of(CountReader.left_of) if c.gave and c.gave.start == told.claim.start and c.gave.number is None]
    found = [f for c in own for b in c.all() for t in b.tries for f in told.trace.wording.found(t) if f.name == "many"]
    yield from (entry(f) for f in found[:1])
    if not found:
        yield from rules(c for c in told.trace.of(number_of_many)[:1])


def _of_article(told: Told) -> list[str]:
    """The rule by which an article counts one."""
    o = told.objects[0]
    read = [c for c in told.trace.of(ObjectFinder.number_of_one) if c.given["string"] == told.trace.article.text[o.head : o.end]]
    return rules(read[:1]) if o.determiner == "indefinite" else []


def _count_hedge(told: Told) -> str:
    """The word before a number that makes it "at least", "about" or "at most"."""
    q, own = told.claim.qualifier, [c for c in told.trace.of(CountReader.left_of) if c.gave and c.gave.start == told.claim.start]
    hedged = next((t.found[q] for c in own for t in c.tries if t.found and t.found.groupdict().get(q)), "")
    return f" and {quoted(hedged)} before it (list hedge_{q} in domain/english.yml)" if hedged else ""


# --- when and how -----------------------------------------------------------------------------------------------------------------
def _time(told: Told) -> Step:
    text = f"{told.words} is the time of day {told.claim.value}, as the article tells it and not converted (extractor/annotate/clock_times.py)."
    others = [quoted(told.trace.text(t[0], t[1])) for t in told.sentence.times if t[0] != told.claim.start]
    left_out = f" The sentence has {', '.join(others)} too, which this rule leaves out:" if others else ""
    return Step(HEAD, text + left_out, tuple(rules(times_of(told.trace, told.sentence))) if others else ())


def times_of(trace: Trace, s: Sentence) -> list[Call]:
    """The call that chose among the times of day of a sentence."""
    return [c for c in trace.of(DateFinder.times) if c.given["s"] is s][:1]


def _outcome(told: Told) -> Step:
    found = told.trace.found_at(told.claim.start, told.claim.end, "outcome")
    near = [c for c in told.trace.of(OutcomeFinder.of_event) if c.given["m"].span() == (told.claim.start, told.claim.end) and c.gave]
    return Step(HEAD, f"{told.words} says how it went: {told.claim.value}.", (*((entry(found),) if found else ()), *because(told.trace, near[:1])))


READERS: dict[str, Callable[[Told], Step]] = {
    "quantity": figure,
    "agent": _agent,
    "place": _place,
    "name": _name,
    "class": _class,
    "count": _count,
    "date": day,
    "time": _time,
    "outcome": _outcome,
}
