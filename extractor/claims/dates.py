"""When: the claims of day and time of a sentence, and the trigger each belongs to.

Lists used: `foreign_zone`, `world_zone`, `before_day`, `not_yet`, `nth`, `more_or_fewer`, `since`, `day_clause`, `say`, `saying_before`, `day_gap`,
`judged_for`, `judging_verb`, `aside_of`, `on_that_day`, `told`, `comes`, `be_verb`, `hardly`, `counts_from`; of the pipeline `dated_otherwise` and
`timed_otherwise`.
"""

from __future__ import annotations

import re

from extractor.claims.day_modifiers import NounDayReader, head_of
from extractor.claims.model import Claim, DateExpression, begin, trigger_at
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import A_WORD, Sentence, Trigger, left_of

CLAUSE_AND = re.compile(r"\s+and\s")
STAMP = re.compile(r"\d{4}-\d\d-\d\d")
LISTED = re.compile(r"[\s,]*(?:\band\s+)?", re.I)  # between two days; "and" may be a part of the second
THAT = re.compile(r"\s+that\b")
TOLD_BEFORE = 60  # characters between a verb of saying and its day: who hears it, and where
LIKELY, WEAK = 2, 1  # strength of a claim; weak is a day of words, or a time that is not local
OWN_CLAUSE = 8  # words: "the nuclear test that the isolated regime carried out on May 25"
BESIDE_OTHER = 2  # words between something else and its day
FAR = 12  # a day in another clause than the trigger is as good as so many words away
BEFORE_NOUN = 4  # words between a day and the noun of its event: "Tuesday's surprise missile test"
BRACKET = 40  # characters that a bracket with a day somewhere else opens before it
PERIODS = ("y:", "period:year", "period:month")  # specs of days that hold many events
COARSE = (*PERIODS, "m:")


