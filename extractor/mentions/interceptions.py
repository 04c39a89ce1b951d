"""What is shot down was fired: "intercepted two missiles from Yemen", "a Russian missile was shot down".

Lists used: `from_land`.
"""

from __future__ import annotations

from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import ObjectMention, Sentence, Trigger
from extractor.mentions.objects import COUNTED
from extractor.mentions.verbal_triggers import ARRIVAL_REACH, REACH, VerbReader

LEAD = 2  # sentences that tell the news; what is shot down further down is a part of the attacks told before it


class InterceptionReader:
    """Reads verbs of shooting down; `verbs` knows what stands around a verb."""

    def __init__(self, wording: Wording, codebook: Codebook, verbs: VerbReader) -> None:
        self.verbs, self.defending = verbs, codebook.defending_classes
        self.came_from = phrase(wording, r"\s+{from_land}\s+")

    def read(self, s: Sentence, start: int, end: int) -> Trigger | None:
        """The trigger that a verb of shooting down is; None where too little is told of what was shot down."""
        was = self.verbs.is_passive(s, start)
        o = self.verbs.reach.left(s, start, ARRIVAL_REACH) if was else self.verbs.reach.right(s, end, REACH)
        if o is None or o.cls in self.defending or o.determiner not in COUNTED:
            return None  # nothing that was shot down stands before or behind it with a number or an article, or it is what defends
        agent = self.verbs.agents.owner(s, o)
        if not (agent[0] or self._is_from(s, o) or self._is_news(s)):
            return None  # neither whose it was that was shot down is told beside it, nor where it came from, and it is not the news of a day
        if self.verbs.roles.role(s.text[s.start : start], s.text[start:end].lower(), noun=False) != "past":
            return None  # it is not told as past
        return Trigger(start, end, "verb", "past", (o,), False, *agent, self.verbs.roles.background(s, start, end), passive=True)

    def _is_from(self, s: Sentence, o: ObjectMention) -> bool:
        """ "a missile from Yemen": the place that it came from stands right behind it."""
        at = self.came_from.match(s.text, o.end, s.end)
        return at is not None and any(n.start == at.end() for n in s.names)

    @staticmethod
    def _is_news(s: Sentence) -> bool:
        """ "A missile was shot down over Riyadh on Tuesday", where an article begins."""
        return s.index < LEAD and bool(s.dates)
