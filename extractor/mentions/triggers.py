"""Objects and triggers of a sentence: what was launched (in the missile pipeline), and the words that say it was.

All wording comes from lists: `event_verb`, `event_verb_planned`, `…_carrying`, `…_intransitive`, `…_arrival`, `event_noun`, `not_an_event`
here, and those that the modules beside this one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.agents import AgentFinder
from extractor.mentions.argument_scope import ObjectReach
from extractor.mentions.interceptions import InterceptionReader
from extractor.mentions.model import ObjectMention, Sentence, Trigger
from extractor.mentions.nominal_triggers import NounReader
from extractor.mentions.objects import ObjectFinder, inside_object, inside_place
from extractor.mentions.realis import TriggerRoles
from extractor.mentions.verbal_triggers import ARRIVAL, PLANNED, VerbReader

CARRYING, NOUN, VERB, INTERCEPTION = "event_verb_carrying", "event_noun", "event_verb", "event_verb_interception"
KINDS = (PLANNED, CARRYING, "event_verb_intransitive", NOUN, VERB, INTERCEPTION, ARRIVAL)  # the first to claim a word keeps it
FROM = re.compile(r"\s+(?:\w+\s+)?from\s+(?:the\s+|near\s+|an?\s+)?(?:\w+\s+){0,2}")


class TriggerFinder:
    """Finds objects and triggers of one sentence at a time with one pipeline's wording."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.kinds = [(kind, wording[kind]) for kind in KINDS if kind in wording]
        self.excluded, self.carried = wording["not_an_event"], codebook.carried_classes
        self.planned = wording["planned_before"]
        self.telling = wording[NOUN], wording[VERB]
        self.finder = ObjectFinder(wording, codebook)
        reach, agents, roles = ObjectReach(wording), AgentFinder(wording), TriggerRoles(wording)
        self.happened = phrase(wording, r"(?:It|This) (?:also )?(?P<verb>{happened})\b", 0)
        self.nouns = NounReader(wording, codebook, reach, agents, roles)
        self.verbs = VerbReader(wording, codebook, reach, agents, roles)
        self.interceptions = InterceptionReader(wording, codebook, self.verbs)

    def objects(self, sentence: Sentence) -> list[ObjectMention]:
        """The objects of a sentence, in order of the text."""
        return self.finder.find(sentence)

    def triggers(self, sentence: Sentence) -> list[Trigger]:
        """The triggers of a sentence whose objects are known, in order of the text."""
        found = self._of_lists(sentence)
        found += self._verbless(sentence, found)
        if not found and (happened := self.happened.match(sentence.text, sentence.start, sentence.end)) is not None:
            found.append(Trigger(happened.start("verb"), happened.end(), "noun", "past", (), True, "", (0, 0), False))
        return self._dedupe(sorted(found, key=lambda t: t.start))

    def _of_lists(self, sentence: Sentence) -> list[Trigger]:
        """The triggers among the words of the lists, list by list."""
        taken = [m.span() for m in self.excluded.finditer(sentence.text, sentence.start, sentence.end)]
        found: list[Trigger] = []
        for kind, m in self._words(sentence):
            if any(m.start() < b and a < m.end() for a, b in taken):
                continue
            trigger = self._trigger(sentence, m.start(), m.end(), kind)
            if trigger is not None and (kind not in (ARRIVAL, INTERCEPTION) or self._arrives(trigger, found)):
                taken.append(m.span())
                found.append(trigger)
        return found

    def _words(self, sentence: Sentence) -> Iterator[tuple[str, re.Match[str]]]:
        """The words of each list, without those that are a part of an object, of a place's name or of a verb ("test-fired")."""
        for kind, pattern in self.kinds:
            for m in pattern.finditer(sentence.text, sentence.start, sentence.end):
                of_verb = kind == NOUN and sentence.text[m.end() : m.end() + 1] == "-"
                if not (of_verb or inside_object(sentence, m) or inside_place(sentence, m)):
                    yield kind, m

    def _trigger(self, sentence: Sentence, start: int, end: int, kind: str) -> Trigger | None:
        """The trigger that a word of the list `kind` is, read as verb or noun; None where it tells of no event."""
        if kind == NOUN:
            return self.nouns.read(sentence, start, end) if self.nouns.is_noun(sentence, start, end) else None
        if kind == CARRYING:
            return self.verbs.carrying(sentence, start, end)
        if kind == VERB and self.nouns.is_noun(sentence, start, end) and not self.verbs.is_passive(sentence, start):
            return None
        if kind == INTERCEPTION:
            return self.interceptions.read(sentence, start, end)
        return self.verbs.read(sentence, start, end, kind)

    @staticmethod
    def _arrives(trigger: Trigger, found: list[Trigger]) -> bool:
        """Whether an arrival tells more than the triggers before it: what arrived is new, or they say not what flew."""
        told = [t for t in found if t.objects]
        new = trigger.objects[0].determiner in ("indefinite", "number")
        if not told:
            return True
        return new and all(trigger.objects[0] not in t.objects for t in told)  # what flew is told already, so that it counts only of new things

    def _verbless(self, sentence: Sentence, found: list[Trigger]) -> Iterator[Trigger]:
        """ "a second round: three short-range missiles from Koksan": counted objects and where they came from."""
        if any(t.objects for t in found):
            return
        for o in sentence.objects:
            if o.determiner not in ("number", "indefinite") or o.cls in self.carried:
                continue
            m = FROM.match(sentence.text, o.end, sentence.end)
            if m is not None and any(m.end() - 25 <= n.start <= m.end() and n.start >= m.start() for n in sentence.places):
                role = "planned" if self.planned.search(sentence.text, sentence.start, o.start) else "past"
                yield Trigger(o.head, o.end, "verb", role, (o,), False, "", (0, 0), False, passive=True)
                return

    @staticmethod
    def _dedupe(found: list[Trigger]) -> list[Trigger]:
        """One trigger where verb and noun tell one event: "conducted a launch", "test-fired … in a test"."""
        out: list[Trigger] = []
        for t in found:
            if out and t.objects and out[-1].objects and t.objects[0] == out[-1].objects[0] and t.kind == "noun":
                continue
            out.append(t)
        return out
