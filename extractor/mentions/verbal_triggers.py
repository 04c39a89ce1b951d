"""Verbs that tell of an event: "fired two missiles", "a missile was launched", "the rocket lifted off", "put a satellite into orbit".

Lists used: `generic_after`, `irregular_participle`, and the general ones under "before a verb" in domain/english.yml.
"""

from __future__ import annotations

import re

from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.agents import NOBODY, Agent, AgentFinder
from extractor.mentions.argument_scope import ObjectReach
from extractor.mentions.carriers import CarrierFinder
from extractor.mentions.model import A_PHRASE, A_WORD, ObjectMention, Sentence, Trigger, left_of
from extractor.mentions.realis import TriggerRoles

INTRANSITIVE, ARRIVAL, PLANNED = "event_verb_intransitive", "event_verb_arrival", "event_verb_planned"
NEEDS_NO_OBJECT = (INTRANSITIVE, ARRIVAL, PLANNED)
AND = re.compile(r"\band\b")
ASIDE = re.compile(r",\s+[^,]*\w[^,]*$")  # "a missile launch, residents spilled into the streets": another subject
# characters left of a verb in which what its participle describes, an "and" stand; around it, talk of launches in general
DESCRIBED_REACH, JOINED_REACH, GENERIC_LEFT, GENERIC_RIGHT = 80, 40, 20, 50
REACH, ARRIVAL_REACH, BY_REACH = 14, 4, 6  # words between a verb and its object, between an arrival and what arrived
Arguments = tuple[list[ObjectMention], bool]  # the objects of a verb, and whether they are its subject


