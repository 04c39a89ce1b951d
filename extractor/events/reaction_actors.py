"""Who reacts: the governments or bodies that are the subject of a cue, with those joined to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.domain.wording import Wording, phrase
from extractor.events.quotations import in_quotation, opening
from extractor.events.reaction_cues import Cue
from extractor.events.reaction_partners import PartnerFinder
from extractor.events.reaction_speakers import Scene, SpeakerFinder
from extractor.mentions.model import Name, Sentence, left_of

PARTICIPLE, GERUND = re.compile(r"\w+ed\b(?! to\b)", re.I), re.compile(r"\w+ing\b", re.I)
STATE = re.compile(r"\w+ed\W? (?:by|at|about|over|with)", re.I)  # "was shocked by": what somebody feels, no deed of others
OPENING_CLAUSE, BEHIND_COMMA = re.compile(r"[\"“]?(?:[A-Z]\w+\s+)?"), re.compile(r",\s+(?:[\w.-]+\s+){0,3}")
AFTER_COMMA = re.compile(r",\s*$")
CLOSE = 2  # words between a subject and its verb
CLAUSE_REACH = 120  # characters left of a cue in which its own clause begins
FAR = 28  # words between a subject and a cue at most
BY_REACH = 60  # characters behind a cue where "by" is looked for
BY_GAP = 40  # characters between "by" and a name


class SubjectFinder:
    """Finds whose deed or words a cue is: "by" one, the speaker, the subject left of it, the speaker at the end, the one before."""

    def __init__(self, wording: Wording) -> None:
        self.speakers, self.partners = SpeakerFinder(wording), PartnerFinder(wording)
        self.by = wording["reaction_object_by"]
        self.passive_left = phrase(wording, r"\b{passive_before}\s+$")
        self.body_left = phrase(wording, r"\b{body_before}\s+(?:[\w-]+\s+)?$")
        self.and_left = phrase(wording, r"\b{and_goes_on} (?:\w+ly )?$", 0)
        self.opening_talk = phrase(wording, r"{during_talks}\s+(?:{determiner}\s+)?(?:\w+\s+)?")
        self.own_clause = phrase(wording, r"\b{clause_opens}\s+{clause_subject}\s+(?:\w+\s+)?$")
        self.made_to = phrase(wording, r"\b{prompting}\s+(?P<whom>[^,;.]{1,80}?)\s+to\s+(?:\w+ly\s+)?$")
        self.in_clause = phrase(wording, r",\s+(?:\w+ly\s+)?(?!{no_clause}\b)\w+ing\b[^,;]*$")
        self.new_subject = phrase(wording, r"\b{clause_opens}\s+(?:{determiner}\s+)*$")
        self.envoy = phrase(wording, r"{envoy}\b")
        self.pronoun_start = phrase(wording, r"{speaker_goes_on}\b", 0)

    def find(self, scene: Scene, cue: Cue) -> list[Name]:
        """The names whose words or deed a cue is; one who did the event only where it is its own."""
        if self._only_where(scene.sentence, cue):
            return [n for n in scene.actors if cue.start <= n.start < cue.end]
        if scene.speaker is not None and self._goes_on(scene, cue):
            return [scene.speaker]
        passive = self._passive(scene, cue)
        if self.envoy.match(cue.text):  # "Iran's ambassador to Ankara was summoned": by the one to whom he is sent, else by the one told of before
            host = [n for n in scene.actors if cue.start < n.start < cue.end]
            return host or passive or [n for n in (scene.speaker,) if n is not None]
        if self._is_passive(scene.sentence, cue):
            return passive
        found = [self.speakers.owner(scene, n) for n in passive or self._active(scene, cue)]
        return _without_repeats(found, self._others(scene, cue, bool(passive)))

    def _only_where(self, s: Sentence, cue: Cue) -> bool:
        """ "told a meeting of the council": the body has met, others speak."""
        return cue.kind.of_body and self.body_left.search(left_of(s, cue.start, 25)) is not None

    def _goes_on(self, scene: Scene, cue: Cue) -> bool:
        """ "It condemned the test, urging …": the clause is the speaker's who is still in force; not "It met, while Japan was silent, urging …"."""
        s = scene.sentence
        return self.pronoun_start.match(s.string) is not None and self._is_clause(s, cue) and not self._changes(scene, cue)

    def _changes(self, scene: Scene, cue: Cue) -> bool:
        """Whether a clause with a subject of its own stands before a cue."""
        s = scene.sentence
        return any(n.end <= cue.start and self.new_subject.search(left_of(s, n.start, 25)) for n in scene.others if not in_quotation(s, n.start))

    def _is_passive(self, s: Sentence, cue: Cue) -> bool:
        """ "were warned of": not the deed of the subject left of it."""
        is_participle = PARTICIPLE.match(cue.text) is not None and STATE.fullmatch(cue.text) is None and not cue.said and not cue.mutual
        return is_participle and self.passive_left.search(left_of(s, cue.start, 25)) is not None

    def _active(self, scene: Scene, cue: Cue) -> list[Name]:
        """Whose a cue is that is not in the passive: of the speaker, else of the subject."""
        found = (
            self.speakers.quoted(scene, cue)
            or self._said_by(scene, cue)
            or self._left(scene, cue)
            or self.speakers.anaphors.together(scene.sentence, scene.before)
            or self._behind_opening(scene, cue)
            or self.speakers.reported(scene, cue)
            or self.speakers.trailing(scene, cue)
        )
        if found or scene.speaker is None or not self.speakers.continues(scene.sentence):
            return found
        return [scene.speaker]  # the one who spoke last, with whom the sentence goes on by its first word or a quotation

    def _said_by(self, scene: Scene, cue: Cue) -> list[Name]:
        """The source of a word of judgement; not where another, named behind it, says so: "The UN urged calm after a launch that Japan called a crime"."""
        said, s = self.speakers.said_by(scene, cue), scene.sentence
        nearer = self._left(scene, cue)[-1:] if said else []
        is_nearer = bool(nearer) and nearer[0].start > said[-1].start and self.speakers.speech.search(s.text, nearer[0].end, cue.start) is not None
        if is_nearer:
            return nearer  # a subject behind the source says so itself
        return said  # who is found to say it, before any subject of the sentence

    def _behind_opening(self, scene: Scene, cue: Cue) -> list[Name]:
        """ "Calling it a provocation, Japan's premier …", "In a phone call with Trump, Japan's premier …": the subject behind what opens a sentence."""
        s = scene.sentence
        opens = OPENING_CLAUSE.fullmatch(s.text, s.start, cue.start) is not None
        if opens and cue.kind.answers_in_kind:  # "In response, Israel struck …"
            return self.partners.group(s, [n for n in scene.actors if cue.start < n.start < cue.end])
        gerund = opens and GERUND.match(cue.text) is not None
        if not gerund and not (cue.mutual and self.opening_talk.fullmatch(s.text, s.start, cue.start)):
            return []
        comma = s.text.find(", ", cue.end, s.end)
        behind = [n for n in scene.actors if comma >= 0 and comma < n.start]
        return self.partners.group(s, behind) if behind and BEHIND_COMMA.fullmatch(s.text[comma : behind[0].start]) else []

    def _others(self, scene: Scene, cue: Cue, passive: bool) -> list[Name]:
        """Those who react too: the body itself ("the council met at the request of Japan"), partners named behind the cue."""
        if not cue.kind.of_body:
            return self.partners.behind(scene, cue)
        own = [n for n in scene.actors if cue.begins_in(n)]
        return own or (self._left(scene, cue) if passive else [])

    def _passive(self, scene: Scene, cue: Cue) -> list[Name]:
        """ "was condemned by Japan and the United States"."""
        s = scene.sentence
        by = self.by.search(s.text, max(s.start, cue.start - 28), min(s.end, cue.end + BY_REACH))
        behind = [n for n in scene.actors if by is not None and by.end() <= n.start]
        return self.partners.group(s, behind) if by is not None and behind and behind[0].start - by.end() <= BY_GAP else []

    def _left(self, scene: Scene, cue: Cue) -> list[Name]:
        """The nearest actor before the cue, with those joined to it. One who did the event is passed over, unless the deed is its own."""
        s = scene.sentence
        left = list(self._candidates(scene, cue))
        if self.and_left.search(left_of(s, cue.start, 25)):  # "Obama said Israel had a right to … and condemned": his deed, not Israel's
            left = [n for n in left if not any(q.verb_end <= n.start for q in scene.sources if not q.trailing)] or left
        if left and self._is_clause(s, cue):
            left = self.partners.group(s, [n for n in left if not in_quotation(s, n.start)])  # "He singled out China, urging …": the clause's subject
        if left and left[-1].code in scene.agents and not self._own_deed(s, cue, left[-1]):
            left = [n for n in left if n.code not in scene.agents]
        return self.partners.with_joined(scene, left)

    def _candidates(self, scene: Scene, cue: Cue) -> Iterator[Name]:
        """The names left of a cue that can be its subject; nobody named in a quotation speaks it."""
        s = scene.sentence
        stop = opening(s, cue.start) if in_quotation(s, cue.start) else cue.start
        if self.own_clause.search(left_of(s, cue.start, CLAUSE_REACH)):  # "urged Israel to be calm as it launched": the one named last
            yield from [n for n in scene.actors if n.end <= stop][-1:]
            return
        first = self._begins(s, cue)
        for n in scene.actors:
            in_reach = first <= n.start and (n.end <= stop or cue.begins_in(n)) and s.words_between(n.end, cue.start) <= FAR
            if in_reach and self._outside(scene, cue, n) and self.speakers.can_speak(s, n):
                yield n

    def _begins(self, s: Sentence, cue: Cue) -> int:
        """Where the subject of a cue may begin: of "prompted world leaders to condemn" it is among those who are prompted."""
        left = left_of(s, cue.start, CLAUSE_REACH)
        made = self.made_to.search(left)
        return cue.start - len(left) + made.start("whom") if made else s.start

    def _outside(self, scene: Scene, cue: Cue, n: Name) -> bool:
        """Whether a name stands outside of quotations that the cue is not in, of asides and of those who are asked."""
        s = scene.sentence
        quoted = in_quotation(s, n.start) and not in_quotation(s, cue.start)
        return not quoted and not self.speakers.clauses.holds(s, scene.actors, n, cue.start)

    def _is_clause(self, s: Sentence, cue: Cue) -> bool:
        """Whether a cue begins a clause that a participle opens (", urging …"), or goes on with one (", urging calm and warning …")."""
        gerund = GERUND.match(cue.text) is not None
        if gerund and AFTER_COMMA.search(left_of(s, cue.start, 4)) is not None:
            return True
        return (gerund or cue.said) and self.in_clause.search(left_of(s, cue.start, CLAUSE_REACH)) is not None

    def _own_deed(self, s: Sentence, cue: Cue, n: Name) -> bool:
        """ "North Korea condemned", "North Korea called it a provocation"; not "a threat by North Korea that Tokyo …"."""
        if cue.said:
            return self.speakers.speech.search(s.text, n.end, cue.start) is not None
        return s.words_between(n.end, cue.start) <= CLOSE


def _without_repeats(found: list[Name], others: list[Name]) -> list[Name]:
    """Names, and others of governments that are not among them."""
    codes = {n.code for n in found}
    return [*found, *(n for n in others if n.code not in codes)]
