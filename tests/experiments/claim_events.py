"""Which event does a claim belong to that has no trigger in its sentence? Several rules, compared on annotated sets.

    python tests/experiments/claim_events.py TEXTS GOLD [TEXTS GOLD ...] [--names NAMES.json]

Every variant is another way to place such claims; all else is as shipped. Printed are F1 scores, as `extractor evaluate` counts
them. The record of what was found is `pipelines/missile_launch/DECISIONS.md`; its variants A+ and C, which remember more than a
Discourse does, were measured with the code of that day.
"""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

from annotated import AnnotatedSet, ReadArticle, arguments, evaluation, read_sentences, read_sets, rows_of, run_of

import extractor
from extractor.claims.model import Claim, Reading
from extractor.evaluate.report import Scores
from extractor.evaluate.scoring import Evaluation
from extractor.events import coreference
from extractor.events.completion import RIVAL
from extractor.events.context import Context
from extractor.events.discourse import Discourse
from extractor.events.event_mentions import day_of
from extractor.events.model import PLANNED, Event, event_day, first_main
from extractor.extraction import Extractor

SHOWN = ("THE FOUR", "EVENT SLOTS", "distance", "altitude")
Place = Callable[[Reading, Discourse, Context], None]
Choose = Callable[[Discourse], Event | None]


def in_focus(told: Discourse) -> Event | None:
    return told.focus


def news(told: Discourse) -> Event | None:
    return first_main(told.events) or told.focus


def _facts(r: Reading, context: Context) -> tuple[Claim, ...]:
    return tuple(c for c in r.claims if c.trigger is None and c.attribute != context.slots.date)


def with_exceptions(choose: Choose) -> Place:
    """The event that `choose` names, unless one is told with the same date or designation."""

    def place(r: Reading, told: Discourse, context: Context) -> None:
        with patch.object(Discourse, "of_claims", lambda self, sentence: choose(self)):
            coreference.place_loose(r, told, context)

    return place


def without_exceptions(choose: Choose) -> Place:
    """The event that `choose` names."""

    def place(r: Reading, told: Discourse, context: Context) -> None:
        if (event := choose(told)) is not None:
            told.add_claims(event, _facts(r, context))

    return place


def dropped(r: Reading, told: Discourse, context: Context) -> None:
    """No event."""


def by_agreement(r: Reading, told: Discourse, context: Context) -> None:
    """The event that most of the sentence's dates, designations and classes agree with, less those that do not; a tie goes to the focus."""
    _place_best(_facts(r, context), told, lambda e: _agreement(r, e, told, context))


def each_by_agreement(r: Reading, told: Discourse, context: Context) -> None:
    """As `by_agreement`, and each claim alone: an event with a figure near to the claim's has one more point."""
    for c in _facts(r, context):
        _place_best((c,), told, lambda e, c=c: _agreement(r, e, told, context) + _has_near(e, c))  # type: ignore[misc]


def _place_best(facts: tuple[Claim, ...], told: Discourse, points: Callable[[Event], int]) -> None:
    events = [e for e in told.events if e.salience != PLANNED]
    best = [e for e in events if points(e) == max(map(points, events))]
    target = told.focus if told.focus in best or not best else best[0]
    if target is not None and facts:
        told.add_claims(target, facts)


def _agreement(r: Reading, e: Event, told: Discourse, context: Context) -> int:
    slots, general = context.slots, set(context.general_class)
    dates = [c for c in r.claims if c.trigger is None and c.attribute == slots.date and c.strength > 1]
    days = {day_of(c, context, event_day(told.events)) for c in dates} - {""}
    names = {n.name for o in r.sentence.objects for n in o.names}
    classes = {o.cls for o in r.sentence.objects} - {"", *general}
    same_day = (1 if any(map(e.is_of_day, days)) else -1) if days and e.days else 0
    return same_day + _sign(names, set(e.values(slots.name))) + _sign(classes, set(e.values(slots.cls)) - general)


def _sign(here: set[str], there: set[str]) -> int:
    return 0 if not here or not there else 1 if here & there else -1


def _has_near(e: Event, c: Claim) -> bool:
    return c.unit != "" and any(k.attribute == c.attribute and abs(float(k.value) - float(c.value)) <= RIVAL * float(c.value) for k in e.claims)


VARIANTS: dict[str, Place] = {
    "A  event in focus for two sentences, then the main one (date, designation first)": coreference.place_loose,
    "A- event in focus, however far back": with_exceptions(in_focus),
    "A' event in focus, no exceptions": without_exceptions(in_focus),
    "B  main event (date, designation first)": with_exceptions(news),
    "B' main event, no exceptions": without_exceptions(news),
    "D  best agreement of the sentence, else focus": by_agreement,
    "D' best agreement of each claim, else focus": each_by_agreement,
    "E  dropped": dropped,
}


def scores(place: Place, pipeline: Extractor, sets: list[tuple[AnnotatedSet, list[ReadArticle]]], by: Evaluation) -> list[dict[str, Scores]]:
    """The scores of one variant on each set."""
    shipped = coreference.place_loose

    def placed(r: Reading, told: Discourse, context: Context) -> None:
        with patch.object(coreference, "place_loose", shipped):
            place(r, told, context)

    with patch.object(coreference, "place_loose", placed):
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
    for name, place in VARIANTS.items():
        each = scores(place, pipeline, sets, by)
        cells = [" ".join(f"{x[slot].f1:.3f}" for slot in SHOWN) for x in each]
        print(f"| {name} | " + " | ".join(cells) + " | " + " ".join(f"{pooled(each, slot).f1:.3f}" for slot in SHOWN) + " |", flush=True)


if __name__ == "__main__":
    main()
