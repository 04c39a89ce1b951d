"""How words were read as a day: from which day it is counted, which way, and where a year that they leave out comes from."""

from __future__ import annotations

from datetime import date

from extractor.annotate.date_resolution import month_of_week, resolve
from extractor.annotate.listed_days import with_years_of_lists
from extractor.annotate.undated import with_year_of_captions
from extractor.claims.dates import DateFinder
from extractor.claims.model import Claim, date_told
from extractor.mentions.model import Sentence
from extractor.write.why.decisions import chain
from extractor.write.why.recorder import Call
from extractor.write.why.told import HEAD, Told
from extractor.write.why.trace import Trace
from extractor.write.why.words import Step, quoted

PRECISION = {len("2026"): "year", len("2026-01"): "month"}  # of a date by the length of its value
YEARS = {  # where a year that the words leave out was taken from, by the rule that did
    with_years_of_lists: "its year is that of the day it is listed with",
    with_year_of_captions: "no day of publication is known, so it is counted from the newest day of a photo caption or a post",
}


def day(told: Told) -> Step:
    """How the words of a day were read."""
    c = told.claim
    what = f"{told.words} is the {PRECISION.get(len(c.value), 'day')} {c.value}"
    return Step(HEAD, f"{what}: {_filled(told) or _counted(told) or 'the article tells it so (read by extractor/annotate/dates.py)'}.")


def _filled(told: Told) -> str:
    """The rule that took the year from another day of the text, and that day."""
    for function, how in YEARS.items():
        for call in told.trace.of(function):
            before = {d.start: d.spec for d in call.given["days"]}
            after = {d.start: d.spec for d in call.gave or ()}
            if before.get(told.claim.start) != after.get(told.claim.start):
                return f"{how}{_newest(told, call) if function is with_year_of_captions else ''} (extractor/{call.place})"
    return ""


def _newest(told: Told, call: Call) -> str:
    """The day of a caption or a post that others were counted from."""
    newest = next((c.given["newest"].isoformat() for c in call.calls if "newest" in c.given), "")
    d = next((d for d in call.given["days"] if d.spec == f"d:{newest}"), None)
    s = told.trace.sentence_at(d.start) if d else None
    return f", {quoted(told.trace.text(d.start, d.end))}{f' in sentence {s.index + 1}' if s else ''}" if d else ""


def _counted(told: Told) -> str:
    """Which way a day was counted, and from which."""
    spec = next((d[2] for d in told.sentence.dates if (d[0], d[1]) == (told.claim.start, told.claim.end)), "")
    calls = (c for of in (resolve, month_of_week) for c in told.trace.of(of))
    call = next((c for c in calls if c.given["spec"] == spec and c.gave == told.claim.value), None)
    if call is None or spec.startswith(("d:", "m:", "y:")):
        return ""
    if spec.startswith("shift"):
        return f"counted from {call.given['event_day']}, the day told beside it or that of the news (extractor/{call.place})"
    way = next((c for c in call.all() if c.case), call)
    published: date = call.given["published"]
    return f"{way.case or 'counted from publication'}; the day of publication is {published}, a {published:%A} (extractor/{way.place})"


def other_days(trace: Trace, s: Sentence, but: int) -> list[str]:
    """The days of a sentence that no word of an event there took, or another one than the one that begins at `but`, and why."""
    out: list[str] = []
    taken = {c.start: c for c in trace.readings[s.index].claims if any(c.start == d[0] for d in s.dates)}
    for start, end, *_ in s.dates:
        c, words = taken.get(start), quoted(trace.text(start, end))
        if c is None:
            out += _left_out(trace, s, start, words)
        elif c.trigger is not None and s.triggers[c.trigger].start != but:
            t = s.triggers[c.trigger]
            out.append(f"{words} goes with {quoted(trace.text(t.start, t.end))}")
        elif c.trigger is not None:
            out += _left_out(trace, s, start, words) or _uncounted(c, words)
    return out


def _uncounted(c: Claim, words: str) -> list[str]:
    """Why a day that counts from another one dates nothing."""
    told = date_told(c)
    if not told.counts_from_another:
        return []
    unit = told.spec.split(":")[1:2]
    why = "which was not known there" if unit in (["day"], ["week"]) else "not in days or weeks"
    return [f"{words} counts from the day of another event, {why}, and so dates nothing"]


def _left_out(trace: Trace, s: Sentence, start: int, words: str) -> list[str]:
    """Why a day of a sentence dates nothing: what it is told of instead."""
    asked = [c for call in trace.of(DateFinder.dates) if call.given["s"] is s for c in call.calls if c.given.get("start") == start and c.gave is True]
    if not asked:
        return []
    way = chain(asked[-1])
    rule = next((c for c in reversed(way) if c.told), asked[-1])
    found = [f"{quoted(f.words)}, list {f.name}" for t in way[-1].tries for f in trace.wording.found(t)][:1]
    place = ", ".join((*found, f"extractor/{rule.place}"))
    return [f"{words} is not taken for its day: {rule.case or rule.told.rstrip('.')} ({place})"]
