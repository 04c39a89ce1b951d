"""What both experiments need: annotated sets, and the scores of a pipeline on them. Not a test."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.annotate.nlp import annotate
from extractor.evaluate.gold import Gold, read_gold
from extractor.evaluate.gold_format import GoldFormat
from extractor.evaluate.name_equality import EqualNames, file_groups, pipeline_groups
from extractor.evaluate.predicted import FoundEvent, Run
from extractor.evaluate.scoring import Evaluation
from extractor.extraction import Extractor, load
from extractor.mentions.model import Sentence
from extractor.read.article import Article
from extractor.read.inputs import read_inputs
from extractor.tables.rows import Rows, article_row


@dataclass(frozen=True)
class AnnotatedSet:
    """Articles with their annotations, in the order of the gold file."""

    name: str
    articles: list[Article]
    gold: list[Gold]


def outlet(article_id: str) -> str:
    """The outlet an article is from: its id up to the first hyphen."""
    return article_id.partition("-")[0]


def arguments(description: str) -> ArgumentParser:
    parser = ArgumentParser(description=description)
    parser.add_argument("files", nargs="+", type=Path, metavar="TEXTS GOLD", help="JSON Lines of articles and of their annotations, in pairs")
    parser.add_argument("--names", type=Path, help="JSON list of lists of equal names, beside those of the gazetteer")
    return parser


def read_sets(options: Namespace) -> list[AnnotatedSet]:
    files: list[Path] = options.files
    if len(files) % 2:
        raise SystemExit("give pairs of TEXTS GOLD")
    return [_read_set(t, g) for t, g in zip(files[::2], files[1::2], strict=True)]


def _read_set(texts: Path, gold: Path) -> AnnotatedSet:
    articles = {a.id: a for a in read_inputs([str(texts)])}
    annotations = [g for g in read_gold(gold, GoldFormat(load("missile_launch").codebook)) if g["id"] in articles]
    return AnnotatedSet(texts.stem, [articles[g["id"]] for g in annotations], annotations)


@dataclass(frozen=True)
class ReadArticle:
    """An article with its sentences and what they mention; no sentences where the lexical gate closes."""

    article: Article
    sentences: list[Sentence]


def read_sentences(extractor: Extractor, articles: list[Article]) -> list[ReadArticle]:
    """Stages 2 and 3, which no variant changes, done once."""
    gated = [a for a in articles if extractor.gate.may_hold_event(a.text)]
    found = {a.id: extractor.sentences.read(doc) for a, doc in zip(gated, annotate(extractor.nlp, gated), strict=True)}
    return [ReadArticle(a, found.get(a.id, [])) for a in articles]


def rows_of(extractor: Extractor, read: ReadArticle) -> Rows:
    """The rows of one article; the stages after the mentions."""
    if not read.sentences:
        return Rows([article_row(read.article, "none")], [], [], [])
    events, reactions = extractor.read(read.article, read.sentences)
    return extractor.tabulator.rows(read.article, events, reactions, read.sentences)


def evaluation(extractor: Extractor, names: Path | None) -> Evaluation:
    groups: list[Any] = pipeline_groups(extractor.pipeline) + (file_groups(names) if names else [])
    return Evaluation(extractor.pipeline, EqualNames(groups))


def run_of(rows: Iterator[Rows]) -> Run:
    """What `extractor evaluate` reads from the tables of a run, taken from the rows themselves."""
    run = Run({}, {}, {})
    for r in rows:
        facts: dict[str, list[Any]] = defaultdict(list)
        for fact in r.facts:
            facts[fact["event_id"]].append(_stored(fact))
        article_id = r.articles[0]["article_id"]
        roles = {e["event_id"]: e["role"] for e in r.events}
        run.articles[article_id] = ""
        run.events[article_id] = [FoundEvent(_stored(e), facts[e["event_id"]]) for e in r.events]
        run.reactions[article_id] = [_stored(x) for x in r.reactions if roles.get(x["event_id"], "main") == "main"]
    return run


def _stored(row: dict[str, Any]) -> Any:
    return {k: "" if v is None else str(v) for k, v in row.items()}