class DateFinder:
    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.date, self.time = codebook.first("date"), codebook.first("time")
        self.otherwise, self.timed_otherwise = wording["dated_otherwise"], wording["timed_otherwise"]
        self.of_nouns = NounDayReader(wording)
        # "(1:17 p.m. ET Tuesday)", "(2245 GMT on Tuesday)", "(2040 Wednesday GMT)": the day somewhere else
        self.foreign_left = phrase(wording, r"\([^()]*\b{foreign_zone}\b[^()]*$")
        self.foreign_right = phrase(wording, r"\s*,?\s*{foreign_zone}\b[^()]*\)", 0)
        self.on_day = phrase(wording, r"\b{before_day}\s+$")
        self.world = phrase(wording, r"\b{world_zone}\s+(?:{before_day}\s+)?$", 0)
        self.during = phrase(wording, r"\b{happens_during}\s+(?:[\w'’-]+\s+){0,4}$")  # what happens during a drill has its day
        self.not_yet = phrase(wording, r"\b{not_yet}\s+$")  # "days before the August 17-27 exercises"
        self.tally = phrase(wording, r"(?:\b{nth}\b[^.;,]{0,45}|\b{more_or_fewer}\s+\S+\s+)$")
        self.since = phrase(wording, r"\b{since}\s+(?:\w+\s+)?$")  # "the fourth such test since February"
        self.clause = phrase(wording, r"\b{day_clause}\b", 0)
        self.say = phrase(wording, r"(?<![\w-]){say}\s*(?:\s{before_day}\s*)?$")
        self.saying = phrase(wording, r"\b{saying_before}\s+(?:{day_gap}\s+)?$")
        self.telling = phrase(wording, r"(?<![\w-])(?:{say}|{told})\b[^.;:\"“”]*$")
        self.judging = phrase(wording, r"\b{judged_for}\s+(?:[^\s,;]+\s+){0,5}$")
        self.judged_after = phrase(wording, r"\s+(?:\w+ly\s+)?{judging_verb}\s+(?:\S+\s+){1,5}?{aside_of}\b")
        self.deed = phrase(wording, r"\s+{aside_of}\s+(?:\w+ly\s+)?")
        self.after = phrase(wording, r"\b{counts_from}$")
        self.when = phrase(wording, r",?\s+{on_that_day}\b", 0)
        self.parted = phrase(wording, r"[,;:]|\b{be_verb}\b")  # "launches in 2012 were widely seen as tests"
        self.put_off = phrase(wording, r"\b{puts_off}\b")
        self.put_off_to = phrase(wording, r"\b{put_off_to}\s+(?:\w+\s+)?$")
        self.comes = phrase(wording, r"\b(?:{comes}|{be_verb})\s+(?:{hardly}\s+)?$")

    def dates(self, s: Sentence) -> list[Claim]:
        """The days of a sentence that can be an event's."""
        claims: list[Claim] = []
        for start, end, spec, basis in s.dates:
            told = DateExpression(spec, basis)
            if self._of_something_else(s, start, end, told):
                continue
            i = self._trigger_behind(s, start, end, told)
            i = self._trigger_of_list(s, start, end, [] if told.counts_from_another else claims) if i is None else i
            if self._of_calling_off(s, start, i):
                continue
            if told.counts_from_another or not self._of_judging(s, start, end, i):
                strength = WEAK if self._of_saying(s, start, end) or self._counted_from(s, start, told) else LIKELY
                claims.append(Claim(self.date, "", start, end, s.index, i, reference=told, strength=strength))
        for start, end, day in self.of_nouns.read(s):
            claims.append(Claim(self.date, "", start, end, s.index, self._trigger(s, start, end), reference=day))
        return [c for c in claims if not self._outdone(s, c, claims)]

    def times(self, s: Sentence) -> list[Claim]:
        """The first time told, a local one where there is any; not that of what came after ("fell into the sea at 7:25")."""
        own = [t for t in s.times if not self._of_what_came_after(s, t[0])]
        local = [t for t in own if t[3]] or own
        return [Claim(self.time, hhmm, start, end, s.index, trigger_at(s, start), strength=LIKELY if here else WEAK) for start, end, hhmm, here in local[:1]]

    def _of_what_came_after(self, s: Sentence, start: int) -> bool:
        """Whether the last verb before a time is one of arrival, with no trigger behind it."""
        after = max((m.start() for m in self.timed_otherwise.finditer(s.text, s.start, start)), default=start)
        return after < start and not any(after < t.start < start for t in s.triggers)

    # --- days that are no event's -----------------------------------------------------------------------------------------
    def _of_something_else(self, s: Sentence, start: int, end: int, told: DateExpression) -> bool:
        return (
            (told.counts_from_another and self._compares(s, start, end))
            or self._foreign(s, start, end)
            or self._is_stamp(s, start, end)
            or self._of_other(s, start, end)
            or self._of_tally(s, start, told)
        )

    def _compares(self, s: Sentence, start: int, end: int) -> bool:
        """ "The launch comes a day after warships drilled": the day of what follows, where no trigger follows."""
        return self._comes_after(s, start, end) and not any(t.start >= end for t in s.triggers)

    def _comes_after(self, s: Sentence, start: int, end: int) -> bool:
        """ "comes ten days after": what follows was before."""
        return self.comes.search(left_of(s, start, 20)) is not None and self.after.search(s.text, start, end) is not None

    def _is_stamp(self, s: Sentence, start: int, end: int) -> bool:
        """ "2022-10-20 Turkey has fired a missile": when a page was written."""
        return STAMP.fullmatch(s.text, start, end) is not None and self.on_day.search(left_of(s, start, A_WORD)) is None

    def _foreign(self, s: Sentence, start: int, end: int) -> bool:
        if self.foreign_left.search(s.text[max(s.start, start - BRACKET) : end]) or self.foreign_right.match(s.text, end, s.end):
            return True
        return len(s.dates) > 1 and self.world.search(left_of(s, start, 9)) is not None

    def _of_other(self, s: Sentence, start: int, end: int) -> bool:
        """ "a Sept. 3 nuclear test", "its nuclear test in January": the day of something else."""
        if self.otherwise.match(s.text, end + 1, s.end) or self.not_yet.search(left_of(s, start, 16)):
            return True
        left = left_of(s, start, 80)
        spans = [(t.start, t.end) for t in s.triggers] + [(o.end, o.end + 2) for o in s.objects]  # "the missile attack on Kyiv on Tuesday" is one
        of_event = [(a - start + len(left), b - start + len(left)) for a, b in spans]
        told = (m for m in self.otherwise.finditer(left) if not self.during.search(left, 0, m.start()))
        before = [m.end() for m in told if not any(a <= m.start() < b for a, b in of_event)]
        if not before:
            return False
        gap = left[before[-1] :]
        words, near = len(gap.split()), any(start - len(gap) <= t.start < start for t in s.triggers)
        return words <= BESIDE_OTHER or (words <= OWN_CLAUSE and not near and "," not in gap)

    def _of_tally(self, s: Sentence, start: int, told: DateExpression) -> bool:
        """ "the fifth cruise missile test in 2024", "compared with nine in 2022": which or how many of the year, not when."""
        left = left_of(s, start, 60)
        return (told.spec.startswith(PERIODS) or self.since.search(left) is not None) and self.tally.search(left) is not None

    def _trigger_behind(self, s: Sentence, start: int, end: int, told: DateExpression) -> int | None:
        """ "the first since May 4, when it fired an ICBM", "comes ten days after it fired an ICBM": the day of what was before."""
        if not ((told.counts_from_another and self._comes_after(s, start, end)) or self.when.match(s.text, end, s.end)):
            return None
        return next((i for i, t in enumerate(s.triggers) if t.start >= end), None)  # the first behind it, as it is the day of what was before

    def _outdone(self, s: Sentence, c: Claim, claims: list[Claim]) -> bool:
        """ "fired from a submarine built in 2007 on Monday": a year apart from its trigger, which has a day of its own; not one of a list."""
        if c.trigger is not None and CLAUSE_AND.fullmatch(s.text, c.end, s.triggers[c.trigger].start):
            return any(d.trigger == c.trigger and d.start > c.end for d in claims)  # "tested an engine in March and fired a missile on April 2"
        if c.trigger is None or not _coarse(c) or s.words_between(s.triggers[c.trigger].end, c.start) <= BESIDE_OTHER:
            return False
        days = [d for d in claims if d.trigger == c.trigger and d.strength == LIKELY and not _coarse(d)]
        return any(not CLAUSE_AND.search(s.text, min(c.end, d.end), max(c.start, d.start)) for d in days)

    # --- the trigger of a day -----------------------------------------------------------------------------------------------
    def _trigger_of_list(self, s: Sentence, start: int, end: int, before: list[Claim]) -> int | None:
        """ "launches in 2009 and 2012 were tests of": the next day of a list is of what the one before is of, unless a noun follows at once."""
        nearest = self._trigger(s, start, end)
        listed = bool(before) and LISTED.fullmatch(s.text, before[-1].end, start) is not None
        if not listed or nearest is None or not self._distance(s, s.triggers[nearest], start, end):
            return nearest
        return before[-1].trigger  # what the day before it in the list goes with

    def _trigger(self, s: Sentence, start: int, end: int) -> int | None:
        """The nearest trigger, one that follows at once ("Tuesday's launch", "a June 8 test") before all."""
        distances = [(self._distance(s, t, start, end), i) for i, t in enumerate(s.triggers)]
        return min(distances)[1] if distances else None  # the nearest, one that follows at once before all

    def _distance(self, s: Sentence, t: Trigger, start: int, end: int) -> int:
        others = (u for u in s.triggers if u is not t and u.end <= start)
        if begin(t) <= start < t.end and not any(begin(t) <= u.start or set(u.objects) & set(t.objects) for u in others):
            return 0  # "The missile on Tuesday flew"; in "The rocket, due to fly in March, lifted off" the day is of the other verb
        if end > t.start:
            return s.words_between(t.end, start) + 1 + (FAR if self.clause.search(s.text, t.end, start) else 0) if start >= t.end else 0
        gap = s.words_between(end, t.start) + (FAR if self.clause.search(s.text, end, t.start) or _behind_comma(s, end, t) else 0)
        gap += FAR if _counted_from_it(s, end, t) else 0
        return 0 if t.kind == "noun" and gap <= BEFORE_NOUN and not self.parted.search(s.text[end : t.start]) else gap + 1

    # --- days of words ------------------------------------------------------------------------------------------------------
    def _of_judging(self, s: Sentence, start: int, end: int, i: int | None) -> bool:
        """ "condemned the latest launches on Thursday": the day of the words."""
        if i is not None and self.judged_after.match(s.text, end, s.triggers[i].start):
            return True  # "on Sunday condemned North Korea for firing"
        if i is not None and self.deed.fullmatch(s.text, end, max(end, s.triggers[i].start)):
            return self.judging.search(left_of(s, start, 60)) is not None  # "put on notice in February for firing"
        if i is None or s.triggers[i].kind != "noun" or start < s.triggers[i].end:
            return False
        return self.judging.search(left_of(s, head_of(s.triggers[i]), 60)) is not None

    def _of_calling_off(self, s: Sentence, start: int, i: int | None) -> bool:
        """ "scrubbed the launch on Monday": when it was put off, or the day that it was to be; not "postponed to Friday"."""
        if i is None or s.triggers[i].role != "planned" or self.put_off.search(s.text, s.start, s.end) is None:
            return False
        return self.put_off_to.search(left_of(s, start, A_WORD)) is None

    def _counted_from(self, s: Sentence, start: int, told: DateExpression) -> bool:
        """ "on Wednesday hailed its test of the previous day": the noun of the one event stands between the day of the words and its own."""
        if len(s.triggers) != 1 or s.triggers[0].kind != "noun" or not told.spec.startswith("wd") or start > s.triggers[0].start:
            return False
        behind = [spec for at, end, spec, _ in s.dates if at >= s.triggers[0].end and not self._compares(s, at, end)]
        return any(spec.startswith("shift:day:1") for spec in behind)

    def _of_saying(self, s: Sentence, start: int, end: int) -> bool:
        """ "said on Tuesday", "a statement Friday": the day of the words, not of the event."""
        if any(t.kind == "noun" and s.text[end : head_of(t)].isspace() for t in s.triggers):
            return False  # the noun of the event stands right behind it
        left = left_of(s, start, 40)
        if self.say.search(left) is not None or self.saying.search(left) is not None:
            return True  # a word of saying stands right before it
        return self._of_telling(s, start, end)  # no word of saying (lists say, saying_before) right before it, nor "told … that" around it

    def _of_telling(self, s: Sentence, start: int, end: int) -> bool:
        """ "told state TV this week that": what is told stands behind the day, and nothing that happened before it."""
        m = self.telling.search(left_of(s, start, TOLD_BEFORE)) if THAT.match(s.text, end) else None
        return m is not None and not any(start - len(m.group()) <= t.start < start for t in s.triggers)


def _coarse(c: Claim) -> bool:
    return isinstance(c.reference, DateExpression) and c.reference.spec.startswith(COARSE)


def _behind_comma(s: Sentence, end: int, t: Trigger) -> bool:
    """ "tested one in 2008, and in 2013 it …": another clause begins, where a trigger stands before the day too."""
    gap = s.text[end : t.start]
    return ("," in gap or CLAUSE_AND.match(gap) is not None) and any(o.end <= end for o in s.triggers)


def _counted_from_it(s: Sentence, end: int, t: Trigger) -> bool:
    """ "on Friday, a month after its last test": the day of what was that long after."""
    counted = [d[1] for d in s.dates if end < d[0] and d[1] <= t.start and DateExpression(*d[2:]).counts_from_another]
    return bool(counted) and "," in s.text[end : t.start] and "," not in s.text[counted[-1] : t.start]
