"""When a government reacted, where the sentence of the reaction tells: a day of the words, or hours and days counted from the event.

Nothing is taken from the day of publication. Of two days neither is taken, nor is a day that may be the event's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.annotate import date_resolution
from extractor.annotate.elapsed import ELAPSED, seconds
from extractor.domain.wording import Wording, phrase
from extractor.events.reaction_scope import News, ScopeFinder
from extractor.mentions.model import Sentence, left_of

DAY, HOUR = 86_400, 3600
NAMED_WITHIN = 40  # characters behind "two hours after" in which the event is named
OPENING = 2  # words before "two hours after" at the beginning of a sentence: "Only about"
OF_NOUN = 4  # words between a day and the noun of an event that it dates: "Tuesday's surprise launch"
REACH = 10  # words between a day and the cue
LATEST = 60  # days after the event; what is told of later days answers something else
BREAK, OWNS = re.compile(r"[,;:“”\"]"), re.compile(r"['’]")


@dataclass(frozen=True, slots=True)
class Moment:
    """`day` is an ISO day, `days` and `hours` are counted from the event; each is empty where it is not told."""

    day: str = ""
    days: int | None = None
    hours: float | None = None


class MomentFinder:
    """Finds when the reactions of a sentence were."""

    def __init__(self, wording: Wording, scope: ScopeFinder) -> None:
        self.scope = scope
        self.counted = phrase(wording, rf"(?<!\w){ELAPSED}\s+{{counted_from}}\s+")
        self.on = phrase(wording, r"\s+(?:{day_preposition}\s+)?")
        self.part = phrase(wording, r"\b{part_before}\s+$")

    def of(self, s: Sentence, cue: tuple[int, int], others: Sequence[int], news: News) -> Moment:
        """When the reaction whose cue stands at a place was; `others` are where the cues of other governments in its sentence begin."""
        counted = next(self._counted(s, cue), 0.0)
        if counted and others:
            return Moment()
        if counted % DAY:
            return Moment(hours=round(counted / HOUR, 2))
        if counted:
            return _days_after(news.day, round(counted / DAY))
        told = {iso for day, iso in self._days(s, news) if self._beside(s, day, cue, others)}
        day = told.pop() if len(told) == 1 else ""
        return Moment(day) if _may_be(day, news) else Moment()

    def _counted(self, s: Sentence, cue: tuple[int, int]) -> Iterator[float]:
        """The seconds of each "two hours after the launch" that opens the sentence of a cue, or stands behind it in one clause."""
        for m in self.counted.finditer(s.text, s.start, s.end):
            gap = s.text[cue[1] : m.start()]
            beside = s.words_between(s.start, m.start()) <= OPENING or (m.start() > cue[1] and len(gap.split()) <= REACH and not BREAK.search(gap))
            named = self.scope.named.search(s.text, m.end(), min(s.end, m.end() + NAMED_WITHIN))
            if beside and named and not self.part.search(left_of(s, m.start(), 20)):
                yield seconds(m["n"], m["unit"])

    def _days(self, s: Sentence, news: News) -> Iterator[tuple[tuple[int, int], str]]:
        """The whole days of a sentence, with their places, that no event or clause before them has for its own."""
        for start, end, spec, _ in s.dates:
            iso = date_resolution.resolve(spec, news.published, event_day=news.day) if not spec.startswith("shift:") else ""
            if date_resolution.is_day(iso) and self.scope.is_of_words(s, start):
                yield (start, end), iso

    def _beside(self, s: Sentence, day: tuple[int, int], cue: tuple[int, int], others: Sequence[int]) -> bool:
        """Whether a day stands in the clause of a cue: in it, right behind it, or before it, and is not that of a noun ("Tuesday's launch")."""
        if OWNS.match(s.text, day[1]):
            return False
        if day[0] >= cue[1]:
            return self.on.fullmatch(s.text, cue[1], day[0]) is not None and not _of_noun(s, day[1], s.end)
        gap = s.text[day[1] : cue[0]].removeprefix(",")
        apart = BREAK.search(gap) or any(day[1] <= at < cue[0] for at in (*others, *(t.start for t in s.triggers)))
        return not apart and len(gap.split()) <= REACH


def _of_noun(s: Sentence, day: int, end: int) -> bool:
    """Whether the noun of an event stands right behind a day that ends at a place, before another."""
    return any(t.kind == "noun" and day <= t.start < end and s.words_between(day, t.start) <= OF_NOUN for t in s.triggers)


def _days_after(event: str, days: int) -> Moment:
    return Moment((date.fromisoformat(event) + timedelta(days)).isoformat() if date_resolution.is_day(event) else "", days)


def _may_be(day: str, news: News) -> bool:
    """Whether a day lies behind the event and not behind publication."""
    if not date_resolution.is_day(day) or (news.published is not None and date.fromisoformat(day) > news.published):
        return False
    return not date_resolution.is_day(news.day) or 0 <= (date.fromisoformat(day) - date.fromisoformat(news.day)).days <= LATEST
