"""Claims: what each sentence says of each event, with its source and its place in the text (stage 4).

A claim belongs to one trigger of its sentence, or to none (then the event stage decides by what the text is talking of).
Places are read in places.py, days in dates.py, classes in classes.py; everything else here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.claims.attribution import Source, SourceFinder
from extractor.claims.classes import ClassReader
from extractor.claims.dates import DayReader
from extractor.claims.model import ORIGIN, Claim, Reading
from extractor.claims.outcomes import OutcomeReader
from extractor.claims.places import PlaceReader
from extractor.claims.quantities import FigureReader
from extractor.domain.codebook import KINDS, Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import ObjectMention, Sentence, Trigger, left_of
from extractor.mentions.objects import PRONOUN

ONE_OF = re.compile(r"\s+(?:was|were|is) (?:one|among)\b", re.I)  # "the Shahab-3 was one of them"


class ClaimReader:
    """Reads sentences in order; keeps the source last in force, for "it added"."""

    def __init__(self, wording: Wording, codebook: Codebook, coasts: dict[str, dict[str, str]]) -> None:
        self.codebook = codebook
        self.of_kind = {kind: codebook.first(kind) for kind in KINDS}
        self.finder = SourceFinder(wording)
        self.previous: tuple[str, ...] = ()
        self.makers = frozenset(codebook.raw.get("own_makers", ()))
        self.classes, self.days, self.places = ClassReader(wording, codebook), DayReader(wording, codebook), PlaceReader(wording, codebook)
        self.figures, self.outcomes = FigureReader(wording, codebook), OutcomeReader(wording, codebook)
        rules = codebook.raw.get("class_rules", {})
        self.uncounted = codebook.uncounted_classes | {""}
        self.defending = frozenset(rules.get("defending", ()))
        self.rival_classes = bool(rules.get("rivals", False))  # two classes told of one event are rival claims, not two events
        self.identified = phrase(wording, r"\b{identified_before}\s+(?:\S+\s+){0,4}$")

    def read(self, sentences: list[Sentence]) -> list[Reading]:
        self.previous = ()
        return [self._read(s) for s in sentences]

    def _read(self, s: Sentence) -> Reading:
        sources = self.finder.sources(s, self.previous)
        states = [x for x in sources if any(c.isupper() for c in x.codes)]
        if states or sources:
            self.previous = (states or sources)[-1].codes
        claims = [c for i, trigger in enumerate(s.triggers) for c in self._of_trigger(s, i, trigger)]
        claims += self._of_objects(s)
        claims += self.days.dates(s)
        claims += self.days.times(s)
        claims += self.places.read(s)
        claims += self.figures.read(s, sources)
        claims += self.outcomes.read(s)
        return Reading(s, [c for claim in claims if claim.attribute for c in self._attributed(claim, sources)], sources)

    @staticmethod
    def _attributed(claim: Claim, sources: list[Source]) -> list[Claim]:
        """The claim once for each source that makes it."""
        source = SourceFinder.at(sources, claim.start)
        if source is None or not source.codes:
            return [claim]
        codes = source.codes if claim.is_quantity else source.codes[:1]
        return [replace(claim, asserted_by=code, source_start=source.start, source_end=source.end) for code in codes]

    # --- from the trigger and its objects ---------------------------------------------------------------------------
    def _of_trigger(self, s: Sentence, i: int, t: Trigger) -> list[Claim]:
        claims = [Claim(self.of_kind["agent"], t.agent, *t.agent_span, s.index, i)] if t.agent else []
        for o in t.objects[:1]:
            claims += self._of_object(s, i, o)
        for o in self._of_other_class(t):  # "two ballistic missiles and a cruise missile"
            claims += [replace(c, further_object=o.head) for c in self._of_object(s, i, o)]
        same = [o for o in t.objects if o.cls == t.objects[0].cls or not o.cls]
        if len(same) > 1 and all(o.count for o in same):  # "two Hwasal-1 and two Hwasal-2 missiles"
            total = str(sum(o.count or 0 for o in same))
            claims = [replace(c, value=total, end=same[-1].end) if c.attribute == self.of_kind["count"] else c for c in claims]
        return claims

    def _of_other_class(self, t: Trigger) -> list[ObjectMention]:
        """The objects of a trigger that are told as another class than the first."""
        own = t.objects[0].cls if t.objects and not self.rival_classes else ""
        unclassed = ("", *self.codebook.carried_classes, PRONOUN, *self.codebook.general_classes[:1], own)
        return [o for o in t.objects[1:] if own and o.cls not in unclassed]

    def _of_objects(self, s: Sentence) -> list[Claim]:
        """Names that no trigger has: "It was a Hwasong-18", "they closely resemble the KN-24"."""
        taken = [o for t in s.triggers for o in t.objects]
        free = [o for o in s.objects if o.names and o not in taken and self._is_identified(s, o)]
        return [c for o in free for c in self._of_name(s, None, o) if c.attribute == self.of_kind["name"]]

    def _is_identified(self, s: Sentence, o: ObjectMention) -> bool:
        if o.names[0].kind in self.defending:
            return False
        if ONE_OF.match(s.text, o.end, s.end):
            return True
        return self.identified.search(left_of(s, o.start, 40)) is not None or (not s.triggers and o.start - s.start < 25)

    def _of_object(self, s: Sentence, i: int, o: ObjectMention) -> list[Claim]:
        claims = self._of_name(s, i, o)
        cls = self.classes.of(s, o)
        if cls:
            claims.append(Claim(self.of_kind["class"], cls, o.head, o.end, s.index, i))
        if o.count is not None or o.count_qualifier:
            value = "" if o.count is None else str(o.count)
            claims.append(Claim(self.of_kind["count"], value, *o.count_span, s.index, i, qualifier=o.count_qualifier or "exact"))
        elif s.triggers[i].kind == "verb" and not o.plural and cls not in self.uncounted:
            claims.append(Claim(self.of_kind["count"], "1", o.start, o.end, s.index, i, qualifier="exact", strength=1))  # "the missile flew": one
        return claims

    def _of_name(self, s: Sentence, i: int | None, o: ObjectMention) -> list[Claim]:
        if not o.names:
            return []
        n = o.names[0]
        claims = [Claim(self.of_kind["name"], n.name, n.start, n.end, s.index, i)]
        if i is not None and n.code in self.makers:
            claims.append(Claim(ORIGIN, n.code, n.start, n.end, s.index, i, strength=1))
        return claims
