"""How far a trigger reaches to its arguments, and what ends its reach."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import A_PHRASE, ObjectMention, Sentence, left_of

BE_REACH = 30  # characters left of a verb in which a form of "be" stands


class ObjectReach:
    """The object of a verb or noun: how far its reach goes, and what ends it."""

    def __init__(self, wording: Wording) -> None:
        self.passed_over = [p for name in ("appearance", "second_verb", "hedge_at_most") if (p := wording.get(name)) is not None]
        self.right_end = phrase(wording, r"[;:]|--|—|\s–\s|(?<![\w-]){object_break}(?![\w-])|,\s+{object_break_comma}\b")
        self.left_end = phrase(wording, r"[;:]|--|—|\s–\s|(?<![\w-]){subject_break}(?![\w-])|,\s+{subject_break_comma}\b")
        self.carrying = phrase(wording, r",?\s+{carrying}\s+(?:[\w'’-]+\s+){0,4}")  # "a rocket carrying a satellite lifted off"
        self.one_of = phrase(wording, r"\b{one_of}\s+$")
        # "Its missile, which can …, was tested"
        self.aside = phrase(wording, r",\s+{aside_open}\s[^;]{3,160},\s+{aside_close}\s+(?:\w+ly\s+)?")
        self.clause_left, self.clause_right = phrase(wording, r"\s+(?:{relative}\s+)?"), phrase(wording, r"\s+(?:{perfect}\s+)?(?:\w+ly\s+)?")
        self.pronoun_object = phrase(wording, r"\s+{object_pronoun}\s+(?:{from_land}|{toward})\b")
        self.stand_in = phrase(wording, r"\b{stand_in}\s+(?:\S+\s+){0,4}$")
        self.many_be = phrase(wording, r"\b{plural_be}\b[^.;]*$")
        self.also_object = phrase(wording, r",?\s*(?:{also}|,)\s*(?:(?!(?:not|{relative}|\w+ed|{irregular_past})\b)[\w'’-]+\s+){0,5}")
        self.day_left = phrase(wording, r",?\s*(?:{also}\s*)?(?:\b{day_preposition})?\s*$")
        self.also = phrase(wording, r",?\s*(?:{also}|,)\s*(?:(?!(?:not|{relative})\b)[\w'’-]+\s+){0,5}")

    def right(self, sentence: Sentence, end: int, words: int, through: tuple[str, ...] = ()) -> ObjectMention | None:
        """The first object right of a place; words of `through` do not end the reach."""
        o = next((o for o in sentence.objects if o.start >= end or o.head >= end), None)
        if o is None or sentence.words_between(end, o.head) > words:
            return None
        between = sentence.text[end : o.start if o.determiner == "number" else o.head]
        for pattern in self.passed_over:
            between = pattern.sub(" ", between)
        stop = self.right_end.search(between)
        return None if stop and stop.group().lower() not in through else o

    def is_of_clause(self, sentence: Sentence, o: ObjectMention, start: int) -> bool:
        """ "the missiles that Iran fired", "the missiles Iran has fired": whether an object is what the verb of the clause behind it took."""
        at = self.clause_left.match(sentence.text, o.end, start)
        names = (n for n in sentence.actors if at is not None and n.start == at.end() and n.end < start)
        return any(self.clause_right.fullmatch(sentence.text, n.end, start) for n in names)

    def takes_pronoun(self, sentence: Sentence, end: int) -> bool:
        """ "had fired them from Wonsan": what is told before, and its way."""
        return self.pronoun_object.match(sentence.text, end, sentence.end) is not None

    def behind_pronoun(self, sentence: Sentence, start: int) -> bool:
        """Whether a pronoun stands before the verb: "as it was launched"."""
        return self.stand_in.search(left_of(sentence, start, A_PHRASE)) is not None

    def left(self, sentence: Sentence, start: int, words: int) -> ObjectMention | None:
        """The last object left of a place that can be its subject."""
        best = None
        for o in sentence.objects:
            if o.end > start:
                continue
            aside = self.aside.fullmatch(sentence.text[o.end : start]) is not None
            if not aside and (sentence.words_between(o.end, start) > words or self.left_end.search(sentence.text[o.end : start])):
                continue
            behind = sentence.text[o.end : start].isspace()  # "such as the KN-24 fired in March" is of that one
            carried = best is not None and self.carrying.fullmatch(sentence.text[best.end : o.start]) is not None
            if best is None or not carried and (behind or not self.one_of.search(sentence.text[best.end : o.start])):
                best = o
        return best

    def coordinated(self, sentence: Sentence, first: ObjectMention) -> Iterator[ObjectMention]:
        """ "a ballistic missile and two cruise missiles", "an ICBM in 2017 and an SLBM in 2019"."""
        last = first
        for o in sentence.objects:
            if o.head > last.end and (self.also.fullmatch(sentence.text, last.end, o.head) or self._is_of_next_day(sentence, last.end, o.head)):
                yield o
                last = o

    def joined_before(self, sentence: Sentence, last: ObjectMention, *, many: bool) -> list[ObjectMention]:
        """ "two Scuds and a Rodong were fired": the objects joined to the last one of a subject, where its verb tells of `many` or they open the sentence."""
        joined = [last]
        for o in reversed([o for o in sentence.objects if o.end <= last.start]):
            if not self.also_object.fullmatch(sentence.text, o.end, joined[0].head):
                break
            joined.insert(0, o)
        return joined if many or joined[0].start == sentence.start else [last]

    def are(self, sentence: Sentence, start: int) -> bool:
        """Whether a form of "be" before a verb is of several: "were"."""
        return self.many_be.search(left_of(sentence, start, BE_REACH)) is not None

    def _is_of_next_day(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether only days and no further verb stand between two objects of a list."""
        text = sentence.text[start:end]
        for day in reversed([d for d in sentence.dates if start <= d[0] and d[1] <= end]):
            text = self.day_left.sub("", text[: day[0] - start]) + text[day[1] - start :]
        return self.also_object.fullmatch(text) is not None
