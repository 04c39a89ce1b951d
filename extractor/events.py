"""Events: which claims are of the same event (stage 5), and whether it is the news, background, or still to come.

The article is read in order. A trigger goes to the event it can be of: one with the same date, else, for a definite or undated
mention, the one in focus. A trigger that contradicts every event told so far opens a new one. Claims without a trigger go to
the event in focus.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from extractor import dates
from extractor.claims import ORIGIN, UNSORTED, Claim, Reading
from extractor.codebook import Codebook
from extractor.mentions import ObjectMention, Sentence, Trigger

RIVAL = 0.2  # rival figures of one flight rarely differ by more (Seoul and Tokyo on 2022-2024 launches: under 20 %)
LEAD = 5  # the news of an article is told in its first sentences; a launch first told later is background (measured on the dev texts)


@dataclass(slots=True)
class Event:
    """One event as the article tells it; `claims` in order of the text, rivals kept."""

    role: str
    start: int
    claims: list[Claim] = field(default_factory=list)
    date_keys: set[str] = field(default_factory=set)
    anaphoric_only: bool = True
    event_id: str = ""

    def values(self, attribute: str) -> list[str]:
        return [c.value for c in self.claims if c.attribute == attribute and c.value]

    def best(self, attribute: str) -> Claim | None:
        """The claim that stands for the event: the strongest, of equals the first told."""
        claims = [c for c in self.claims if c.attribute == attribute and c.value]
        return max(claims, key=lambda c: (c.strength, -c.start)) if claims else None


@dataclass(slots=True)
class Mention:
    """One trigger with its claims, ready to be placed."""

    trigger: Trigger | None
    claims: list[Claim]
    sentence: Sentence
    date_key: str = ""  # ISO date, or the bare spec where the publication date is missing
    since: bool = False

    def value(self, attribute: str) -> str:
        return next((c.value for c in self.claims if c.attribute == attribute and c.value), "")


class EventBuilder:
    def __init__(self, codebook: Codebook, published: date | None, coasts: dict[str, dict[str, str]], response: re.Pattern[str] | None = None) -> None:
        self.codebook = codebook
        self.response = response
        self.published = published
        self.coasts = coasts
        self.agent, self.cls, self.count = codebook.first("agent"), codebook.first("class"), codebook.first("count")
        self.date, self.name = codebook.first("date"), codebook.first("name")
        self.site = next((a.name for a in codebook.of_kind("place") if a.coordinates), "")
        self.shared = {a.name for k in ("place", "time") for a in codebook.of_kind(k)}
        self.events: list[Event] = []
        self.focus: Event | None = None

    # --- reading in order ---------------------------------------------------------------------------------------------
    def build(self, readings: list[Reading]) -> list[Event]:
        for reading in readings:
            self._read(reading)
        self._finish()
        return self.events

    def _read(self, r: Reading) -> None:
        loose = [c for c in r.claims if c.trigger is None]
        if loose:
            self._place_loose(r.sentence, loose)
        for mention in self._mentions(r):
            self._place(mention)

    def _mentions(self, r: Reading) -> list[Mention]:
        out = []
        for i, t in enumerate(r.sentence.triggers):
            claims = [c for c in r.claims if c.trigger == i]
            if t.role == "unreal":
                continue
            out.append(self._mention(t, claims, r.sentence))
        return [part for m in self._merge_in_sentence(out) for part in self._split(m)]

    def _split(self, m: Mention) -> list[Mention]:
        """ "fired two ballistic missiles and a cruise missile": one mention a class; date, place and agent are shared."""
        t = m.trigger
        assert t is not None
        general = self.codebook.general_classes[:1]
        parts = [m]
        for o in t.objects[1:]:
            if o.cls and o.cls not in general and all(o.cls != p.cls and p.cls for p in t.objects[:1]):
                shared = [c for c in m.claims if c.attribute in (self.agent, self.date, self.site) or c.attribute in self.shared]
                first = next((c for c in m.claims if c.attribute == self.cls), None)
                if first is not None and first.trigger is not None:
                    parts.append(Mention(replace(t, objects=(o,), anaphoric=False), [*shared, *self._object_claims(first, o)], m.sentence, m.date_key))
        return parts

    def _object_claims(self, like: Claim, o: ObjectMention) -> list[Claim]:
        claims = [replace(like, attribute=self.cls, value=o.cls, start=o.head, end=o.end)]
        if o.names:
            claims.append(replace(like, attribute=self.name, value=o.names[0].name, start=o.names[0].start, end=o.names[0].end))
        if o.count is not None or o.count_qualifier:
            claims.append(
                replace(
                    like,
                    attribute=self.count,
                    value="" if o.count is None else str(o.count),
                    qualifier=o.count_qualifier or "exact",
                    start=o.count_span[0],
                    end=o.count_span[1],
                )
            )
        return claims

    def _mention(self, t: Trigger, claims: list[Claim], s: Sentence) -> Mention:
        mention = Mention(t, claims, s)
        told = [c for c in claims if c.attribute == self.date]
        strong = [c for c in told if c.strength > 1] or told
        if strong:
            first = min(strong, key=lambda c: abs(c.start - t.start))
            mention.date_key = self._key(first, t.role == "planned", self._said_on(told))
            left = s.text[max(s.start, first.start - 12) : first.start + 6]
            mention.since = re.search(r"\bsince\b", left, re.I) is not None
            if first.strength <= 1:
                mention.date_key = ""
            iso = mention.date_key if mention.date_key[:1].isdigit() else ""
            chosen = replace(first, value=f"d:{iso}|{first.value.partition('|')[2]}") if iso else first
            mention.claims = [c for c in claims if c.attribute != self.date] + [chosen]
        return mention

    def _said_on(self, told: list[Claim]) -> str:
        """The other day of the sentence, which "two days earlier" counts from."""
        days = [c for c in told if not c.value.startswith("shift")]
        return dates.resolve(days[0].value.partition("|")[0], self.published) if days else ""

    def _key(self, claim: Claim, future: bool, said_on: str = "") -> str:
        spec = claim.value.partition("|")[0]
        return dates.resolve(spec, self.published, future=future, event_day=said_on or self._event_day()) or (spec if not spec.startswith("shift") else "")

    def _event_day(self) -> str:
        main = next((e for e in self.events if e.role == "main"), None)
        return next((k for k in (main.date_keys if main else ()) if len(k) == 10), "")

    def _merge_in_sentence(self, mentions: list[Mention]) -> list[Mention]:
        """ "conducted a test, firing two missiles": one event told by two triggers of one clause chain."""
        out: list[Mention] = []
        for m in mentions:
            if out and m.trigger and out[-1].trigger and self._same_telling(out[-1], m):
                out[-1].claims += m.claims
                out[-1].date_key = out[-1].date_key or m.date_key
                continue
            out.append(m)
        return out

    def _same_telling(self, a: Mention, b: Mention) -> bool:
        assert a.trigger and b.trigger
        if a.trigger.role != b.trigger.role or a.trigger.background != b.trigger.background:
            return False
        if a.date_key and b.date_key and not dates.agree(a.date_key, b.date_key):
            return False
        return (b.trigger.anaphoric or a.trigger.anaphoric) and self._compatible_values(a, [b])

    # --- placing one mention --------------------------------------------------------------------------------------------
    def _place(self, m: Mention) -> None:
        assert m.trigger is not None
        if m.since:
            self._since(m)
            return
        event = self._find(m)
        if event is None:
            if not self._worth_an_event(m):
                return
            event = Event(self._role(m), m.trigger.start)
            self.events.append(event)
        self._add(event, m)
        if event.role != "planned":
            self.focus = event

    def _since(self, m: Mention) -> None:
        """ "the first cruise missile launch since September": the launch is the one in focus, the date another one's."""
        since = [c for c in m.claims if c.attribute == self.date]
        rest = [c for c in m.claims if c.attribute != self.date]
        told = [c for c in rest if c.attribute in (self.cls, self.name) and c.value not in self.codebook.general_classes[:1]]
        if told and m.date_key and (self.events or self.focus):
            event = Event("background", since[0].start)
            keep = [c for c in rest if c.attribute in (self.cls, self.name, self.agent)]
            event.claims = [*keep, replace(since[0], strength=2)]
            event.date_keys.add(m.date_key)
            event.anaphoric_only = False
            if not any(dates.agree(k, m.date_key) for e in self.events for k in e.date_keys):
                self.events.append(event)
        target = self.focus or (self.events[0] if self.events else None)
        if target is not None and m.trigger is not None and target.start != m.trigger.start:
            target.claims += [c for c in rest if c.attribute not in (self.count,)]
        elif m.trigger is not None and not m.trigger.anaphoric:
            event = Event("main", m.trigger.start, list(rest), anaphoric_only=False)
            self.events.insert(0, event)
            self.focus = event

    def _worth_an_event(self, m: Mention) -> bool:
        """An anaphor ("the launch") with nothing told of it opens no event; a planned one needs a detail."""
        t = m.trigger
        assert t is not None
        if t.role == "planned":
            return bool(
                m.date_key
                or any(c.attribute in (self.name, self.count) and c.value for c in m.claims)
                or any(o.determiner == "indefinite" or o.count_qualifier for o in t.objects)
            )
        role = self._role(m)
        if (
            role == "background"
            and not m.date_key
            and not any(c.attribute in (self.name, self.site) or (c.attribute == self.count and c.value) for c in m.claims)
        ):
            return False
        return bool(t.objects) or bool(m.date_key and self.events)

    def _role(self, m: Mention) -> str:
        t = m.trigger
        assert t is not None
        if t.role == "planned":
            return "planned"
        past = [e for e in self.events if e.role == "main"]
        if not past and m.sentence.index > LEAD and not self._fresh(m.date_key):
            return "background"  # an article whose news is something else
        if not past:
            return "background" if self._old(m.date_key) or (t.background and m.date_key and not self._fresh(m.date_key)) else "main"
        if self._answers(m, past):
            return "background"
        if m.date_key and any(dates.agree(m.date_key, k) and len(k) == 10 for e in past for k in e.date_keys) and not t.background:
            return "main"
        if not m.date_key and not t.background and m.sentence.index <= 3:
            return "main"
        if self._fresh(m.date_key) and not t.background and self._agent_of(m) and all(self._agent_of(m) != v for e in past for v in e.values(self.agent)):
            return "main"
        return "background"

    def _answers(self, m: Mention, past: list[Event]) -> bool:
        """Another government's own firing in answer to the event."""
        other = self._agent_of(m) and all(self._agent_of(m) not in e.values(self.agent) for e in past)
        return bool(other) and self.response is not None and self.response.search(m.sentence.text, m.sentence.start, m.sentence.end) is not None

    def _agent_of(self, m: Mention) -> str:
        return m.value(self.agent)

    def _fresh(self, key: str) -> bool:
        """Within two days of publication."""
        if self.published is None or len(key) != 10 or not key[0].isdigit():
            return False
        return abs((date.fromisoformat(key) - self.published).days) <= 2

    def _old(self, key: str) -> bool:
        """More than a month before publication (a year or a month alone: not the month of publication)."""
        if self.published is None or not key[:4].isdigit():
            return False
        if len(key) == 10:
            return (self.published - date.fromisoformat(key)).days > 31
        return not dates.agree(key, self.published.isoformat())

    # --- finding the event of a mention -----------------------------------------------------------------------------------
    def _find(self, m: Mention) -> Event | None:
        t = m.trigger
        assert t is not None
        pool = [e for e in self.events if (e.role == "planned") == (t.role == "planned") and self._compatible(m, e)]
        if not pool:
            return None
        if m.date_key:
            dated = [e for e in pool if any(dates.agree(m.date_key, k) for k in e.date_keys)]
            if dated:
                return max(dated, key=lambda e: max(len(k) for k in e.date_keys))
            undated = [e for e in pool if not e.date_keys and (e.role != "background" or e is self.focus)]
            if t.background or self._old(m.date_key) or (not t.anaphoric and m.sentence.index > LEAD and not self._fresh(m.date_key)):
                return None
            return undated[0] if undated else None
        if t.background and not t.anaphoric:
            older = [e for e in pool if e.role == "background" and not e.date_keys]
            return older[-1] if older else None
        if self.focus in pool:
            return self.focus
        main = [e for e in pool if e.role == "main"]
        return main[-1] if main else (pool[-1] if t.role == "planned" else None)

    def _compatible(self, m: Mention, e: Event) -> bool:
        if m.date_key and e.date_keys and not any(dates.agree(m.date_key, k) for k in e.date_keys):
            return False
        return self._compatible_values(m, [e])

    def _compatible_values(self, m: Mention, others: list[Mention] | list[Event]) -> bool:
        other = others[0]
        for attribute in (self.agent, self.site):
            a = {c.value for c in m.claims if c.attribute == attribute and c.value}
            b = {c.value for c in other.claims if c.attribute == attribute and c.value and c.strength > 1}
            if a and b and not a & b and not (attribute == self.site and self._nested(m, other)):
                return False
        return self._classes_agree(m, other) and self._names_agree(m, other)

    def _nested(self, m: Mention, other: Mention | Event) -> bool:
        """A province told for a site in it, or a second name beside the first: no contradiction for a definite mention."""
        return m.trigger is not None and m.trigger.anaphoric

    def _classes_agree(self, m: Mention, other: Mention | Event) -> bool:
        a = {c.value for c in m.claims if c.attribute == self.cls}
        b = {c.value for c in other.claims if c.attribute == self.cls}
        if not a or not b or a & b or (a | b) & set(self.codebook.general_classes[:1]):
            return True
        return any(a & f and b & f for f in self.codebook.class_families)

    def _names_agree(self, m: Mention, other: Mention | Event) -> bool:
        a = {c.value for c in m.claims if c.attribute == self.name}
        b = {c.value for c in other.claims if c.attribute == self.name}
        return not a or not b or bool(a & b) or (m.trigger is not None and m.trigger.anaphoric)

    def _add(self, event: Event, m: Mention) -> None:
        t = m.trigger
        assert t is not None
        event.claims += m.claims
        if m.date_key:
            event.date_keys.add(m.date_key)
        event.anaphoric_only = event.anaphoric_only and t.anaphoric

    # --- claims without a trigger -----------------------------------------------------------------------------------------
    def _place_loose(self, s: Sentence, claims: list[Claim]) -> None:
        target = self.focus
        if target is None:
            return
        told = [c for c in claims if c.attribute == self.date and c.strength > 1]
        facts = [c for c in claims if c.attribute != self.date]
        if not facts:
            return
        if told:
            key = self._key(told[0], False)
            dated = [e for e in self.events if e.role != "planned" and any(dates.agree(key, k) for k in e.date_keys)]
            if dated:
                target = dated[0]
            elif key and target.date_keys and not any(dates.agree(key, k) for k in target.date_keys):
                return
        named = {c.value for c in facts if c.attribute == self.name}
        target = next((e for e in self.events if named & set(e.values(self.name)) and e.role != "planned"), target)
        target.claims += facts

    # --- closing ----------------------------------------------------------------------------------------------------------
    def _finish(self) -> None:
        self.events = [
            e for e in self.events if not (e.anaphoric_only and not e.values(self.cls) and not e.values(self.name) and (e.role == "main" or not e.date_keys))
        ]
        for e in self.events:
            self._sort_lengths(e)
        self._inherit()
        self._agents_from_origins()
        self._spread_agent()
        for e in self.events:
            self._resolve_dates(e)
            self._resolve_coast(e)
        self.events.sort(key=lambda e: e.start)
        for i, e in enumerate(self.events, 1):
            e.event_id = f"e{i}"

    def _spread_agent(self) -> None:
        """An event with no agent told has that of the article, where the article tells of one only."""
        agents = {c.value for e in self.events for c in e.claims if c.attribute == self.agent and c.strength > 1}
        main = next((c for e in self.events if e.role == "main" for c in e.claims if c.attribute == self.agent), None)
        claim = main or next((c for e in self.events for c in e.claims if c.attribute == self.agent), None)
        if claim is None or (len(agents) > 1 and main is None):
            return
        for e in self.events:
            if not e.values(self.agent):
                e.claims.append(replace(claim, strength=1))

    def _sort_lengths(self, e: Event) -> None:
        """A figure told without a word of its role is the rival of the one it is near to ("Japan's figures were 600 km and 50 km")."""
        known = [(a.name, c) for a in self.codebook.of_kind("quantity") for c in e.claims if c.attribute == a.name and c.unit == "km" and a.name != "range"]
        out = []
        for c in e.claims:
            if c.attribute == UNSORTED:
                value = float(c.value)
                near = {name for name, k in known if abs(float(k.value) - value) <= RIVAL * value and k.sentence <= c.sentence}
                if len(near) != 1:
                    continue
                c = replace(c, attribute=near.pop())
            out.append(c)
        e.claims = out

    def _inherit(self) -> None:
        """ "In June 2022 a launch from Hawaii failed": an event told by no more than "a launch" is of the main event's kind."""
        main = next((e for e in self.events if e.role == "main"), None)
        if main is None:
            return
        for e in self.events:
            if e is main or e.values(self.name) or (set(e.values(self.cls)) - set(self.codebook.general_classes[:1])):
                continue
            agent, mains = e.values(self.agent), main.values(self.agent)
            if not e.anaphoric_only or (agent and mains and agent[0] not in mains):
                continue
            for attribute in (self.cls, self.name) if not e.values(self.cls) else ():
                claim = main.best(attribute)
                if claim is not None:
                    e.claims.append(replace(claim, strength=1))

    def _agents_from_origins(self) -> None:
        """Where no subject is told: the state of the launch site, else of the maker."""
        for e in self.events:
            origins = sorted((c for c in e.claims if c.attribute == ORIGIN), key=lambda c: -c.strength)
            e.claims = [c for c in e.claims if c.attribute != ORIGIN]
            if origins and not e.values(self.agent) and self.agent:
                e.claims.append(replace(origins[0], attribute=self.agent, strength=1))

    def _resolve_dates(self, e: Event) -> None:
        out = []
        for c in e.claims:
            if c.attribute == self.date:
                spec, _, basis = c.value.partition("|")
                iso = dates.resolve(spec, self.published, future=e.role == "planned", event_day=self._event_day())
                if not iso:
                    continue
                c = replace(c, value=iso, unit=basis)
            out.append(c)
        e.claims = out

    def _resolve_coast(self, e: Event) -> None:
        agent = next(iter(e.values(self.agent)), "")
        out = []
        for c in e.claims:
            if c.value.startswith("coast:"):
                sea = self.coasts.get(agent, {}).get(c.value.partition(":")[2])
                if sea is None:
                    continue
                c = replace(c, value=sea)
            out.append(c)
        e.claims = out
