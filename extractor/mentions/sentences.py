"""Sentences with their mentions, from the span groups of a Doc."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from spacy.tokens import Doc

from extractor.annotate import spans
from extractor.annotate.names import SHORT
from extractor.annotate.quantities import Quantity
from extractor.annotate.sentences import plain
from extractor.domain.pipeline import Pipeline
from extractor.mentions.agent_anaphora import LOOK_BACK, AgentAnaphora
from extractor.mentions.model import Name, Sentence
from extractor.mentions.person_aliases import PeopleFinder
from extractor.mentions.triggers import TriggerFinder


class SentenceReader:
    """Sentences with their mentions, from the span groups of a Doc."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.noise = pipeline.wording.get("page_noise")
        self.people = PeopleFinder(pipeline.wording)
        self.triggers = TriggerFinder(pipeline.wording, pipeline.codebook)
        self.anaphora = AgentAnaphora(pipeline.wording, self.triggers.verbs.agents)

    def read(self, doc: Doc) -> list[Sentence]:
        """The sentences of an annotated Doc, in order, without those that are noise of the page."""
        text = plain(doc.text)
        every = [(start, end) for start, end, _, _ in spans.read(doc, "sentences")]
        kept = [span for span in every if self.noise is None or self.noise.match(text, *span) is None]
        out = [Sentence(i, start, end, text) for i, (start, end) in enumerate(kept)]
        _fill(doc, out)
        _fill_datelines(doc, every, out)
        self.people.add(out)
        for i, s in enumerate(out):
            s.objects = self.triggers.objects(s)
            told = s.objects or any(p.search(text, s.start, s.end) for p in self.triggers.telling)
            s.triggers = self.triggers.triggers(s) if told else []
            self.anaphora.add(s, out[max(0, i - LOOK_BACK) : i])
        return out


def _fill(doc: Doc, sentences: list[Sentence]) -> None:
    """Put what was found in a Doc into the sentence that it stands in."""
    if sentences:
        at = _finder(sentences)
        _fill_names(doc, at)
        _fill_measures(doc, at)


def _fill_datelines(doc: Doc, every: list[tuple[int, int]], sentences: list[Sentence]) -> None:
    """Names that stand in no sentence, for the one behind them."""
    starts = [start for start, _ in every]
    by_start = {s.start: s for s in sentences}
    for start, end, _, data in spans.read(doc, "names"):
        at = bisect_right(starts, start)
        outside = not at or every[at - 1][1] <= start
        if outside and at < len(starts) and (s := by_start.get(starts[at])) is not None:
            s.dateline += [Name(start, end, *named) for named in data]


def _finder(sentences: list[Sentence]) -> Callable[[int], Sentence]:
    """Finds the sentence that a place of the text lies in."""
    starts = [s.start for s in sentences]
    outside = Sentence(-1, 0, 0, "")  # takes what stands in datelines and page noise

    def at(position: int) -> Sentence:
        s = sentences[max(0, bisect_right(starts, position) - 1)]
        return s if s.start <= position < s.end else outside

    return at


def _fill_names(doc: Doc, at: Callable[[int], Sentence]) -> None:
    """Names of the tables, and spaCy's own; a short name counts only where the article tells the full one too."""
    found = list(spans.read(doc, "names"))
    named = {code for _, _, _, data in found for _, kind, _, code in data if not kind.startswith(SHORT)}
    for start, end, _, data in found:
        at(start).names += [Name(start, end, table, kind, name, code) for table, kind, name, code in data if _counts(kind, code, named)]
    for e in doc.ents:
        at(e.start_char).entities.append((e.start_char, e.end_char, e.label_))


def _counts(kind: str, code: str, named: set[str]) -> bool:
    """Whether a name stands for what its table says: a short one where that is named in full, or what its kind names ("short PRK")."""
    return not kind.startswith(SHORT) or not named.isdisjoint([code, *kind.split()[1:]])


def _fill_measures(doc: Doc, at: Callable[[int], Sentence]) -> None:
    """Quantities, days and times of day."""
    for start, end, label, (low, high, unit, qualifier, between) in spans.read(doc, "quantities"):
        at(start).quantities.append(Quantity(label, start, end, low, high, unit, qualifier, between))
    for start, end, _, (spec, basis) in spans.read(doc, "dates"):
        at(start).dates.append((start, end, spec, basis))
    for start, end, _, (hhmm, local) in spans.read(doc, "times"):
        at(start).times.append((start, end, hhmm, local))
