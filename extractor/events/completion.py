"""Closing the events of an article, all of them told: figures sorted, what is left out filled in, days and coasts resolved (end of stage 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractor.annotate import date_resolution
from extractor.claims.model import ORIGIN, UNSORTED, Claim, CoastReference, CountryTarget, DateExpression
from extractor.domain.codebook import Codebook
from extractor.events.model import Event, Names, event_day, first_main

RIVAL = 0.2  # rival figures of one flight rarely differ by more (Seoul and Tokyo on 2022-2024 launches: under 20 %)


class Closer:
    def __init__(self, codebook: Codebook, names: Names, published: date | None, coasts: dict[str, dict[str, str]]) -> None:
        self.codebook, self.names, self.published, self.coasts = codebook, names, published, coasts
        self.flown = {a.name for a in codebook.of_kind("quantity") if not a.of_design}

    def close(self, events: list[Event], only: Claim | None = None) -> list[Event]:
        """The events that are told enough of, in order of the text, numbered; `only` is the agent where none is told of any."""
        events = [e for e in events if self._is_told(e)]
        for e in events:
            self._sort_lengths(e)
        self._inherit(events)
        self._agents_from_origins(events)
        if only is not None and not any(e.values(self.names.agent) for e in events):
            for e in events[:1]:
                if not e.told_by_verb:
                    e.claims.append(only)
        self._spread_agent(events)
        day = event_day(events)
        for e in events:
            self._drop_own_ground(e)
            self._resolve_dates(e, day)
            self._resolve_coast(e)
        events.sort(key=lambda e: e.start)
        for i, e in enumerate(events, 1):
            e.event_id = f"e{i}"
        return events

    def _is_told(self, e: Event) -> bool:
        named = not e.anaphoric_only or e.values(self.names.cls) or e.values(self.names.name)
        return bool(named) or (e.role != "main" and bool(e.date_keys))

    def _spread_agent(self, events: list[Event]) -> None:
        """An event with no agent told has that of the article, where the article tells of one only."""
        told = [(e, c) for e in events for c in e.claims if c.attribute == self.names.agent]
        main = next((c for e, c in told if e.role == "main"), None)
        claim = main or next((c for _, c in told), None)
        if claim is None or (main is None and len({c.value for _, c in told if c.strength > 1}) > 1):
            return
        for e in events:
            if not e.values(self.names.agent):
                e.claims.append(replace(claim, strength=1))

    def _sort_lengths(self, e: Event) -> None:
        """A figure told without a word of its role is the rival of the one it is near to ("Japan's figures were 600 km and 50 km")."""
        known = [c for c in e.claims if c.attribute in self.flown]
        out = []
        for c in e.claims:
            if c.attribute == UNSORTED:
                near = {k.attribute for k in known if self._are_rivals(k, c)}
                if len(near) != 1:
                    continue
                c = replace(c, attribute=near.pop())
            out.append(c)
        e.claims = out

    @staticmethod
    def _are_rivals(known: Claim, c: Claim) -> bool:
        value = float(c.value)
        return known.unit == c.unit and known.sentence <= c.sentence and abs(float(known.value) - value) <= RIVAL * value

    def _inherit(self, events: list[Event]) -> None:
        """ "In June 2022 a launch from Hawaii failed": an event told by no more than "a launch" is of the main event's kind."""
        main = first_main(events)
        if main is None:
            return
        for e in events:
            if e is main or e.values(self.names.cls) or not self._may_inherit(e, main):
                continue
            for attribute in (self.names.cls, self.names.name):
                claim = main.best(attribute)
                if claim is not None:
                    e.claims.append(replace(claim, strength=1))

    def _may_inherit(self, e: Event, main: Event) -> bool:
        agent, mains = e.values(self.names.agent), main.values(self.names.agent)
        return (e.anaphoric_only or bool(e.values(self.names.count))) and not e.values(self.names.name) and not (agent and mains and agent[0] not in mains)

    def _agents_from_origins(self, events: list[Event]) -> None:
        """Where no subject is told: the state of the launch site, else of the maker."""
        for e in events:
            origins = sorted((c for c in e.claims if c.attribute == ORIGIN), key=lambda c: -c.strength)
            e.claims = [c for c in e.claims if c.attribute != ORIGIN]
            if origins and not e.values(self.names.agent) and self.names.agent:
                operator = self.codebook.raw.get("operators", {}).get(origins[0].value, origins[0].value)
                e.claims.append(replace(origins[0], value=operator, attribute=self.names.agent, strength=1))

    def _drop_own_ground(self, e: Event) -> None:
        """No place is both where it rose and where it fell; "fired in a test in Iran" does not say that it fell on Iran."""
        if not self.names.site:
            return
        site, agents = e.best(self.names.site), set(e.values(self.names.agent))
        ends = [a.name for a in self.codebook.of_kind("place") if a.name != self.names.site]

        def own(c: Claim) -> bool:
            return (site is not None and c.value == site.value) or (isinstance(c.reference, CountryTarget) and c.reference.code in agents)

        e.claims = [c for c in e.claims if c.attribute not in ends or not own(c)]

    def _resolve_dates(self, e: Event, day: str) -> None:
        out = []
        for c in e.claims:
            if isinstance(c.reference, DateExpression):
                iso = date_resolution.resolve(c.reference.spec, self.published, future=e.role == "planned", event_day=day)
                if not iso:
                    continue
                c = replace(c, value=iso)
            out.append(c)
        e.claims = out

    def _resolve_coast(self, e: Event) -> None:
        agent = next(iter(e.values(self.names.agent)), "")
        out = []
        for c in e.claims:
            if isinstance(c.reference, CoastReference):
                sea = self.coasts.get(c.reference.whose or agent, {}).get(c.reference.side)
                if sea is None:
                    continue
                c = replace(c, value=sea)
            out.append(c)
        e.claims = out
