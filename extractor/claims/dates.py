"""When: the claims of day and time of a sentence, and the trigger each belongs to.

Lists used: `say`, `saying_before`, `judged_for`, `comes`, and `dated_otherwise` of the pipeline.
"""

from __future__ import annotations

import re

from extractor.claims.day_modifiers import NounDayReader
from extractor.claims.model import Claim, DateExpression, begin, trigger_at
from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Sentence, Trigger, left_of

# "(1:17 p.m. ET Tuesday)", "(2245 GMT on Tuesday)": the day somewhere else
FOREIGN_DAY = re.compile(r"\([^()]*\b(?:E[DS]?T|P[DS]?T|GMT|UTC|Eastern|BST|CET)\b[^()]*$", re.I)
FOREIGN_RIGHT = re.compile(r"\s*,?\s*(?:E[DS]?T|P[DS]?T|GMT|UTC|Eastern|BST|CET)\b[^()]*\)")  # "(2040 Wednesday GMT)"
WORLD_TIME = re.compile(r"(?:GMT|UTC)\s+(?:on\s+)?$")
PREPOSITION = re.compile(r"\s(?:on|in|late|early)\s*$")
BEFORE = re.compile(r"\b(?:before|ahead of|prior to|until|till) (?:the )?$", re.I)  # "days before the August 17-27 exercises"
BREAK = re.compile(r"[,;:]")
OWN_CLAUSE = 8  # words: "the nuclear test that the isolated regime carried out on May 25"
TALLY = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b[^.;,]{0,45}$", re.I)
SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?$", re.I)  # "the fourth such test since February"
CLAUSE, FAR = re.compile(r"\b(?:since|after|when|which|before|until)\b"), 12  # a day in another clause than the trigger is as good as so many words away


class DayReader:
    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        self.date, self.time = codebook.first("date"), codebook.first("time")
        self.otherwise = wording["dated_otherwise"]
        self.of_nouns = NounDayReader(wording)
        self.say = wording.before("say")
        self.judging = phrase(wording, r"\b{judged_for}\s+(?:[^\s,;]+\s+){0,5}$")
        self.comes = phrase(wording, r"\b(?:{comes}|{be_verb})\s+(?:just\s+|only\s+|barely\s+|less than\s+)?$")
        self.saying = phrase(wording, r"(?:\b{saying_before}\s+(?:(?!that\b)\w+ )?(?:late |early )?(?:on |in )?(?:a )?)$")

    def dates(self, s: Sentence) -> list[Claim]:
        claims = []
        for start, end, spec, basis in s.dates:
            if spec.startswith("shift:") and self._compares(s, start, end):
                continue
            if self._foreign(s, start, end) or self._of_other(s, start, end) or self._of_tally(s, start, spec):
                continue
            i = self._trigger(s, start, end)
            if self._of_judging(s, start, i):
                continue
            strength = 1 if self._of_saying(s, start, end) else 2
            claims.append(Claim(self.date, "", start, end, s.index, i, reference=DateExpression(spec, basis), strength=strength))
        return [*claims, *(Claim(self.date, "", start, end, s.index, self._trigger(s, start, end), reference=day) for start, end, day in self.of_nouns.read(s))]

    def times(self, s: Sentence) -> list[Claim]:
        """The first time told, a local one where there is any."""
        local = [t for t in s.times if t[3]] or s.times
        return [Claim(self.time, hhmm, start, end, s.index, trigger_at(s, start), strength=1 + here) for start, end, hhmm, here in local[:1]]

    def _compares(self, s: Sentence, start: int, end: int) -> bool:
        """ "The launch comes a day after warships drilled": the day of what follows, where no trigger follows."""
        return self.comes.search(left_of(s, start, 20)) is not None and s.text[start:end].endswith("after") and not any(t.start >= end for t in s.triggers)

    @staticmethod
    def _foreign(s: Sentence, start: int, end: int) -> bool:
        if FOREIGN_DAY.search(s.text[max(s.start, start - 40) : end]) or FOREIGN_RIGHT.match(s.text, end, s.end):
            return True
        return len(s.dates) > 1 and WORLD_TIME.search(left_of(s, start, 9)) is not None

    def _of_other(self, s: Sentence, start: int, end: int) -> bool:
        """ "a Sept. 3 nuclear test", "its nuclear test in January": the day of something else."""
        if self.otherwise.match(s.text, end + 1, s.end) or BEFORE.search(left_of(s, start, 16)):
            return True
        left = left_of(s, start, 80)
        before = [m.end() for m in self.otherwise.finditer(left)]
        if not before:
            return False
        gap = left[before[-1] :]
        near = any(start - len(gap) <= t.start < start for t in s.triggers)
        return len(gap.split()) <= 2 or (len(gap.split()) <= OWN_CLAUSE and not near and "," not in gap)

    @staticmethod
    def _of_tally(s: Sentence, start: int, spec: str) -> bool:
        """ "the fifth cruise missile test in 2024": which one of the year, not when."""
        left = left_of(s, start, 60)
        return (spec.startswith(("y:", "period:year", "period:month")) or SINCE.search(left) is not None) and TALLY.search(left) is not None

    def _trigger(self, s: Sentence, start: int, end: int) -> int | None:
        """The nearest trigger, one that follows at once ("Tuesday's launch", "a June 8 test") before all."""
        distances = [(self._distance(s, t, start, end), i) for i, t in enumerate(s.triggers)]
        return min(distances)[1] if distances else None

    @staticmethod
    def _comma(s: Sentence, end: int, t: Trigger) -> bool:
        """ "tested one in 2008, and in 2013 it …": another clause begins, where a trigger stands before the day too."""
        return "," in s.text[end : t.start] and any(o.end <= end for o in s.triggers)

    @classmethod
    def _distance(cls, s: Sentence, t: Trigger, start: int, end: int) -> int:
        if begin(t) <= start < t.end:
            return 0
        if end <= t.start:
            gap = s.words_between(end, t.start) + (FAR if CLAUSE.search(s.text, end, t.start) or cls._comma(s, end, t) else 0)
            return 0 if t.kind == "noun" and gap <= 4 and not BREAK.search(s.text[end : t.start]) else gap + 1
        return s.words_between(t.end, start) + 1 + (FAR if CLAUSE.search(s.text, t.end, start) else 0) if start >= t.end else 0

    def _of_judging(self, s: Sentence, start: int, i: int | None) -> bool:
        """ "condemned the latest launches on Thursday": the day of the words."""
        if i is None or s.triggers[i].kind != "noun" or start < s.triggers[i].end:
            return False
        t = s.triggers[i]
        head = min([t.start, *(o.head for o in t.objects)])
        return self.judging.search(left_of(s, head, 60)) is not None

    def _of_saying(self, s: Sentence, start: int, end: int) -> bool:
        """ "said on Tuesday", "a statement Friday": the day of the words, not of the event."""
        if any(t.kind == "noun" and s.text[end : min([t.start, *(o.head for o in t.objects)])].isspace() for t in s.triggers):
            return False  # "reported after a February 2013 test"
        left = left_of(s, start, 40)
        if self.say.search(left) or self.say.search(PREPOSITION.sub(" ", left)):
            return True
        return self.saying.search(left) is not None
