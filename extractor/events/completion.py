"""Completion of the events of an article, all of them told: figures sorted, what is left out filled in, days and coasts resolved (end of stage 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.annotate import date_resolution
from extractor.claims.model import ORIGIN, UNSORTED, Claim, CoastReference, DateExpression, Reading, TargetLand, date_told
from extractor.events.context import Context
from extractor.events.days import WEEKDAY
from extractor.events.event_classes import with_class_of_groups, with_designated_class, without_class_beside
from extractor.events.model import MAIN, PLANNED, SURE, WEAK, Event, event_day, first_main
from extractor.events.opening import is_carried_out
from extractor.events.salience import LEAD

FIRST, BESIDE = 4, 1  # sentences of a lead, and from its day to the news (of 4 dates that it adds, 3 are right, 1 of an event that is none)
WEEK = "period:week"  # specs of "this week", which is no day
RIVAL = 0.2  # rival figures of one flight rarely differ by more (Seoul and Tokyo on 2022-2024 launches: under 20 %)


def complete(events: Sequence[Event], readings: Sequence[Reading], context: Context) -> list[Event]:
    """The events that are told enough of, in order of the text, numbered; `readings` are the article's sentences."""
    done = [_with_sorted_figures(e, context) for e in events if is_told(e, context)]
    done = [with_designated_class(without_class_beside(e, context), context) for e in done]
    done = [with_agent_of_origin(e, context) for e in _with_kind_of_news(done, context)]
    done = _with_agent_of_article(_with_only_state(done, readings, context), context)
    done = [e for e in done if not is_carried_out(e, done, context)]
    done = _with_day_of_lead(done, readings, context)
    done = [with_class_of_groups(e, readings, context) for e in done]
    day = event_day(done)
    done = [_with_coasts(_with_dates(_without_own_ground(_without_end_to_come(_without_origin(e), context), context), day, context), context) for e in done]
    return [replace(e, event_id=f"e{i}") for i, e in enumerate(sorted(done, key=lambda e: e.start), 1)]


def is_told(e: Event, context: Context) -> bool:
    """Whether more is told than "the launch": what it was of, or when it was; of the news more than "missile tests"."""
    if e.salience == MAIN and not (e.told_by_verb or e.opens_article or e.days or _is_detailed(e, context)):
        return False  # of the news only nouns tell, and no day, place, name, number or figure
    if not e.anaphoric_only or e.values(context.slots.cls) or e.values(context.slots.name):
        return True
    if e.salience != MAIN and e.days:
        return True
    return False  # nothing but "the launch" is told of it


def _is_detailed(e: Event, context: Context) -> bool:
    """Whether more is told for sure than who and what: a place, a number, a name, a figure …"""
    slots = context.slots
    general = (slots.agent, slots.cls, ORIGIN, UNSORTED)
    return any(c.attribute not in general and (c.value or c.reference) and (c.strength > WEAK or c.attribute != slots.count) for c in e.claims)


def without_nameless(events: Iterable[Event], context: Context) -> list[Event]:
    """The events, without an agent that is but a people whose groups act: "Palestinian rockets"; the last step, as reactions must know the side."""
    nameless, agent = context.codebook.raw.get("nameless", ()), context.slots.agent
    return [e.with_claims(c for c in e.claims if c.attribute != agent or c.value not in nameless) for e in events]


# --- figures ------------------------------------------------------------------------------------------------------------------
def _with_sorted_figures(e: Event, context: Context) -> Event:
    """A figure told without a word of its role is the rival of the one it is near to ("Japan's figures were 600 km and 50 km")."""
    done = {a.name for a in context.codebook.of_kind("quantity") if not a.of_design}
    known = [c for c in e.claims if c.attribute in done]
    return e.with_claims(sorted_ for c in e.claims if (sorted_ := _sorted_figure(c, known)) is not None)


def _sorted_figure(c: Claim, known: list[Claim]) -> Claim | None:
    if c.attribute != UNSORTED:
        return c
    near = {k.attribute for k in known if _are_rivals(k, c)}
    return replace(c, attribute=near.pop()) if len(near) == 1 else None


def _are_rivals(known: Claim, c: Claim) -> bool:
    value = float(c.value)
    return known.unit == c.unit and known.sentence <= c.sentence and abs(float(known.value) - value) <= RIVAL * value


