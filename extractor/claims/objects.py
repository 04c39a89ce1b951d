"""Claims of what was launched: who fired it, its name, its class, how many.

Lists used: `identified_before`, `was_one_of`, `modelled_on`, `also`, `office`, `say`, `clause_start`, `conjunction_of_time`, `definite_article`.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.claims.classes import ClassRules
from extractor.claims.model import ORIGIN, Claim, Designation
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.agents import can_act
from extractor.mentions.model import A_CLAUSE, A_WORD, ObjectMention, Sentence, Trigger, left_of
from extractor.mentions.objects import PRONOUN

WEAK = 1  # strength of a claim that the text only implies
SUBJECT = 25  # characters from the start of a sentence within which a name is its subject


class ObjectClaims:
    """An object's claims are made here once, for the objects of a trigger and for names that no trigger has."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.agent, self.cls, self.count, self.name = (codebook.first(kind) for kind in ("agent", "class", "count", "name"))
        self.classes = ClassRules(wording, codebook)
        self.makers = frozenset(codebook.raw.get("own_makers", ()))
        rules = codebook.raw.get("class_rules", {})
        self.uncounted, self.defending = codebook.uncounted_classes | {""}, frozenset(rules.get("defending", ()))
        self.carried = codebook.carried_classes
        self.rival_classes = bool(rules.get("rivals", False))  # two classes told of one event are rival claims, not two events
        self.one_each = bool(rules.get("one_each", False))  # "a nuclear test": one device
        self.unclassed = ("", *codebook.carried_classes, PRONOUN, *codebook.general_classes[:1])
        self.one_of = phrase(wording, r"\s+{was_one_of}\b")  # "the Shahab-3 was one of them"
        self.modelled_on = phrase(wording, r"\b{modelled_on}\s+(?:\w+\s+)?$")  # "based upon the Taepodong"
        self.and_another = phrase(
            wording, r"(?:['’]s)?(?: (?:of|{office}|(?-i:[A-Z])[\w.-]*)){0,4}(?:\s*\([^()]*\))?\s+{also} (?:{definite_article} )?(?:(?-i:[A-Z])[\w.'’-]* )?"
        )
        self.also = phrase(wording, r"\b{also}\b")
        self.opens = phrase(wording, r"(?:^|[,;:\"“—–-]|\b(?:{say}|{clause_start}|{conjunction_of_time}))\s*(?:{definite_article} )?$")
        self.single = phrase(wording, r"{one_of_those}\b")
        self.the = phrase(wording, r"{definite_article} ")
        self.predicate = phrase(wording, r"\b{be_verb}\s+(?:(?:\w+ly|later|{identified_before}|{identifying}|{infinitive}|{perfect})\s+)*$")
        self.identity = phrase(
            wording,
            r"(?:\b{identified_thing}\s+(?:(?:{identified_before}|{infinitive}|{perfect})\s+)+"
            r"|\b{relative}\s+(?:\S+\s+){1,4}{be_verb}\s+|\b{identifying}\s+{identified_thing}\s+(?:(?:{identified_before}|{infinitive})\s+)+)$",
        )
        self.identified = phrase(wording, r"\b{identified_before}\s+(?:\S+\s+){0,4}$")

    def of_trigger(self, s: Sentence, i: int, t: Trigger) -> list[Claim]:
        """Who did it, and the claims of the first object and of each further one of another class ("two ballistic missiles and a cruise missile")."""
        told = s.index if t.agent_sentence is None else t.agent_sentence
        claims = [Claim(self.agent, code, *span, told, i) for code, span in self._agents(s, t)]
        if not t.objects:
            return claims
        claims += self._summed(s, self._of_object(s, i, t.objects[0]), t)
        own = "" if self.rival_classes else t.objects[0].cls
        others = [o for o in t.objects[1:] if own and o.cls != own and o.cls not in self.unclassed]
        others += [o for o in t.of_other_days(s) if o not in others]
        kind = [c for c in claims if c.attribute in (self.cls, self.name)]
        further = ((o, c) for o in others for c in [*self._of_object(s, i, o), *(kind if o.cls == PRONOUN else ())])  # "and three more on Tuesday"
        return claims + [replace(c, further_object=o.head) for o, c in further]

    def _agents(self, s: Sentence, t: Trigger) -> list[tuple[str, tuple[int, int]]]:
        """Who did it: one, or "South Korea and the United States", the first as told first."""
        if not t.agent:
            return []
        joined = (n for n in s.actors if can_act(n) and n.code not in ("", t.agent) and n.end < t.agent_span[0] < t.start)
        first = next((n for n in joined if self.and_another.fullmatch(s.text, n.end, t.agent_span[0]) and self.opens.search(s.text[s.start : n.start])), None)
        return [*([(first.code, (first.start, first.end))] if first else []), (t.agent, t.agent_span)]

    def of_names(self, s: Sentence) -> list[Claim]:
        """Names that no trigger has: "It was a Hwasong-18", "they closely resemble the KN-24"."""
        taken = [o for t in s.triggers for o in t.objects]
        free = [o for o in s.objects if o.names and o not in taken and self._is_identified(s, o)]
        return [c for o in free for c in self._of_name(s, None, o)]

    def of_identified(self, s: Sentence) -> list[Claim]:
        """The class of what was told before: "It was a ballistic missile", "Seoul identified them as short-range missiles"."""
        found = [o for o in s.objects if o.cls and o.cls not in self.unclassed and not o.modifies and not any(o in t.objects for t in s.triggers)]
        told = [o for o in found if self._is_told_before(s, o) or (o.determiner != "definite" and self._is_predicate(s, o))]
        return [Claim(self.cls, self.classes.of(s, o)[0], o.head, o.end, s.index, self._before(s, o)) for o in told]

    def _is_predicate(self, s: Sentence, o: ObjectMention) -> bool:
        """ "It was a ballistic missile", "The projectiles fired on Sunday were ballistic missiles"."""
        left = left_of(s, o.start, A_CLAUSE)
        of_fired = len(s.triggers) == 1 and s.triggers[0].passive and s.triggers[0].end < o.start and self.predicate.search(left) is not None
        return of_fired or self.identity.search(left) is not None

    def _is_told_before(self, s: Sentence, o: ObjectMention) -> bool:
        """ "The medium-range missile can carry …": the subject of a sentence that tells of no event itself."""
        opens = not s.triggers and not o.plural and o.start - s.start < SUBJECT
        return opens and self.the.fullmatch(s.text, o.start, o.start + 4) is not None

    @staticmethod
    def _before(s: Sentence, o: ObjectMention) -> int | None:
        """The last word of an event that stands before an object."""
        return next((i for i in reversed(range(len(s.triggers))) if s.triggers[i].end <= o.start), None)

    def _summed(self, s: Sentence, claims: list[Claim], t: Trigger) -> list[Claim]:
        """The claims with the count of all objects of the first one's class: "two Hwasal-1 missiles and two Hwasal-2 missiles"."""
        apart = t.of_other_days(s)
        same = [o for o in t.objects if self._of_one_class(o, t.objects[0]) and o not in apart]
        if len(same) < 2 or not self.also.search(s.text, same[-2].end, same[-1].head):
            return claims
        if not all(o.count for o in same):
            return [c for c in claims if c.attribute != self.count or c.value != "1"]  # "the Scud and the Rodong": more than the one
        if same[0].plural and "," in s.text[same[0].head : same[0].end]:
            return claims  # "two missiles, a Scud and a Rodong": the names of those two
        total = str(sum(o.count or 0 for o in same))
        return [replace(c, value=total, end=same[-1].end) if c.attribute == self.count else c for c in claims]

    def _of_one_class(self, o: ObjectMention, first: ObjectMention) -> bool:
        """Whether two objects told together are counted together: neither is told to be of a class of its own."""
        return o.cls == first.cls or "" in (o.cls, first.cls)

    def _is_identified(self, s: Sentence, o: ObjectMention) -> bool:
        """Whether a name that no word of an event is said of tells what was used: "It was a Hwasong-18"."""
        if o.names[0].kind in self.defending or self._is_compared(s, o):
            return False  # it is a defence, or compared with another
        if not o.names[0].kind and o.determiner != "definite":
            return False  # "a larger rocket, known as Unha-9": no table has the name, and "the rocket" is not meant
        if self.one_of.match(s.text, o.end, s.end):
            return True
        if self.identified.search(left_of(s, o.start, 40)) is not None:
            return True
        if s.triggers:
            return False  # no words such as "it was a" stand before it, and a word of its sentence tells of the event
        return not o.plural and o.start - s.start < SUBJECT  # without words such as "it was a" before it, it counts whether its sentence begins with it

    def _is_compared(self, s: Sentence, o: ObjectMention) -> bool:
        """ "The KN-24 bears a resemblance to the ATACMS": behind another name, which the sentence is about."""
        return not s.triggers and any(p.names and p.end <= o.head and p.names[0].name != o.names[0].name for p in s.objects)

    def _of_object(self, s: Sentence, i: int, o: ObjectMention) -> list[Claim]:
        claims = self._of_name(s, i, o)
        cls, by_name = self.classes.of(s, o)
        if cls:
            claims.append(Claim(self.cls, cls, o.head, o.end, s.index, i, reference=Designation(cls) if by_name else None))
        return claims + self.of_count(s, i, o, cls)

    def of_count(self, s: Sentence, i: int, o: ObjectMention, cls: str) -> list[Claim]:
        """How many there were."""
        t = s.triggers[i]
        if t.kind == "verb" and not t.passive and s.text[t.end : o.start].isspace() and self.single.match(s.text, o.start):
            return [Claim(self.count, "1", *o.count_span, s.index, i, qualifier="exact")]  # "launched one of its rockets"; a subject is one of those told
        if o.count is not None or o.count_qualifier:
            value = "" if o.count is None else str(o.count)
            return [Claim(self.count, value, *o.count_span, s.index, i, qualifier=o.count_qualifier or "exact")]  # as told
        if t.kind == "verb" and not o.plural and not o.modifies and cls not in self.uncounted and o.cls not in self.carried:
            return [Claim(self.count, "1", o.start, o.end, s.index, i, qualifier="exact", strength=WEAK)]  # one: a verb is about a single thing
        if self.one_each and t.kind == "noun" and not t.many and not o.plural:
            return [Claim(self.count, "1", t.start, t.end, s.index, i, qualifier="exact")]  # one: the noun of the event is not in the plural
        return []  # no number is told, and only a verb that is about a single thing means one

    def _of_name(self, s: Sentence, i: int | None, o: ObjectMention) -> list[Claim]:
        """The name of an object; of a trigger's also its maker, where makers fire their own."""
        if not o.names or self.modelled_on.search(left_of(s, o.start, A_WORD)):
            return []
        n = o.names[0]
        claims = [Claim(self.name, n.name, n.start, n.end, s.index, i, reference=Designation(n.kind) if n.kind else None)]
        if i is not None and n.code in self.makers:
            claims.append(Claim(ORIGIN, n.code, n.start, n.end, s.index, i, strength=WEAK))
        return claims
