"""The codebook as a reader wants it: columns and vocabularies of the tables, as data, plain text or Markdown."""

from __future__ import annotations

import textwrap
from typing import Any

from extractor.domain.pipeline import Pipeline
from extractor.tables.columns import ALL_TABLES
from extractor.tables.schema import Column, declared, schema

Book = dict[str, Any]


def describe(pipeline: Pipeline) -> Book:
    """{"pipeline", "title", "unit_of_observation", "tables": {name: {"meaning", "columns"}}, "attributes", "reactions"}, all from declarations."""
    book = pipeline.codebook
    tables = {
        t: {"meaning": declared()["tables"][t], "columns": [_column(c) for c in schema(t, book)]}
        for t in ("incidents", "events", "facts", "reactions", "articles")
    }
    assert set(tables) == set(ALL_TABLES)
    attributes = {a.name: _without_empty({"kind": a.kind, "meaning": a.meaning, "unit": a.unit, "values": list(a.values)}) for a in book.attributes.values()}
    return {
        "pipeline": pipeline.name,
        "title": book.title,
        "unit_of_observation": book.unit_of_observation,
        "tables": tables,
        "attributes": attributes,
        "reactions": book.reactions,
    }


def _column(c: Column) -> dict[str, Any]:
    return {"name": c.name, "type": c.type} | _without_empty({"meaning": c.meaning, "values": list(c.values), "pattern": c.pattern})


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in data.items() if v}


def text(book: Book) -> str:
    """For a terminal: a heading a table, a column a paragraph."""
    lines = [f"{book['pipeline']}: {book['title']}", f"One event is {book['unit_of_observation']}."]
    for name, table in book["tables"].items():
        lines += ["", f"{name}: {table['meaning']}"]
        lines += [_wrapped(c["name"], _meaning(c)) for c in table["columns"]]
    lines += ["", "attribute (of a fact)", *(_wrapped(n, _meaning(a)) for n, a in book["attributes"].items())]
    lines += ["", "reaction, with its PLOVER code", *(_wrapped(n, f"{r['meaning']} [{r['plover']}]") for n, r in book["reactions"].items())]
    return "\n".join(lines) + "\n"


def _wrapped(name: str, meaning: str) -> str:
    return textwrap.fill(f"{name:24} {meaning}".rstrip(), 110, initial_indent="  ", subsequent_indent=" " * 27)


def _meaning(item: dict[str, Any]) -> str:
    unit = f" ({item['unit']})" if item.get("unit") and item["unit"] not in item.get("meaning", "") else ""
    values = f" [{' | '.join(item['values'])}]" if item.get("values") else ""
    meaning: str = item.get("meaning", "")
    return meaning + unit + values


def markdown(book: Book) -> str:
    """For a page: one table of columns a table."""
    parts = [f"# {book['title']}\n\nPipeline `{book['pipeline']}`. One event is {book['unit_of_observation']}.\n"]
    for name, table in book["tables"].items():
        columns = [(c["name"], c["type"], _meaning(c)) for c in table["columns"]]
        parts.append(f"## {name}\n\n{table['meaning']}\n\n" + _table(columns, ("column", "type", "meaning")))
    attributes = [(n, a["kind"], _meaning(a)) for n, a in book["attributes"].items()]
    reactions = [(n, r["plover"], r["meaning"]) for n, r in book["reactions"].items()]
    parts.append("## attribute (of a fact)\n\n" + _table(attributes, ("attribute", "kind", "meaning")))
    parts.append("## reaction\n\n" + _table(reactions, ("reaction", "PLOVER", "meaning")))
    return "\n".join(parts)


def _table(rows: list[tuple[str, str, str]], head: tuple[str, str, str]) -> str:
    cells = [(f"`{a}`", b, c.replace("|", "\\|")) for a, b, c in rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in [head, ("---", "---", "---"), *cells])
