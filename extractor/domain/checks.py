"""The checks that refuse mistakes in a pipeline's declarations: quick ones whenever it is loaded, all of them in `extractor check`.

What a file may hold stands in `keys.yml`, what names its values may be in `vocabularies`; the checks of lists and tables are beside this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from extractor.domain import table_checks, wording_checks
from extractor.domain.declarations import Problem, expected, load_yaml
from extractor.domain.keys import FormCheck, forms
from extractor.domain.pipeline import Pipeline
from extractor.domain.vocabularies import Unchecked, Vocabularies, of_tables, part, vocabularies
from extractor.domain.wording import ListNames
from extractor.errors import DeclarationError

OPTIONAL = ("units.yml", "coasts.yml", "evaluation.yml", "export.yml", "references.yml")


def refuse(problems: Iterable[Problem]) -> None:
    """Raises DeclarationError of the first problem, if there is one, and says how many more there are."""
    found = list(problems)
    if found:
        more = f" (and {len(found) - 1} more: see `extractor check`)" if found[1:] else ""
        raise DeclarationError(f"{found[0]}{more}")


def quick(pipeline: Pipeline) -> Iterator[Problem]:
    """What costs little: keys and names of the codebook, config.cfg, the wording and coasts.yml; the columns of the tables."""
    missing = list(missing_files(pipeline))
    yield from missing
    if missing:
        return
    names = vocabularies(pipeline)
    check = FormCheck(pipeline.folder / "codebook.yml", names, pipeline.path)
    yield from check.problems(pipeline.declared, forms()["files"]["codebook.yml"])
    yield from _reactions(pipeline, names)
    yield from _kinds(pipeline)
    yield from _config(pipeline, names)
    yield from wording_checks.structure(pipeline.wording, names)
    yield from table_checks.headers(pipeline)
    yield from optional_problems(pipeline, "units.yml", {})
    yield from optional_problems(pipeline, "coasts.yml", {"place": Unchecked()})


def everything(pipeline: Pipeline, lists_read: Callable[[Pipeline], ListNames], more: Callable[[], Vocabularies]) -> Iterator[Problem]:
    """All checks: the quick ones, and if those pass, lists that nothing reads, patterns, examples, rows of tables, the optional files.

    `lists_read` says which lists the readers ask for (`extraction.lists_read`), `more` has vocabularies that rooms above this one know.
    """
    found = list(quick(pipeline)) or list(wording_checks.unread(pipeline, lists_read(pipeline)))
    yield from found
    if found:
        return
    yield from wording_checks.patterns(pipeline.wording)
    yield from table_checks.rows(pipeline, vocabularies(pipeline))
    yield from table_checks.identifiers(pipeline)
    yield from table_checks.opponents(pipeline)
    for name in OPTIONAL:
        yield from optional_problems(pipeline, name, of_tables(pipeline) | dict(more()))
    yield from table_checks.totals(pipeline.folder / "totals.csv")
    yield from table_checks.weights(pipeline.folder / "confidence.csv", vocabularies(pipeline)["slot"])


def optional(pipeline: Pipeline, name: str, more: Vocabularies) -> Any:
    """The contents of evaluation.yml or export.yml, {} where the pipeline has none; DeclarationError where there is a mistake in it."""
    path = pipeline.folder / name
    if not path.exists():
        return {}
    refuse(optional_problems(pipeline, name, of_tables(pipeline) | dict(more)))
    return load_yaml(path)


def optional_problems(pipeline: Pipeline, name: str, more: Vocabularies) -> Iterator[Problem]:
    """The mistakes of an optional file, none where it is missing; `more` are vocabularies beside those of the declarations."""
    path = pipeline.folder / name
    if path.exists():
        yield from FormCheck(path, vocabularies(pipeline) | dict(more), pipeline.path).problems(load_yaml(path), forms()["files"][name])


def missing_files(pipeline: Pipeline) -> Iterator[Problem]:
    """Files that the codebook or config.cfg name and that are not there."""
    named = pipeline.declared.get("wording", ["wording.yml"]) if isinstance(pipeline.declared, dict) else None
    if not isinstance(named, list):
        yield Problem(pipeline.folder / "codebook.yml", ("wording",) if isinstance(pipeline.declared, dict) else (), "must be a list of files")
        return
    for i, name in enumerate(named):
        if not pipeline.path(str(name)).is_file():
            yield Problem(pipeline.folder / "codebook.yml", ("wording", i), f"there is no file {name!r} ({pipeline.path(str(name))})")
    for table, path in pipeline.tables.items():
        if not path.is_file():
            yield Problem(pipeline.folder / "config.cfg", ("components", "tables", table), f"there is no file {str(path)!r}")


def _reactions(pipeline: Pipeline, names: Vocabularies) -> Iterator[Problem]:
    """The file of kinds of reaction, where the codebook names one."""
    named = pipeline.declared.get("reactions")
    path = pipeline.path(named) if isinstance(named, str) else None
    if path is not None and path.is_file():
        yield from FormCheck(path, names, pipeline.path).problems(load_yaml(path), "reactions")


def _kinds(pipeline: Pipeline) -> Iterator[Problem]:
    """Keys that an attribute of its kind needs, and keys that are for attributes of another kind."""
    file, known = pipeline.folder / "codebook.yml", forms()["records"]["attribute"]["record"]
    for name, spec in part(pipeline.declared, "attributes").items():
        kind = spec.get("kind") if isinstance(spec, dict) else None
        if kind not in forms()["kinds"]:
            continue
        for key in forms()["kinds"][kind].get("needs", ()):
            if key not in spec:
                yield Problem(file, ("attributes", name), f"an attribute of kind {kind!r} needs the key {key!r}")
        for key in spec:
            if kind not in known.get(key, {}).get("kinds", [kind]):
                yield Problem(file, ("attributes", name, key), f"is for attributes of kind {', '.join(known[key]['kinds'])}, not {kind!r}")
        least, greatest = spec.get("least", 0), spec.get("greatest", float("inf"))
        if isinstance(least, int | float) and isinstance(greatest, int | float) and least > greatest:
            yield Problem(file, ("attributes", name, "least"), f"{least} is greater than greatest, {greatest}")


def _config(pipeline: Pipeline, names: dict[str, Any]) -> Iterator[Problem]:
    """Sections, components, their factories and settings."""
    path = pipeline.folder / "config.cfg"
    check = FormCheck(path, names, pipeline.path)
    yield from check.problems(pipeline.config, forms()["files"]["config.cfg"])
    for name, section in part(pipeline.config, "components").items():
        settings = dict(section) if isinstance(section, dict) else {}
        factory = settings.pop("factory", "")
        if factory in forms()["settings"]:
            yield from check.problems(settings, forms()["settings"][factory], ("components", name))
        elif not _other_factory(factory):
            yield Problem(path, ("components", name, "factory"), expected("factory", forms()["settings"], factory))


def _other_factory(name: str) -> bool:
    """Whether spaCy or another package brings a component of that name."""
    from spacy.language import Language

    return bool(name) and Language.has_factory(name)
