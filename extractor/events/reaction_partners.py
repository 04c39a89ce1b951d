"""Who reacts together with the subject of a cue: names joined to it, partners in a deed, both who talk."""

from __future__ import annotations

import re

from extractor.domain.wording import Wording, phrase
from extractor.events.reaction_cues import Cue
from extractor.events.reaction_speakers import Scene
from extractor.mentions.model import Name, Sentence

TITLE = re.compile(r"\s+(?:[\w.-]+\s+){0,4}")  # "US President Joe Biden": one and the same


class PartnerFinder:
    """Finds the names that belong to another, left and right of it."""

    def __init__(self, wording: Wording) -> None:
        self.and_between = phrase(wording, r"\b{joined_by}\b|/|&")
        self.joiner = phrase(wording, r",|\b{joined_by}\b")
        whose = r"(?:{determiner}\s+|(?:\w+\s+)?{office}\s+{of_whom}\s+)?"
        self.joined_left = phrase(wording, rf"(?:['’]s?)?,?\s*(?:,|{{joined_by}})?\s*{whose}(?:[A-Z]\w+\s+){{0,3}}", 0)
        self.joined_right = phrase(wording, r"(?:['’]s?)?,?\s*(?:,|{joined_by})\s*(?:{determiner}\s+)?", 0)
        # "China, the nearest North Korea has to an ally, and Russia"
        self.joined_over_aside = phrase(wording, r",\s+{determiner}\s+[a-z][^,;]{2,80},\s+{joined_by}\s+(?:{determiner}\s+)?", 0)
        self.partner = phrase(wording, r"[^.;]{0,80}?\b{partner_before}\s+(?:{determiner}\s+)?$")
        self.likewise = phrase(wording, r"[^.;]{0,40}?\b{likewise_before}\s+(?:{determiner}\s+)?$")

    def group(self, s: Sentence, names: list[Name]) -> list[Name]:
        """The first of some names with those behind that are joined to it."""
        group = names[:1]
        for n in names[1:]:
            gap = s.text[group[-1].end : n.start]
            if not self.joined_right.fullmatch(gap) and not (n.code == group[-1].code and TITLE.fullmatch(gap)):
                break
            group.append(n)
        return group

    def with_joined(self, scene: Scene, names: list[Name]) -> list[Name]:
        """The last of some names with those of the sentence before it that are joined to it."""
        group = names[-1:]
        before = [n for n in scene.actors if group and n.end <= group[0].start and (n in names or n.code not in scene.agents)]
        a_list = False
        for n in reversed(before):
            gap = scene.sentence.text[n.end : group[0].start]
            joined = self.joined_left.fullmatch(gap) is not None or self.joined_over_aside.fullmatch(gap) is not None
            own_title = n.code == group[0].code and TITLE.fullmatch(gap) is not None
            if not own_title and (not joined or (n.code != group[0].code and self.joiner.search(gap) is None)):
                break
            a_list = a_list or self.and_between.search(gap) is not None
            if n not in names and n.code != group[0].code and not a_list:
                break  # "In a meeting with Netanyahu, Ban condemned": no "and", so no list
            group.insert(0, n)
        return group

    def behind(self, scene: Scene, cue: Cue) -> list[Name]:
        """ "flew with South Korean jets", "condemned it, as did Germany", "spoke with Japan's premier": those named behind a cue who take part."""
        s = scene.sentence
        names = self._talked_with(scene, cue) if cue.mutual else self._beside(scene, cue)
        return [n for n in self.group(s, names) if n.code not in scene.agents]

    @staticmethod
    def _talked_with(scene: Scene, cue: Cue) -> list[Name]:
        """The names from the first within or right behind a cue of talking on."""
        s = scene.sentence
        first = next((n.start for n in scene.actors if cue.start < n.start < cue.end or TITLE.fullmatch(s.text[cue.end : n.start])), s.end)
        return [n for n in scene.actors if n.start >= first]

    def _beside(self, scene: Scene, cue: Cue) -> list[Name]:
        gap = self.partner if cue.kind.answers_in_kind else self.likewise
        return [n for n in scene.actors if n.start >= cue.end and gap.fullmatch(scene.sentence.text[cue.end : n.start])]
