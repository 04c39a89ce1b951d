"""Claims: what each sentence says of each event, with its source and its place in the text (stage 4).

A claim belongs to one trigger of its sentence, or to none (then the event stage decides by what the text is talking of).
Places are read in places.py, days in days.py, classes in classes.py; everything else here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.attribution import Source, SourceFinder
from extractor.classes import ClassReader
from extractor.codebook import KINDS, Codebook
from extractor.days import DayReader
from extractor.mentions import ObjectMention, Sentence, Trigger
from extractor.phrases import left_of, phrase
from extractor.places import PlaceReader
from extractor.quantities import Quantity
from extractor.reading import ORIGIN, UNSORTED, Claim, Reading, trigger_at
from extractor.roles import RoleFinder
from extractor.wording import Wording

__all__ = ["ORIGIN", "UNSORTED", "Claim", "ClaimReader", "Reading", "number"]


def number(value: float) -> str:
    """A number as the tables show it: no trailing zeros, four decimals at most."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


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
        self.uncounted = frozenset(["", *rules.get("uncounted", ())])
        self.defending = frozenset(rules.get("defending", ()))
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
        codes = source.codes if claim.unit else source.codes[:1]
        return [replace(claim, asserted_by=code, source_start=source.start, source_end=source.end) for code in codes]

    # --- from the trigger and its objects ---------------------------------------------------------------------------
    def _of_trigger(self, s: Sentence, i: int, t: Trigger) -> list[Claim]:
        claims = [Claim(self.of_kind["agent"], t.agent, *t.agent_span, s.index, i)] if t.agent else []
        for o in t.objects[:1]:
            claims += self._of_object(s, i, o)
        same = [o for o in t.objects if o.cls == t.objects[0].cls or not o.cls]
        if len(same) > 1 and all(o.count for o in same):  # "two Hwasal-1 and two Hwasal-2 missiles"
            total = str(sum(o.count or 0 for o in same))
            claims = [replace(c, value=total, end=same[-1].end) if c.attribute == self.of_kind["count"] else c for c in claims]
        return claims

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


class FigureReader:
    """How far, how high, how fast, how long: lengths by their role, other figures by the attribute of their `quantity`."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.codebook = codebook
        self.length_roles = RoleFinder(wording, "length")
        others = [a for a in codebook.of_kind("quantity") if a.quantity != "LENGTH"]
        # "capable of propelling a satellite to an altitude of", "aimed to release it in an orbit of": not what it did
        self.unreached = phrase(wording, r"\b{unreached_before}\s+(?:(?!{reached}\b)[^\s,;]+\s+){0,14}$")
        # an attribute with a list `<name>_before` takes only figures that the list stands before
        self.others = [(a.name, a.quantity, wording.before(f"{a.name}_before") if f"{a.name}_before" in wording else None) for a in others]

    def read(self, s: Sentence, sources: list[Source]) -> list[Claim]:
        return [*self._lengths(s, sources), *self._others(s)] if s.quantities else []

    def _lengths(self, s: Sentence, sources: list[Source]) -> list[Claim]:
        lengths = [q for q in s.quantities if q.kind == "LENGTH"]
        claims = []
        for q, decision in zip(lengths, self.length_roles.decide(s.text, s.start, s.end, lengths) if lengths else [], strict=True):
            if not decision.role and sources and q.value >= 1:
                claims.append(self._claim(s, UNSORTED, q, 1))
            attribute = self.codebook.attributes.get(decision.role)
            if attribute is None or (not attribute.of_design and self.unreached.search(left_of(s, q.start, 130))):
                continue
            if attribute.least <= q.value <= attribute.greatest:
                claims.append(self._claim(s, attribute.name, q, decision.strength))
        return claims

    def _others(self, s: Sentence) -> list[Claim]:
        return [
            self._claim(s, name, q, 2)
            for name, quantity, before in self.others
            for q in s.quantities
            if q.kind == quantity and (before is None or before.search(s.text[s.start : q.start]))
        ]

    @staticmethod
    def _claim(s: Sentence, name: str, q: Quantity, strength: int) -> Claim:
        return Claim(name, number(q.value), q.start, q.end, s.index, trigger_at(s, q.start), q.low, q.high, q.unit, q.qualifier, strength=strength)


SUCCESS = "success"
INFINITIVE = re.compile(r"\bto\s+$", re.I)


class OutcomeReader:
    """How it went. Lists used: `outcome`, `outcome_subject`, and the general `outcome_unsure`."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.outcome = codebook.first("outcome")
        self.words = wording.labelled("outcome")
        self.unsure = phrase(wording, r"(?:\b{outcome_unsure}|n['’]t)\s+(?:\S+\s+){0,3}$")
        self.managed = phrase(wording, r"\b{managed}\s+$")
        self.subject = phrase(wording, r"\b{outcome_subject}\s+(?:\S+\s+){0,5}$")

    def read(self, s: Sentence) -> list[Claim]:
        claims = []
        for m in self.words.finditer(s.text, s.start, s.end):
            left = left_of(s, m.start(), 45)
            if not self.unsure.search(left) and not self._aimed_at(m, left) and self._of_event(s, m, left):
                claims.append(Claim(self.outcome, m.lastgroup or "", m.start(), m.end(), s.index, self._trigger(s, m)))
        return claims

    def _aimed_at(self, m: re.Match[str], left: str) -> bool:
        """ "its second attempt to put a satellite into orbit": what it was to do, not what it did."""
        return m.lastgroup == SUCCESS and INFINITIVE.search(left) is not None and self.managed.search(left) is None

    def _of_event(self, s: Sentence, m: re.Match[str], left: str) -> bool:
        """Near a trigger, or with what was launched as its subject."""
        if any(s.words_between(t.end, m.start()) <= 22 and s.words_between(m.end(), t.start) <= 8 for t in s.triggers):
            return True
        subject = any(o.end <= m.start() and s.words_between(o.end, m.start()) <= 14 for o in s.objects)
        return subject or self.subject.search(left) is not None

    @staticmethod
    def _trigger(s: Sentence, m: re.Match[str]) -> int | None:
        """ "a successful flight test": the noun that follows; else as any other claim."""
        for i, t in enumerate(s.triggers):
            near = 6 if t.kind == "noun" else 0  # "after the South successfully test-fired a rocket": that one
            if m.end() <= t.start and s.words_between(m.end(), t.start) <= near:
                return i
        return trigger_at(s, m.start())
