"""Whose words a reaction is: the speaker of a quotation, the one named behind it, the source of reported speech, the speaker before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.claims.attribution import source_at
from extractor.claims.speakers import Source
from extractor.domain.wording import Wording, phrase
from extractor.events.quotations import in_quotation
from extractor.events.reaction_anaphora import AnaphorFinder, Before
from extractor.events.reaction_clauses import ClauseFinder
from extractor.events.reaction_cues import Cue
from extractor.mentions.model import Name, Sentence, left_of
from extractor.mentions.person_aliases import OWNER

QUOTED = re.compile(r"[,\"”]\s*(?:\w+\s+)?$")
# "leaders of the G7", "officials from Japan": theirs to speak; "Secretary of State Marco Rubio"
OF_OFFICE = r"\b(?:{state_form}\s+{of_state}\s+|{office}\s+{of_whom}\s+(?:{determiner}\s+)?|{office_of_state}\s+)$"
OPENING = 4  # characters before a name that opens its sentence: "In "


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with all who could react in it.

    `actors` are its governments in order, `sources` say whose words it holds, `agents` are the codes of those who did the event, `before` tells
    who was named in the sentences before.
    """

    sentence: Sentence
    actors: list[Name]
    before: Before
    sources: list[Source]
    agents: frozenset[str]

    @property
    def speaker(self) -> Name | None:
        """The one still in force from the sentence before."""
        return self.before.speaker

    @property
    def others(self) -> list[Name]:
        return [n for n in self.actors if n.code not in self.agents]


def governments(s: Sentence) -> list[Name]:
    """Actors that stand for a government; not "Japan's Kyodo News", whose words are its own."""
    media = [n.start for n in s.table("actors") if n.kind == "media"]
    found = [n for n in s.table("actors") if n.code.isupper() and n.kind != "media" and not any(0 < m - n.end <= 4 for m in media)]
    return list({(n.start, n.code): n for n in found}.values())  # "South Korea" stands in the table with a hyphen too