# --- what is left out -----------------------------------------------------------------------------------------------------------
def _with_kind_of_news(events: list[Event], context: Context) -> list[Event]:
    """ "In June 2022 a launch from Hawaii failed": an event of which no kind was read is of the main event's."""
    main = first_main(events) or next((e for e in events if e.salience == PLANNED), None)
    if main is None:
        return events
    best = [main.best(attribute) for attribute in (context.slots.cls, context.slots.name)]
    kind = tuple(replace(c, strength=WEAK) for c in best if c is not None)
    events = [e.adding(kind) if e is not main and _may_be_of_kind(e, main, context) else e for e in events]
    return events  # no class and no name was read of it, and it may be of the one who did the main one


def _may_be_of_kind(e: Event, main: Event, context: Context) -> bool:
    slots = context.slots
    if e.values(slots.cls) or e.values(slots.name) or not (e.anaphoric_only or any(c.attribute == slots.count for c in e.claims)):
        return False
    agent, of_main = e.values(slots.agent), main.values(slots.agent)
    return not agent or not of_main or agent[0] in of_main


def with_agent_of_origin(e: Event, context: Context) -> Event:
    """Where no subject is told: the state of the site, else of the maker."""
    agent = context.slots.agent
    shared = context.codebook.raw.get("shared_lands", ())
    origins = sorted((c for c in e.claims if c.attribute == ORIGIN and c.value not in shared), key=lambda c: -c.strength)
    if not agent or e.values(agent):
        return e
    if not origins:
        return e  # no site, land or name of it tells of a state
    operator = context.codebook.raw.get("operators", {}).get(origins[0].value, origins[0].value)
    return e.adding([replace(origins[0], value=operator, attribute=agent, strength=WEAK)])


def _with_only_state(events: list[Event], readings: Sequence[Reading], context: Context) -> list[Event]:
    """Where no agent is told of any event: the one state that the article begins with, unless somebody else did it by a verb, or a land was its target."""
    if not events or events[0].told_by_verb or events[0].target_lands or any(e.values(context.slots.agent) for e in events):
        return events
    state = _only_state(readings, context)
    return [events[0].adding([state]), *events[1:]] if state else events


def _only_state(readings: Sequence[Reading], context: Context) -> Claim | None:
    """The one state that the article begins with: whose own media or ministry tell of "the test-fire" name no agent."""
    names = [(n, r.sentence) for r in readings[:LEAD] for n in r.sentence.table("actors") if n.is_state]
    if not names or not context.slots.agent or len({n.code for n, _ in names}) > 1:
        return None
    n, s = names[0]
    if n.code in context.codebook.raw.get("shared_lands", ()):
        return None
    return Claim(context.slots.agent, n.code, n.start, n.end, s.index, strength=WEAK)


def _with_agent_of_article(events: list[Event], context: Context) -> list[Event]:
    """An event that nobody is found to have done gets the one who did the others, where the article tells of one only."""
    agent = agent_of_article(events, context)
    if agent is None:
        return events
    fired = {v for e in events if agent.value in e.values(context.slots.agent) for v in e.values(context.slots.cls)}

    def may_be_its(e: Event) -> bool:
        return not (_is_against(e, agent.value, context) or (agent.value.isupper() and _is_of_groups(e, fired, context)))

    return [e.adding([replace(agent, strength=WEAK)]) if not e.values(context.slots.agent) and may_be_its(e) else e for e in events]


def _is_of_groups(e: Event, fired: set[str], context: Context) -> bool:
    """ "Two Katyusha rockets fell on the embassy" in an article on a state's missiles: artillery is others', unless it is told to have fired such."""
    struck = any(e.values(a) for a in context.slots.places - {context.slots.site}) or any(isinstance(c.reference, TargetLand) for c in e.claims)
    return struck and bool(set(e.values(context.slots.cls)) & context.codebook.uncounted_classes - fired)


def _is_against(e: Event, agent: str, context: Context) -> bool:
    """Whether an event was aimed at the land of one, or came from the land of others: "Israel shelled Lebanon after rockets were fired at it"."""
    home = context.codebook.raw.get("homes", {}).get(agent, agent)
    shared = context.codebook.raw.get("shared_lands", ())
    aimed = any(isinstance(c.reference, TargetLand) and c.reference.code == home for c in e.claims)
    return aimed or any(c.attribute == ORIGIN and c.value in shared and c.value != home for c in e.claims)


def agent_of_article(events: list[Event], context: Context) -> Claim | None:
    """The first agent of the news; else the first told, where no other one is told for sure."""
    told = [(e, c) for e in events for c in e.claims if c.attribute == context.slots.agent]
    of_news = next((c for e, c in told if e.salience == MAIN), None)
    if of_news is not None:
        return of_news
    if len({c.value for _, c in told if c.strength > WEAK}) > 1:
        return None  # the article tells of several who did such, and not who did the news
    return told[0][1] if told else None  # nobody who is known is read to have done any in the article


