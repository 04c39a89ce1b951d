"""Why a value goes with a word of an event of its sentence: it is what that is said of, or by where the two stand."""

from __future__ import annotations

from extractor.claims.dates import DateFinder
from extractor.claims.model import Claim
from extractor.claims.objects import ObjectClaims
from extractor.mentions.model import Sentence, Trigger
from extractor.write.why.recorder import Call
from extractor.write.why.refused import each_refused
from extractor.write.why.trace import Trace, among, key_of, keys_in
from extractor.write.why.untold import untaken
from extractor.write.why.words import quoted


def goes_with(trace: Trace, claim: Claim, s: Sentence, t: Trigger) -> str:
    """That a value goes with a word of an event, and why with that one."""
    goes = ", and the value goes with it"
    said = [c for c in trace.of(ObjectClaims.of_trigger) if c.given["t"] is t and among(key_of(claim), keys_in(c.gave))]
    if said:
        o = next((o for o in t.objects if o.start <= claim.start and claim.end <= o.end), None)
        return f"{goes}, as it is said of {quoted(trace.text(o.start, o.end))}" if o else goes
    others, left_out = [o for o in s.triggers if o is not t], untaken(trace, s)
    if not others and not left_out:
        return f"{goes}, as its sentence has no other word of such lists"
    if not others:
        words = " and ".join(dict.fromkeys(quoted(trace.text(*w)) for w in left_out))
        return f"{goes}; of the other such words of its sentence, {words}, none was taken so"
    chosen = next((c for c in trace.calls if _chose(c, claim, s)), None)
    words = " and ".join(quoted(trace.text(o.start, o.end)) for o in s.triggers)
    return f"{goes}: of {words} it is {chosen.case} (extractor/{chosen.place})" if chosen else goes


def others_refused(trace: Trace, s: Sentence) -> list[str]:
    """Of a sentence of which only one word was taken for an event: why the others that can tell of one were not."""
    return [] if len(s.triggers) > 1 else list(each_refused(trace, s, untaken(trace, s)))


def _chose(call: Call, claim: Claim, s: Sentence) -> bool:
    """Whether a call chose the word of an event that a claim goes with, and says how."""
    if call.gave != claim.trigger or type(call.gave) is not int or not call.case or call.given.get("s") is not s:
        return False
    return call.given.get("start", call.given["m"].start() if "m" in call.given else None) == claim.start


def of_words(trace: Trace, claim: Claim, s: Sentence) -> list[str]:
    """Of a day: why it is taken for that of the event, and not for that of what is said."""
    asked = [c for c in trace.of(DateFinder._of_saying) if c.given["start"] == claim.start and c.given["s"] is s and c.case]
    told = "it may be the day of the words" if asked and asked[-1].gave else "it is not taken for the day of the words"
    return [f"{told}: {c.case} (extractor/{c.place})" for c in asked[-1:]]
