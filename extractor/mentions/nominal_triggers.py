"""Nouns that tell of an event: "North Korea's missile test", "the launch of two missiles", "conducted a test".

Lists used: `conduct_verb`, `planned_after`, `unreal_after`, `noun_with_object`, and the general ones under "before a noun" in
domain/english.yml. Which words are nouns stands in noun_forms.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.agents import NOBODY, Agent, AgentFinder
from extractor.mentions.argument_scope import ObjectReach
from extractor.mentions.carriers import CarrierFinder
from extractor.mentions.model import A_CLAUSE, A_PHRASE, ObjectMention, Sentence, Trigger, left_of
from extractor.mentions.noun_forms import DETERMINED_REACH, QUOTED, NounForms
from extractor.mentions.objects import COUNTED, attached
from extractor.mentions.realis import TriggerRoles

ASIDE = re.compile(r",[^,;.]{1,80},")
LAST_WORDS = re.compile(r"(?:\s+\S+){0,5}\s*$")
# characters left of a noun in which a verb of conducting, and what turns that verb are looked for; right of it, "of" and "using"
CONDUCT_REACH, MEANT_REACH, USING_REACH = 80, 30, 40
CARRIER_REACH = 6  # words between a noun without its load and what carried it: "the Starliner launch aboard an Atlas V"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the event with what hangs on it; `of_object`: "the launch of two missiles"."""

    start: int
    end: int
    word: str
    objects: tuple[ObjectMention, ...]
    of_object: bool
    left: str  # the sentence up to the noun and its objects
    near: str  # the last characters before the noun itself
    determined: bool
    due: bool  # "slated for liftoff"
    dated: bool  # "detonations in 2006 and 2009": a day stands right behind, and the noun says itself what was done
    agent: Agent = NOBODY

    @property
    def last(self) -> int:
        """Where the noun with its objects ends: "a test launch of two missiles"."""
        return max([self.end, *(o.end for o in self.objects)])


