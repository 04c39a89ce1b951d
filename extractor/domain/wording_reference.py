"""The wording lists of a pipeline as a reader wants them: what each means, who reads it, what it matches, as data, plain text or Markdown."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import Any

from extractor.domain.pipeline import Pipeline
from extractor.domain.wording import words_of

Reference = dict[str, dict[str, Any]]
KEYS = ("means", "read_by", "like", "unlike")


def reference(pipeline: Pipeline) -> Reference:
    """{list: {"file", "means", "read_by", "like", "unlike", "words"}}, in the order of the files; what is not declared is left out."""
    named = {pipeline.path(name): name for name in pipeline.declared.get("wording", ["wording.yml"])}
    wording = pipeline.wording
    return {name: {"file": named.get(wording.files[name], wording.files[name].name)} | _entry(entry) for name, entry in wording.lists.items()}


def _entry(entry: Any) -> dict[str, Any]:
    keys = {key: entry[key] for key in KEYS if entry.get(key)} if isinstance(entry, dict) else {}
    return keys | {"words": words_of(entry)}


def _files(book: Reference) -> list[tuple[str, list[tuple[str, dict[str, Any]]]]]:
    return [(file, list(entries)) for file, entries in groupby(book.items(), key=lambda item: str(item[1]["file"]))]


def _examples(examples: Any) -> str:
    """ "a", "b", or of each label "LABEL: a"."""
    if isinstance(examples, dict):
        return "; ".join(f"{label}: {_examples(texts)}" for label, texts in examples.items())
    return ", ".join(f"“{text}”" for text in examples or ())


def text(book: Reference) -> str:
    """For a terminal: a heading a file, a paragraph a list."""
    lines: list[str] = []
    for file, entries in _files(book):
        lines += ["" if lines else "", file]
        for name, entry in entries:
            told = [entry.get("means", ""), f"[{', '.join(entry['read_by'])}]" if "read_by" in entry else ""]
            told += [f"{key.replace('unlike', 'not')} {_examples(entry[key])}." for key in ("like", "unlike") if key in entry]
            lines.append(textwrap.fill(f"{name:24} {' '.join(filter(None, told))}".rstrip(), 110, initial_indent="  ", subsequent_indent=" " * 27))
    return "\n".join(lines[1:]) + "\n"


def markdown(book: Reference) -> str:
    """For a page: a table a file."""
    parts = []
    for file, entries in _files(book):
        rows = [(f"`{name}`", e.get("means", ""), ", ".join(e.get("read_by", ())), _examples(e.get("like")), _examples(e.get("unlike"))) for name, e in entries]
        head = [("list", "what it means", "read by", "like", "not like"), ("---",) * 5]
        parts.append(f"### {file}\n\n" + "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in [*head, *rows]))
    return "\n".join(parts)