class VerbReader:
    """Reads verbs that tell of an event, with their objects, who did it and their realis."""

    def __init__(self, wording: Wording, codebook: Codebook, reach: ObjectReach, agents: AgentFinder, roles: TriggerRoles) -> None:
        self.reach, self.agents, self.roles = reach, agents, roles
        self.carriers = CarrierFinder(wording, codebook)
        self.carried, self.uncounted = codebook.carried_classes, codebook.uncounted_classes
        self.generic_after = wording["generic_after"]
        self.passive_left = phrase(wording, r"\b{be_verb}(?:n['’]t)?(?:\s+(?:\w+ly|{be_adverb}))*\s*$")
        self.participle = phrase(wording, r"^(?:\S*ed|{irregular_participle})\b", 0)
        self.moments_after = phrase(wording, r"\b{moments_after}\s+(?:\S+\s+){1,5}$")
        self.preposition = phrase(wording, r"\s+(?:\w+ly\s+)?{way_word}\b")
        self.before_participle = phrase(wording, r"(?:\b{noun_opens}|['’]s)\s+(?:[\w-]+,?\s+){0,4}(?:\w+ed,?|\w+ly|and|newly)\s+$")
        self.by = phrase(wording, r"\s+{agent_by}\b")
        self.any_one = phrase(wording, r"\b{any_one}\s+(?:\w+\s+)?$")
        self.relative = phrase(wording, r",?\s*\b{relative}\s+(?:\w+ly\s+)?$")
        self.own_clause = phrase(wording, r"\s+(?:{relative}\s+)?(?:{definite_article}\s+)?")
        self.thing = phrase(wording, r"[ -]{thing_of_object}\b")
        self.tries_out = phrase(wording, r"{tries_out}\b")
        self.done_to = phrase(wording, r"\b{done_to}\b")

    def is_passive(self, sentence: Sentence, start: int) -> bool:
        """Whether a form of "be" stands before the verb at `start`."""
        return self.passive_left.search(left_of(sentence, start, A_PHRASE)) is not None

    def read(self, sentence: Sentence, start: int, end: int, kind: str) -> Trigger | None:
        """The trigger of a verb; None where it has no object and needs one."""
        was = self.is_passive(sentence, start)
        found = self._objects(sentence, start, end, kind, was)
        if found is None:
            return None  # no word for what is used (list object_class) was read as its object or subject
        objects, passive = self.carriers.in_place_of(found[0], sentence, end), found[1]
        if not was and self._describes(sentence, start, end, objects):
            return None  # it says of what kind its object is
        transitive = kind not in NEEDS_NO_OBJECT or self._is_done_by_actor_before(sentence, objects, start)
        relative = passive and not was and transitive and bool(objects)
        agent = self._agent(sentence, start, end, objects, transitive and (relative or not passive), relative)
        role = self._role(sentence, start, end, objects, agent, relative, passive)
        if kind == PLANNED and role != "planned":
            return None  # it is a word of plans only, and none is told
        background = self.roles.background(sentence, start, end) and not self._just_told(sentence, start, objects)
        return Trigger(
            start, end, "verb", role, tuple(objects), self._anaphoric(objects, kind, passive), *agent, background, passive, self.roles.long_ago(sentence, start)
        )

    def _role(self, sentence: Sentence, start: int, end: int, objects: list[ObjectMention], agent: Agent, relative: bool, passive: bool) -> str:
        """The realis of a verb; what its form tells as past is unreal where no such event, or none of its own, is meant."""
        left = sentence.text[sentence.start : start]
        role = self.roles.role(left, sentence.text[start:end].lower(), noun=False)
        if role != "past":
            return role
        of_no_real_thing = relative and (self._of_any_object(sentence, objects[0]) or self._in_general(sentence, end, objects[0], agent))
        if of_no_real_thing or (passive and self._any_one(sentence, objects)):
            return "unreal"  # it is said of such things in general
        if self.roles.in_habit(sentence, objects, start):
            return "unreal"  # it is said to be done again and again
        if self._many_told(sentence, start, end, objects):
            return "unreal"  # it is said of many such events together
        if self.roles.supposed(left):
            return "unreal"  # it is only supposed
        if self.roles.total(sentence, objects, end):
            return "unreal"  # many are counted over more than days
        return role

    def _any_one(self, sentence: Sentence, objects: list[ObjectMention]) -> bool:
        """ "When any missile is launched": of such events in general."""
        return bool(objects) and self.any_one.search(left_of(sentence, objects[0].start, A_WORD)) is not None

    def _of_any_object(self, sentence: Sentence, o: ObjectMention) -> bool:
        """ "any missile launched from": the participle hangs on an object that is no real thing, unless the object is a known or a named one."""
        return o.determiner != "definite" and not o.names and self.roles.against(sentence.text[sentence.start : o.start])

    def _just_told(self, sentence: Sentence, start: int, objects: list[ObjectMention]) -> bool:
        """ "Hours after Pyongyang fired the missile": the news, told again."""
        known = bool(objects) and objects[0].determiner == "definite" and not objects[0].names and not objects[0].plural
        return known and self.moments_after.search(left_of(sentence, start, A_PHRASE)) is not None

    def _describes(self, sentence: Sentence, start: int, end: int, objects: list[ObjectMention]) -> bool:
        """ "India's first privately developed and tested rocket": a participle before its noun."""
        if not objects or objects[0].head < end or objects[0].determiner or objects[0].plural or objects[0].count is not None:
            return False
        if sentence.words_between(end, objects[0].head) or not self.participle.search(sentence.text[start:end].lower()):
            return False
        return self.before_participle.search(left_of(sentence, start, DESCRIBED_REACH)) is not None

    def _objects(self, sentence: Sentence, start: int, end: int, kind: str, was: bool) -> Arguments | None:
        """The objects of a verb, and whether they are its subject; None where it has none."""
        left = self.reach.left(sentence, start, ARRIVAL_REACH if kind == ARRIVAL else REACH)
        if left is None:
            return self._objects_without_left(sentence, start, end, kind, was)
        if not was and (self._follows(sentence, left, start, end) or self.reach.is_of_clause(sentence, left, start)):
            return [left], True
        behind = [] if was else self._objects_behind(sentence, start, end, kind)
        if behind:
            return behind, False
        if kind == ARRIVAL and (arrived := self._struck_by(sentence, end)):
            return arrived, True
        of_another = kind not in NEEDS_NO_OBJECT and self._of_actor_before(sentence, left, start)
        if of_another or not self._is_subject(sentence, left, start, end, kind, was):
            return None
        return self.reach.joined_before(sentence, left, many=was and self.reach.are(sentence, start)), True

    def _objects_without_left(self, sentence: Sentence, start: int, end: int, kind: str, was: bool) -> Arguments | None:
        """The objects of a verb that none stands before: those behind it, or the one that a pronoun stands for."""
        behind = self._objects_behind(sentence, start, end, kind)
        if behind:
            return behind, was
        if kind == ARRIVAL and (arrived := self._struck_by(sentence, end)):
            return arrived, True
        if kind in (INTRANSITIVE, PLANNED) and (carrier := self.carriers.behind(sentence, end)):
            return carrier, True
        if kind not in NEEDS_NO_OBJECT and not was and self.reach.takes_pronoun(sentence, end):
            return [], False
        if not was or kind in NEEDS_NO_OBJECT or not self.reach.behind_pronoun(sentence, start):
            return None
        before = [o for o in sentence.objects if o.end <= start]
        return before if len(before) == 1 and not before[0].plural else [], was  # "the roar of a Minuteman III was heard as it was launched"

    def _objects_behind(self, sentence: Sentence, start: int, end: int, kind: str) -> list[ObjectMention]:
        """The object behind a verb that takes one, with those joined to it: "fired a missile and two rockets"."""
        right = None if kind in NEEDS_NO_OBJECT else self.reach.right(sentence, end, REACH)
        if right is None or self._is_of_thing(sentence, start, right):
            return []
        return [right, *self.reach.coordinated(sentence, right)]

    def _is_of_thing(self, sentence: Sentence, start: int, o: ObjectMention) -> bool:
        """ "sent missile defenses to Guam": the object only says of what kind the thing is; "tested its THAAD missile defense system" is a launch."""
        of_thing = not o.plural and self.thing.match(sentence.text, o.end, sentence.end) is not None
        return of_thing and not (o.names and self.tries_out.match(sentence.text, start))

    def _of_actor_before(self, sentence: Sentence, left: ObjectMention, start: int) -> bool:
        """ "the missile could mean that Iran, which launched": the subject of a relative clause is the actor right before it."""
        m = self.relative.search(left_of(sentence, start, A_WORD))
        return m is not None and any(left.end < n.start and n.end == start - len(m.group()) for n in sentence.actors)

    def _is_done_by_actor_before(self, sentence: Sentence, objects: list[ObjectMention], start: int) -> bool:
        """ "the missiles that Russia launched at Kyiv": no more than an actor and "that" stand between the object and its verb."""
        between = [n for n in sentence.actors if objects and objects[0].end < n.start and n.end < start]
        if not between or not sentence.text[between[-1].end : start].isspace():
            return False
        return self.own_clause.fullmatch(sentence.text[objects[0].end : between[0].start]) is not None

    def _struck_by(self, sentence: Sentence, end: int) -> list[ObjectMention]:
        """ "was struck by a Russian missile": what arrived stands behind "by"."""
        if self.by.match(sentence.text, end) is None:
            return []
        right = self.reach.right(sentence, end, BY_REACH)
        if right is None:
            return []
        told = right.determiner in ("indefinite", "number") or self.agents.owner(sentence, right)[0] or (right.plural and sentence.dates)
        return [right] if told else []  # it counts whether it is a new one ("a", "two"), somebody's, or several on a day told

    def _is_subject(self, sentence: Sentence, left: ObjectMention, start: int, end: int, kind: str, was: bool) -> bool:
        """Whether the object before a verb is what flew: "a missile was launched", "the rocket lifted off"."""
        if kind == ARRIVAL and self._is_no_arrival(sentence, left, start, end, was):
            return False
        if was:
            return not self._disagrees(sentence, left, start)
        return kind in NEEDS_NO_OBJECT or self.participle.search(sentence.text[start:end].lower()) is not None  # "the missile fired on Monday"

    def _is_no_arrival(self, sentence: Sentence, o: ObjectMention, start: int, end: int, was: bool) -> bool:
        """ "2,700 missiles had been destroyed": done to the object; or it is a load, or another subject stands between."""
        passive = was or self.by.match(sentence.text, end) is not None  # "was intercepted and destroyed by"
        done_to = passive and self.done_to.search(sentence.text, start, end) is not None
        return done_to or o.cls in self.carried or ASIDE.search(sentence.text[o.end : start]) is not None

    def _follows(self, sentence: Sentence, o: ObjectMention, start: int, end: int) -> bool:
        """ "nine cruise missiles fired from ships": a participle right behind its object, and a preposition behind that."""
        word = sentence.text[start:end].lower()
        return sentence.text[o.end : start].isspace() and self.participle.search(word) is not None and self.preposition.match(sentence.text, end) is not None

    def _disagrees(self, sentence: Sentence, o: ObjectMention, start: int) -> bool:
        """ "Plans for the former rocket works were launched": one rocket "was"."""
        alone = o.cls and not o.plural and not o.names and o.determiner in ("definite", "indefinite", "") and o.count in (None, 1)
        return bool(
            self.reach.are(sentence, start)
            and alone
            and not AND.search(sentence.text[sentence.start : o.start][-JOINED_REACH:])
            and o.cls not in self.uncounted
        )  # "artillery were fired"

    def _agent(self, sentence: Sentence, start: int, end: int, objects: list[ObjectMention], has_subject: bool, relative: bool) -> Agent:
        """Who did it: the subject, the owner of the object, or who stands behind "by"."""
        agent = self.agents.subject(sentence, start) if has_subject else NOBODY
        if relative and agent[1][0] < objects[0].end and not self.agents.it_did.fullmatch(sentence.text, objects[0].end, start):
            agent = NOBODY  # "North Korea said the missile fired"; in "the missile that North Korea fired", "said the missile it fired" it did
        if not agent[0] and objects:
            agent = self.agents.owner(sentence, objects[0])
        return agent if agent[0] else self.agents.by(sentence, end)

    def _in_general(self, sentence: Sentence, end: int, o: ObjectMention, agent: Agent) -> bool:
        """ "to intercept missiles launched from": of missiles in general."""
        headline = not o.plural and o.start == sentence.start  # "Rocket fired from Gaza hits house": the article left out
        told = headline or o.determiner or o.count is not None or o.names or agent[0] or sentence.dates or sentence.times
        told = told or self.agents.by(sentence, end)[0]
        return not told  # so where no article, number or name stands with it, and the sentence has no day, no time and nobody who did it

    def _many_told(self, sentence: Sentence, start: int, end: int, objects: list[ObjectMention]) -> bool:
        """ "the most missiles ever fired"; but "its most powerful bomb to date" is one."""
        one = objects and objects[0].determiner == "definite" and not objects[0].plural and objects[0].start >= end
        return (
            not one and self.generic_after.search(sentence.text, max(sentence.start, start - GENERIC_LEFT), min(sentence.end, end + GENERIC_RIGHT)) is not None
        )

    @staticmethod
    def _anaphoric(objects: list[ObjectMention], kind: str, passive: bool) -> bool:
        if not objects:
            return True
        o = objects[0]
        if kind == ARRIVAL and o.determiner not in ("indefinite", "number"):
            return not (o.plural and o.determiner == "" and not o.names)  # "Missiles slammed into …"
        return passive and not o.names and o.determiner in ("definite", "")

    def carrying(self, sentence: Sentence, start: int, end: int) -> Trigger | None:
        """ "put two satellites into orbit with a Long March-3B": the carrier is told anywhere in the sentence, or only its load is."""
        load = [o for o in sentence.objects if o.cls in self.carried]
        chosen = self.carriers.find(sentence, start, end)[:1] or load[:1]
        if not chosen:
            return None
        was = self.is_passive(sentence, start)  # "an Indian satellite was put into orbit by": whose load it is did not do it
        agent = self.agents.by(sentence, end) if was else self.agents.subject(sentence, start)
        role = self.roles.role(sentence.text[sentence.start : start], sentence.text[start:end].lower(), noun=False)
        anaphoric = chosen[0].end <= start and self._anaphoric(chosen, "", passive=True)  # "The 18 satellites sent into orbit"
        return Trigger(start, end, "verb", role, tuple(chosen), anaphoric, *agent, self.roles.background(sentence, start, end))
