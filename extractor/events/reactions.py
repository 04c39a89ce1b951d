"""Reactions of governments to an event: a cue (`reaction_cues`), whose it is (`reaction_actors`), and whether it is about the event (`reaction_scope`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from extractor.annotate.sentences import printed
from extractor.claims.model import Reading
from extractor.domain.reaction_kinds import ReactionKind
from extractor.domain.wording import Wording, phrase
from extractor.events.reaction_actors import SubjectFinder
from extractor.events.reaction_anaphora import Before
from extractor.events.reaction_cues import Cue, CueFinder
from extractor.events.reaction_days import Moment, MomentFinder
from extractor.events.reaction_scope import News, ScopeFinder
from extractor.events.reaction_speakers import Scene, governments
from extractor.mentions.model import Name, Sentence

JOINT = 2  # governments that agree with each other


@dataclass(frozen=True, slots=True)
class Reaction:
    """One government's reaction; `start` and `end` are the cue's, code points of the article's text, end exclusive. `moment` is when it was, where told."""

    government: str
    actor: str
    kind: str
    start: int
    end: int
    sentence: int
    moment: Moment = Moment()


class ReactionFinder:
    """Finds the reactions to the main event of an article."""

    def __init__(self, wording: Wording, kinds: Mapping[str, ReactionKind]) -> None:
        self.kinds = kinds
        self.in_kind = next((k.name for k in kinds.values() if k.answers_in_kind), "")
        self.cues, self.subjects, self.scope = CueFinder(wording, kinds), SubjectFinder(wording), ScopeFinder(wording)
        self.moments = MomentFinder(wording, self.scope)
        self.response = wording["response_cue"]
        self.and_before = phrase(wording, r"\s*(?:,|{joined_by})\s+(?:{determiner}\s+)?")

    def find(self, readings: list[Reading], news: News) -> list[Reaction]:
        """The reactions to an event."""
        found: list[Reaction] = []
        before = Before()
        news = replace(news, in_war=self.scope.in_war(readings))
        follows = False
        for r in readings:
            s = r.sentence
            scene = Scene(s, governments(s), before, r.sources, news.agents)
            if self.scope.reaches(s, news):
                found += self._cued(scene, news, {f.sentence for f in found}) if self.scope.about(s, scene.actors, news, follows) else []
                found += self._answered_in_kind(scene, news)
            before = self.subjects.speakers.goes_on(scene)
            follows = bool(s.triggers)  # right after a sentence of the event "Japan expressed concern" needs no word of it
        return self._timed(self._unique(found), readings, news)

    def _timed(self, found: list[Reaction], readings: list[Reading], news: News) -> list[Reaction]:
        """The reactions with when they were, where it is told."""
        sentences = {r.sentence.index: r.sentence for r in readings}
        out = []
        for r in found:
            others = [o.start for o in found if o.sentence == r.sentence and o.government != r.government and o.start != r.start]
            out.append(replace(r, moment=self.moments.of(sentences[r.sentence], (r.start, r.end), others, news)))
        return out

    def _cued(self, scene: Scene, news: News, reacted: Collection[int]) -> Iterator[Reaction]:
        """The reactions that the cues of a sentence tell of."""
        if not self._anybody(scene):
            return  # the long search for cues is spared
        s = scene.sentence
        for cue in self.cues.find(s):
            if self.scope.in_reach(s, cue, news, reacted) and self.scope.holds(s, cue, scene.actors, news):
                yield from (r for r in self._of_cue(scene, cue) if self._is_of_reacting(s, cue, r, news))

    def _is_of_reacting(self, s: Sentence, cue: Cue, r: Reaction, news: News) -> bool:
        """Whether the one whose words or deeds a cue tells of can be told from those who did the event."""
        if news.agents or cue.kind.of_bystanders:
            return True  # it is known who did the event, or only others do such a thing
        if self.scope.names_event(s, cue):
            return True  # the event is named beside the cue
        if r.government in news.lands:
            return True  # the event was aimed at the land of the one who reacts
        return False  # it is not known who did the event, either side can do such a thing, and the event is not named beside it

    def _anybody(self, scene: Scene) -> bool:
        """Whether there is somebody who could react."""
        speakers = self.subjects.speakers
        going_on = scene.speaker is not None and speakers.continues(scene.sentence)
        return going_on or bool(speakers.anaphors.together(scene.sentence, scene.before)) or bool(scene.others) or len(scene.agents) >= JOINT

    def _of_cue(self, scene: Scene, cue: Cue) -> Iterator[Reaction]:
        """The reaction of each subject of a cue."""
        s = scene.sentence
        subjects = self.subjects.find(scene, cue)
        if cue.said and not self.subjects.speakers.spoken(scene, cue, subjects):
            return
        if cue.joint and len({n.code for n in subjects}) < JOINT:
            return  # "Abe and Trump agreed that"; not "China agreed to"
        for n in subjects:
            if self._may_react(scene, n):
                yield Reaction(n.code, printed(s.text[n.start : n.end]), cue.kind.name, cue.start, cue.end, s.index)

    @staticmethod
    def _may_react(scene: Scene, n: Name) -> bool:
        """Whether a government reacts to another's deed: one of several who did the event may, where the sentence names another of them."""
        if n.code not in scene.agents:
            return True
        return len(scene.agents) > 1 and any(o.code in scene.agents and o.code != n.code for o in scene.sentence.table("actors"))

    def _answered_in_kind(self, scene: Scene, news: News) -> Iterator[Reaction]:
        """ "In response, South Korea and the United States fired four missiles": an event of its own, and a reaction."""
        s = scene.sentence
        if not self.in_kind or self.response.search(s.text, s.start, s.end) is None:
            return
        for t in s.triggers:
            is_known = bool(news.agents) or t.agent in news.lands
            if t.role == "past" and t.agent and t.agent not in scene.agents and is_known:
                for n in self._together(scene, t.agent_span[0]):
                    yield Reaction(n.code, printed(s.text[n.start : n.end]), self.in_kind, t.start, t.end, s.index)

    def _together(self, scene: Scene, start: int) -> Iterator[Name]:
        """The actor named at a place, after those named before it as partners."""
        for n in (n for n in scene.actors if n.start == start):
            yield from (o for o in scene.others if o.end < n.start and self.and_before.fullmatch(scene.sentence.text[o.end : n.start]))
            yield n

    def _unique(self, found: list[Reaction]) -> list[Reaction]:
        """Each government's reaction of a kind once, without those that are a part of another ("will meet to discuss the launch")."""
        told = {(r.government, r.kind, r.sentence) for r in found}
        seen: dict[tuple[str, str], Reaction] = {}
        for r in found:
            if (r.government, self.kinds[r.kind].part_of, r.sentence) not in told:
                seen.setdefault((r.government, r.kind), r)
        return list(seen.values())
