"""`extractor summary`: what to expect of the tables of a run as they stand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.errors import UsageProblem

if TYPE_CHECKING:
    from extractor.evaluate.expectation import Estimate
    from extractor.evaluate.review_totals import Reviewed
    from extractor.evaluate.totals import Line, Totals

HEAD = ("table", "genre", "articles", "rows", "wrong", "95 %", "missed", "95 %")


def summary(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `extractor batch` wrote.")],
    review: Annotated[list[Path] | None, typer.Option("--review", metavar="CORRECTIONS.jsonl", help="Count by your own review; may be given again.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as one JSON object.")] = False,
) -> None:
    """Say how many rows of each table are expected to be wrong, and how many are missed, by genre, with 95 % intervals.

    By what was counted on annotated articles, or with --review on those that you have reviewed to the end, best drawn by chance: the intervals hold for
    articles like those. What is missed in articles in which nothing was found is not in it.
    """
    from extractor.evaluate.review_totals import Reviewed
    from extractor.evaluate.totals import Totals, declared_figures
    from extractor.run.correcting import pipeline_of
    from extractor.tables.decisions import read_decisions

    pipeline = pipeline_of(out)
    reviewed = Reviewed.of(d for path in review for d in read_decisions(path, pipeline.codebook)) if review else None
    totals = Totals(out, pipeline.codebook.first("agent"), frozenset(reviewed.articles) if reviewed else frozenset())
    figures = reviewed.figures(totals.genres) if reviewed else declared_figures(pipeline.folder)
    if not figures:
        raise UsageProblem(f"the pipeline {pipeline.name} declares no counts (totals.csv): give --review with what you have reviewed")
    lines = list(totals.lines(figures))
    sources = sorted({j.source for j in figures.values()})
    if as_json:
        print(json.dumps(as_dict(lines, totals, reviewed, sources), ensure_ascii=False))
    else:
        print("\n".join([*table(lines), *notes(totals, reviewed, sources, totals.unknown(figures))]))


def table(lines: list[Line]) -> list[str]:
    """A line for each table and genre, and one for each table that has several."""
    rows = [HEAD, *(_cells(line) for line in with_totals(lines))]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEAD))]
    return ["  ".join(cell.ljust(w) if i < 2 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))).rstrip() for row in rows]


def with_totals(lines: Iterable[Line]) -> list[Line]:
    """The lines, those of a table followed by their sum where there are several."""
    from itertools import groupby

    from extractor.evaluate.totals import total

    found = []
    for _, group in groupby(lines, lambda line: line.table):
        own = list(group)
        found += [*own, *([total(own)] if len(own) > 1 else [])]
    return found


def notes(totals: Totals, reviewed: Reviewed | None, sources: list[str], unknown: int) -> list[str]:
    """What the figures rest on, and what is not in them."""
    from extractor.evaluate.totals import GENRES, TABLES

    out = ["", *(f"{genre}: {meaning}" for genre, meaning in GENRES.items()), f"counted on: {'; '.join(sources)}"]
    if reviewed:
        counts = ", ".join(f"{table} {c.found} found, {c.wrong} wrong, {c.missed} missed" for table in TABLES if (c := reviewed.counted(table)))
        out.append(f"reviewed to the end, and not in the lines: {len(reviewed.articles)} articles ({counts})")
    if unknown:
        out.append(f"not in it: {unknown} rows of a table and genre in which nothing was judged")
    return [*out, f"not in it: what is missed in the {totals.empty} articles in which nothing was found", *_of_incidents(totals)]


def _of_incidents(totals: Totals) -> list[str]:
    """Why incidents are not in it, and how many of them are no surer nor less sure than a row of events."""
    if not totals.incidents:
        return []
    one = f"{totals.of_one_event} of {totals.incidents} hold one event, and so are as sure as that"
    return [f"not in it: incidents ({one}); the others also rest on how events were joined, which was not counted on these articles"]


def as_dict(lines: list[Line], totals: Totals, reviewed: Reviewed | None, sources: list[str]) -> dict[str, Any]:
    """All of it as plain values."""
    rows = [
        {"table": x.table, "genre": x.genre, "articles": x.articles, "rows": x.rows, "wrong": _told(x.wrong, x.rows), "missed": _told(x.missed)}
        for x in with_totals(lines)
    ]
    return {
        "lines": rows,
        "sources": sources,
        "incidents": {"rows": totals.incidents, "of_one_event": totals.of_one_event},
        "articles_without_events": totals.empty,
        "articles_reviewed": len(reviewed.articles) if reviewed else 0,
    }


def _told(estimate: Estimate, most: int | None = None) -> dict[str, float]:
    low, high = _bounds(estimate, most)
    return {"expected": round(estimate.mean, 1), "low": low, "high": high}


def _bounds(estimate: Estimate, most: int | None = None) -> tuple[int, int]:
    low, high = estimate.interval()
    return (low, high) if most is None else (min(low, most), min(high, most))


def _cells(line: Line) -> tuple[str, ...]:
    wrong, missed = ("{} to {}".format(*_bounds(*told)) for told in ((line.wrong, line.rows), (line.missed,)))
    return line.table, line.genre, str(line.articles), str(line.rows), f"{line.wrong.mean:.0f}", wrong, f"{line.missed.mean:.0f}", missed
