"""Events as the article tells them, and the mentions of them, ready to be placed: one trigger with its claims (first half of stage 5)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extractor.annotate import date_resolution
from extractor.claims.model import Claim, DateExpression, Reading, date_told
from extractor.domain.codebook import Codebook
from extractor.events.compatibility import agreement
from extractor.events.model import Mention, Names
from extractor.mentions.model import Sentence, Trigger

SINCE = re.compile(r"\bsince\b", re.I)
FURTHER = re.compile(r"(?:[\w-]+\s+)?(?:more|further|additional)\b", re.I)
ANOTHER = re.compile(r"another\b", re.I)
NEXT = re.compile(r"\b(?:later|hours|minutes|afterwards?|then|also)\b", re.I)  # what makes "another" a further one, not the news once more


class MentionReader:
    """The mentions of one sentence at a time. `event_day` of its methods is the ISO day of the main event so far, "" where not known."""

    def __init__(self, codebook: Codebook, names: Names, published: date | None) -> None:
        self.codebook, self.names, self.published = codebook, names, published

    def read(self, r: Reading, event_day: str) -> list[Mention]:
        real = [(i, t) for i, t in enumerate(r.sentence.triggers) if t.role != "unreal"]
        told = [self._mention(t, [c for c in r.claims if c.trigger == i and c.further_object is None], r.sentence, event_day) for i, t in real]
        return [part for m in self._merge(told) for part in self._split(m, r)]

    def key(self, claim: Claim, event_day: str, *, future: bool = False) -> str:
        """The day of a claim as an ISO date, or its bare spec where the publication date is missing."""
        spec = date_told(claim).spec
        return date_resolution.resolve(spec, self.published, future=future, event_day=event_day) or (spec if not spec.startswith("shift") else "")

    def _mention(self, t: Trigger, claims: list[Claim], s: Sentence, event_day: str) -> Mention:
        mention = Mention(t, claims, s, further=self._is_further(t, s))
        told = [c for c in claims if c.attribute == self.names.date and (t.role == "planned" or not self._to_come(c))]
        if t.role != "planned":
            mention.claims = [c for c in claims if c.attribute != self.names.date or c in told]
        strong = [c for c in told if c.strength > 1] or told
        if strong:
            first = min(strong, key=lambda c: abs(c.start - t.start))
            if first.strength > 1:
                mention.date_key = self.key(first, self._said_on(told) or event_day, future=t.role == "planned")
            # "the first launch since September"; but "since a June 8 test" tells of that test
            dated_noun = t.kind == "noun" and first.end <= t.start and s.words_between(first.end, t.start) <= 3
            mention.since = not dated_noun and SINCE.search(s.text[max(s.start, first.start - 12) : first.start + 6]) is not None
            iso = mention.date_key if mention.date_key[:1].isdigit() else ""
            chosen = replace(first, reference=DateExpression(f"d:{iso}", date_told(first).basis)) if iso else first
            mention.claims = [c for c in claims if c.attribute != self.names.date] + [chosen]
        return mention

    @staticmethod
    def _is_further(t: Trigger, s: Sentence) -> bool:
        if t.kind != "verb" or t.anaphoric or not t.objects:
            return False
        told = s.text[t.objects[0].start : t.objects[0].end]
        return FURTHER.match(told) is not None or (ANOTHER.match(told) is not None and NEXT.search(s.string) is not None)

    def _to_come(self, claim: Claim) -> bool:
        """ "between now and 2020": a day after publication is not one of what has happened."""
        if self.published is None:
            return False
        iso = date_resolution.resolve(date_told(claim).spec, self.published)
        return bool(iso) and iso > (self.published + timedelta(days=3)).isoformat()[: len(iso)]

    def _said_on(self, told: list[Claim]) -> str:
        """The other day of the sentence, which "two days earlier" counts from."""
        days = [expression for c in told if not (expression := date_told(c)).counts_from_another]
        return date_resolution.resolve(days[0].spec, self.published) if days else ""

    def _merge(self, mentions: list[Mention]) -> list[Mention]:
        """ "conducted a test, firing two missiles": one event told by two triggers of one clause chain."""
        out: list[Mention] = []
        for m in mentions:
            if out and m.trigger and out[-1].trigger and self._same_telling(out[-1], m):
                if not out[-1].trigger.objects and m.trigger.objects:
                    out[-1].trigger = replace(
                        m.trigger, anaphoric=out[-1].trigger.anaphoric
                    )  # "a successful flight test of the Ababeel": the one that says what flew
                out[-1].claims += m.claims
                out[-1].date_key = out[-1].date_key or m.date_key
                continue
            out.append(m)
        return out

    def _same_telling(self, a: Mention, b: Mention) -> bool:
        assert a.trigger and b.trigger
        if a.trigger.role == b.trigger.role and a.trigger.objects and b.trigger.objects and a.trigger.objects[0] == b.trigger.objects[0]:
            return True  # "launched a rocket in December, sending a satellite into orbit"
        if a.trigger.role != b.trigger.role or a.trigger.background != b.trigger.background:
            return False
        if a.date_key and b.date_key and not date_resolution.agree(a.date_key, b.date_key):
            return False
        return (b.trigger.anaphoric or a.trigger.anaphoric) and agreement(self.codebook, self.names, a, b)

    def _split(self, m: Mention, r: Reading) -> list[Mention]:
        """ "fired two ballistic missiles and a cruise missile": one mention a class; date, place and agent are shared."""
        t = m.trigger
        assert t is not None
        shared = [c for c in m.claims if c.attribute in (self.names.agent, self.names.date) or c.attribute in self.names.shared]
        parts = [m]
        for o in t.objects[1:]:
            own = [c for c in r.claims if c.further_object == o.head]
            if own:
                parts.append(Mention(replace(t, objects=(o,), anaphoric=False), [*shared, *own], m.sentence, m.date_key))
        return parts
