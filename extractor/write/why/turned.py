"""Words that turn a word of an event (planned, denied, supposed), where one stands in the sentence and did not turn it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.mentions.model import Trigger
from extractor.mentions.realis import TriggerRoles
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Trace
from extractor.write.why.words import quoted

TURNS = (TriggerRoles.role, TriggerRoles.supposed, TriggerRoles.conditional)
CAN_TURN = ("negated_before", "called_off_before", "planned_before", "hypothetical_before", "supposing", "supposing_word", "modal", "might", "to_be_done")
REACH = 60  # characters before a word of an event in which a reader looks for what turns it


def unturned(trace: Trace, t: Trigger) -> str:
    """The words shortly before a word of an event that are in lists which can turn it, and did not."""
    s, made = trace.sentence_at(t.start), next((c for c in trace.calls if c.gave == t and "mentions/" in c.code.co_filename), None)
    if s is None or made is None:
        return ""
    names = dict.fromkeys(n for n in _looked_for(made) if n in CAN_TURN)
    left = s.text[max(s.start, t.start - REACH) : t.start]
    found = {m.group(): n for n in names if (m := trace.wording.unwatched(n).search(left))}
    told = ", ".join(f"{quoted(word)} (list {name})" for word, name in found.items())
    return f" ({told} before it can turn that, but not with the words that stand between)" if told else ""


def _looked_for(made: Call) -> Iterator[str]:
    """The lists that were looked for to turn a word of an event, and not found."""
    for call in made.all():
        if any(call.is_of(turn) for turn in TURNS):
            yield from (n for c in call.all() for t in c.tries if t.found is None for n in t.pattern.names)
