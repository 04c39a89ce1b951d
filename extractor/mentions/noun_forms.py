"""Words that may be verb or noun ("launch", "tests"): whether one is a noun where it stands.

Lists used: `noun_modifier`, `verb_only`, `noun_in_off`, `event_noun_object`, `event_noun_or_verb`, `attack_noun`, and the general ones under
"before a noun" in domain/english.yml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.annotate.dates import MONTH
from extractor.domain.wording import Wording, phrase
from extractor.mentions.argument_scope import ObjectReach
from extractor.mentions.model import A_PHRASE, A_WORD, ObjectMention, Sentence, left_of
from extractor.mentions.objects import attached

QUOTED = r"[\"'”]?"  # may close what a noun stands in: "the 'training launch' of a missile"
OF = re.compile(rf"{QUOTED}\s+of\b", re.I)
DETERMINED_REACH = 50  # characters left of a noun in which "the" is looked for


class NounForms:
    """Tells nouns of the event from the verbs spelt like them."""

    def __init__(self, wording: Wording, reach: ObjectReach) -> None:
        self.reach = reach
        self.verb_form = phrase(wording, r"(?:ed|{verb_only})$", 0)
        self.noun_in_off = phrase(wording, r"{noun_in_off}$", 0)
        self.noun_left = phrase(wording, r"(?:\b(?:{noun_before}|{noun_modifier})\s+|[-])$")
        self.noun_right = phrase(wording, r"{noun_then}\b")
        self.attack = phrase(wording, r"{event_noun_object}\W+.*{attack_noun}", 0)
        self.attack_with, self.article_left = phrase(wording, r"{attack_noun}\s+{using}\b"), phrase(wording, r"\b{article_word}\s+(?:[\w-]+\s+){0,3}$")
        self.gerund_left = phrase(wording, r"\b{gerund_article}\s+(?:\S+\s+)?$")
        # "North Korea's long-range launches raised doubts"; "Iran now launches satellites" is the verb
        self.plural = phrase(wording, r"(?:[\w-]+-)?{event_noun_or_verb}")
        self.owner_left = phrase(wording, r"(?:['’]s|s['’]|\b{owner_word})\s+(?:[\w-]+\s+){1,3}$")
        self.subject_left = phrase(wording, r"\b{subject_word}\s+$")
        self.since = phrase(wording, r"\b{since}\b")
        self.to_day = phrase(wording, r"\s(?:{before_day}\s)?")
        self.determined = phrase(wording, r"\b{definite_before}\s+(?:(?!{not_definite}\b)[\w-]+[.,]?\s+){0,3}$")
        self.due = phrase(wording, r"\b{due_for}\s+(?:{article_word}\s+)?(?:[\w-]+\s+)?$")
        # "a June launch" is a plan more often than not
        self.month_left = phrase(wording, rf"(?:['’]s?|\b{{definite_before}})\s+(?P<month>{MONTH})\s+$")
        self.names_object = phrase(wording, r"{event_noun_object}", 0)

    def is_noun(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a word that may be verb or noun is a noun here."""
        word, left = sentence.text[start:end].lower(), left_of(sentence, start, A_PHRASE)
        if self.verb_form.search(word) and not self.noun_in_off.search(word):
            return False
        if self._has_complement(sentence, word, start, end):
            return True
        if self.plural.fullmatch(word) and self.owner_left.search(left) and not self.subject_left.search(left):
            return True
        if word.endswith("ing"):
            return self.gerund_left.search(left) is not None and self.reach.right(sentence, end, 3) is None
        if self._of_people(sentence, start, end):
            return True
        told_before = self.noun_left.search(left) or self.due.search(left)
        return self._dated_before(sentence, start) or self.of_month(left) or told_before is not None or left.strip() == ""

    def _has_complement(self, sentence: Sentence, word: str, start: int, end: int) -> bool:
        """ "missile launch", "launch of", "a Houthi missile attack", "detonations in 2006": what stands beside the word stands beside nouns only."""
        return bool(
            self.dated_behind(sentence, word, end)
            or attached(sentence, start)
            or OF.match(sentence.text, end)
            or self.attack.fullmatch(word)
            or (self.attack_with.match(sentence.text, start) and self.article_left.search(left_of(sentence, start, A_PHRASE)))
            or self.noun_right.match(sentence.text[start : end + A_WORD])
        )

    def _of_people(self, sentence: Sentence, start: int, end: int) -> bool:
        """ "the Iranian test"; not "the Chinese test missiles"."""
        near = any(n.kind == "demonym" and n.end == start - 1 and not sentence.text[n.start : n.end].endswith("s") for n in sentence.actors)
        return near and self.reach.right(sentence, end, 3) is None

    def _dated_before(self, sentence: Sentence, start: int) -> bool:
        """ "the Sept. 3, 2017, blast": a day between the article and the word."""
        dated = any(not sentence.text[d[1] : start].strip(" ,") for d in sentence.dates if d[1] < start)
        return dated and self.determined.search(left_of(sentence, start, DETERMINED_REACH)) is not None

    def of_month(self, left: str) -> bool:
        """ "The February launch": a month between the article and the word."""
        m = self.month_left.search(left)
        return m is not None and m["month"][0].isupper()  # "may" and "march" are verbs

    def dated_behind(self, sentence: Sentence, word: str, end: int, objects: Sequence[ObjectMention] = ()) -> bool:
        """ "detonations in 2006", "missile tests in 2006": a day right behind a noun that says what was done, or the object before it does.

        Not "more tests since 2006", which counts from there.
        """
        told = bool(objects) or self.names_object.search(word) is not None or word.endswith("s")
        return told and any(self.to_day.fullmatch(sentence.text, end, d[0]) and not self.since.match(sentence.text, d[0]) for d in sentence.dates if end < d[0])
