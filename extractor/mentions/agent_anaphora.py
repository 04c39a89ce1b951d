"""Who "it", "the country" or "the group" before a verb is: the one that the sentence before is about.

Lists used: `agent_pronoun`, `clause_start`, `say`, `conjunction_of_time`, `own_thing`, `definite_article`, `perfect`, `modal`,
`verb_adverb`, `day_preposition`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.domain.wording import Wording, phrase
from extractor.mentions.agents import NOBODY, Agent, AgentFinder, able_left
from extractor.mentions.model import Name, Sentence, Trigger

LOOK_BACK = 2  # sentences before in which the one that is meant is named
GROUP = "group"  # label of the words that mean no state


def _lacks_agent(t: Trigger) -> bool:
    return t.role != "unreal" and not t.passive and not t.agent


class AgentAnaphora:
    """Gives the verbs of a sentence that a pronoun did the agent of the sentences before."""

    def __init__(self, wording: Wording, agents: AgentFinder) -> None:
        self.agents = agents
        self.who = wording.labelled("agent_pronoun")
        # the pronoun begins its clause, and nothing but auxiliaries and adverbs stand between it and the verb
        before = r"^|[,;:“\"]|\b(?:{clause_start}|{conjunction_of_time})|\b{say}\b[^,;:“”\"]{0,25}|^{day_preposition}\s[^,;:“”\"]{0,25}"
        self.begins = phrase(wording, rf"(?:{before})\s*(?:that\s+)?$")
        self.verb_next = phrase(wording, r"\s+(?:(?:{perfect}|{modal}|{verb_adverb}|\w+ly)\s+)*")
        self.owned = phrase(wording, r"\b{own_thing}\s+(?:[\w-]+\s+){0,5}$")
        self.opening = phrase(wording, r"(?:[A-Z][^,“”\"]{0,40}, )?(?:{definite_article}\s+)?")
        self.says = phrase(wording, r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,3}{say}\b")

    def add(self, s: Sentence, before: Sequence[Sentence]) -> None:
        """Fill in who did it, where a verb of the sentence has a pronoun for its subject; `before` are the LOOK_BACK sentences before it."""
        s.triggers = [self._with_agent(t, s, before) if _lacks_agent(t) else t for t in s.triggers]

    def _with_agent(self, t: Trigger, s: Sentence, before: Sequence[Sentence]) -> Trigger:
        code, span = self.meant_before(s, t, before)
        named = next((e.index for e in before if e.start <= span[0] < e.end), None)
        return replace(t, agent=code, agent_span=span, agent_sentence=named) if code else t

    def meant_before(self, s: Sentence, t: Trigger, before: Sequence[Sentence]) -> Agent:
        """ "It fired two missiles", "U.S. officials said the country had fired", "its launch": the one that the sentence before is about."""
        label = self._pronoun(s, t.start) if t.kind == "verb" else ""
        owned = t.kind == "verb" or self.owned.search(s.text[s.start : t.start])
        if label is None or not owned or not all(self.agents.speaks_of_it(s, n, t.start) for n in able_left(s, t.start)):
            return NOBODY  # no pronoun is its subject or owner, or one is named before it that may be meant
        for e in reversed(before):
            able = [n for n in self.agents.left(e, e.end) if label != GROUP or n.code.islower()]
            if able:
                return self._meant(e, able)
        return NOBODY

    def _pronoun(self, s: Sentence, start: int) -> str | None:
        """The label of the pronoun that is the subject of the verb at a place; None where there is none."""
        found: re.Match[str] | None = None
        for m in self.who.finditer(s.text, s.start, start):
            found = m
        if found is None or self.verb_next.fullmatch(s.text, found.end(), start) is None:
            return None
        return found.lastgroup if self.begins.search(s.text[s.start : found.start()]) else None

    def _meant(self, s: Sentence, able: list[Name]) -> Agent:
        """The only one named, or the first where the sentence begins with it and it does not only say something."""
        first = able[0]
        if all(n.code == first.code for n in able):
            meant = self.agents.may_be_subject(s, first, s.end)  # not "There was no word from Japan"
        else:
            begins = self.opening.fullmatch(s.text, s.start, first.start) is not None
            meant = begins and self.says.match(s.text, first.end, s.end) is None
        return (first.code, (first.start, first.end)) if meant else NOBODY
