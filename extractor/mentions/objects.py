"""Objects of a sentence: what was launched (in the missile pipeline), with its class, its names and how many are told.

Lists used: `object_class`, `count_gap`, `plural_object`, `name_then_noun`, `noun_then_name`, `fires_many`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.annotate.names import OBJECTS
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.counts import Count, CountReader
from extractor.mentions.designations import DesignationFinder
from extractor.mentions.model import A_WORD, Name, ObjectMention, Sentence

COUNTED = ("number", "indefinite")  # determiners of what is told anew
PRONOUN = "pronoun"  # "eight of them": counted, and of the kind told before
KNOWN_REACH = 12  # characters left of a number in which "the" stands: "the 16 missiles"
SAME_THING = re.compile(r",?\s*(?:\(|or |an? )?\s*")  # "a short-range ballistic missile (SRBM"
ATTACHED = re.compile(r"\s+|-|\s+[\w-]+\s+")  # between an object and the noun it belongs to: "missile test", "missile flight test"
OWNED = r"(?:,\s(?:[A-Z][\w.]*\s)?[A-Z][\w.]*['’]s\s(?:[a-z][\w-]*\s)?)"  # "Prithvi-II, India's newest missile"


class ObjectFinder:
    """Finds the objects of a sentence; `codebook` says which classes are carried by others and not counted themselves."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.carried = codebook.carried_classes
        self.classes = wording.labelled("object_class")
        self.counts = CountReader(wording)
        self.plural = phrase(wording, r"(?:[a-z\d]s|[A-Z]s|{plural_object})$", 0)
        self.fires_many = wording.labelled("fires_many")
        self.modifies = phrase(wording, r"[ -]{object_modifies}\b")
        self.known = phrase(wording, r"\b{known_before}\s+$")
        self.name_first = phrase(wording, r"(?:[-.][A-Z\d]{1,4}\b)?[\"”'’]?" + OWNED + r"?,?\s*(?:\(?{name_then_noun}\)?\s*){0,2}[-\"“‘'(]?", 0)
        self.general = codebook.general_classes
        self.identity = phrase(wording, r",?\s*(?:{relative}\s+)?(?:(?:{identified_before}|{identifying}|{infinitive}|{perfect})\s+)+")
        self.designations = DesignationFinder(wording)
        self.joined = phrase(wording, r"\s*(?:,|,?\s{also})\s*")
        self.noun_first = phrase(wording, r"[\"”’']?,?\s*(?:\(|{noun_then_name}|,|[\"“‘']|\s){0,5}", 0)

    def find(self, sentence: Sentence) -> list[ObjectMention]:
        """Nouns with the names beside them, then the names that stand alone, in order of the text."""
        names = sentence.table(OBJECTS)
        used: set[Name] = set()
        found = []
        for start, end, cls in self._spans(sentence):
            near = self._names_of(sentence, [n for n in names if n not in used], start, end, cls)
            used.update(near)
            span = min([start, *(n.start for n in near)]), max([end, *(n.end for n in near)])
            o = self._object(sentence, *span, cls, tuple(near), (start, end))
            within = tuple(n for n in names if n not in used and o.start <= n.start < o.head)  # "an S-300 System missile"
            found.append(replace(o, names=within + o.names))
        rest = [n for n in names if n not in used and not any(o.start <= n.start < o.end for o in found)]
        found += [self._object(sentence, n.start, n.end, "", (n,), (n.start, n.end)) for n in rest]
        return self._taken_for(sentence, sorted(found, key=lambda o: o.start))

    def _taken_for(self, sentence: Sentence, found: list[ObjectMention]) -> list[ObjectMention]:
        """ "two projectiles believed to be short-range missiles": one object, of the class and with the names that it is taken for."""
        out: list[ObjectMention] = []
        for o in found:
            last = out[-1] if out else None
            finer = o.cls not in (*self.carried, *self.general[:1], "", PRONOUN)
            new = last is not None and last.cls in self.general and last.determiner != "definite" and not last.names
            if last is not None and new and finer and self.identity.fullmatch(sentence.text, last.end, o.start):
                out[-1] = replace(last, cls=o.cls, names=o.names, end=o.end)
            else:
                out.append(o)
        return out

    def _names_of(self, sentence: Sentence, names: list[Name], start: int, end: int, cls: str) -> list[Name]:
        """The names beside a noun, in order of the text: "Fateh-110 and Zolfaghar missiles" has two; else one that no table has."""
        near = [n for n in names if self._adjacent(sentence.text, start, end, n)]
        if not near:
            given = None if cls in self.carried else self.designations.behind(sentence, end)
            return [given] if given is not None else []
        for n in reversed(names):
            if n.end <= near[0].start and near[0].start <= start and self.joined.fullmatch(sentence.text, n.end, near[0].start):
                near.insert(0, n)
        return near

    def _spans(self, sentence: Sentence) -> list[tuple[int, int, str]]:
        text = sentence.text
        spans: list[tuple[int, int, str]] = []
        for m in self.classes.finditer(text, sentence.start, sentence.end):
            cls = m.lastgroup or ""
            if inside_place(sentence, m) or (cls == PRONOUN and not self._counted(text, m)):
                continue
            if spans and SAME_THING.fullmatch(text[spans[-1][1] : m.start()]) and spans[-1][2] == cls:
                closing = text[m.end() : m.end() + 1] == ")"
                spans[-1] = (spans[-1][0], m.end() + closing, cls)  # "… ballistic missile (SRBM)"
            else:
                spans.append((m.start(), m.end(), cls))
        return spans

    def _counted(self, text: str, m: re.Match[str]) -> bool:
        """Whether it tells how many: "another", or by a number right before, "eight of them", "dozens more"."""
        told = self.counts.left_of(text, max(0, m.start() - A_WORD), m.start())
        before = told is not None and bool(told.number or told.qualifier) and not text[told.end : m.start()].strip()
        return before or self._is_one(m.group())

    def _is_one(self, pronoun: str) -> bool:
        """ "another", "a second": one of what was told of before."""
        return self.counts.indefinite.match(pronoun) is not None

    def _adjacent(self, text: str, start: int, end: int, name: Name) -> bool:
        if start <= name.start < end or name.start <= start < name.end:
            return True
        if name.end <= start:
            return self.name_first.fullmatch(text[name.end : start]) is not None
        return self.noun_first.fullmatch(text[end : name.start]) is not None

    def _object(self, sentence: Sentence, start: int, end: int, cls: str, names: tuple[Name, ...], noun: tuple[int, int]) -> ObjectMention:
        string, plural = sentence.text[start:end], self._is_plural(sentence.text[noun[0] : noun[1]], cls, names)
        told = self.counts.left_of(sentence.text, sentence.start, start)
        if cls == PRONOUN:
            plural = not self._is_one(string)
            told = told if plural else Count(start, start, 1, "exact", "indefinite")
        if told is None or self._of_name(sentence, told) or _of_quantity(sentence, told) or _of_day(sentence, told):
            told = Count(start, start, None, "", "")
        if told.determiner == "number" and self.known.search(sentence.text, max(sentence.start, told.start - KNOWN_REACH), told.start):
            told = replace(told, determiner="definite")  # "the 16 missiles": told before
        number, qualifier = self._number(told, plural, string, cls, bool(names))
        modifies = not plural and self.modifies.match(sentence.text, end, sentence.end) is not None
        if modifies:
            number, qualifier = None, ""  # "a missile attack": one attack
        return ObjectMention(told.start, end, start, cls, names, plural, number, qualifier, told.determiner, (told.start, end), modifies)

    def _is_plural(self, noun: str, cls: str, names: tuple[Name, ...]) -> bool:
        """Whether a noun, or a name that stands for one, is of several: "missiles", "Scuds"; not "a Yars"."""
        ends_so = not cls and names[0].name.endswith("s")
        return not ends_so and bool(self.plural.search(noun.rstrip(')"” '))) and not noun.endswith(("ss", "series"))

    def _of_name(self, sentence: Sentence, told: Count) -> bool:
        """The number of a name: "The Falcon 9 first stage", "said 38 North, missiles"."""
        return any(n.start <= told.start and told.end <= n.end and (n.table != OBJECTS or n.start < told.start) for n in sentence.names)

    def _number(self, told: Count, plural: bool, string: str, cls: str, named: bool) -> tuple[int | None, str]:
        """Number and qualifier of an object from its count and its form."""
        if cls in self.carried:
            return None, ""
        if plural:
            return number_of_many(told)
        number, qualifier = told.number, told.qualifier
        if number is not None and number > 1 and not (cls or named):
            number, qualifier = None, ""
        return self.number_of_one(string, cls) if told.determiner == "indefinite" and not qualifier else (number, qualifier)

    def number_of_one(self, string: str, cls: str) -> tuple[int | None, str]:
        """ "a missile" is one; "a multiple rocket launcher" tells no number of rounds."""
        launcher = self.fires_many.search(string)
        return (None, "") if launcher and launcher.lastgroup == cls else (1, "exact")


