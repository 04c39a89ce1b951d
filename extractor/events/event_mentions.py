"""The mentions of events in a sentence, ready to be placed: one trigger with its claims (first half of stage 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from extractor.annotate import date_resolution
from extractor.claims.model import Claim, DateExpression, Reading, begin, date_told
from extractor.events.compatibility import agreement
from extractor.events.context import Context
from extractor.events.days import WEEKDAY, may_come
from extractor.events.model import PLANNED, WEAK, Mention
from extractor.mentions.model import Sentence, Trigger, left_of
from extractor.mentions.objects import PRONOUN

UNREAL = "unreal"
BEFORE_DAY, INTO_DAY = 12, 6  # characters around the start of a day within which "since" governs it ("since late September", "Since June 8")
NOUN_OF_DAY = 3  # words between a day and the noun it belongs to: "since a June 8 ballistic missile test" tells of that test
SEVERAL = 2
THIS_WEEK = "period:week:0"  # spec of annotate/dates.py
AHEAD = 3  # days after publication from which on a day is not one of what has happened


def mentions_of(r: Reading, event_day: str, context: Context) -> list[Mention]:
    """The mentions of one sentence; `event_day` is the ISO day of the news so far, "" where not known."""
    real = [(i, t) for i, t in enumerate(r.sentence.triggers) if t.role != UNREAL]
    told: list[Mention] = []
    for i, t in real:
        before = next((m.day for m in reversed(told) if m.day[:1].isdigit()), event_day)  # "on Jan. 24, and again four days later"
        told += [_mention(t, claims, r.sentence, before, context) for claims in _by_day(t, _own_claims(r, i), r.sentence, context)]
    mentions = merged(_without_flown_plans(told), context)
    first = {m.trigger.start: m for m in reversed(mentions)}
    return [
        part for m in mentions for part in (m, *_of_further_objects(m, r, context), *(_of_other_days(m, r, context) if first[m.trigger.start] is m else ()))
    ]


def _without_flown_plans(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without a plan of what flew then: "The rocket, due to fly in March, lifted off"."""
    flown = {o: m.trigger.start for m in mentions if m.trigger.role != PLANNED for o in m.trigger.objects[:1]}
    return [m for m in mentions if m.trigger.role != PLANNED or all(flown.get(o, 0) < m.trigger.start for o in m.trigger.objects[:1])]


def day_of(claim: Claim, context: Context, event_day: str, *, future: bool = False) -> str:
    """The day of a claim as an ISO date, or its bare spec where the publication date is missing; "" where it counts from a day not known."""
    told = date_told(claim)
    iso = date_resolution.resolve(told.spec, context.published, future=future, event_day=event_day)
    return iso or ("" if told.counts_from_another else told.spec)


# --- one trigger with its claims --------------------------------------------------------------------------------------------
def _own_claims(r: Reading, trigger: int) -> list[Claim]:
    """The claims of a trigger but for those of further objects of another class, and the days of those."""
    claims = [c for c in r.claims if c.trigger == trigger and c.further_object is None]
    others = r.sentence.triggers[trigger].of_other_days(r.sentence)
    return [c for c in claims if not (others and isinstance(c.reference, DateExpression) and c.start >= others[0].start)]


def _by_day(t: Trigger, claims: list[Claim], s: Sentence, context: Context) -> list[list[Claim]]:
    """The claims of a trigger once for each day of a list: "tests in 2006, 2009 and 2013" are three events."""
    days = [c for c in claims if c.attribute == context.slots.date and c.strength > WEAK]
    if not (_may_be_several(t) and _are_listed(days, s, context)):
        return [claims]
    others = [c for c in claims if c.attribute != context.slots.date]
    return [[*others, day] for day in days]


def _may_be_several(t: Trigger) -> bool:
    """Whether a trigger may tell of several events: any verb, "tests", "the firing of missiles"."""
    return t.kind == "verb" or t.many or any(o.plural for o in t.objects)


def _are_listed(days: Sequence[Claim], s: Sentence, context: Context) -> bool:
    """Whether several days are listed side by side; "Saturday, Oct. 7" is one day, told twice."""
    told = [date_told(c) for c in days]
    if len({d.spec for d in told}) < SEVERAL or any(d.counts_from_another for d in told) or len({d.spec.startswith(WEEKDAY) for d in told}) > 1:
        return False
    if context.cues.span.search(left_of(s, days[0].start, BEFORE_DAY)):
        return False
    return all(context.cues.list_separator.fullmatch(s.text[a.end : b.start]) for a, b in pairwise(days))


