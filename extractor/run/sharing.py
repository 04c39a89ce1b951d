"""A finished run written anew to be given away: its tables, with offsets, hashes and quotations, and without the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import UsageProblem
from extractor.run.finished import FinishedRun
from extractor.run.journal import Journal
from extractor.run.publishing import RunSummary, publish
from extractor.run.quoting import quoted_article, quoted_row
from extractor.tables.columns import INCIDENTS, TABLES, columns
from extractor.write.formats import find_format
from extractor.write.read_back import StoredRow, stored_rows
from extractor.write.table_groups import Groups


def share(out: Path, to: Path, *, overwrite: bool = False) -> RunSummary:
    """Writes the run in `out` to the folder `to`, in the same format; OutputError where there is none, where it was changed, or `to` holds one."""
    if out.resolve() == to.resolve():
        raise UsageProblem(f"{to} is the run itself; name another folder to share it in")
    run = FinishedRun.of(out)
    run.check_files()
    name = run.plan["pipeline"]["name"]
    codebook, form = Pipeline(name, find_folder(name)).codebook, find_format(run.plan["to"])
    plan, counts = shared_plan(run.plan), run.counts
    with Journal.begin(to, plan, form, codebook, overwrite=overwrite) as journal, journal.writing():
        names = {t: columns(t, codebook) for t in (*TABLES, INCIDENTS)}
        journal.counts.clear()
        journal.counts.update(counts)
        with closing(form.open(journal.staging(), codebook)) as writer:
            for table, row in shared_rows(out):
                writer.write(table, [[row.get(c, "") for c in names[table]]])
        publish(journal, form, codebook, plan)
        return RunSummary.of(journal)


def shared_plan(plan: Mapping[str, Any]) -> dict[str, Any]:
    """The plan of a run without what is the user's own: where the inputs lie, and which files describe them."""
    return dict(plan) | {"inputs": [], "options": {}, "text": False, "shard": None, "shared_as": "quotations"}


def shared_rows(out: Path) -> Iterator[tuple[str, StoredRow]]:
    """The rows of all tables as they can be shared, each with its table, behind those that they refer to."""
    yield from ((INCIDENTS, quoted_row(row, "")) for row in stored_rows(out, INCIDENTS))
    groups = {t: Groups(stored_rows(out, t)) for t in TABLES[1:]}
    for article in stored_rows(out, TABLES[0]):
        yield TABLES[0], quoted_article(article)
        for table, rows in groups.items():
            yield from ((table, quoted_row(row, article["text"])) for row in rows.of(article["article_id"]))
