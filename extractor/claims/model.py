"""What a sentence says: the claim, and a sentence read, as plain values (the link between stages 4 and 5)."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.claims.speakers import Source
from extractor.mentions.model import Sentence, Trigger

UNSORTED = "unsorted"  # a length with no cue ("Japan's figures were 1,100 km and 6,000 km"); sorted by the rival figures, see events/completion.py
ORIGIN = "origin"  # the state of a site or a maker: who fired, where no subject tells it; never a fact of its own


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A day as told: `spec` for annotate/date_resolution.py ("wd:2", "md:06-08"), `basis` how it is told (`stated`, `weekday`, …)."""

    spec: str
    basis: str

    @property
    def counts_from_another(self) -> bool:
        """Whether it is told by its distance from another day ("six days after")."""
        return self.spec.startswith("shift:")

    @property
    def may_lie_ahead(self) -> bool:
        """Whether it is a day of the year or a coming weekday, which may lie ahead."""
        return self.spec.startswith(("md:", "wdnext:"))


@dataclass(frozen=True, slots=True)
class CoastReference:
    """The waters on one side of a state's land ("the sea off its east coast"); `whose` is its code, "" for the launcher's own."""

    side: str
    whose: str


@dataclass(frozen=True, slots=True)
class TargetLand:
    """Whose land a target lies on, by alpha-3, so that the launcher's own can be left out; "" where it is not known."""

    code: str


@dataclass(frozen=True, slots=True)
class Designation:
    """On a name: the class that its table gives it. On a class: that it comes from there, no word of the text tells it."""

    cls: str


Reference = DateExpression | CoastReference | TargetLand | Designation
NO_DATE = DateExpression("", "")


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one attribute. Offsets are code points of the article's text, end exclusive.

    `value` is normalised, numbers in `unit` (only quantities have one). `reference` is what was told where the value waits for the whole article:
    of a day or a coast `value` is then "" and events/completion.py fills it in.
    """

    attribute: str
    value: str
    start: int
    end: int
    sentence: int
    trigger: int | None = None
    value_min: float | None = None
    value_max: float | None = None
    unit: str = ""
    qualifier: str = ""
    asserted_by: str = ""
    source_start: int = 0
    source_end: int = 0
    reference: Reference | None = None
    further_object: int | None = None  # offset of the noun where it is of a further object of the trigger, of another class than the first
    strength: int = 2  # 3 strong … 1 weak evidence

    @property
    def is_quantity(self) -> bool:
        """Whether it is a figure with a least and a greatest value."""
        return self.value_min is not None


def date_told(claim: Claim) -> DateExpression:
    """The day that a claim tells, as told; an empty one where it tells none."""
    return claim.reference if isinstance(claim.reference, DateExpression) else NO_DATE


@dataclass(slots=True)
class Reading:
    """A sentence with its claims and the triggers they belong to."""

    sentence: Sentence
    claims: list[Claim]
    sources: list[Source]


def trigger_at(s: Sentence, start: int) -> int | None:
    """The trigger a place in the sentence belongs to: the last one begun before it, else the first."""
    if not s.triggers:
        return None
    begun = [i for i, t in enumerate(s.triggers) if _begins(s, t) <= start]
    if begun:
        return begun[-1]  # the last that begins before it
    first = s.triggers[0]
    if first.background or first.role == "unreal" or (first.kind == "noun" and not first.anaphoric):
        return None
    return 0  # the first of its sentence, as none of them stands before the value


def _begins(s: Sentence, t: Trigger) -> int:
    """Where a trigger begins with the objects that are its own: "fired a missile from Sunan, days after it launched one"."""
    told_before = {o for u in s.triggers if u.start < t.start for o in u.objects}
    return min([t.start, *(o.start for o in t.objects if o not in told_before)])


def begin(t: Trigger) -> int:
    return min([t.start, *(o.start for o in t.objects)])


def number(value: float) -> str:
    """A number as the tables show it: no trailing zeros, four decimals at most."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