def _mention(t: Trigger, claims: list[Claim], s: Sentence, event_day: str, context: Context) -> Mention:
    days = [c for c in claims if c.attribute == context.slots.date and not (_is_behind(c, context) if t.role == PLANNED else _is_ahead(c, context))]
    days = [c for c in days if not (_is_of_what_follows(c, t, s, context) or (t.role == PLANNED and _is_of_announcing(c, t, s, context)))]
    if t.role == PLANNED:
        days = [c for c in days if _may_be_ahead(c, context)] or days  # "told Japan on Tuesday of a launch slated for Friday"
    others = tuple(c for c in claims if c.attribute != context.slots.date)
    mention = Mention(t, others, s, further=_is_further(t, s, context))
    return _with_day(mention, days, event_day, context) if days else mention


def _is_of_what_follows(day: Claim, t: Trigger, s: Sentence, context: Context) -> bool:
    """ "flew bombers on Saturday, days after a test", "on Friday in response to the launch": the day of what came later."""
    return context.cues.came_later.search(s.text, day.end, begin(t)) is not None


def _with_day(m: Mention, days: list[Claim], event_day: str, context: Context) -> Mention:
    """The mention with the nearest of its days, of the sure ones where there are any; a day that is only guessed does not place it."""
    sure = [c for c in days if c.strength > WEAK] or days
    base = _said_on(days, context) or event_day
    nearest = _nearest(sure, m, base, context)
    day = day_of(nearest, context, base, future=m.trigger.role == PLANNED) if nearest.strength > WEAK else ""
    if m.trigger.anaphoric and day == THIS_WEEK:
        day = ""  # "the launch this week": the one just told of, whatever its day
    if day[:1].isdigit():
        nearest = replace(nearest, reference=DateExpression(f"d:{day}", date_told(nearest).basis))
    return replace(m, claims=(*m.claims, nearest), day=day, since=_is_since(nearest, m.trigger, m.sentence, context))


def _nearest(days: Sequence[Claim], m: Mention, base: str, context: Context) -> Claim:
    """The day that stands nearest; one told in full where that one counts to no day, or from this event: "two days after it fired a missile on Sunday"."""
    nearest = min(days, key=lambda c: abs(c.start - m.trigger.start))
    full = [c for c in days if not date_told(c).counts_from_another]
    if nearest in full or not full:
        return nearest
    behind = [c for c in full if nearest.start < m.trigger.start < c.start]
    return behind[0] if behind else nearest if day_of(nearest, context, base) else full[0]


def _is_since(day: Claim, t: Trigger, s: Sentence, context: Context) -> bool:
    """ "the first launch since September"; but "since a June 8 test" tells of that test."""
    if t.kind == "noun" and day.end <= t.start and s.words_between(day.end, t.start) <= NOUN_OF_DAY:
        return False
    if _is_of_when_clause(day, t, s, context):
        return False
    return context.cues.since.search(s.text[max(s.start, day.start - BEFORE_DAY) : day.start + INTO_DAY]) is not None


def _is_of_when_clause(day: Claim, t: Trigger, s: Sentence, context: Context) -> bool:
    """ "the first launch since May 4, when it fired an ICBM": what was done on that day."""
    return day.end <= t.start and context.cues.when.match(s.text, day.end) is not None


def _is_further(t: Trigger, s: Sentence, context: Context) -> bool:
    """Whether more of the same are told: "two more missiles", "another missile hours later"."""
    if t.kind != "verb" or t.anaphoric or not t.objects:
        return False
    o = t.objects[0]
    told = s.text[o.start : o.end]
    if o.cls == PRONOUN and o.count == 1:
        return not t.passive  # "It fired another"; in "another hit a house" it is one of those fired
    another = context.cues.another.match(told) is not None and context.cues.afterwards.search(s.string) is not None
    return another or context.cues.further.match(told) is not None


def _is_ahead(claim: Claim, context: Context) -> bool:
    """ "between now and 2020": a day after publication is not one of what has happened."""
    if context.published is None:
        return False
    iso = date_resolution.resolve(date_told(claim).spec, context.published)
    return iso != "" and iso > (context.published + timedelta(days=AHEAD)).isoformat()[: len(iso)]


