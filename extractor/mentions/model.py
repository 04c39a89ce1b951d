"""What a sentence mentions, as plain values: the link between spaCy's span groups and the claims.

Offsets are Unicode code points into the article's text, end exclusive, so that `text[start:end]` is the exact slice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.annotate.measures import Quantity
from extractor.annotate.names import ACTORS, OBJECTS

# characters left of a place within which a word or two, a phrase, a clause stand; patterns end at the place, so that only what is near is read
A_WORD, A_PHRASE, A_CLAUSE = 25, 60, 90
ALPHA_3 = 3  # letters of a state's code


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the pipeline's tables. One spelling may stand for several (a capital is a place and a government)."""

    start: int
    end: int
    table: str
    kind: str
    name: str
    code: str

    @property
    def is_state(self) -> bool:
        """Whether it stands for a state (ISO 3166-1 alpha-3), not for a body of states (UN, EU, G7, NATO), a group or a source."""
        return len(self.code) == ALPHA_3 and self.code.isupper()


@dataclass(frozen=True, slots=True)
class ObjectMention:
    """What is acted on ("two short-range ballistic missiles"), with its class, its names and how many are told.

    `head` is where the noun itself begins, `start` where its number or article does. count is None where not told;
    `determiner` is `definite`, `indefinite` or "".
    """

    start: int
    end: int
    head: int
    cls: str
    names: tuple[Name, ...]
    plural: bool
    count: int | None
    count_qualifier: str
    determiner: str
    count_span: tuple[int, int] = (0, 0)
    modifies: bool = False  # "a missile attack": says what kind another noun is of, so that how many is not told


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event of the pipeline's kind. `role` is `past`, `planned` or `unreal` (hypothetical, denied, banned)."""

    start: int
    end: int
    kind: str  # verb, noun
    role: str
    objects: tuple[ObjectMention, ...]
    anaphoric: bool
    agent: str
    agent_span: tuple[int, int]
    background: bool
    passive: bool = False
    long_ago: bool = False  # "a month after": an earlier one, told with a day or not
    many: bool = False  # a noun in the plural: "tests in 2006 and 2009"
    agent_sentence: int | None = None  # the earlier sentence that names the agent, where this one only has "it"

    def of_other_days(self, sentence: Sentence) -> list[ObjectMention]:
        """The objects that may have a day of their own: those behind a day, "an ICBM in 2017 and an SLBM in 2019"; not "its fifth test in 2023"."""
        days, taken = sentence.dates, [o for t in sentence.triggers if t.start != self.start for o in t.objects]
        behind = [o for before, o in pairwise(self.objects) if any(before.end <= d[0] and d[1] <= o.start for d in days)]
        return [o for o in behind if o not in taken and any(o.end <= d[0] for d in days)]


@dataclass(slots=True)
class Sentence:
    """One sentence with all that was found in it."""

    index: int
    start: int
    end: int
    text: str  # the article's whole text
    names: list[Name] = field(default_factory=list)
    objects: list[ObjectMention] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    dates: list[tuple[int, int, str, str]] = field(default_factory=list)  # start, end, spec, basis
    times: list[tuple[int, int, str, bool]] = field(default_factory=list)  # start, end, HH:MM, local
    entities: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, spaCy label
    dateline: list[Name] = field(default_factory=list)  # names right before it that stand in no sentence: "Jiuquan, June 5 (Xinhua) --"

    @property
    def string(self) -> str:
        """The sentence's own text."""
        return self.text[self.start : self.end]

    @property
    def actors(self) -> list[Name]:
        """Names of those who act: states, groups, offices, media, people."""
        return self.table(ACTORS)

    @property
    def places(self) -> list[Name]:
        """Names of places, of whatever table."""
        return [n for n in self.names if n.table not in (ACTORS, OBJECTS)]

    def table(self, *tables: str) -> list[Name]:
        """Names of the tables given, in order of the text."""
        return [n for n in self.names if n.table in tables]

    def words_between(self, a: int, b: int) -> int:
        """Words between two places of the text, 0 where the second is not behind the first."""
        return len(self.text[a:b].split()) if a < b else 0


def after_last(pattern: re.Pattern[str], text: str) -> str:
    """What follows the last match in a text; all of it where there is none."""
    cut = 0
    for m in pattern.finditer(text):
        cut = m.end()
    return text[cut:]


def left_of(s: Sentence, at: int, reach: int) -> str:
    """The characters of the sentence left of a place, `reach` of them at most."""
    return s.text[max(s.start, at - reach) : at]
