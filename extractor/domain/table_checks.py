"""Checks of tables: their columns when a pipeline is loaded, their rows in `extractor check`."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from extractor.domain.declarations import Problem, expected
from extractor.domain.identifiers import FORMS, names_of
from extractor.domain.keys import forms
from extractor.domain.pipeline import Pipeline
from extractor.domain.tables import read_table
from extractor.domain.vocabularies import Vocabularies

Row = dict[str, str]
LIMITS = {"latitude": 90.0, "longitude": 180.0}
OF_COUNTS = ("table", "genre", "foretold", "where", "when")  # columns of totals.csv that hold no count
LARGEST_WEIGHT = 10.0  # log-odds; more than that is no weight that a fit gives


def headers(pipeline: Pipeline) -> Iterator[Problem]:
    """Columns that a table needs and has not, and columns that nothing reads."""
    for table, path in pipeline.tables.items():
        yield from _header(path, forms()["tables"].get(table) or forms()["tables"]["*"])


def _header(path: Path, form: dict[str, list[str]]) -> Iterator[Problem]:
    with path.open(encoding="utf-8", newline="") as file:
        found = next(csv.reader(file), [])
    for column in form["required"]:
        if column not in found:
            yield Problem(path, (), f"the column {column!r} is missing; it has {', '.join(found) or 'none'}", 1)
    known = [*form["required"], *form.get("optional", ())]
    for column in found:
        if column not in known:
            yield Problem(path, (), expected("column", known, column), 1)
    for column in {c for c in found if found.count(c) > 1}:
        yield Problem(path, (), f"the column {column!r} stands twice", 1)


def rows(pipeline: Pipeline, names: Vocabularies) -> Iterator[Problem]:
    """Rows of a wrong length or without a name, doubled names, unknown codes, kinds and classes, coordinates out of range."""
    for table, path in pipeline.tables.items():
        seen: dict[tuple[str, ...], int] = {}
        for line, row in _lines(path):
            if isinstance(row, str):
                yield Problem(path, (), row, line)
                continue
            key = (row["name"], row.get("code", ""), row.get("country", "") if row.get("latitude") else "", row.get("latitude", ""))
            if key in seen:
                yield Problem(path, (), f"the name {row['name']!r} stands twice, first in line {seen[key]}", line)
            seen.setdefault(key, line)
            for told in _row(table, row, names):
                yield Problem(path, (), told, line)


def identifiers(pipeline: Pipeline) -> Iterator[Problem]:
    """Of the files of ids: their columns, names that no table has, and ids that are none."""
    tables = {table: names_of(table, read_table(path)) for table, path in pipeline.tables.items()}
    for path in map(pipeline.path, pipeline.declared.get("ids", {}).get("files", ())):
        header = list(_header(path, forms()["tables"]["ids.csv"]))
        yield from header
        for line, row in _lines(path) if not header else ():
            told = [row] if isinstance(row, str) else _of_ids(row, tables)
            yield from (Problem(path, (), problem, line) for problem in told)


def _of_ids(row: Row, tables: Mapping[str, Collection[str]]) -> Iterator[str]:
    if row["table"] not in tables:
        yield f"table: {expected('table', tables, row['table'])}"
    elif row["name"] not in tables[row["table"]]:
        yield f"name: {expected(row['table'], tables[row['table']], row['name'])}"
    yield from (f"{kind}: {row[kind]!r} is no id" for kind, form in FORMS.items() if row.get(kind) and not re.fullmatch(form, row[kind]))
    if not any(row.get(kind) for kind in FORMS):
        yield f"{row['name']!r} has no id"


def opponents(pipeline: Pipeline) -> Iterator[Problem]:
    """Opponents, and those whose they are, that the table of actors has not."""
    if "actors" not in pipeline.tables:
        return
    known = {row["code"] for _, row in _lines(pipeline.tables["actors"]) if not isinstance(row, str)}
    for agent, sides in pipeline.codebook.raw.get("estimates", {}).get("opponents", {}).items():
        for code in {agent, *sides} - known:
            yield Problem(pipeline.folder / "codebook.yml", ("estimates", "opponents", agent), expected("actor", known, code))


def _lines(path: Path) -> Iterator[tuple[int, Row | str]]:
    """(line, row) of a table, or what is wrong with the row."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        for cells in reader:
            if cells and len(cells) != len(header):
                yield reader.line_num, f"has {len(cells)} cells, the header {len(header)}; put a cell with a comma in quotation marks"
            elif cells:
                yield reader.line_num, {k: v.strip() for k, v in zip(header, cells, strict=True)}


def _row(table: str, row: Row, names: Vocabularies) -> Iterator[str]:
    if not any(c.isalnum() for c in row["name"]):
        yield f"name: {row['name']!r} has no letter or digit"
    states = [*names["country"], *names["organisation"]]
    if table == "actors":
        if not row["code"] or (row["code"] != row["code"].lower() and row["code"] not in states):
            yield f"code: {expected('country or organisation', states, row['code'])} (other sources have codes in lower case)"
        kind, _, other = row["kind"].partition(" ")  # "short PRK": the name is short where that state is named
        if kind not in names["actor_kind"] or (other and other not in states):
            yield f"kind: {expected('kind', names['actor_kind'], row['kind'])}"
    elif row.get("country") and row["country"] not in states:
        yield f"country: {expected('country', states, row['country'])}"
    if row.get("class") and row["class"] not in names["label_class"]:
        yield f"class: {expected('class', names['label_class'], row['class'])}"
    yield from _coordinates(row)


def _coordinates(row: Row) -> Iterator[str]:
    if bool(row.get("latitude")) != bool(row.get("longitude")):
        yield f"{row['name']!r} has one of latitude and longitude; give both or none"
    for column, limit in LIMITS.items():
        text = row.get(column, "")
        if text and not _within(text, -limit, limit):
            yield f"{column}: {text!r} is no number of degrees from {-limit:g} to {limit:g}"


def _within(text: str, least: float, greatest: float) -> bool:
    try:
        return least <= float(text) <= greatest
    except ValueError:
        return False


def totals(path: Path) -> Iterator[Problem]:
    """totals.csv: counts that are no numbers, and counts of nobody knows what."""
    header = list(_header(path, forms()["tables"]["totals.csv"])) if path.exists() else []
    yield from header
    for line, row in _lines(path) if path.exists() and not header else ():
        if isinstance(row, str):
            yield Problem(path, (), row, line)
            continue
        wrong = [name for name in row if name not in OF_COUNTS and not _within(row[name], 0, float("inf"))]
        yield from (Problem(path, (), f"{name}: {row[name]!r} is no number that counts", line) for name in wrong)
        if not (row["where"] and row["when"]):
            yield Problem(path, (), "where and when it was counted is missing", line)


def weights(path: Path, slots: Collection[str]) -> Iterator[Problem]:
    """confidence.csv: unknown attributes, and weights that are no numbers."""
    if not path.exists():
        return
    header = list(_header(path, forms()["tables"]["confidence.csv"]))
    yield from header
    for line, row in _lines(path) if not header else ():
        if isinstance(row, str):
            yield Problem(path, (), row, line)
        elif (attribute := row["evidence"].partition("/")[0]) not in {*slots, "any"}:
            yield Problem(path, (), f"evidence: {expected('attribute', slots, attribute)}", line)
        elif not _within(row["weight"], -LARGEST_WEIGHT, LARGEST_WEIGHT):
            yield Problem(path, (), f"weight: {row['weight']!r} is no number from -{LARGEST_WEIGHT:g} to {LARGEST_WEIGHT:g}", line)
