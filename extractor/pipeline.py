"""A pipeline's declaration, read from its folder, and the spaCy pipeline that annotates articles with it (stages 2 and 3).

A folder holds `config.cfg` (a spaCy config: components and their settings; paths are relative to the folder), `codebook.yml`,
`wording.yml`, the tables the config names, and where the domain has coasts, `coasts.yml`.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import extractor.components.dates
import extractor.components.focused_ner
import extractor.components.names
import extractor.components.news_sentences
import extractor.components.quantities  # noqa: F401
from extractor import spans
from extractor.articles import Article
from extractor.codebook import Codebook, load_codebook
from extractor.lexicon import OBJECTS, SHORT, Lexicon, read_table
from extractor.mentions import Name, Sentence
from extractor.people import PeopleFinder
from extractor.quantities import Quantity
from extractor.sentences import plain
from extractor.triggers import TriggerFinder
from extractor.wording import Wording, load_yaml

GROUP = "extractor.pipelines"
COMMON_WORDING = Path(__file__).with_name("wording.yml")


class PipelineError(ValueError):
    """A pipeline that is not installed or whose declaration is wrong; the message says what to do."""


def installed() -> dict[str, importlib.metadata.EntryPoint]:
    """Pipelines by name, from the entry points of installed packages."""
    return {e.name: e for e in importlib.metadata.entry_points(group=GROUP)}


def find_folder(name: str) -> Path:
    """The folder of an installed pipeline; PipelineError names those there are."""
    found = installed()
    if name not in found:
        raise PipelineError(f"no pipeline {name!r} is installed; there are: {', '.join(sorted(found)) or 'none'}")
    module = importlib.import_module(found[name].value.partition(":")[0])
    return Path(str(sys.modules[module.__name__].__file__)).parent


@dataclass(frozen=True)
class Pipeline:
    """The declarations of one domain."""

    name: str
    folder: Path

    @cached_property
    def codebook(self) -> Codebook:
        return load_codebook(self.folder / "codebook.yml")

    @cached_property
    def wording_files(self) -> list[Path]:
        return [COMMON_WORDING, self.folder / "wording.yml"]

    @cached_property
    def wording(self) -> Wording:
        return Wording(*self.wording_files)

    @cached_property
    def coasts(self) -> dict[str, dict[str, str]]:
        path = self.folder / "coasts.yml"
        return load_yaml(path) if path.exists() else {}

    @cached_property
    def config(self) -> Any:
        from confection import Config

        return Config().from_disk(self.folder / "config.cfg")

    @cached_property
    def tables(self) -> dict[str, Path]:
        return {t: self.folder / p for t, p in self.config["components"]["names"]["tables"].items()}

    def may_hold_event(self, text: str) -> bool:
        """The lexical gate, without which spaCy is not run: a word of `gate_sure`, or one of each other gate list that is declared."""
        if "gate_sure" in self.wording and self.wording["gate_sure"].search(text) is not None:
            return True
        if "gate_trigger" in self.wording and self.wording["gate_trigger"].search(text) is None:
            return False
        return "gate_object" not in self.wording or self.wording["gate_object"].search(text) is not None or any(True for _ in self.object_names.find(text))

    @cached_property
    def object_names(self) -> Lexicon:
        """Designations alone: "the launch of the Shaheen-III" has no other word of what was launched."""
        names = Lexicon()
        if OBJECTS in self.tables:
            names.add_table(OBJECTS, read_table(self.tables[OBJECTS]))
        return names

    def build(self, model: str = "") -> Language:
        """The spaCy pipeline: a blank English tokenizer with the components of config.cfg in order."""
        import spacy

        nlp = spacy.blank("en")
        for name in self.config["nlp"]["pipeline"]:
            settings = dict(self.config["components"][name])
            factory = settings.pop("factory")
            if "tables" in settings:
                settings["tables"] = {t: str(p) for t, p in self.tables.items()}
            if factory == "focused_ner":
                settings |= {"model": model, "wording": [str(p) for p in self.wording_files]}
            nlp.add_pipe(factory, name=name, config=settings)
        return nlp


def annotate(nlp: Language, articles: Iterable[Article]) -> Iterator[Doc]:
    """Docs of articles, in order; `doc._.published` is set before any component runs."""
    return nlp.pipe(_docs(nlp, articles), batch_size=32)


def _docs(nlp: Language, articles: Iterable[Article]) -> Iterator[Doc]:
    for article in articles:
        doc = nlp.make_doc(article.text)
        doc._.published = article.published
        yield doc


class SentenceReader:
    """Sentences with their mentions, from the span groups of a Doc."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.noise = pipeline.wording.get("page_noise")
        self.people = PeopleFinder(pipeline.wording)
        self.triggers = TriggerFinder(pipeline.wording, OBJECTS if OBJECTS in pipeline.tables else "objects")

    def read(self, doc: Doc) -> list[Sentence]:
        text = plain(doc.text)
        kept = [(start, end) for start, end, _, _ in spans.read(doc, "sentences") if self.noise is None or self.noise.match(text, start, end) is None]
        out = [Sentence(i, start, end, text) for i, (start, end) in enumerate(kept)]
        self._fill(doc, out)
        self.people.add(out)
        for s in out:
            s.objects = self.triggers.objects(s)
            s.triggers = (
                self.triggers.triggers(s)
                if s.objects
                or self.triggers.wording["event_noun"].search(text, s.start, s.end)
                or self.triggers.wording["event_verb"].search(text, s.start, s.end)
                else []
            )
        return out

    @staticmethod
    def _fill(doc: Doc, sentences: list[Sentence]) -> None:
        if not sentences:
            return
        starts = [s.start for s in sentences]
        from bisect import bisect_right

        outside = Sentence(-1, 0, 0, "")  # takes what stands in datelines and page noise

        def at(position: int) -> Sentence:
            s = sentences[max(0, bisect_right(starts, position) - 1)]
            return s if s.start <= position < s.end else outside

        found = list(spans.read(doc, "names"))
        named = {code for _, _, _, data in found for _, kind, _, code in data if kind != SHORT}
        for start, end, _, data in found:
            at(start).names += [Name(start, end, table, kind, name, code) for table, kind, name, code in data if kind != SHORT or code in named]
        for start, end, label, (low, high, unit, qualifier, between) in spans.read(doc, "quantities"):
            at(start).quantities.append(Quantity(label, start, end, low, high, unit, qualifier, between))
        for start, end, _, (spec, basis) in spans.read(doc, "dates"):
            at(start).dates.append((start, end, spec, basis))
        for start, end, _, (hhmm, local) in spans.read(doc, "times"):
            at(start).times.append((start, end, hhmm, local))
        for e in doc.ents:
            at(e.start_char).entities.append((e.start_char, e.end_char, e.label_))
