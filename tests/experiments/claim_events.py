"""Which event does a claim belong to that has no trigger in its sentence? Several rules, compared on annotated sets.

    python tests/experiments/claim_events.py TEXTS GOLD [TEXTS GOLD ...] [--names NAMES.json]

Every variant is an `EventBuilder` with another `_place_loose`; all else is as shipped. Printed are F1 scores, as `extractor evaluate`
counts them. The record of what was found is `pipelines/missile_launch/DECISIONS.md`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from annotated import AnnotatedSet, ReadArticle, arguments, evaluation, read_sentences, read_sets, rows_of, run_of

import extractor
import extractor.extraction as extraction
from extractor.annotate import dates
from extractor.claims.model import Claim, Reading
from extractor.evaluate.report import Scores
from extractor.evaluate.scoring import Evaluation
from extractor.events.completion import RIVAL
from extractor.events.coreference import EventBuilder
from extractor.events.model import Event, Mention, event_day
from extractor.extraction import Extractor
from extractor.mentions.model import Sentence

SHOWN = ("THE FOUR", "EVENT SLOTS", "distance", "altitude")


class Telling(EventBuilder):
    """A builder that knows the sentence it is in."""

    sentence: Sentence

    def _read(self, r: Reading) -> None:
        self.sentence = r.sentence
        super()._read(r)


class Chooser(Telling):
    """The shipped exceptions (an event told with the same date or designation comes first), and `choose` for all other claims."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.last: Event | None = None  # the event of the last trigger, a planned one too
        self.last_start = 0

    def _add(self, event: Event, m: Mention) -> None:
        super()._add(event, m)
        if m.trigger is not None:
            self.last, self.last_start = event, m.trigger.start

    @property
    def main(self) -> Event | None:
        return next((e for e in self.events if e.role == "main"), self.focus)

    def choose(self, s: Sentence, facts: list[Claim]) -> Event | None:
        return self.focus

    def _place_loose(self, claims: list[Claim]) -> None:
        s = self.sentence
        facts = [c for c in claims if c.attribute != self.names.date]
        target = self.choose(s, facts) if facts else None
        if target is None:
            return
        told = next((self.mentions.key(c, event_day(self.events)) for c in claims if c.attribute == self.names.date and c.strength > 1), "")
        dated = [e for e in self.events if told and e.role != "planned" and any(dates.agree(told, k) for k in e.date_keys)]
        if told and not dated and target.date_keys and not any(dates.agree(told, k) for k in target.date_keys):
            return
        target = dated[0] if dated else target
        names = {c.value for c in facts if c.attribute == self.names.name}
        named = next((e for e in self.events if names & set(e.values(self.names.name)) and e.role != "planned"), target)
        named.claims += facts


class FocusOnly(Telling):
    """The event in focus, without the exceptions."""

    def _place_loose(self, claims: list[Claim]) -> None:
        if self.focus is not None:
            self.focus.claims += [c for c in claims if c.attribute != self.names.date]


class Nowhere(Telling):
    """Such claims are dropped."""

    def _place_loose(self, claims: list[Claim]) -> None:
        return


class MainOnly(Telling):
    """Always the first main event, without the exceptions."""

    def _place_loose(self, claims: list[Claim]) -> None:
        main = next((e for e in self.events if e.role == "main"), self.focus)
        if main is not None:
            main.claims += [c for c in claims if c.attribute != self.names.date]


class Main(Chooser):
    """The first main event."""

    def choose(self, s: Sentence, facts: list[Claim]) -> Event | None:
        return self.main


class Paragraph(Chooser):
    """The event of the nearest trigger before, where that is in the same paragraph; else the main one."""

    def choose(self, s: Sentence, facts: list[Claim]) -> Event | None:
        return self.last if self.last is not None and "\n" not in s.text[self.last_start : s.start] else self.main


