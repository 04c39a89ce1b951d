"""Events: which claims are of the same event (stage 5), and whether it is the news, background, or still to come.

The article is read in order. A trigger goes to the event it can be of: one with the same date, else, for a definite or undated
mention, the one in focus. A trigger that contradicts every event told so far opens a new one. Claims without a trigger go to
the event in focus. What a mention is stands in event_mentions.py, what is done when all are told in completion.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extractor.annotate import date_resolution
from extractor.claims.model import Claim, Reading, date_told
from extractor.domain.codebook import Codebook
from extractor.events.compatibility import agreement
from extractor.events.completion import Closer
from extractor.events.event_mentions import MentionReader
from extractor.events.model import Event, Mention, Names, event_day, first_main
from extractor.mentions.model import Trigger

LEAD = 5  # the news of an article is told in its first sentences; a launch first told later is background (measured on the dev texts)
# "It was its first since it fired eight in June", "The launch came a week after …": of the news, and another launch by the way
COMPARED = re.compile(
    r"(?:(?:It|This|That) |(?:The|This) (?:\w+ ){1,2}?)(?:was|is|were|mark(?:s|ed)|comes?|came|follow(?:s|ed))\b"
    r"[^.;]*?\b(?:since|after|first|second|third|latest)\b",
    re.I,
)
HOLD = 1  # sentences that an earlier launch stays in focus for (DECISIONS.md, section 3)
LINGER = 2  # sentences that claims without a trigger still go to the launch in focus (DECISIONS.md, section 2)
WEEK = 7  # a launch told anew with a day further back is not the one that the article began with
FRESH, OLD = 2, 31  # days between event and publication: news of the day; more than a month ago


class EventBuilder:
    def __init__(self, codebook: Codebook, published: date | None, coasts: dict[str, dict[str, str]], response: re.Pattern[str] | None = None) -> None:
        self.codebook, self.published, self.response = codebook, published, response
        self.names = Names.of(codebook)
        self.general = codebook.general_classes[:1]
        self.mentions = MentionReader(codebook, self.names, published)
        self.closer = Closer(codebook, self.names, published, coasts)
        self.events: list[Event] = []
        self.focus: Event | None = None
        self.focus_at = 0  # the sentence that last told of it
        self._apart: dict[int, list[Event]] = {}  # the events that a trigger's classes went to so far, by its offset

    # --- reading in order ---------------------------------------------------------------------------------------------
    def build(self, readings: list[Reading]) -> list[Event]:
        for reading in readings:
            self._read(reading)
        self.events = self.closer.close(self.events, self._only_state(readings))
        return self.events

    def _only_state(self, readings: list[Reading]) -> Claim | None:
        """The one state that the article begins with: whose own media or ministry tell of "the test-fire" name no agent."""
        names = [(n, r.sentence) for r in readings[:LEAD] for n in r.sentence.table("actors") if n.is_state]
        if not names or not self.names.agent or len({n.code for n, _ in names}) > 1:
            return None
        n, s = names[0]
        return Claim(self.names.agent, n.code, n.start, n.end, s.index, strength=1)

    def _read(self, r: Reading) -> None:
        loose = [c for c in r.claims if c.trigger is None]
        if self.response is not None and self.response.search(r.sentence.text, r.sentence.start, r.sentence.end):
            loose = [c for c in loose if c.attribute not in self.names.shared]  # where the answer struck
        if loose:
            self._place_loose(loose)
        self._apart = {}
        for mention in self.mentions.read(r, event_day(self.events)):
            self._place(mention)

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
            event = Event(self._role(m), m.trigger.start, further=m.further)
            self.events.append(event)
        self._promote(event, m)
        self._add(event, m)
        self._apart.setdefault(m.trigger.start, []).append(event)
        by_the_way = event.role == "background" and (
            any(e.role == "main" for told in self._apart.values() for e in told) or COMPARED.match(m.sentence.string) is not None
        )
        if event.role != "planned" and not by_the_way:  # "its first since it tested eight in June": the news stays in focus
            self.focus, self.focus_at = event, m.sentence.index

    def _promote(self, event: Event, m: Mention) -> None:
        """ "ICBM launch" of a headline far down is the news after all, where what follows tells it of these days."""
        news = event.role == "background" and not event.date_keys and m.trigger is not None and not m.trigger.background
        if news and self._fresh(m.date_key) and first_main(self.events) is None:
            event.role = "main"

    def _add(self, event: Event, m: Mention) -> None:
        assert m.trigger is not None
        event.claims += m.claims
        t = m.trigger
        event.told_by_verb = event.told_by_verb or t.kind == "verb"
        if m.date_key:
            event.date_keys[m.date_key] = None
        event.anaphoric_only = event.anaphoric_only and m.trigger.anaphoric

    def _since(self, m: Mention) -> None:
        """ "the first cruise missile launch since September": the launch is the one in focus, the date another one's."""
        rest = [c for c in m.claims if c.attribute != self.names.date]
        self._earlier(m, rest)
        t = m.trigger
        target = self.focus or (self.events[0] if self.events else None)
        if target is not None and t is not None and target.start != t.start:
            target.claims += [c for c in rest if c.attribute != self.names.count]
        elif t is not None and not t.anaphoric:
            event = Event("main", t.start, list(rest), anaphoric_only=False)
            self.events.insert(0, event)
            self.focus = event

    def _earlier(self, m: Mention, rest: list[Claim]) -> None:
        """The event of the day after "since", where its kind is told and no event has that day yet."""
        kind = (self.names.cls, self.names.name)
        told = any(c.attribute in kind and c.value not in self.general for c in rest)
        if not told or not m.date_key or not (self.events or self.focus) or self._of_day(m.date_key, self.events):
            return
        since = next(c for c in m.claims if c.attribute == self.names.date)
        claims = [*(c for c in rest if c.attribute in (*kind, self.names.agent)), replace(since, strength=2)]
        self.events.append(Event("background", since.start, claims, {m.date_key: None}, anaphoric_only=False))

    @staticmethod
    def _of_day(key: str, events: list[Event]) -> list[Event]:
        return [e for e in events if any(date_resolution.agree(key, k) for k in e.date_keys)]

    # --- opening an event -----------------------------------------------------------------------------------------------
    def _worth_an_event(self, m: Mention) -> bool:
        """An anaphor ("the launch") with nothing told of it opens no event; a planned one needs a detail."""
        t = m.trigger
        assert t is not None
        if t.role == "planned":
            counted = any(o.determiner == "indefinite" or o.count_qualifier for o in t.objects)
            return bool(m.date_key) or m.value(self.names.name) != "" or m.value(self.names.count) != "" or counted
        if self._role(m) == "background" and not m.date_key and not self._detailed(m):
            return False
        return bool(t.objects) or bool(m.date_key and self.events)

    def _detailed(self, m: Mention) -> bool:
        named = any(c.attribute in (self.names.name, self.names.site) for c in m.claims)
        return named or m.value(self.names.count) != ""

    def _role(self, m: Mention) -> str:
        t = m.trigger
        assert t is not None
        if t.role == "planned":
            return "planned"
        past = [e for e in self.events if e.role == "main"]
        main = self._is_second(m, t, past) if past else self._is_first(m, t)
        return "main" if main else "background"

    def _is_first(self, m: Mention, t: Trigger) -> bool:
        """Whether the first event told is the news; not in an article whose news is something else."""
        if self._fresh(m.date_key):
            return True
        return m.sentence.index <= LEAD and not self._old(m.date_key) and not (t.background and (self._told_day(m) or t.long_ago))

    @staticmethod
    def _told_day(m: Mention) -> bool:
        """A day, month or year; "last week" is no day, and an article may be about that."""
        return m.date_key != "" and not m.date_key.startswith("period:week")

    def _is_second(self, m: Mention, t: Trigger, past: list[Event]) -> bool:
        """Whether another event is news too: of the same day, told at the top, or another government's of these days."""
        if t.background or self._answers(m, past):
            return False
        if not m.date_key:
            return m.sentence.index <= 3 or m.value(self.names.time) != ""
        if any(date_resolution.agree(m.date_key, k) and date_resolution.is_day(k) for e in past for k in e.date_keys):
            return True
        agent = m.value(self.names.agent)
        return self._fresh(m.date_key) and agent != "" and self._is_other(agent, past)

    def _answers(self, m: Mention, past: list[Event]) -> bool:
        """Another government's own firing in answer to the event."""
        agent = m.value(self.names.agent)
        if not agent or self.response is None or not self._is_other(agent, past):
            return False
        return self.response.search(m.sentence.text, m.sentence.start, m.sentence.end) is not None

    def _is_other(self, agent: str, past: list[Event]) -> bool:
        return all(agent not in e.values(self.names.agent) for e in past)

    def _fresh(self, key: str) -> bool:
        """Within two days of publication."""
        ago = self._days_ago(key)
        return ago is not None and abs(ago) <= FRESH

    def _days_ago(self, key: str) -> int | None:
        """Days from a whole day to publication; None where one of the two is not known."""
        return (self.published - date.fromisoformat(key)).days if self.published is not None and date_resolution.is_day(key) else None

    def _old(self, key: str) -> bool:
        """More than a month before publication (a year or a month alone: not the month of publication)."""
        ago = self._days_ago(key)
        if ago is not None:
            return ago > OLD
        return self.published is not None and key[:4].isdigit() and not date_resolution.agree(key, self.published.isoformat())

    # --- finding the event of a mention -----------------------------------------------------------------------------------
    def _find(self, m: Mention) -> Event | None:
        t = m.trigger
        assert t is not None
        planned = t.role == "planned" or self._goes_on_planned(m, t)
        pool = [e for e in self.events if (e.role == "planned") == planned and self._compatible(m, e)]
        if m.further and self.events and not planned:
            pool = [e for e in pool if e.further or e.role == "background"]
        if not pool:
            return None
        if m.date_key:
            return self._find_dated(m, t, pool)
        if t.background and not t.anaphoric:
            older = [e for e in pool if e.role == "background" and not e.date_keys]
            return older[-1] if older else None
        main = [e for e in pool if e.role == "main"]
        if self.focus in pool and not (t.anaphoric and main and self._faded(m)):
            return self.focus
        return main[-1] if main else (pool[-1] if planned else None)

    def _faded(self, m: Mention) -> bool:
        """Whether an earlier launch was brought in so far back that "the launch" is the news again."""
        return self.focus is not None and self.focus.role == "background" and m.sentence.index > self.focus_at + HOLD

    def _goes_on_planned(self, m: Mention, t: Trigger) -> bool:
        """ "The launch will …", "the launch between Feb. 8 and 25": in an article whose news is a launch to come."""
        if not t.anaphoric or t.background or first_main(self.events) is not None or (m.date_key and self._is_past(m)):
            return False
        if t.kind == "verb" and t.role == "past" and self.focus is not None:
            return False  # "The missile fell into the sea": of the earlier launch just told of
        return any(e.role == "planned" for e in self.events)

    def _is_past(self, m: Mention) -> bool:
        told = next((date_told(c) for c in m.claims if c.attribute == self.names.date), None)
        return told is None or not told.may_lie_ahead

    def _find_dated(self, m: Mention, t: Trigger, pool: list[Event]) -> Event | None:
        """The event of that day, else one with no day yet, unless the mention is of an earlier event."""
        dated = self._of_day(m.date_key, pool)
        if t.background and not t.anaphoric and not date_resolution.is_day(m.date_key):  # "a similar test earlier this year"
            dated = [e for e in dated if e.role == "background"]
        if dated:
            return max(dated, key=lambda e: max(len(k) for k in e.date_keys))
        if not t.anaphoric and m.sentence.index and (self._days_ago(m.date_key) or 0) > WEEK:
            return None
        if (t.background and not t.anaphoric) or self._old(m.date_key) or (not t.anaphoric and m.sentence.index > LEAD and not self._fresh(m.date_key)):
            return None
        return next((e for e in pool if not e.date_keys and (e.role != "background" or e is self.focus)), None)

    def _compatible(self, m: Mention, e: Event) -> bool:
        if m.trigger is not None and any(e is o for o in self._apart.get(m.trigger.start, ())):
            return False  # another class of the same trigger
        if m.date_key and e.date_keys and not self._of_day(m.date_key, [e]):
            return False
        return agreement(self.codebook, self.names, m, e)

    # --- claims without a trigger -----------------------------------------------------------------------------------------
    def _place_loose(self, claims: list[Claim]) -> None:
        facts = [c for c in claims if c.attribute != self.names.date]
        target = self._of_loose(claims)
        if target is None or not facts:
            return
        named = {c.value for c in facts if c.attribute == self.names.name}
        target = next((e for e in self.events if named & set(e.values(self.names.name)) and e.role != "planned"), target)
        target.claims += facts

    def _in_focus(self, sentence: int) -> Event | None:
        """The event in focus; the first of the news where that was last told of more than LINGER sentences before."""
        if self.focus is not None and sentence > self.focus_at + LINGER:
            return first_main(self.events) or self.focus
        return self.focus

    def _of_loose(self, claims: list[Claim]) -> Event | None:
        """The event in focus, or that of the day told; None where the day is another one's."""
        target = self._in_focus(claims[0].sentence)
        told = [c for c in claims if c.attribute == self.names.date and c.strength > 1]
        if target is None or not told:
            return target
        key = self.mentions.key(told[0], event_day(self.events))
        dated = self._of_day(key, [e for e in self.events if e.role != "planned"])
        if dated:
            return dated[0]
        return None if key and target.date_keys and not self._of_day(key, [target]) else target