class SpeakerFinder:
    """Finds whose words a cue is, and who may speak at all."""

    def __init__(self, wording: Wording) -> None:
        self.speech = wording["speech"]
        self.not_subject = phrase(wording, r"\b{not_subject_before}\s+(?:{determiner}\s+|{both_word}\s+)?(?:(?!{time_word}\b)[\w-]+\s+)?$")
        self.not_subject_behind = phrase(wording, r"\s+{not_subject_after}\b")
        self.no_government = phrase(wording, r"(?:['’]s?|-\w+)?(?:\s+(?!(?:{not_in_name}|{determiner})\b)[\w'’-]+){0,3}?\s+{not_government_after}\b")
        self.of_office = phrase(wording, OF_OFFICE)
        self.official = phrase(wording, r"(?:,?\s+{determiner}|,)\s+(?:[\w-]+\s+){0,4}?{office}\b")
        self.beside = phrase(wording, r",\s+{side_by_side}\s+(?:{determiner}\s+)?$")  # "Japan, along with South Korea, condemned"
        self.relative = phrase(wording, r"(?:\s+{and_allies})?,\s+{relative_pronoun}\b")
        self.said_before = phrase(wording, r"\b(?!{told}){said}\s+(?:{determiner}\s+)?(?:(?!{not_in_name}\b)[\w'’.-]+\s+){0,3}$", 0)
        self.said_after = phrase(wording, r"[^.]{0,60}\b{said}\b", 0)
        self.anaphors, self.clauses = AnaphorFinder(wording), ClauseFinder(wording)

    def goes_on(self, scene: Scene) -> Before:
        """What a sentence leaves for the next one."""
        others = [n for n in scene.others if not in_quotation(scene.sentence, n.start)]
        return scene.before.then(self.goes_on_with(scene), others)

    def goes_on_with(self, scene: Scene) -> Name | None:
        """The speaker that a sentence leaves in force: its first source, else its first subject, else the one before where it goes on."""
        said = next((n for source in scene.sources for n in self._named_as(scene, source)), None)
        s = scene.sentence
        own = said or next((n for n in scene.actors if not in_quotation(s, n.start) and self.can_speak(s, n)), None)
        if own is not None:
            return self.owner(scene, own)
        return scene.speaker if self.continues(scene.sentence) else None

    @staticmethod
    def owner(scene: Scene, n: Name) -> Name:
        """Whose a body or official is: "Japan's U.N. ambassador", "the Japanese U.N. ambassador" are Japan's."""
        s = scene.sentence
        mine = (o for o in scene.actors if o.code != n.code and o.end < n.start)
        return next((o for o in mine if OWNER.fullmatch(s.text[o.end : n.start]) or (not n.is_state and s.text[o.end : n.start].isspace())), n)

    def continues(self, s: Sentence) -> bool:
        """Whether a sentence goes on with the speaker before."""
        return self.anaphors.continues(s)

    def can_speak(self, s: Sentence, n: Name) -> bool:
        """Whether a name can be the subject: not "urged North Korea", "violation of UN resolutions"; but "leaders of the G7"."""
        if self.not_subject_behind.match(s.text, n.end, s.end) or not self.is_government(s, n):
            return False
        if self.not_subject.search(left_of(s, n.start, 40)) is None or self.of_office.search(left_of(s, n.start, 45)) is not None:
            return True
        if self.beside.search(left_of(s, n.start, 25)) is not None:
            return True
        official = self.official.match(s.text, n.end, s.end) if n.start - s.start <= OPENING else None
        if official is not None and not any(n.end < o.start < official.end() for o in s.table("actors")):
            return True  # "In New Delhi an official of the ministry described"
        return self.relative.match(s.text, n.end, s.end) is not None  # "from the US and its allies, which were quick to condemn"

    def is_government(self, s: Sentence, n: Name) -> bool:
        """Whether a name is not that of the land of a party, an analyst, a cleric."""
        return self.no_government.match(s.text, n.end, s.end) is None

    def spoken(self, scene: Scene, cue: Cue, subjects: list[Name]) -> bool:
        """Whether a word of judgement is the subject's own: "Tokyo said it was a violation", not "in violation of"."""
        if not subjects:
            return False
        s, n = scene.sentence, subjects[-1]
        if n is scene.speaker and not s.start <= n.start < s.end:
            return True  # a quotation that goes on
        a, b = (n.end, cue.start) if n.end <= cue.start else (cue.end, s.end)
        return self.speech.search(s.text, a, b) is not None

    def quoted(self, scene: Scene, cue: Cue) -> list[Name]:
        """The speaker of the quotation that a cue stands in."""
        s, last = scene.sentence, scene.speaker
        if not in_quotation(s, cue.start):
            return []
        source = source_at(scene.sources, cue.start)
        found = self._named_as(scene, source)[:1] or self.trailing(scene, cue)
        if found or last is None or not self.continues(s):
            return found
        return [last] if source is None or last.code in source.codes else []

    def _named_as(self, scene: Scene, source: Source | None) -> list[Name]:
        """The actors that a source names; nobody named in a quotation speaks it, nor in an aside about the one who does."""
        if source is None:
            return []
        end = max(source.end, source.start + 1)
        s, found = scene.sentence, [n for n in scene.actors if source.start <= n.start < end and self.is_government(scene.sentence, n)]
        return [n for n in found if not in_quotation(s, n.start) and not self.clauses.holds(s, scene.actors, n, source.verb_end)]

    def said_by(self, scene: Scene, cue: Cue) -> list[Name]:
        """Whose reported speech a word of judgement stands in: "Netanyahu said Israel would respond" is his word."""
        return self._named_as(scene, source_at(scene.sources, cue.start)) if cue.said else []

    def reported(self, scene: Scene, cue: Cue) -> list[Name]:
        """A word of judgement in somebody's reported speech: "administration officials said it was hardly a threat"."""
        source = source_at(scene.sources, cue.start)
        named = [n for n in scene.others if source is not None and source.start <= n.start < source.end]
        return [n for n in named if self.is_government(scene.sentence, n)][:1]

    def trailing(self, scene: Scene, cue: Cue) -> list[Name]:
        """The one who is told after the words to have said them: "…," said Japan's prime minister; "…," Japan's prime minister said."""
        s = scene.sentence
        right = [n for n in scene.actors if n.start >= cue.end and not in_quotation(s, n.start)]
        inverted = [n for n in right if self.said_before.search(s.text[max(cue.end, n.start - 60) : n.start])]
        if inverted:
            return inverted[:1]
        after = [n for n in right if self.said_after.match(s.text, n.end, s.end) and QUOTED.search(s.text[max(cue.end, n.start - 12) : n.start])]
        return after[:1]
