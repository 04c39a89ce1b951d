"""New articles added to a finished run: what it holds of the articles that are still the same is taken over, not made again.

The old tables are linked to `OUT/.parts/before` first, so that an update that was stopped, even while it replaced them, goes on from there.
An article is still the same where its text and all that is known of it (day, title, publisher, address) are, wherever its file is now.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extractor.annotate.recasing import Recaser
from extractor.domain.codebook import Codebook
from extractor.domain.pipeline import Pipeline
from extractor.errors import OutputError
from extractor.read.article import Article, digest
from extractor.read.duplicates import signature_text
from extractor.read.given import fit
from extractor.read.stamp import rules_differ, stamp_of
from extractor.run.chunks import Item, Line
from extractor.run.finished import FinishedRun
from extractor.run.journal import Journal
from extractor.tables.columns import ARTICLES
from extractor.write.databases import as_os_error
from extractor.write.printable import counted

BEFORE, STORE = "before", "before.tmp"
SAME = ("article_id", "sha256", "title", "published", "publisher", "url", "published_basis")
"""Columns of `articles` in which an article and a row agree where nothing has changed."""
AT = {name: n for n, name in enumerate(ARTICLES)}
TABLE = "CREATE TABLE line (number INTEGER PRIMARY KEY, key TEXT, source TEXT, line TEXT, state INTEGER DEFAULT 0)"
WAITING, TAKEN, REPLACED = 0, 1, 2  # state of a line: not met yet; of an article that is the same; another article stands in its place
GROUP = 1000


def is_update(out: Path, plan: dict[str, Any]) -> bool:
    """Whether `out` holds a finished run that can be added to; False where there is none. OutputError where its rules are not those of `plan`."""
    stamp = stamp_of(out)
    if stamp is None:
        return False
    old = FinishedRun.of(out)
    if old.plan["shard"]:
        raise OutputError(f"{out} holds a shard, and --update adds to a whole run: merge the shards first")
    if changed := rules_differ(old.plan, plan):
        told = ", ".join(changed)
        raise OutputError(f"{out} was made by other rules ({told}), so new rows would not go with its own; make all anew with --overwrite")
    if old.cuts and old.plan["to"] != plan["to"]:
        raise OutputError(f"{out} holds long texts cut for spreadsheets, which another format would hand on; keep its --to, or make all anew with --overwrite")
    return True


def opened(journal: Journal, pipeline: Pipeline) -> Before:
    """The lines of the run that a journal adds to."""
    with journal.writing():
        return Before(kept_before(journal.out, journal.folder), pipeline.codebook, Recaser.of(pipeline), journal.folder)


def kept_before(out: Path, parts: Path) -> FinishedRun:
    """The run that is added to, its files linked into `parts` before anything of it is replaced."""
    before = parts / BEFORE
    if not before.exists():
        FinishedRun.of(out).check_files()
        building = parts / f"{BEFORE}.tmp"
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir()
        for name in [*FinishedRun.of(out).files, "run.json"]:
            _link(out / name, building / name)
        building.rename(before)
    return FinishedRun.of(before)


def _link(path: Path, to: Path) -> None:
    try:
        os.link(path, to)
    except OSError:  # a file system without links
        shutil.copyfile(path, to)


class Before:
    """The lines of the run that is added to, on the disk. `known` is asked of every article; `rest` are those that none asked for."""

    def __init__(self, run: FinishedRun, codebook: Codebook, recaser: Recaser, folder: Path) -> None:
        self.recaser = recaser
        self.plan = run.plan
        self.text = bool(run.plan.get("text", True))
        self.counts: Counter[str] = Counter()
        (folder / STORE).unlink(missing_ok=True)
        with as_os_error(sqlite3.Error):
            self.connection = sqlite3.connect(folder / STORE)
            for statement in ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", TABLE):
                self.connection.execute(statement)
            self.connection.executemany("INSERT INTO line (key, source, line) VALUES (?, ?, ?)", map(_row, run.lines(codebook)))
            self.connection.execute("CREATE INDEX by_key ON line (key)")
            self.connection.execute("CREATE INDEX by_source ON line (source)")

    def recognised(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items, those that the run holds with their lines."""
        for item in items:
            line = self._line_of(item)
            self.counts["known" if line else "new"] += 1
            yield replace(item, known=line.encode()) if line else item

    def _line_of(self, item: Item) -> Line | None:
        """The line of an article as it stands now; None where it is to be made."""
        article = self.recaser.article(fit(item.article))
        with as_os_error(sqlite3.Error):
            found = self.connection.execute(
                "SELECT number, line FROM line WHERE key = ? AND state != ? ORDER BY source != ?, number LIMIT 1", (key_of(article), TAKEN, article.source)
            ).fetchone()
            if found is None:
                self.connection.execute("UPDATE line SET state = ? WHERE source = ? AND state = ?", (REPLACED, article.source, WAITING))
                return None
            self.connection.execute("UPDATE line SET state = ? WHERE number = ?", (TAKEN, found[0]))
        return self._of_today(Line.decode(found[1]), item.ordinal, article)

    def _of_today(self, line: Line, ordinal: int, article: Article) -> Line:
        line.article[AT["source"]] = article.source
        line.article[AT["text"]] = article.text if self.text else ""
        return Line(ordinal, signature_text(article.text), line.tables)

    def rest(self) -> Iterator[Line]:
        """The lines of articles that are no longer among the inputs, but for those in whose place another stands."""
        with as_os_error(sqlite3.Error):
            for (text,) in self.connection.execute("SELECT line FROM line WHERE state = ? ORDER BY number", (WAITING,)):
                yield Line.decode(text)

    def told(self) -> str:
        """What became of the articles, for people."""
        with as_os_error(sqlite3.Error), closing(self.connection.execute("SELECT state, count(*) FROM line GROUP BY state")) as found:
            states = dict(found.fetchall())
        changed, kept = states.get(REPLACED, 0), states.get(WAITING, 0)
        new = max(0, self.counts["new"] - changed)
        some = [f"{counted(new, 'article', 'articles')} added", f"{self.counts['known']} known"]
        some += [f"{changed} changed or failed before, made anew"] if changed else []
        some += [f"{kept} no longer among the inputs, kept (--overwrite leaves them out)"] if kept else []
        return ", ".join(some)

    def joined(self, plan: dict[str, Any]) -> dict[str, Any]:
        """The plan of a run over all articles: with the inputs of before where articles of theirs are kept; none where they were read in another way."""
        with as_os_error(sqlite3.Error):
            kept = self.connection.execute("SELECT 1 FROM line WHERE state = ? LIMIT 1", (WAITING,)).fetchone()
        if not kept:
            return plan
        alike = plan["options"] == self.plan.get("options")
        return plan | {"inputs": list(dict.fromkeys([*self.plan["inputs"], *plan["inputs"]])) if alike else []}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()


def key_of(article: Article) -> str:
    """What an article is known by."""
    return digest("\0".join(str(article.id if name == "article_id" else getattr(article, name)) for name in SAME))


def _row(line: Line) -> tuple[str | None, str, str]:
    """Key, source and text of a line; what failed has no key, so that it is tried again."""
    row = line.article
    key = digest("\0".join(row[AT[name]] for name in SAME)) if row[AT["status"]] != "failed" else None
    return key, row[AT["source"]], line.encode()
