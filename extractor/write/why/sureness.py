"""How sure a fact is: the evidence that its confidence was added up from, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from extractor.claims.model import Claim
from extractor.events.model import Event
from extractor.events.reactions import Reaction
from extractor.tables.confidence import MOST, MOST_ATTRIBUTES, Confidence, evidence_of
from extractor.write.why.trace import Trace, key_of
from extractor.write.why.words import Step

SHOWN = 2  # pieces of evidence on each side
LEAST = 0.1  # log-odds; less than this moves confidence by less than 0.03
WORDS = {
    "once": "it is told once",
    "repeated": "it is told again",
    "rival": "another value of it is told, and is surer or stands first",
    "first of rivals": "other values are told too",
    "sides": "its launches are of several sides or of an armed group",
    "one side": "all launches that the article tells of are of one state, or of nobody named",
    "main": "its event is the news",
    "background": "its event is told by the way",
    "planned": "its event is still to come",
    "early": "it stands in the first three sentences",
    "late": "it stands after the first three sentences",
    "source": "a source is named",
    "no source": "no source is named",
    "day": "the time of its event is told",
    "no day": "the time of its event is not told",
    "verb": "a verb tells of its event",
    "noun": "only nouns tell of its event",
    "dated article": "the day of publication is known",
    "undated article": "the day of publication is not known",
    "one": "its value is one",
    "number": "its value is a bare number other than 1",
    "day of 10": "its value is a whole day",
    "day of 7": "its value is a month",
    "day of 4": "its value is a year",
    "code": "its value is a code in capitals",
    "word": "its value is a plain word",
    "name": "its value is a name",
    "empty": "it has no value",
    "strength 1": "its words are a weak sign",
    "strength 2": "its words are a fair sign",
    "strength 3": "its words are a strong sign",
}
COUNTED = {"sentences": "sentences that tell of its event", "attributes": "kinds of values told of its event", "events": "events told in the article"}


def sureness(trace: Trace, event: Event, claim: Claim) -> Step | None:
    """The confidence of a claim with the evidence that counted most for and against it; None where the run has none."""
    calls = [c for c in trace.of(Confidence.of_claim) if key_of(c.given["claim"]) == key_of(claim) and c.given["event"].event_id == event.event_id]
    if not calls or not calls[0].given["self"].weights:
        return None
    g = calls[0].given
    pieces = _by_trait(evidence_of(g["claim"], g["event"], g["setting"]), g["self"].weights)
    text = f"Of facts with evidence of this weight a share of {calls[0].gave} was right on annotated articles. Most for it: {_told(pieces, 1)};"
    return Step("How sure it is", f"{text} most against it: {_told(pieces, -1)} (weights in log-odds: {trace.pipeline.name}/confidence.csv).")


def sureness_of_reaction(trace: Trace, reaction: Reaction) -> Step | None:
    """The confidence of a reaction, which only its kind decides; None where the run has none."""
    call = next((c for c in trace.of(Confidence.of_reaction) if c.given["reaction"] == reaction), None)
    if call is None or not call.given["self"].weights:
        return None
    text = f"Of reactions of the kind {reaction.kind} a share of {call.gave} was right on annotated articles ({trace.pipeline.name}/confidence.csv)."
    return Step("How sure it is", text)


def _by_trait(evidence: list[str], weights: Mapping[str, float]) -> dict[str, float]:
    """The weight of each trait, of the attribute and of all taken together."""
    out: defaultdict[str, float] = defaultdict(float)
    for piece in evidence:
        attribute, _, trait = piece.partition("/")
        out[_in_words(attribute, trait)] += weights.get(piece, 0.0)
    return out


def _in_words(attribute: str, trait: str) -> str:
    name, _, number = trait.rpartition(" ")
    if name in COUNTED:
        return f"{COUNTED[name]}: {number}{' or more' if number in (str(MOST), str(MOST_ATTRIBUTES)) else ''}"
    if name == "qualifier":
        return f"its qualifier is {number or 'empty'}"
    return WORDS.get(trait, f"its attribute, {attribute}" if not trait else f"its value is like {trait}")


def _told(pieces: Mapping[str, float], side: int) -> str:
    """The weightiest pieces of one side."""
    own = sorted(((w * side, words) for words, w in pieces.items() if w * side >= LEAST), reverse=True)[:SHOWN]
    return ", ".join(f"{words} ({side * w:+.1f})" for w, words in own) or "nothing of weight"