def _without_origin(e: Event) -> Event:
    """An event without the claims that only tell whose land it came from."""
    return e.with_claims(c for c in e.claims if c.attribute != ORIGIN)


def _without_end_to_come(e: Event, context: Context) -> Event:
    """What is still to come has not gone well or badly: "they failed before" is of others."""
    return e.with_claims(c for c in e.claims if c.attribute != context.codebook.first("outcome")) if e.salience == PLANNED else e


# --- days and places --------------------------------------------------------------------------------------------------------------
def _without_own_ground(e: Event, context: Context) -> Event:
    """No place is both where it rose and where it fell; "fired in a test in Iran" does not say that it fell on Iran, but a land may have several actors."""
    slots = context.slots
    if not slots.site:
        return e
    site, agents = e.best(slots.site), set(e.values(slots.agent)) - set(context.codebook.raw.get("shared_lands", ()))
    agents |= {land for group, land in context.codebook.raw.get("homes", {}).items() if group in agents}
    ends = {a.name for a in context.codebook.of_kind("place")} - {slots.site}

    def is_own(c: Claim) -> bool:
        if isinstance(c.reference, TargetLand) and c.reference.code in agents and c.strength < SURE:
            return True  # it is the land of those who did it, and no word of arrival says that it came down there
        return site is not None and c.value == site.value  # it is held against the place where it rose

    return e.with_claims(c for c in e.claims if c.attribute not in ends or not is_own(c))


def _with_day_of_lead(events: list[Event], readings: Sequence[Reading], context: Context) -> list[Event]:
    """The news of which no day is told, but beside it in the lead one weekday of a launch: "On Friday the army launched a drill. It fired two missiles"."""
    news = first_main(events)
    if news is None or any(_days_told(e.claims, context) for e in events if e.salience == MAIN):
        return events
    s, told = next(((r.sentence, days) for r in readings[:FIRST] if (days := _days_told(r.claims, context))), (None, []))
    specs = {date_told(c).spec for c in told}
    if s is None or len(specs) != 1 or not specs.pop().startswith(WEEKDAY) or not context.cues.event_word.search(s.string):
        return events
    beside = any(abs(c.sentence - s.index) <= BESIDE for c in news.claims)
    return [e.adding(told[:1]) if beside and e is news else e for e in events]


def _days_told(claims: Iterable[Claim], context: Context) -> list[Claim]:
    """The days that are told for sure; "this week" is none."""
    days = (c for c in claims if c.attribute == context.slots.date and c.strength > WEAK)
    return [c for c in days if not date_told(c).spec.startswith(WEEK)]


def _with_dates(e: Event, day: str, context: Context) -> Event:
    """Each day as an ISO date, counted from the day of the news where it is told so; a day that cannot be known is left out.

    A day that only words are dated by ("said on Sunday") counts where those who did it say so: they tell of it at once.
    """
    agents = e.values(context.slots.agent)

    def resolved(c: Claim) -> Claim | None:
        if not isinstance(c.reference, DateExpression):
            return c
        if c.strength <= WEAK and c.asserted_by not in agents:
            return None  # the day is only that of words, and not of the words of those who did it
        iso = _iso_of(c.reference.spec, e, day, context)
        return replace(c, value=iso) if iso else None  # what is told can be counted to a day, a month or a year, or not

    return e.with_claims(r for c in e.claims if (r := resolved(c)) is not None)


def _iso_of(spec: str, e: Event, day: str, context: Context) -> str:
    """The ISO date of a day as told; "last week" is a month, but of no news, whose day is told elsewhere or not at all."""
    iso = date_resolution.resolve(spec, context.published, future=e.salience == PLANNED, event_day=day)
    return iso or ("" if e.salience == MAIN else date_resolution.month_of_week(spec, context.published))


def _with_coasts(e: Event, context: Context) -> Event:
    """The waters off a state's coast by their name; those that no table has are left out."""
    agent = next(iter(e.values(context.slots.agent)), "")

    def resolved(c: Claim) -> Claim | None:
        if not isinstance(c.reference, CoastReference):
            return c
        sea = context.coasts.get(c.reference.whose or agent, {}).get(c.reference.side)
        return replace(c, value=sea) if sea else None

    return e.with_claims(r for c in e.claims if (r := resolved(c)) is not None)
