"""Reactions of governments: who reacts to the event, and how.

A cue of the pipeline's `reaction` lists, its actor (the nearest one left of it that can be its subject, "by"/"from" one right of
it, or the speaker still in force), and a sentence that is about the event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.attribution import Source, SourceFinder
from extractor.claims import Reading
from extractor.mentions import Name, Sentence
from extractor.wording import Wording


@dataclass(frozen=True, slots=True)
class Reaction:
    government: str
    actor: str
    kind: str
    start: int
    end: int
    sentence: int


NOT_SUBJECT = re.compile(
    r"\b(?:against|on|upon|with|to|of|by|toward|towards|from|at|for|in|urged|condemned|criticised|criticized|urging|condemning|warned|told|near|over|between|into|hit|joined|denounced|accused|called|asked)\s+(?:the\s+|its\s+|both\s+)?(?:[\w-]+\s+)?$",
    re.I,
)


OF_OFFICE = re.compile(
    r"\b(?:leaders|ministers?|members|heads?|representatives|ambassadors?|presidents?|secretary|chiefs?|king|council|spokes\w+|governments?|ministr(?:y|ies)|army|military|navy)\s+of\s+(?:the\s+)?$",
    re.I,
)


def can_speak(s: Sentence, n: Name) -> bool:
    """Whether a name can be the subject: not "urged North Korea", "violation of UN resolutions"; but "leaders of the G7"."""
    left = s.text[max(s.start, n.start - 45) : n.start]
    return NOT_SUBJECT.search(left[-40:]) is None or OF_OFFICE.search(left) is not None


def in_quotation(s: Sentence, position: int) -> bool:
    """Whether a place stands between quotation marks that open in its sentence, or before it where the marks only close."""
    before, after = s.text[s.start : position], s.text[position : s.end]
    if "“" in before or "”" in s.string:
        return before.count("“") > before.count("”") or ("”" in after and "“" not in after and before.count("”") == 0 and "“" not in before)
    return before.count('"') % 2 == 1


class ReactionFinder:
    def __init__(self, wording: Wording) -> None:
        self.kinds = {label: wording.expand(label) for label in wording.lists["reaction"]}
        self.cues = wording.labelled("reaction")
        self.reference = wording["event_reference"]
        self.other = wording["other_topic"]
        self.by = wording["reaction_object_by"]
        self.pronoun = wording["pronoun_subject"]
        self.speech = wording["speech"]
        self.response = wording.get("response_cue")

    def find(self, readings: list[Reading], launchers: set[str], first: int) -> list[Reaction]:
        """Reactions in sentences from the one of the event's first mention on; `launchers` do not react."""
        found: list[Reaction] = []
        last: Name | None = None
        for r in readings:
            s = r.sentence
            last = self._sentence(s, r.sources, launchers, last, found, s.start >= first - 400)
        return self._unique(found)

    def _own_firing(self, s: Sentence, actors: list[Name], launchers: set[str]) -> list[Reaction]:
        """ "In response, South Korea and the United States fired four missiles": an event of its own, and a military reaction."""
        if self.response is None or self.response.search(s.text, s.start, s.end) is None or "military" not in self.kinds:
            return []
        out = []
        for t in s.triggers:
            agents = [n for n in actors if t.role == "past" and n.start == t.agent_span[0] and t.agent and t.agent not in launchers]
            for n in agents:
                joined = [
                    o for o in actors if o.end < n.start and o.code not in launchers and re.fullmatch(r"\s*(?:,|and)\s+(?:the\s+)?", s.text[o.end : n.start])
                ]
                out += [Reaction(o.code, s.text[o.start : o.end], "military", t.start, t.end, s.index) for o in [*joined, n] if o.code.isupper()]
        return out

    @staticmethod
    def _long_ago(s: Sentence) -> bool:
        """ "The US warned last year", "held talks in April": not in answer to the event of the day."""
        return any(re.match(r"period:(?:month|year):1|mony:|y:", spec) for _, _, spec, _ in s.dates)

    @staticmethod
    def _unreal(s: Sentence, m: re.Match[str]) -> bool:
        """ "might respond by imposing sanctions"; warnings and demands speak of what would be anyway."""
        kind = (m.lastgroup or "").removesuffix("_said")
        return (
            kind not in ("warn", "demand")
            and re.search(r"\b(?:might|may|should|if|whether|likely to|expected to)\s+(?:\S+\s+){0,3}$", s.text[max(s.start, m.start() - 45) : m.start()], re.I)
            is not None
        )

    def _sentence(self, s: Sentence, sources: list[Source], launchers: set[str], last: Name | None, found: list[Reaction], on_topic: bool) -> Name | None:
        actors = self._governments(s)
        on_topic = on_topic and not self._long_ago(s)
        for m in self.cues.finditer(s.text, s.start, s.end):
            if not on_topic or self._elsewhere(s, m) or self._unreal(s, m):
                continue
            subjects = self._subjects(s, m, actors, last, sources)
            if (m.lastgroup or "").endswith("_said") and not self._spoken(s, m, subjects, last):
                continue
            if m.lastgroup == "consult" and subjects:
                subjects = [*subjects, *(n for n in actors if 0 <= n.start - m.end() <= 60 and re.search(r"\bwith\b", s.text[m.start() : n.start]))]
            for n in subjects:
                if self._may_react(s, n, launchers):
                    found.append(Reaction(n.code, s.text[n.start : n.end], (m.lastgroup or "").removesuffix("_said"), m.start(), m.end(), s.index))
        if on_topic:
            found += self._own_firing(s, actors, launchers)
        speakers = [n for n in actors if can_speak(s, n)]
        if speakers:
            return speakers[0]
        return last if self._continues(s) else None

    def _spoken(self, s: Sentence, m: re.Match[str], subjects: list[Name], last: Name | None) -> bool:
        """A word of judgement counts only as somebody's words: "Tokyo said it was a violation", not "in violation of"."""
        if not subjects:
            return False
        n = subjects[-1]
        if n is last and not s.start <= n.start < s.end:
            return True  # a quotation that goes on
        a, b = (n.end, m.start()) if n.end <= m.start() else (m.end(), s.end)
        return self.speech.search(s.text, a, b) is not None

    @staticmethod
    def _may_react(s: Sentence, n: Name, launchers: set[str]) -> bool:
        """A launching government does not react to its own event, but may to another's that the sentence names."""
        if n.code not in launchers:
            return True
        return len(launchers) > 1 and any(o.code in launchers and o.code != n.code for o in s.table("actors"))

    @staticmethod
    def _governments(s: Sentence) -> list[Name]:
        return [n for n in s.table("actors") if n.code.isupper() and n.kind != "media"]

    def _elsewhere(self, s: Sentence, m: re.Match[str]) -> bool:
        """Whether the cue is about something else than the event."""
        clause = s.text[max(s.start, m.start() - 60) : min(s.end, m.end() + 70)]
        return self.reference.search(s.string) is None or (self.other.search(clause) is not None and re.search(r"missile|rocket|launch", clause, re.I) is None)

    def _subjects(self, s: Sentence, m: re.Match[str], actors: list[Name], last: Name | None, sources: list[Source]) -> list[Name]:
        if in_quotation(s, m.start()):
            source = SourceFinder.at(sources, m.start())
            speakers = [n for n in actors if source is not None and source.start <= n.start < max(source.end, source.start + 1)]
            if speakers:
                return speakers[:1]
            if last is not None and (source is None or last.code in source.codes) and self._continues(s):
                return [last]
        passive = self.by.search(s.text, max(s.start, m.start() - 12), min(s.end, m.end() + 60))
        if passive is not None:
            right = [n for n in actors if 0 <= n.start - passive.end() <= 40]
            if right:
                return self._joined(s, right)
        left = [n for n in actors if n.end <= m.start() and s.words_between(n.end, m.start()) <= 28 and can_speak(s, n)]
        if left:
            group = [left[-1]]
            for n in reversed(left[:-1]):
                between = s.text[n.end : group[0].start]
                if re.fullmatch(r"(?:['’]s?)?,?\s*(?:and|,|as well as|along with)?\s*(?:the\s+)?(?:[A-Z]\w+\s+){0,3}", between):
                    group.insert(0, n)
                else:
                    break
            return group
        trailing = [
            n
            for n in actors
            if n.start >= m.end() and re.search(r"\b(?:said|says|added|told)\s+(?:the\s+)?(?:[\w'’.-]+\s+){0,3}$", s.text[max(m.end(), n.start - 60) : n.start])
        ]
        if trailing:
            return trailing[:1]
        after = [
            n
            for n in actors
            if n.start >= m.end()
            and re.match(r"[^.]{0,60}\b(?:said|says|added|told)\b", s.text[n.end : s.end])
            and re.search(r"[,\"”]\s*(?:\w+\s+)?$", s.text[max(m.end(), n.start - 12) : n.start])
        ]
        if after:
            return after[:1]
        return [last] if last is not None and self._continues(s) else []

    @staticmethod
    def _joined(s: Sentence, right: list[Name]) -> list[Name]:
        group = [right[0]]
        for n in right[1:]:
            if re.fullmatch(r"(?:['’]s?)?,?\s*(?:and|,|as well as)\s*(?:the\s+)?", s.text[group[-1].end : n.start]):
                group.append(n)
            else:
                break
        return group

    def _continues(self, s: Sentence) -> bool:
        """A sentence that goes on with the speaker before: "It also called…", a quotation, "He said…"."""
        return (
            re.match(
                r"[\"“‘']|(?:It|He|She|They|The (?:ministry|statement|office|council|government|president|minister|military|spokes\w+|leaders?|premier|prime minister))\b",
                s.string,
            )
            is not None
        )

    @staticmethod
    def _unique(found: list[Reaction]) -> list[Reaction]:
        seen: dict[tuple[str, str], Reaction] = {}
        for r in found:
            seen.setdefault((r.government, r.kind), r)
        return list(seen.values())
