"""What the words around a trigger make of it: past, planned or unreal (hypothetical, denied, banned), new or an earlier one.

Lists used: `negated_before`, `planned_before`, `hypothetical_before`, `generic_before`, `called_off_before`, `bare_verb`,
`irregular_past` of the pipeline, and the general ones under "what makes of a verb" in domain/english.yml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import A_PHRASE, ObjectMention, Sentence, after_last, left_of

CLAUSE_PART = re.compile(r"[^,;:.“”\"]{0,80}")  # what goes on without a stop
MANY = 10  # more than these in a week or year are a total more often than one salvo
REACH = 70  # characters left of a trigger that turn it; further ones belong to another clause more often than not


class TriggerRoles:
    """Says of a trigger what the words around it make of it."""

    def __init__(self, wording: Wording) -> None:
        self._clauses(wording)
        self._turns(wording)
        self._forms(wording)

    def _clauses(self, wording: Wording) -> None:
        self.clause_start = phrase(wording, r"[;:\"“”]|--|—|,\s+{clause_start_comma}\b|\b{clause_start}\b")
        self.clause_join = phrase(wording, r"[;:]|,\s+{clause_join}\b|--|—", 0)
        self.reported = phrase(wording, r"^.*\b{reported_speech}\b.*?\bhad\b", re.I | re.S)
        self.earlier_before = phrase(wording, r"\b{earlier_before}\s+(?:[\w'’-]+\s+){0,6}$")
        self.long_before = phrase(wording, r"\b{long_before}\s+(?:[\w'’-]+\s+){0,6}$")
        self.earlier_this = phrase(wording, r"{earlier_this}\b")
        self.earlier_after = phrase(wording, r"^[^.;]{0,50}\b{earlier_after}\b")

    def _turns(self, wording: Wording) -> None:
        self.negated = wording.before("negated_before")
        self.called_off = wording.before("called_off_before")
        self.planned = wording.before("planned_before")
        self.hypothetical = wording.before("hypothetical_before")
        self.generic = wording.before("generic_before")
        self.denied = phrase(wording, r"\b{deny}\s+(?:\w+\s+){0,3}?(?:{denied}|{denied_act})\b[^.;]*$")
        self.long_period = phrase(wording, r"\b{long_period}\b")
        self.since = phrase(wording, r"(?:(?!\b{record_word}\b).)*?\b{since_then}\b")  # not "in the biggest attack since 2022"
        self.scores = phrase(wording, r"\b{scores_of}\b")
        self.habitual, self.goes_on = wording.before("habitual_before"), wording.before("goes_on_before")
        self.planned_noun = phrase(wording, r"\b{planned_noun_before}\s+(?:(?:for|of|to)\s+)?(?:[\w'’-]+\s+){0,4}$")

    def _forms(self, wording: Wording) -> None:
        self.past_form = phrase(wording, r"(?:ed|ed off|{irregular_past})$", 0)
        self.bare_form = phrase(wording, r"{bare_verb}$", 0)
        self.before_infinitive = phrase(wording, r"\b(?:{modal}|{infinitive_mark})\s+(?:\w+ly\s+)?$")  # "that could easily hit"
        self.to_be_done = phrase(wording, r"\b{to_be_done}\s+(?:\w+\s+)?$")
        self.would_have = phrase(wording, r"\b{would_have}\s+$")
        self.modal = phrase(wording, r"\b{modal}\b")
        self.might = phrase(wording, r"(?<!\bthat\s)(?<!\bwhich\s)\b{might}\s+(?:{might_adverb}\s+)?$")  # not "missiles that could hit"
        self.attempted = phrase(wording, r"\b{attempt}(?: by (?:the )?(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?)? to\s+(?:\w+ly\s+)?$")
        self.no_attempt = phrase(wording, r"\b{no_attempt} to\s+$")
        self.joined_forms = re.compile(r"(?<=ing|ion|ent)\s+(?:and|or)\s+$")
        self.banned = phrase(wording, r"\b{ban}\s+(?:[^,;]{0,40}\bon\s+(?:\w+\s+)?|(?:\w+(?:,|ing|ion|ent)(?: and| or)?\s+)*)$")
        self.not_doing = phrase(wording, r"\b{not_doing_before}\s+(?:\w+\s+)?$")
        self.judged_for = phrase(wording, r"\b{judged_for}\s+(?:\S+\s+){0,6}?(?:for|of)\s+(?:\w+ly\s+)?$")
        self.now = phrase(wording, r"\b{habit_be} (?:\w+ly )?$")
        self.if_clause = phrase(wording, r"\b{supposing}\s+(?:[\w'’-]+\s+){1,4}$")
        self.if_left = phrase(wording, r"\b{supposing_word}\b[^,;]{0,60}$")
        self.inverted = phrase(wording, r"\W*{inverted_if}\s+[^,;:]*$", 0)
        self.used = phrase(wording, r"\b{used_thing}\b[^,;.]*\s{used_to}\s+$")  # "a rocket that it used to launch a satellite"
        self.seen_doing = phrase(wording, r"\b{seen_doing}\s+(?:\S+\s+){0,3}$")

    def role(self, left: str, word: str, *, noun: bool) -> str:
        """past, planned or unreal, from the words left of the trigger within its clause."""
        near = after_last(self.clause_start, self._without_join(left, word))[-REACH:]
        if self.negated.search(near):
            return "unreal"  # a word of not doing stands before it
        if self.denied.search(left):
            return "unreal"  # a word of denying stands before it
        if self.called_off.search(near):
            return "planned"  # a word of calling off stands before it
        if noun:
            return self._noun(near)
        if self.past_form.search(word) and not self.before_infinitive.search(near):
            return self._finite(near)
        return self._infinite(left, near, word)

    def _without_join(self, left: str, word: str) -> str:
        """ "has been developing and testing": what stands before the first of two such forms is said of both."""
        return self.joined_forms.sub(" ", left) if word.endswith("ing") else left

    def _noun(self, near: str) -> str:
        """What the words before a noun of an event make of it."""
        if self.planned_noun.search(near):
            return "planned"  # a word of a plan stands before it
        if self.generic.search(near):
            return "unreal"  # words that speak of such events in general stand before it
        return "past"  # nothing before it makes anything else of it

    def _finite(self, near: str) -> str:
        """What the words before a past form make of it: only "will be fired", "to be launched", "could have fired" turn it."""
        if self.to_be_done.search(near):
            if self.planned.search(near) and not self.modal.search(near):
                return "planned"  # it is to be done, and planned
            return "unreal"  # it is to be done, and no word of a plan stands before it
        if self.would_have.search(near) or self.habitual.search(near):
            return "unreal"  # it would have been, or is again and again
        return "past"

    def _infinite(self, left: str, near: str, word: str) -> str:
        """What the words before an infinitive, a present form or one in "-ing" make of it."""
        if self.might.search(left) and not self.past_form.search(word) and not self.if_left.search(left):
            return "planned"  # a word such as "may" stands before it
        bare = self.bare_form.search(word) is not None
        if bare and self.attempted.search(near) and not self.planned.search(near):  # "is gearing up for another attempt to" is a plan
            return "unreal" if self.no_attempt.search(near) else "past"  # it counts whether it was attempted
        if bare and self.used.search(left):
            return "past"
        if self.planned.search(near):
            return "planned"  # a word of a plan stands before it
        if word.endswith("ing"):
            return "unreal" if self.banned.search(left) or self._is_not_done(near) else "past"  # it counts whether it was banned, stopped or is a habit
        if self.hypothetical.search(near):
            return "unreal"  # a word before it makes it only possible
        if bare and not self.seen_doing.search(near):
            return "unreal"  # it is a bare form, and no word of a plan, nor one such as "did" or "watched", stands before it
        return "past"

    def _is_not_done(self, near: str) -> bool:
        """Whether a form in "-ing" tells of no single event: stopped short of, or done again and again."""
        not_done = self.not_doing.search(near) and not self.judged_for.search(near)
        return bool(not_done or self.habitual.search(near) or self.goes_on.search(near))

    def total(self, sentence: Sentence, objects: Sequence[ObjectMention], end: int) -> bool:
        """Whether many objects are counted over more than days: "has fired 8,000 rockets since October", "40 missiles this year"."""
        if not objects or not self._are_many(sentence, objects[0]):
            return False
        behind = CLAUSE_PART.match(sentence.text, max(end, objects[0].end), sentence.end)
        return behind is not None and (self.long_period.search(behind.group()) or self.since.match(behind.group())) is not None

    def _are_many(self, sentence: Sentence, o: ObjectMention) -> bool:
        """Whether ten or more are counted, or "hundreds"."""
        return (o.count or 0) >= MANY or self.scores.search(sentence.text, *o.count_span) is not None

    def in_habit(self, sentence: Sentence, objects: Sequence[ObjectMention], start: int) -> bool:
        """ "Many of these missiles are launched by aircraft": again and again, where neither number nor day is told."""
        many = bool(objects) and objects[0].plural and objects[0].count is None and not sentence.dates
        return many and self.now.search(sentence.text[sentence.start : start]) is not None

    def against(self, left: str) -> bool:
        """ "a shield against a missile fired by", "any missile launched from": what a participle hangs on is no real thing."""
        return self.generic.search(after_last(self.clause_start, left).rpartition(",")[2][-REACH:]) is not None

    def conditional(self, left: str) -> bool:
        """ "if North Korea conducts", "whether it had carried out"."""
        return self.if_left.search(left) is not None

    def supposed(self, left: str) -> bool:
        """ "a strike on North Korea if it tested a weapon", "Had it tested one": of a clause that begins with "if" or could."""
        return self.if_clause.search(left) is not None or self.inverted.match(left) is not None

    def long_ago(self, sentence: Sentence, start: int) -> bool:
        """ "a month after launching": no news, whether a day is told or not."""
        return self.long_before.search(left_of(sentence, start, A_PHRASE)) is not None

    def background(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether words of the trigger's own clause say that it was an earlier one."""
        near = self.reported.sub("", after_last(self.clause_join, sentence.text[sentence.start : start]))[-A_PHRASE:]
        opened = self.earlier_this.match(sentence.string) is not None  # "Earlier this month, after the North launched …"
        return bool(opened or self.earlier_before.search(near) or self.earlier_after.search(sentence.text[end : end + A_PHRASE]))