class NounReader:
    """Reads nouns that tell of an event, with their objects, who did it and their realis."""

    def __init__(self, wording: Wording, codebook: Codebook, reach: ObjectReach, agents: AgentFinder, roles: TriggerRoles) -> None:
        self.reach, self.agents, self.roles = reach, agents, roles
        self.carriers = CarrierFinder(wording, codebook)
        self.conduct = wording["conduct_verb"]
        self.conduct_before = wording.before("conduct_verb")
        self.suffered = phrase(wording, r"\b{suffered_before}\s+$")
        self.planned_after, self.unreal_after = wording["planned_after"], wording["unreal_after"]
        self.conducted_end = phrase(wording, r"[;:.]|\b{not_conducted}\b")
        self.forms = NounForms(wording, reach)
        self.using = phrase(wording, QUOTED + r"\s+(?:by\s+(?:the\s+)?(?:[A-Z]\S*\s+){1,3})?{using}\b", 0)
        self.done = phrase(wording, r"\s+(?:{relative}\s+)?(?:{be_verb}\s+)?{deed_done}\b")  # "a test conducted by", "the attack claimed by"
        self.on_day = phrase(wording, r"\s+(?:{day_preposition}\s+)?")
        self.own_thing = phrase(wording, r"{own_thing}\b")
        self.own = phrase(wording, r"\b{own}\s+(?:\S+\s+){0,5}$")
        self.article = phrase(wording, r"\b{article_before}\s+(?:[\w'’-]+\s+){0,5}$")
        self.numbered = phrase(wording, r"\b{number_before}\s+(?:[\w-]+\s+){0,4}$")
        self.ordinal = phrase(wording, r"{ordinal}", 0)
        self.any_article = re.compile(r"\ban?\s+(?:[\w-]+\s+){0,4}$", re.I)
        self.is_so = phrase(wording, r"\s+{so_in_general}\b")
        self.in_a = re.compile(r"\bin an?\s+(?:[\w-]+\s+){0,3}$", re.I)  # "it was Agni-V, in a first trial from"
        self.with_object = phrase(wording, r"{noun_with_object}", 0)

    def is_noun(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a word that may be verb or noun is a noun here."""
        return self.forms.is_noun(sentence, start, end)

    def read(self, sentence: Sentence, start: int, end: int) -> Trigger | None:
        """The trigger of a noun; None where it is said of launches in general."""
        noun = self._noun(sentence, start, end)
        if not self._tells(sentence, noun):
            return None
        objects = noun.objects
        plural = noun.word.endswith("s")
        counted = noun.of_object and objects[0].determiner in COUNTED
        bare_of = noun.of_object and not noun.determined
        anaphoric = (noun.determined and not counted) or not objects or (not bare_of and plural and noun.agent[0] != "")
        if not noun.of_object:  # "a missile test": how many flew is not told
            objects = tuple(replace(o, count=None, count_qualifier="") for o in objects)
        background = self.roles.background(sentence, start, end)
        first = min(noun.start, noun.objects[0].start) if noun.objects else noun.start
        role, long_ago = self._role(sentence, noun), self.roles.long_ago(sentence, first)
        return Trigger(start, end, "noun", role, objects, anaphoric, *noun.agent, background, long_ago=long_ago, many=plural)

    def _noun(self, sentence: Sentence, start: int, end: int) -> Noun:
        text = sentence.text
        near = left_of(sentence, start, A_PHRASE)
        due = self.forms.due.search(near) is not None
        objects, of_object = self._objects(sentence, start, end, near, due)
        first = start if not objects or of_object else objects[0].head
        determined = self.forms.determined.search(left_of(sentence, start, DETERMINED_REACH)) is not None
        left = text[sentence.start : min(start, first)]
        agent = self._agent(sentence, start, end, first, near)
        word = text[start:end].lower()
        dated = self.forms.dated_behind(sentence, word, end, objects)
        return Noun(start, end, word, tuple(objects), of_object, left, near, determined, due, dated, agent)

    def _objects(self, sentence: Sentence, start: int, end: int, near: str, due: bool) -> tuple[list[ObjectMention], bool]:
        """The objects of a noun, and whether they follow it; what carries its load in their place: "the launch of a probe on a Falcon 9"."""
        objects, of_object = self._own_objects(sentence, start, end, near, due)
        carriers = [] if any(o.cls not in self.carriers.loads for o in objects) else self.carriers.behind(sentence, end)
        of_itself = not self.with_object.fullmatch(sentence.text, start, end)  # not "the flight was shot down by a missile"
        beside = [o for o in carriers if objects or (of_itself and sentence.words_between(end, o.start) <= CARRIER_REACH)]
        return (beside, True) if beside else (objects, of_object)

    def _own_objects(self, sentence: Sentence, start: int, end: int, near: str, due: bool) -> tuple[list[ObjectMention], bool]:
        beside = attached(sentence, start)[-1:] or [
            o for o in sentence.objects if o.start <= start < o.end < end
        ]  # "a missile strike", of which "missile" is a part
        if beside:
            return beside, False
        end = self._behind_day(sentence, end)
        if self.using.match(sentence.text[end : end + USING_REACH]):
            right = self.reach.right(sentence, end, 12, through=("of", "with"))
            if right is not None:
                return [right, *self.reach.coordinated(sentence, right)], True
        around = [o for o in sentence.objects if o.start <= start and end <= o.end]
        if not around and (due or self.in_a.search(near)):
            left = self.reach.left(sentence, start, 12)  # "an Atlas V is slated for liftoff"
            return ([left] if left is not None else []), False
        return around, False

    def _behind_day(self, sentence: Sentence, end: int) -> int:
        """ "the launch on Sunday of two missiles": where the day behind a noun ends, or the noun itself."""
        return next((d[1] for d in sentence.dates if self.on_day.fullmatch(sentence.text, end, d[0])), end)

    def _agent(self, sentence: Sentence, start: int, end: int, first: int, near: str) -> Agent:
        agent = self.agents.possessor(sentence, first)
        if not agent[0]:
            done = self.done.match(sentence.text, end, sentence.end)
            agent = self.agents.by(sentence, done.end() if done else end)
        if not agent[0]:
            agent = self.agents.blamed(sentence, first)
        own = self.own.search(near)
        if not agent[0] and own is not None:
            at = max(sentence.start, start - A_PHRASE) + own.start()
            agent = self.agents.subject(sentence, at, thing=self.own_thing.match(own.group()) is not None)
        if not agent[0] and (conducted := self._conducting(sentence, start)) is not None:
            agent = self.agents.subject(sentence, conducted)
        return agent

    def _conducting(self, sentence: Sentence, start: int) -> int | None:
        """Offset of the verb that a noun hangs on: "Pakistan on Saturday conducted a training launch"."""
        found = None
        for m in self.conduct.finditer(sentence.text, max(sentence.start, start - CONDUCT_REACH), start):
            if not self.conducted_end.search(sentence.text[m.end() : start]):
                found = m.start()
        return found

    def _tells(self, sentence: Sentence, noun: Noun) -> bool:
        """Whether one event is meant, and something is told of it."""
        if not self._specific(sentence, noun):
            return False  # nothing beside it says which one is meant: no article, owner, number or day
        if not self._says_what(sentence, noun):
            return False  # no word for what is used (list object_class) stands with it, and it needs one
        return not self._of_several(noun)  # it counts whether a plural tells more than that there were several

    def _says_what(self, sentence: Sentence, noun: Noun) -> bool:
        """Whether an object is told, or the noun can do without: "the launch", "a nuclear test", "Iran's launch" with a day."""
        if noun.objects:
            return True
        if self.with_object.fullmatch(noun.word):
            return False
        if noun.determined or noun.dated or self.forms.names_object.search(noun.word):
            return True
        return bool(sentence.dates and (self.article.search(noun.near) or self.ordinal.match(noun.word) or noun.agent[0]))

    def _of_several(self, noun: Noun) -> bool:
        """ "missile tests": a plural of which nothing is told, not even how many."""
        several = noun.word.endswith("s") and not (noun.of_object or noun.determined or noun.agent[0] or noun.dated)
        return several and self.numbered.search(noun.near) is None

    def _specific(self, sentence: Sentence, noun: Noun) -> bool:
        """Whether something beside the noun says which one is meant: an article, an agent, a count, a day; "came under rocket fire on Sunday"."""
        return bool(
            noun.of_object
            or noun.agent[0]
            or noun.determined
            or noun.dated
            or self.article.search(noun.near)
            or (noun.word.endswith("s") and any(o.determiner in COUNTED for o in noun.objects))
            or self._conducted(noun.left)
            or (sentence.dates and (self.suffered.search(noun.left) or (not noun.left and self.forms.attack.fullmatch(noun.word))))
            or (noun.objects and noun.due)
            or any(o.count_qualifier for o in noun.objects if o.determiner in COUNTED)
        )

    def _conducted(self, left: str) -> bool:
        return self.conduct_before.search(LAST_WORDS.sub("", left[-A_CLAUSE:]) or left) is not None

    def _governed(self, sentence: Sentence, noun: Noun) -> str:
        """ "might conduct a launch", "will hold a test": planned or unreal where the verb that the noun hangs on is."""
        verb = self._conducting(sentence, noun.start)
        if verb is None:
            return ""
        word = self.conduct.match(sentence.text, verb)
        role = self.roles.role(sentence.text[sentence.start : verb], word.group().lower() if word else "", noun=False)
        near = left_of(sentence, verb, MEANT_REACH)
        meant = role == "planned" or self.roles.modal.search(near) or self.roles.negated.search(near)  # "ordered it to conduct a test" tells of one
        if role != "planned" and self.roles.conditional(sentence.text[sentence.start : verb]):
            return "unreal"
        return role if role != "past" and meant else ""

    def _role(self, sentence: Sentence, noun: Noun) -> str:
        """The realis of a noun, from the verb that it hangs on, what stands before it and what stands behind it."""
        if noun.due:
            return "planned"
        role = self._governed(sentence, noun) or self.roles.role(noun.left, sentence.text[noun.start : noun.end], noun=True)
        if role == "past" and (self.roles.conditional(noun.left) or self._in_general(sentence, noun)):
            return "unreal"  # "if the regime goes ahead with the launch"
        if role != "planned" and self._followed_by(self.planned_after, sentence, noun):
            return "planned"
        return "unreal" if role == "past" and self._followed_by(self.unreal_after, sentence, noun) else role

    def _in_general(self, sentence: Sentence, noun: Noun) -> bool:
        """ "a test of an ICBM is a momentous step": of such tests in general."""
        return not sentence.dates and bool(self.any_article.search(noun.near) and self.is_so.match(sentence.text, noun.last, sentence.end))

    @staticmethod
    def _followed_by(pattern: re.Pattern[str], sentence: Sentence, noun: Noun) -> bool:
        """Whether the pattern stands right behind the noun, its objects or an aside: "a test launch of two missiles, the first in years, could come"."""
        asides = [m.end() for at in (noun.end, noun.last) if (m := ASIDE.match(sentence.text, at, sentence.end)) is not None]
        ends = {at + 1 for at in (noun.end, noun.last, *asides) if sentence.text[at : at + 1].isspace()}
        return any(pattern.match(sentence.text, at, sentence.end) for at in ends)