def _is_behind(claim: Claim, context: Context) -> bool:
    """ "said last month that it was ready to": a day before publication is not one of what is to come."""
    iso = date_resolution.resolve(date_told(claim).spec, context.published, future=True)
    return context.published is not None and iso != "" and iso < context.published.isoformat()[: len(iso)]


def _may_be_ahead(claim: Claim, context: Context) -> bool:
    """Whether a day lies after publication."""
    return may_come(date_resolution.resolve(date_told(claim).spec, context.published, future=True), context.published)


def _is_of_announcing(day: Claim, t: Trigger, s: Sentence, context: Context) -> bool:
    """ "notified Japan on Monday that it would launch", "On Monday it said that it would": the day of the words."""
    iso = date_resolution.resolve(date_told(day).spec, context.published, future=True)
    today = context.published is not None and iso == context.published.isoformat()
    return today and context.cues.saying.search(s.text, s.start if day.end <= t.start else t.end, t.start) is not None


def _said_on(days: Iterable[Claim], context: Context) -> str:
    """The other day of the sentence, which "two days earlier" counts from."""
    other = next((told for c in days if not (told := date_told(c)).counts_from_another), None)
    return date_resolution.resolve(other.spec, context.published) if other else ""


# --- two triggers of one event --------------------------------------------------------------------------------------------------
def merged(mentions: Iterable[Mention], context: Context) -> list[Mention]:
    """ "conducted a test, firing two missiles": one event told by two triggers of one clause chain."""
    out: list[Mention] = []
    for m in mentions:
        if out and _is_same_event(out[-1], m, context):
            out[-1] = _joined(out[-1], m)
        else:
            out.append(m)
    return out


def _joined(a: Mention, b: Mention) -> Mention:
    """Both as one, with the trigger that says what it is of: "a successful flight test of the Ababeel"."""
    trigger = replace(b.trigger, anaphoric=a.trigger.anaphoric) if b.trigger.objects and not a.trigger.objects else a.trigger
    return replace(a, trigger=trigger, claims=a.claims + b.claims, day=a.day or b.day)


def _is_on_day_between(a: Mention, b: Mention, context: Context) -> bool:
    """Whether the second is of a day told behind the first: "the first launch since May 4, when it fired"."""
    days = (c for c in b.claims if c.attribute == context.slots.date and a.trigger.end <= c.start)
    return any(_is_of_when_clause(c, b.trigger, b.sentence, context) for c in days)


def _is_same_event(a: Mention, b: Mention, context: Context) -> bool:
    if a.trigger.role != b.trigger.role or a.trigger.start == b.trigger.start or _is_on_day_between(a, b, context):
        return False
    if a.day and b.day and not date_resolution.agree(a.day, b.day):
        return False
    if a.trigger.objects and a.trigger.objects[:1] == b.trigger.objects[:1]:
        return True  # "launched a rocket in December, sending a satellite into orbit"
    if a.trigger.background != b.trigger.background or not (a.trigger.anaphoric or b.trigger.anaphoric):
        return False
    return agreement(context, a, b)


# --- two events of one trigger --------------------------------------------------------------------------------------------------
def _of_further_objects(m: Mention, r: Reading, context: Context) -> Iterator[Mention]:
    """ "fired two ballistic missiles and a cruise missile": one mention a class; day, place and agent are shared."""
    slots = context.slots
    shared = tuple(c for c in m.claims if c.attribute in (slots.agent, slots.date) or c.attribute in slots.shared)
    for o in m.trigger.objects[1:]:
        own = tuple(c for c in r.claims if c.further_object == o.head)
        if own and o not in m.trigger.of_other_days(r.sentence):
            yield Mention(replace(m.trigger, objects=(o,), anaphoric=False), shared + own, m.sentence, m.day)


def _of_other_days(m: Mention, r: Reading, context: Context) -> Iterator[Mention]:
    """ "an ICBM in 2017 and an SLBM in 2019": only who did it is shared."""
    agent = [c for c in m.claims if c.attribute == context.slots.agent]
    others = m.trigger.of_other_days(r.sentence)
    for o, end in zip(others, [*(o.start for o in others[1:]), r.sentence.end], strict=False):
        own = [c for c in r.claims if c.further_object == o.head or (isinstance(c.reference, DateExpression) and o.end <= c.start < end)]
        trigger = replace(m.trigger, objects=(o,), anaphoric=False)
        yield from (_mention(trigger, claims, r.sentence, m.day, context) for claims in _by_day(trigger, [*agent, *own], r.sentence, context))