class Agreement(Chooser):
    """The event that most of the sentence's dates, designations and classes agree with, less those that do not; a tie goes to the focus."""

    def _place_loose(self, claims: list[Claim]) -> None:
        s = self.sentence
        facts = [c for c in claims if c.attribute != self.names.date]
        events = [e for e in self.events if e.role != "planned"]
        best = max((self._agreement(s, claims, e) for e in events), default=0)
        equal = [e for e in events if self._agreement(s, claims, e) == best]
        target = self.focus if self.focus in equal or not equal else equal[0]
        if target is not None:
            target.claims += facts

    def _agreement(self, s: Sentence, claims: list[Claim], e: Event) -> int:
        keys = {self.mentions.key(c, event_day(self.events)) for c in claims if c.attribute == self.names.date and c.strength > 1} - {""}
        names = {n.name for o in s.objects for n in o.names}
        classes = {o.cls for o in s.objects} - {"", *self.codebook.general_classes[:1]}
        told = set(e.values(self.names.cls)) - set(self.codebook.general_classes[:1])
        same_day = any(dates.agree(a, b) for a in keys for b in e.date_keys)
        return self._sign(keys, e.date_keys, same_day) + self._sign(names, e.values(self.names.name)) + self._sign(classes, told)

    @staticmethod
    def _sign(here: set[str], there: Any, agree: bool | None = None) -> int:
        if not here or not there:
            return 0
        return 1 if (bool(here & set(there)) if agree is None else agree) else -1


class OneByOne(Agreement):
    """As `Agreement`, and each claim alone: an event with a figure near to the claim's has one more point."""

    def _place_loose(self, claims: list[Claim]) -> None:
        told = [c for c in claims if c.attribute == self.names.date]
        for c in claims:
            if c.attribute != self.names.date:
                self._figure = c
                super()._place_loose([*told, c])

    def _agreement(self, s: Sentence, claims: list[Claim], e: Event) -> int:
        c = self._figure
        near = c.unit and any(k.attribute == c.attribute and abs(float(k.value) - float(c.value)) <= RIVAL * float(c.value) for k in e.claims)
        return super()._agreement(s, claims, e) + int(bool(near))


class Waiting(Chooser):
    """The event in focus; what is told before any event waits for the first one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.waiting: list[Claim] = []

    def choose(self, s: Sentence, facts: list[Claim]) -> Event | None:
        if self.focus is None:
            self.waiting += facts
        return self.focus

    def _add(self, event: Event, m: Mention) -> None:
        super()._add(event, m)
        event.claims += self.waiting
        self.waiting = []


VARIANTS: dict[str, Callable[..., EventBuilder]] = {
    "A  event in focus for two sentences, then the main one (date, designation first)": EventBuilder,
    "A- event in focus, however far back": Chooser,
    "A' event in focus, no exceptions": FocusOnly,
    "A+ event in focus, early claims wait": Waiting,
    "B  main event (date, designation first)": Main,
    "B' main event, no exceptions": MainOnly,
    "C  nearest trigger of paragraph, else main": Paragraph,
    "D  best agreement of the sentence, else focus": Agreement,
    "D' best agreement of each claim, else focus": OneByOne,
    "E  dropped": Nowhere,
}


def scores(
    builder: Callable[..., EventBuilder], pipeline: Extractor, sets: list[tuple[AnnotatedSet, list[ReadArticle]]], by: Evaluation
) -> list[dict[str, Scores]]:
    """The scores of one variant on each set."""
    with patch.object(extraction, "EventBuilder", builder):
        return [by.report(s.gold, run_of(rows_of(pipeline, a) for a in read)).slots for s, read in sets]


def pooled(each: list[dict[str, Scores]], slot: str) -> Scores:
    return Scores(*(sum(getattr(s[slot], k) for s in each) for k in ("tp", "fp", "fn")))


def main() -> None:
    options = arguments(__doc__ or "").parse_args()
    pipeline = extractor.load("missile_launch")
    by = evaluation(pipeline, options.names)
    sets = [(s, read_sentences(pipeline, s.articles)) for s in read_sets(options)]
    print("| variant | " + " | ".join(f"{s.name}: {', '.join(SHOWN)}" for s, _ in sets) + " | all |")
    print("| --- " * (len(sets) + 2) + "|")
    for name, builder in VARIANTS.items():
        each = scores(builder, pipeline, sets, by)
        cells = [" ".join(f"{x[slot].f1:.3f}" for slot in SHOWN) for x in each]
        print(f"| {name} | " + " | ".join(cells) + " | " + " ".join(f"{pooled(each, slot).f1:.3f}" for slot in SHOWN) + " |", flush=True)


if __name__ == "__main__":
    main()
