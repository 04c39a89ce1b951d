"""`extractor why`: why a value is in the tables, or why it is not."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.options import PIPELINE, TIMEOUT, ModelOption, PublishedOption, reading
from extractor.errors import CannotRun, StoredError, UsageProblem
from extractor.write.printable import tell

if TYPE_CHECKING:
    from extractor.read.article import Article
    from extractor.write.why.answers import Answer
    from extractor.write.why.trace import Trace

HELP_AT = "Where in the text it stands: an offset in characters, from 0, as in the columns start and end."


def why(
    where: Annotated[str, typer.Argument(metavar="OUT|FILE", help="A folder that `extractor batch` wrote, or an article (text, HTML …; or -).")],
    id: Annotated[str, typer.Argument(metavar="[ID]", help="Of OUT: a fact_id or reaction_id; an article_id, with --attribute and --at.")] = "",
    attribute: Annotated[str, typer.Option(metavar="NAME", help="What is missing: an attribute of the codebook, or reaction.")] = "",
    at: Annotated[int | None, typer.Option(metavar="OFFSET", min=0, help=HELP_AT)] = None,
    published: PublishedOption = "",
    model: ModelOption = "",
    pipeline: Annotated[str, typer.Option("--pipeline", metavar="NAME", help=f"Which installed pipeline. [default: that of OUT, or {PIPELINE}]")] = "",
) -> None:
    """Tell in plain words why a value is in the tables, or why one is not.

    The article is read again, and the code is watched as it decides: which words it went by, the list and line that has them, the rows of tables,
    and what lost. For a value that is missing, give the place where the text tells it.
    """
    if id and Path(where).is_dir():
        _of_run(Path(where), id, attribute, at)
    elif Path(where).is_dir():
        raise UsageProblem(f"name what to explain by its fact_id or reaction_id: extractor why {where} ID")
    else:
        name = pipeline or PIPELINE
        _tell_place(_article(where, id, published), name, model, attribute, at)


def _of_run(out: Path, given: str, attribute: str, at: int | None) -> None:
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.read.stamp import stamp_of
    from extractor.run.kept import article_of, changed_since, row_of
    from extractor.write.why.answers import why_row

    stamp = stamp_of(out)
    if stamp is None:
        raise StoredError(f"{out} holds no finished run (its run.json is missing or damaged); give the folder that extractor batch wrote")
    plan = stamp["plan"]
    name, model = plan["pipeline"]["name"], plan["versions"].get("model", "").rpartition(" ")[0]
    declared = Pipeline(name, find_folder(name))
    table, row = row_of(out, given)
    article = article_of(out, plan, declared, row["article_id"])
    if table != "articles" and (attribute or at is not None):
        raise UsageProblem(f"{given} is a {table[:-1]}: leave --attribute and --at out, or give the article: {row['article_id']}")
    if table == "articles":
        _tell_place(article, name, model, attribute, at, plan.get("min_confidence", 0))
    else:
        _tell(why_row(_trace(article, name, model), table, row))
    if changed := changed_since(plan, declared):
        tell(f"extractor: {changed} changed since {out} was made; this is how it is decided now")


def _article(source: str, wanted: str, published: str) -> Article:
    """The article of an input; of several the one with that id."""
    from extractor.read.inputs import read_inputs

    articles = list(read_inputs([source], reading("", published, "", TIMEOUT, force_published=True)))
    found = [a for a in articles if wanted in ("", a.id)]
    if len(found) != 1:
        ids = [a.id for a in articles]
        near = difflib.get_close_matches(wanted, ids, 3, 0) or ids[:3]
        raise UsageProblem(f"{source} holds {len(articles)} articles; name one by its id: {', '.join(near)}")
    if found[0].error or found[0].skipped:
        raise CannotRun(found[0].error or f"{source} {found[0].skipped}")
    return found[0]


def _tell_place(article: Article, pipeline: str, model: str, attribute: str, at: int | None, least: float = 0.0) -> None:
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.write.why.answers import checked_place, why_place

    if not attribute or at is None:
        raise UsageProblem("say what is missing and where the text tells it: --attribute altitude --at 1234")
    checked_place(Pipeline(pipeline, find_folder(pipeline)).codebook, article, attribute, at)
    _tell(why_place(_trace(article, pipeline, model, least), attribute, at))


def _trace(article: Article, pipeline: str, model: str, least: float = 0.0) -> Trace:
    from extractor.extraction import load
    from extractor.write.why.trace import Watch

    return Watch(load(pipeline, model=model)).read(article, least)


def _tell(answer: Answer) -> None:
    from extractor.write.why.text import as_text

    print(as_text(answer), end="")