def number_of_many(told: Count) -> tuple[int | None, str]:
    """ "three missiles", "several missiles"; "missiles" and "a series of missiles" are more than one, and no more is told."""
    if told.determiner == "indefinite" or (told.number is None and not told.qualifier):
        return None, "multiple"  # the noun is a plural, and no number stands with it
    return told.number, told.qualifier


def _of_day(sentence: Sentence, told: Count) -> bool:
    """The number of a day: "In the night of 27 August, Russian missiles"."""
    return any(start <= told.start < end for start, end, *_ in sentence.dates)


def _of_quantity(sentence: Sentence, told: Count) -> bool:
    """The number of a figure: "2,000 km range missiles"."""
    return any(q.start <= told.start < q.end for q in sentence.quantities)


def inside_place(sentence: Sentence, m: re.Match[str]) -> bool:
    """ "Sohae Satellite Launching Ground" tells of no launching."""
    return any(n.start <= m.start() and m.end() <= n.end for n in sentence.names if n.table != OBJECTS)


def inside_object(sentence: Sentence, m: re.Match[str]) -> bool:
    """ "satellite launch vehicle" tells of no launch: the word is a part of an object's noun."""
    return any(o.head <= m.start() and m.end() < o.end and o.cls for o in sentence.objects)


def attached(sentence: Sentence, start: int) -> list[ObjectMention]:
    """Objects that a noun at `start` hangs on: "missile test"."""
    return [o for o in sentence.objects if o.end <= start and ATTACHED.fullmatch(sentence.text[o.end : start]) and not o.plural]
