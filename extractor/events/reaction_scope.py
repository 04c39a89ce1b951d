"""Whether a reaction is one to the event: what its sentence is about, and of which day it tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.annotate import date_resolution
from extractor.claims.model import Reading
from extractor.domain.wording import Wording, phrase
from extractor.events.quotations import begins_in_quotation
from extractor.events.reaction_cues import Cue
from extractor.mentions.model import Name, Sentence, left_of


@dataclass(frozen=True, slots=True)
class News:
    """The event that is reacted to.

    `agents` are the codes of those who did it, `lands` those it was aimed at, `told` the indices of the sentences that tell of it, `start` is where
    it is first told (code points), `by_the_way` whether the article is about something else, `in_war` whether it is about a war that the event is a
    part of, `day` its ISO day or "".
    """

    agents: frozenset[str]
    told: frozenset[int]
    start: int
    by_the_way: bool = False
    day: str = ""
    published: date | None = None
    in_war: bool = False
    lands: frozenset[str] = frozenset()


LONG_AGO = re.compile(r"period:(?:week|month|year):1|mony:|mon:|y:")  # specs of annotate/dates.py: last week, month, year; a month, a year
OF_TRIGGER = 10  # words within which a day behind a trigger is its own
BEFORE_EVENT = 400  # characters before the event's first mention where a reaction may stand: headline and first sentence
# An event is told by the way where less than a tenth of the sentences tell of it, and either less than a third name who did it or less
# than a tenth tell of any such event. It draws no reaction far from it: of those found more than one sentence off 11 of 74 were right, of
# all others 234 of 336 (dev, stories, general). A fifth, a tenth and 42 % gain on general news (reactions of the unread half: 4 wrong ones
# less, 1 right one) and lose on own launch passages, which tell of several launches each (reactions .796 to .690).
POSSESSIVE = re.compile(r"['’]")
DEED_REACH = 30  # characters behind a cue within which another is named whose deed it is about
DIRECTED_AT = ("name", "capital", "leader", "institution", "demonym")  # kinds of actors that a reaction may be directed at
TOLD, NAMED, NEAR = 0.1, 0.35, 1
# In an article about a war a reaction stands near the event or another reaction to it, or names the event: of those that do neither 1 of 9 was
# right in the read half of general news, elsewhere half of them (stories)
IN_WAR, NEAR_IN_WAR = 0.2, 2
OBJECT_REACH = 50  # characters from the beginning of a cue within which it names what it is directed at
HABIT_REACH = 25  # characters left of a cue that may tell of a habit
BEFORE_CUE, BEHIND_CUE = 60, 70  # characters around a cue within which another topic takes it


def is_by_the_way(readings: Sequence[Reading], told: frozenset[int], agents: frozenset[str]) -> bool:
    """Whether an article is about something else than the event that some of its sentences tell of."""
    named = sum(any(n.code in agents for n in r.sentence.table("actors")) for r in readings)
    telling = sum(bool(r.sentence.triggers) for r in readings)
    return len(told) < TOLD * len(readings) and (named < NAMED * len(readings) or telling < TOLD * len(readings))


class ScopeFinder:
    """Judges whether a sentence, and a cue in it, is about the event."""

    def __init__(self, wording: Wording) -> None:
        self.reference, self.response = wording["event_reference"], wording["response_cue"]
        self.other, self.never, self.own = wording["other_topic"], wording["never_topic"], wording["own_topic"]
        self.answer, self.not_answer = wording["answer_word"], wording["not_in_answer"]
        self.announced = wording["event_announced"]
        self.named, self.war = wording["event_named"], wording["war_word"]
        self.deed = phrase(wording, r"['’]s?\s+(?:\w+\s+){0,2}?{other_deed}\b")
        self.charge = phrase(wording, r"{charging}\b")  # "accused Iran of it", whoever did it
        self.about_what = phrase(wording, r"\s+{object_begins}\s+[^.;,]{0,90}")
        self.of_whom_or_what = phrase(wording, r"\s+(?:{object_begins}|{named})\s+[^.;]{0,90}")
        self.judging, self.called_what = phrase(wording, r"{judging}\b"), phrase(wording, r"{judging}\s+{definite_begins}\s.*")
        self.charged_with = phrase(wording, r"[^.;]{1,60}?\s{of_whom}\s+(?P<what>[^.;,]{1,90})")
        self.its_object = phrase(wording, r"\b(?:{event_reference}|{event_object}|{calm}|{giving_way})\b")
        self.its_crime = phrase(wording, r"\b(?:{judged_bad}|{breaking_rules}|{violating})")
        self.object_gap = phrase(wording, r"\s+(?:{object_gap}\s+){0,2}$")
        self.earlier = phrase(wording, r"{earlier_word}\s")
        self.before_event = phrase(wording, r"\b{ahead_of}\s+(?:\S+ ){0,2}?{event_named}")  # "Before the launch Japan had warned"
        self.habit = phrase(wording, r"\b{time_and_again}\s+(?:\w+ )?$")
        # "…, which in March imposed sanctions, met", "after the nuclear test last month"
        self.day_of_other = phrase(wording, r"(?:,\s+{relative_pronoun}\s+(?:\w+\s+){0,2}|\b{event_with_day}\s+(?:\w+ed\s+)?(?:{day_preposition}\s+)?)$")

    def about(self, s: Sentence, actors: list[Name], news: News, follows: bool) -> bool:
        """Whether a sentence is about the event."""
        if not news.by_the_way:
            return True  # the article is about the event, and so are all its sentences
        if follows:
            return True  # the sentence before tells of the event
        if any(n.code in news.agents for n in actors):
            return True  # it names who did it
        if self.reference.search(s.string) is not None:
            return True  # it has a word for such an event
        return False  # the article is about something else, and the sentence has no word for the event, nor the one before

    def reaches(self, s: Sentence, news: News) -> bool:
        """Whether a sentence stands where, and tells of a day when, a reaction to the event may be told."""
        in_time = not self._long_ago(s) and not self._before(s, news) and self.before_event.search(s.string) is None
        return in_time and s.start >= news.start - BEFORE_EVENT

    def holds(self, s: Sentence, cue: Cue, actors: list[Name], news: News) -> bool:
        """Whether a cue of a sentence is about the event."""
        if cue.kind.answers_in_kind and not self._in_answer(s, news):
            return False
        if self.habit.search(left_of(s, cue.start, HABIT_REACH)):
            return False  # "has repeatedly warned"
        if cue.said and begins_in_quotation(s) and self.reference.search(s.string) is None:
            return False  # "Frankly, our patience is over": a quotation that has gone on to something else
        if self._is_of_another(s, cue, actors, news):
            return False  # "condemned the balloons", "voiced concern about the stock of uranium"
        return self.near(s, cue, news) and not self.elsewhere(s, cue) and not self.at_others(s, cue, actors, news.agents)

    def _is_of_another(self, s: Sentence, cue: Cue, actors: list[Name], news: News) -> bool:
        """Whether a cue has an object that is neither the event nor those who did it; what is asked may be asked of those who were struck, too."""
        if cue.said or not (cue.kind.needs_object or cue.kind.looks_ahead):
            return False
        if self.charge.match(cue.text):
            charged = self.charged_with.match(s.text, cue.end, s.end)
            return charged is not None and self.its_object.search(charged["what"]) is None and self.its_crime.search(charged["what"]) is None
        called = self.called_what.match(cue.text)
        if cue.kind.looks_ahead:
            told = self.of_whom_or_what.match(s.text, cue.end, s.end)
        else:
            told = called or (None if self.judging.match(cue.text) else self.about_what.match(s.text, cue.end, s.end))
        if told is None or self.its_object.search(told.group()):
            return False
        end = cue.end if called else told.end()
        sides = news.agents | news.lands if cue.kind.looks_ahead else news.agents
        return not any(n.code in sides and cue.start <= n.start < end for n in actors)

    def _in_answer(self, s: Sentence, news: News) -> bool:
        """Whether a deed is done in answer: its sentence says so, or stands beside one that tells of the event."""
        if self.not_answer.search(s.string):
            return False
        return self.answer.search(s.string) is not None or any(abs(s.index - i) <= NEAR for i in news.told)

    def names_event(self, s: Sentence, cue: Cue) -> bool:
        """Whether the event is named beside a cue."""
        # where nobody is known to have done it, this tells those who react from those who did: of the reactions found so 6 of 12 were right,
        # of all others 6 of 20 (stories and general)
        return self.named.search(s.text, max(s.start, cue.start - BEFORE_CUE), min(s.end, cue.end + BEFORE_CUE)) is not None

    def in_war(self, readings: Sequence[Reading]) -> bool:
        """Whether an article is about a war: a fifth of its sentences tell of fighting."""
        return sum(self.war.search(r.sentence.string) is not None for r in readings) >= IN_WAR * len(readings)

    def in_reach(self, s: Sentence, cue: Cue, news: News, reacted: Collection[int]) -> bool:
        """Whether a cue in an article about a war is near the event or a reaction to it (`reacted` are their sentences), or names it."""
        if not news.in_war or self.names_event(s, cue):
            return True
        near = any(abs(s.index - i) <= NEAR_IN_WAR for i in news.told) or any(abs(s.index - i) <= NEAR_IN_WAR for i in reacted)
        return near  # the event is not named, and so it counts how near its sentence is to one of the event or of a reaction to it

    def near(self, s: Sentence, cue: Cue, news: News) -> bool:
        """Whether a cue is near enough to an event told by the way, or is directed at it by name ("condemned the attacks")."""
        if not news.by_the_way or any(abs(s.index - i) <= NEAR for i in news.told):
            return True  # the article is about the event, or the sentence stands beside one that tells of it
        return self.named.search(s.text, cue.start, min(s.end, cue.start + OBJECT_REACH)) is not None

    def _long_ago(self, s: Sentence) -> bool:
        """ "The US warned last year", "held talks in April": not in answer to the event of the day."""
        return any((LONG_AGO.match(spec) or self.earlier.match(s.text, start, end)) and not self._has_own_day(s, start) for start, end, spec, _ in s.dates)

    def _has_own_day(self, s: Sentence, start: int) -> bool:
        """Whether a day belongs to a clause or noun of its own, and so tells nothing of the reaction."""
        return self.day_of_other.search(left_of(s, start, 45)) is not None

    def _before(self, s: Sentence, news: News) -> bool:
        """ "On Monday six countries had called on the North to stop" of a launch on Wednesday. A day may pass between two clocks."""
        if not date_resolution.is_day(news.day):
            return False
        eve = (date.fromisoformat(news.day) - timedelta(days=1)).isoformat()
        told = [date_resolution.resolve(spec, news.published, event_day=news.day) for start, _, spec, _ in s.dates if self._tells_when(s, start, spec)]
        return bool(told) and all(date_resolution.is_day(iso) and iso < eve for iso in told)

    def _tells_when(self, s: Sentence, start: int, spec: str) -> bool:
        """Whether a day may be that of a reaction; "two days after" counts on from the event."""
        return self.is_of_words(s, start) and not spec.startswith("shift:")

    def is_of_words(self, s: Sentence, start: int) -> bool:
        """Whether a day is none of a clause, a noun or an event told before it, and so of what is said."""
        return not self._has_own_day(s, start) and not any(t.end <= start and s.words_between(t.end, start) <= OF_TRIGGER for t in s.triggers)

    def elsewhere(self, s: Sentence, cue: Cue) -> bool:
        """Whether a cue is about something else than the event."""
        clause = s.text[max(s.start, cue.start - BEFORE_CUE) : min(s.end, cue.end + BEHIND_CUE)]
        if cue.kind.answers_in_kind and (self.response.search(s.string) or self.own.search(s.string)):
            return False  # a deed in answer, whose sentence has a word of an answer or of such an event
        if self.never.search(clause) is not None or self.announced.search(clause) is not None:
            return not cue.kind.answers_in_kind
        return self.other.search(clause) is not None and self.own.search(clause) is None

    def at_others(self, s: Sentence, cue: Cue, actors: list[Name], agents: frozenset[str]) -> bool:
        """ "slapped sanctions on China", "worried about Israel's response": said of, or done to, one that had no part in the event."""
        if not cue.kind.needs_object or cue.said or self.charge.match(cue.text) or self.named.match(cue.text):
            return False
        behind = [n for n in actors if n.start >= cue.end]
        directed_at = next((n for n in behind if self.object_gap.fullmatch(s.text[cue.end : n.start])), None)
        if directed_at is not None and directed_at.code not in agents and directed_at.kind in DIRECTED_AT:
            return POSSESSIVE.match(s.text, directed_at.end) is None
        return self._at_other_deed(s, cue, behind[:1])

    def _at_other_deed(self, s: Sentence, cue: Cue, first: list[Name]) -> bool:
        """ "condemned Russia's incursion": what the first one named behind a cue did was no such event."""
        return any(n.start - cue.end <= DEED_REACH and self.deed.match(s.text, n.end, s.end) for n in first)
