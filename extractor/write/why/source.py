"""Who says so: the source that a value was given, or what was looked for where it has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.claims.attribution import SourceFinder, source_at
from extractor.claims.model import Claim
from extractor.claims.sentence_claims import told_by
from extractor.claims.speakers import Source, Speakers
from extractor.events.quotations import in_quotation
from extractor.mentions.model import Name, Sentence
from extractor.write.why.decisions import chain
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Span, Trace, key_of
from extractor.write.why.wording import declared_in
from extractor.write.why.words import Step, entry, quoted, rules, table_row

HEAD = "Who says so"
SAYING = ("say", "according", "account")  # lists of words that a source stands with
BEHIND, MOST = 7, 3  # words of a name and behind it, names that are shown
GOES_ON = "goes_on"  # list of first words that go on with what the speaker before told


def source(trace: Trace, claim: Claim, s: Sentence) -> Step:
    """Who a claim is told by, and why, or why nobody was found."""
    if not claim.asserted_by:
        return _nobody(trace, claim, s)
    who = trace.text(claim.source_start, claim.source_end)
    names = [n for n in s.table("actors") if claim.source_start <= n.start < max(claim.source_end, claim.source_start + 1)]
    if not who or not any(n.code == claim.asserted_by for n in names):
        return _spoke_before(trace, claim, s, who)
    told = f"{quoted(who)}: {claim.asserted_by}.{_together(trace, claim)}"
    return Step(HEAD, told, (*_rows(trace, names, claim), *_saying(trace, s, claim), *found_as(trace, s, claim.source_start)))


def _together(trace: Trace, claim: Claim) -> str:
    """Of several who speak together: which of them tell a value."""
    asked = (c for c in trace.of(told_by) if key_of(c.given["claim"]) == key_of(claim) and c.given["source"].start == claim.source_start)
    call = next((c for c in asked if len(c.given["source"].codes) > 1), None)
    return f" {', '.join(call.given['source'].codes)} speak together; it is told {call.case} (extractor/{call.place})." if call else ""


def found_as(trace: Trace, s: Sentence, start: int, *, elsewhere: bool = False) -> list[str]:
    """What made the words at a place those of who says so: the rule that says which case held, with the word of saying."""
    where = f" in sentence {s.index + 1}" if elsewhere else ""
    return [
        f"{quoted(trace.text(start, c.gave.end))} is who says so by {quoted(c.given['m'].group())}{where}: {c.case} (extractor/{c.place})"
        for c in _found_by(trace, s, start)
    ]


def _found_by(trace: Trace, s: Sentence, start: int) -> list[Call]:
    """The innermost rule that found a source by a word of saying."""
    return [c for c in trace.calls if isinstance(c.gave, Source) and c.gave.start == start and s.start <= start < s.end and c.case and "m" in c.given][-1:]


def _state_named(trace: Trace, call: Call) -> str:
    """The name that a pronoun or an office was taken for, where nobody had spoken before."""
    named = [n for n in call.given["actors"] if n.code in call.gave.codes] if not call.given["previous"] else []
    return quoted(trace.text(named[-1].start, named[-1].end)) if named else ""


def _doers(trace: Trace, s: Sentence) -> str:
    """The states of a sentence that a pronoun or an office was not taken for, since they did something there."""
    done = {t.agent: t for t in s.triggers if t.agent}
    told = {n.code: n for n in s.table("actors") if n.code.isupper() and n.code in done}
    of = (f"{quoted(trace.text(n.start, n.end))}, who did what {quoted(trace.text(done[c].start, done[c].end))} tells of" for c, n in told.items())
    return "".join(f"passed over: {who}" for who in ("; ".join(of),) if who)


# --- nobody -----------------------------------------------------------------------------------------------------------------------
def _nobody(trace: Trace, claim: Claim, s: Sentence) -> Step:
    """What was looked for where no source was found: words of saying, who says them, and how far their words reach."""
    found = trace.readings[s.index].sources
    if found:
        return _not_reached(trace, claim, s, found)
    verbs = _verbs(trace, s)
    if not verbs:
        return Step(HEAD, f"None was found: {_without_verb(trace, claim, s)}")
    told = ", ".join(dict.fromkeys(quoted(trace.text(*v)) for v in verbs))
    return Step(HEAD, f"None was found: {told} can tell who says so, but not here.{_names(trace, s)}", tuple(dict.fromkeys(_unsaid(trace, s, verbs))))


def _not_reached(trace: Trace, claim: Claim, s: Sentence, found: Sequence[Source]) -> Step:
    """That the words of those who speak in a sentence do not reach a value, or are a part of it."""
    who = " and ".join(quoted(trace.text(x.start, x.end)) for x in found if x.start < x.end) or "the one who spoke before"
    value, within = quoted(trace.text(claim.start, claim.end)), any(claim.start <= x.start < claim.end for x in found)
    but = f"is a part of {value} itself" if within else f"that does not reach {value}"
    text = f"None was found. {who} is read as one who says something in the sentence, but {but}."
    asked = [c for c in trace.of(source_at) if c.given["sources"] == found and c.given["position"] == claim.start and c.gave is None and not within]
    return Step(HEAD, text, (*_nearest(trace, s, found[0].end), *(f"{c.case} (extractor/{c.place})" for c in asked[:1])))


def _verbs(trace: Trace, s: Sentence) -> list[Span]:
    """The words of saying in a sentence, but for those in names: "the United States" states nothing."""
    named = [(n.start, n.end) for n in s.names]
    return sorted(v for v, _ in trace.places_of(*SAYING) if s.start <= v[0] < s.end and not any(a <= v[0] < b for a, b in named))


def _without_verb(trace: Trace, claim: Claim, s: Sentence) -> str:
    """That no word of saying stands in a sentence, and what else could have given it a source."""
    lists = f"{', '.join(SAYING)} ({declared_in(trace.wording.files[SAYING[0]])})"
    quotation = ""
    if in_quotation(s, claim.start):
        quotation = (
            f" The words stand in a quotation, but a speaker named in another sentence is taken over only by one that begins with a word of the list {GOES_ON}"
        )
        quotation += f" ({trace.wording.means(GOES_ON)}), which this one does not."
    return f"the sentence has no word of the lists {lists}.{_names(trace, s)}{quotation}"


def _names(trace: Trace, s: Sentence) -> str:
    """The names of a sentence that could have been of a source, with the words behind them: not of who did it, nor those that say whose something is."""
    doers = {t.agent for t in s.triggers}
    named = [n for n in s.table("actors") if n.code]
    names = [n for n in named if n.code not in doers and n.kind != "demonym"]
    others = dict.fromkeys(quoted(trace.text(n.start, n.end)) for n in named if n not in names)
    but = f" besides {', '.join(list(others)[:MOST])}" if others else ""
    behind = {n.start: " ".join(trace.article.text[n.start : s.end].split()[:BEHIND]) for n in names}
    told = list(dict.fromkeys(map(quoted, behind.values())))[:MOST]
    return f" Actors that it names{but}, with the words behind them: {', '.join(told)}." if told else f" The sentence names no actor of the table{but}."


def _unsaid(trace: Trace, s: Sentence, verbs: list[Span]) -> Iterator[str]:
    """Why a word of saying has no speaker: the rule that found none, or why the nearest name is none."""
    asked = [c for c in trace.of(SourceFinder.according_to) if c.given["sentence"] is s and c.gave is None]
    asked += [c for c in trace.of(Speakers.speaker) if c.given["s"] is s and c.gave is None and c.given["m"].span() in verbs]
    for call in asked:
        verb = quoted(call.given["m"].group())
        yield from (f"{verb}: {told}" for told in rules([chain(call)[-1] if chain(call)[-1].case else call]))
        names = [b for b in call.all() if b.is_of(Speakers.may_say) and b.gave is False and b.given["n"].end <= call.given["m"].start()]
        for c in names[-1:]:
            yield from (f"{quoted(trace.text(c.given['n'].start, c.given['n'].end))} before {verb}: {told}" for told in rules([c]))


# --- one who spoke before --------------------------------------------------------------------------------------------------------
def _spoke_before(trace: Trace, claim: Claim, s: Sentence, who: str) -> Step:
    """A source that a pronoun stands for, or that goes on speaking: the last one of that code in the sentences before."""
    said = [(r.sentence, x) for r in trace.readings[: claim.sentence] for x in r.sources if claim.asserted_by in x.codes and x.start < x.end]
    own = [c for c in trace.of(SourceFinder.own_words) if c.given["sentence"] is s and c.gave is not None and c.gave.start == claim.source_start]
    if own:
        return Step(HEAD, f"{quoted(who)} is taken for the one who did it: {claim.asserted_by}.", tuple(rules(own[:1])))
    text = f"{quoted(who)} is taken for the one who spoke last" if who else "The sentence goes on with the one who spoke last"
    here = (*_taken_over(trace, claim, s), *_unsaid(trace, s, _verbs(trace, s)))
    named = next((n for c in trace.of(Speakers.of_pronoun) if c.given["s"] is s and c.gave is not None and (n := _state_named(trace, c))), "")
    if named:
        return Step(HEAD, f"{quoted(who)} is taken for {named}: {claim.asserted_by}.", (*here, _doers(trace, s)))
    if not said:
        return Step(HEAD, f"{text}: {claim.asserted_by}.", here)
    before, x = said[-1]
    names = [n for n in before.table("actors") if x.start <= n.start < x.end]
    text = f"{text}, {quoted(trace.text(x.start, x.end))} in sentence {before.index + 1}: {claim.asserted_by}."
    return Step(HEAD, text, (*here, *_rows(trace, names, claim), *found_as(trace, before, x.start, elsewhere=True)))


def _taken_over(trace: Trace, claim: Claim, s: Sentence) -> tuple[str, ...]:
    """What let a sentence take over the speaker before: a pronoun with its word of saying, or its first words."""
    asked = [c for c in trace.of(Speakers.of_pronoun) if c.given["s"] is s and c.gave is not None and c.gave.start == claim.source_start]
    if asked:
        m = asked[0].given["m"]
        found = trace.found_at(m.start(), m.end(), *SAYING)
        return (*((entry(found),) if found else ()), *rules(asked[:1]))
    joined = [c for c in trace.of(Speakers.speaker) if c.given["s"] is s and c.gave is not None and c.gave.start == c.gave.end == claim.source_start]
    calls = [c for c in trace.of(SourceFinder.sources) if c.given["sentence"] is s and not joined]
    return (*rules(joined[:1]), *(entry(f) for c in calls for t in c.tries if GOES_ON in t.pattern.names for f in trace.wording.found(t)))


# --- words and names --------------------------------------------------------------------------------------------------------------
def _rows(trace: Trace, names: list[Name], claim: Claim) -> list[str]:
    """The rows of the source's names."""
    own = {(n.start, n.kind): n for n in reversed(names) if n.code == claim.asserted_by}  # "South-Korea" is in the table too
    return list(dict.fromkeys(table_row(trace.pipeline, n, trace.text(n.start, n.end)) for n in own.values()))


def _saying(trace: Trace, s: Sentence, claim: Claim) -> list[str]:
    """The word of saying by which a source was found, else the nearest one."""
    found = [f for c in _found_by(trace, s, claim.source_start) if (f := trace.found_at(*c.given["m"].span(), *SAYING))]
    return [*map(entry, found)] or _nearest(trace, s, claim.source_end)


def _nearest(trace: Trace, s: Sentence, end: int) -> list[str]:
    """The word of saying nearest to the end of a source in its sentence."""
    verbs = [span for span, _ in trace.places_of(*SAYING) if s.start <= span[0] < s.end]
    near = sorted(verbs, key=lambda v: abs(v[0] - end))[:1]
    return [entry(f) for a, b in near if (f := trace.found_at(a, b, *SAYING))]
