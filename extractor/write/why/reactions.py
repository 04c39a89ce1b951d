"""Why a reaction is there or missing: its cue, whose it is, and whether it is about the event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.events.answered import reactions_to
from extractor.events.model import first_main
from extractor.events.reaction_actors import SubjectFinder
from extractor.events.reaction_scope import ScopeFinder
from extractor.events.reaction_speakers import governments
from extractor.events.reactions import Reaction, ReactionFinder
from extractor.mentions.model import Name, Sentence
from extractor.write.why.decisions import chain, is_about, judged
from extractor.write.why.event import event_told
from extractor.write.why.missing import place_of
from extractor.write.why.present import Row
from extractor.write.why.recorder import Call, Try
from extractor.write.why.role import role_of
from extractor.write.why.source import found_as
from extractor.write.why.sureness import sureness_of_reaction
from extractor.write.why.trace import Span, Trace
from extractor.write.why.wording import declared_in
from extractor.write.why.words import Step, because, entry, quoted, rules, table_row

WORDS = 50  # characters from the place asked about that are shown
OWN = "own_topic"  # the list of words that keep a reaction one to the event
LIST = "reaction"  # the wording list of cues, one label a kind


def reaction_of(trace: Trace, row: Row) -> Reaction | None:
    """The reaction that a row was made from; None where the code does not make it."""
    wanted = str(row["government"]), str(row["reaction"]), str(row["start"]), str(row["end"])
    found = (r for c in trace.of(ReactionFinder.find) for r in c.gave or ())
    return next((r for r in found if (r.government, r.kind, str(r.start), str(r.end)) == wanted), None)


def present_reaction(trace: Trace, r: Reaction) -> Iterator[Step]:
    """The steps that led to a reaction."""
    kinds = trace.pipeline.codebook.reactions
    cue = trace.found_at(r.start, r.end, LIST)
    text = f"{quoted(trace.text(r.start, r.end))} tells of a reaction of the kind {r.kind} ({kinds.get(r.kind, {}).get('meaning', '')})."
    made = [c for c in trace.calls if isinstance(c.gave, Reaction) and (c.gave.start, c.gave.end, c.gave.government) == (r.start, r.end, r.government)]
    yield Step("How it was read", text, (entry(cue),) if cue else because(trace, made[-1:]))
    yield _whose(trace, r)
    yield _about(trace, r)
    if sure := sureness_of_reaction(trace, r):
        yield sure


def _about(trace: Trace, r: Reaction) -> Step:
    """To which event it is, and what lets its sentence be about that."""
    s, answered = trace.sentence_at(r.start), [c for call in trace.of(reactions_to) for c in call.calls if c.given.get("reaction") == r]
    asked = [c for c in trace.of(ScopeFinder.about) if c.given["s"] is s and c.gave]
    which = event_told(trace, answered[0].gave, s) if answered else ""
    text = f"{_tested(trace, s, r)} {which}"
    return Step("Why it is about the event", text.strip(), (*rules(asked[:1]), *rules(answered[:1])))


def _tested(trace: Trace, s: Sentence | None, r: Reaction) -> str:
    """What was looked for that would make a reaction one to something else, and what of it stands there all the same."""
    asked = [c for c in trace.of(ScopeFinder.elsewhere) if c.given["s"] is s and c.given["cue"].start == r.start and c.gave is False]
    if asked and asked[-1].case:
        return f"{asked[-1].case[0].upper()}{asked[-1].case[1:]}: {_listed(asked[-1].tries)}."
    tried = [t for t in (asked[-1].tries if asked else ()) if t.pattern.names]
    other, own = ([t for t in tried if t.found is not None and (OWN in t.pattern.names) is keeps] for keeps in (False, True))
    lists = ", ".join(dict.fromkeys(n for t in tried for n in t.pattern.names[:1] if n != OWN))
    days = ", ".join(quoted(trace.text(d[0], d[1])) for d in s.dates) if s else ""
    file = declared_in(trace.wording.files[lists.partition(",")[0]]) if lists else ""
    none = f"No word near by makes it a reaction to something else (lists {lists}: {file})." if lists else ""
    text = f"{_listed(other)} stands by these words, but does not make it a reaction to something else{_kept(own)}." if other else none
    return f"{text} Of the days in the sentence ({days}) none was taken to exclude the event." if days else text


def _listed(tries: list[Try]) -> str:
    return " and ".join(f"{quoted(t.found.group())} (list {t.pattern.names[0]})" for t in tries if t.found is not None)


def _kept(own: list[Try]) -> str:
    return f", since {_listed(own)} stands there too" if own else ""


def _whose(trace: Trace, r: Reaction) -> Step:
    calls = [c for c in trace.of(SubjectFinder.find) if is_about(c, (r.start, r.end)) and c.gave]
    names = [n for c in calls for n in c.gave if n.code == r.government]
    rows = [table_row(trace.pipeline, n, trace.text(n.start, n.end)) for n in names[:1]]
    s = trace.sentence_at(names[0].start) if names else None
    told = "is the one who reacts" if s is None or s.index == r.sentence else f"is the one who reacts, named in sentence {s.index + 1}"
    finder = _finder(calls[-1], names) if calls else []
    lines = (*rows, *rules(finder), *(line for n in names[:1] if s for line in found_as(trace, s, n.start)), *_passed_over(trace, finder, names))
    return Step("Whose it is", f"{quoted(r.actor)} {told}: {r.government}.", lines)


def _passed_over(trace: Trace, finder: list[Call], names: list[Name]) -> Iterator[str]:
    """The subjects that the rule which found others put behind them."""
    asked = {n.start: n for c in finder for b in c.calls if isinstance(b.gave, list) for n in b.gave if isinstance(n, Name)}
    lost = [n for n in asked.values() if n not in names]
    yield from (f"{quoted(trace.text(n.start, n.end))} ({n.code}) was found as a subject, and passed over by that rule" for n in lost)


def _finder(call: Call, names: list[Name]) -> list[Call]:
    """The rule that gave those names first; of one that asks others in turn the one that had them."""
    first = [c for c in call.all() if c is not call and _gave(c, names)][:1]
    return [c for f in first for c in f.calls if _gave(c, names)][:1] or first


def _gave(call: Call, names: list[Name]) -> bool:
    return call.told != "" and isinstance(call.gave, list) and any(n in call.gave for n in names)


def missing_reaction(trace: Trace, offset: int) -> Iterator[Step]:
    """Why a place of the text gave no reaction."""
    s, step = place_of(trace, offset)
    yield step
    if s is None:
        return
    news = first_main(trace.events)
    if news is None:
        text = f"Reactions are looked for only to {trace.event_word} that is the news of the article, and none is."
        yield Step("No event to react to", text if trace.events else f"{text} No {trace.event_word[2:]} was found at all.")
        yield from (replace(role_of(trace, e), text=event_told(trace, e)) for e in trace.events)
        return
    yield Step("The event that was asked for", event_told(trace, news))
    yield from _in_sentence(trace, s, offset)


def _in_sentence(trace: Trace, s: Sentence, offset: int) -> Iterator[Step]:
    cues = sorted(span for span, _ in trace.places_of(LIST) if s.start <= span[0] < s.end)
    at = next((span for span in cues if span[0] <= offset < span[1]), None)
    found = [r for c in trace.of(ReactionFinder.find) for r in c.gave or ()]
    own = [r for r in found if at is not None and (r.start, r.end) == at]
    if own:
        yield Step("It is not missing", f"It is in the tables: {', '.join(f'{r.government} {r.kind}' for r in own)}.")
        for r in own:
            yield from present_reaction(trace, r)
    elif at is not None:
        yield _refused(trace, s, at, found)
    else:
        yield _no_cue(trace, s, cues, offset)


def _no_cue(trace: Trace, s: Sentence, cues: list[Span], offset: int) -> Step:
    """No word of a reaction stands there: none does, or the sentence was not searched."""
    asked = [c for rule in (ScopeFinder.reaches, ScopeFinder.about) for c in trace.of(rule) if c.given["s"] is s and not c.gave]
    if asked:
        return Step("The sentence was not searched", "No reaction is looked for in it.", because(trace, chain(asked[0])))
    told = f" The sentence has: {', '.join(f'{quoted(trace.text(*c))} at {c[0]}' for c in cues)}." if cues else ""
    if not governments(s) and not cues:
        return Step("Nobody who could react", "The sentence names no government, so that no word of a reaction was looked for, but where a speaker goes on.")
    file = declared_in(trace.wording.files[LIST])
    words = quoted(trace.text(offset, min(s.end, offset + WORDS)).rpartition(" ")[0] or trace.text(offset, s.end))
    elsewhere = told or " Nor does any match elsewhere in the sentence."
    text = f"None of the entries of the list {LIST} ({file}) matches the words that begin at the place, {words}.{elsewhere}"
    return Step("No word of a reaction", text)


def _refused(trace: Trace, s: Sentence, at: Span, found: list[Reaction]) -> Step:
    """A cue that gave no reaction: told already, of nobody, or about something else."""
    cue, words = trace.found_at(*at, LIST), quoted(trace.text(*at))
    evidence = (entry(cue),) if cue else ()
    made = [c.gave for c in trace.calls if isinstance(c.gave, Reaction) and (c.gave.start, c.gave.end) == at]
    earlier = next((r for r in found for m in made if (r.government, r.kind) == (m.government, m.kind)), None)
    if earlier is not None:
        first = f"{quoted(trace.text(earlier.start, earlier.end))} at character {earlier.start}"
        return Step("It is told twice", f"{words} is {earlier.government} {earlier.kind}, and so is {first}: of each kind the first is kept.", evidence)
    about = judged(trace, at, "events/reaction")
    why = because(trace, chain(about[-1])) if about else ()
    return Step("Why it is no reaction", f"{words} can tell of a reaction, but was not taken so here.", (*evidence, *why))
