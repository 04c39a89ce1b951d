"""Articles and claims of a finished run, found again by their ids."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extractor.annotate.recasing import Recaser
from extractor.domain.pipeline import Pipeline
from extractor.errors import CannotRun, UsageProblem
from extractor.read.article import Article
from extractor.run.provenance import folder_hash, versions
from extractor.run.reread import InputsAgain, articles_of
from extractor.tables.columns import TABLES
from extractor.tables.row_ids import KEYS
from extractor.write.read_back import StoredRow, kept_article, stored_rows

PACKAGE = Path(__file__).parent.parent
SHORTEST = 6  # characters of an id that its beginning may be given by


def article_of(out: Path, plan: Mapping[str, Any], pipeline: Pipeline, article_id: str) -> Article:
    """An article of a run: as its table keeps it, else read again from the inputs; CannotRun where neither has it."""
    with TemporaryDirectory(prefix="extractor-") as folder:
        again: InputsAgain | None = None
        for row in stored_rows(out, "articles"):
            kept = kept_article(row)
            if kept is None and again is None and (found := articles_of(plan, Path(folder), Recaser.of(pipeline).article)):
                again = InputsAgain(found)
            read = kept or (again.of(row) if again is not None else None)
            if row["article_id"] == article_id:
                if read is None:
                    raise CannotRun(f"{out} keeps no text of article {article_id!r}, and its input {row['source']} is no longer what it was")
                return read
    raise UsageProblem(f"{out} has no article {article_id!r}")


def row_of(out: Path, given: str) -> tuple[str, StoredRow]:
    """(table, row) of a fact, a reaction or an article by its id, or by the beginning of it; UsageProblem names the nearest ids."""
    ids: list[str] = []
    begun: list[tuple[str, StoredRow]] = []
    for table, column in [*((t, keys[0]) for t, keys in KEYS.items()), (TABLES[0], "article_id")]:
        for row in stored_rows(out, table):
            if row[column] == given:
                return table, row
            ids.append(row[column])
            begun += [(table, row)] if len(given) >= SHORTEST and row[column].startswith(given) else []
    if len(begun) == 1:
        return begun[0]
    near = difflib.get_close_matches(given, ids, 3, 0.6)
    told = f"nearest: {', '.join(near)}" if near else "ids stand in the columns fact_id, reaction_id and article_id"
    raise UsageProblem(f"{out} has no fact, reaction or article {given!r}{' alone' if begun else ''}; {told}")


def changed_since(plan: Mapping[str, Any], pipeline: Pipeline) -> str:
    """What is other than when a run was made: "the rules", "the code", "the model"; "" where nothing is."""
    rules = {"sha256": folder_hash(pipeline.folder), "shared": folder_hash(pipeline.path("common/"))}
    model = plan["versions"].get("model", "")
    now = versions(model.rpartition(" ")[0])["model"]
    changes = {
        "the declarations": any(plan["pipeline"].get(key) != value for key, value in rules.items()),
        "the code": plan.get("code") != folder_hash(PACKAGE),
        f"the model ({model}, now {now or 'not installed'})": model != now,
    }
    return " and ".join(what for what, changed in changes.items() if changed)
