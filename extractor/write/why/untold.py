"""Why no word of its sentence takes a value: each of those that can tell of an event, and what was made of it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.mentions.model import Sentence, Trigger
from extractor.write.why.refused import refused
from extractor.write.why.trace import Span, Trace
from extractor.write.why.words import quoted


def untold(trace: Trace, s: Sentence, value: Span) -> str:
    """That no word of an event in a sentence takes a value, with what each of them tells."""
    told = [*(_of_others(trace, t, value) for t in s.triggers), *(f"{quoted(trace.text(*w))} can, but was not taken so" for w in untaken(trace, s))]
    if not told:
        return f"No word in its sentence was taken to tell of {trace.event_word}"
    return f"No word in its sentence was taken to tell of {trace.event_word} to which it belongs ({'; '.join(dict.fromkeys(told))})"


def _of_others(trace: Trace, t: Trigger, value: Span) -> str:
    """A word that tells of an event, and of what."""
    word = quoted(trace.text(t.start, t.end))
    if t.role == "unreal":
        return f"{word} does, but not as something that happened"
    of = " and ".join(quoted(trace.text(o.start, o.end)) for o in t.objects)
    return f"{word} does, but {f'of {of}, and ' if of else ''}not of {quoted(trace.text(*value))}"


def untaken(trace: Trace, s: Sentence) -> list[Span]:
    """The words of a sentence that can tell of an event and were not taken so."""
    return [span for span in trace.event_words(s) if not any(t.start < span[1] and span[0] < t.end for t in s.triggers)]


def why_untaken(trace: Trace, s: Sentence) -> Iterator[str]:
    """Why each of those was not taken so."""
    yield from (line for span in untaken(trace, s) for line in refused(trace, span, listed=False))
