"""The end of a run: its tables put together from the journal, and its summary."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.run import provenance
from extractor.run.atomic_files import write_json
from extractor.run.chunks import Counts, Line
from extractor.run.incident_pass import IncidentPass
from extractor.run.journal import SHARD, Journal
from extractor.run.kept_ids import KeptIds
from extractor.run.ordering import OrderedLines
from extractor.tables.columns import INCIDENTS, TABLES
from extractor.write import datapackage
from extractor.write.formats import Format
from extractor.write.printable import counted


@dataclass(frozen=True, slots=True)
class RunSummary:
    """How a run ended. `interrupted`: stopped by Ctrl-C or SIGTERM with its work saved; the same command continues it.

    `called` is what the pipeline calls one event and several; `failures` are the errors of the first articles that failed.
    """

    out: Path
    counts: Counts
    resumed: bool = False
    interrupted: bool = False
    message: str = ""
    called: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()

    @classmethod
    def of(cls, journal: Journal, *, message: str = "") -> RunSummary:
        """The summary of a run that came to its end."""
        return cls(journal.out, journal.counts, journal.resumed, message=message, called=journal.called, failures=tuple(journal.failures))

    def told(self) -> str:
        """What there is now, on one line."""
        c = self.counts
        one, many = self.called or ("main event", "main events")
        main = counted(c["main_events"], *((f"{one} (main event)", f"{many} (main events)") if self.called else (one, many)))
        rest = [counted(c[name], name[:-1], name) for name in ("events", "facts", "reactions", "incidents")]
        skipped = [f"{c['skipped']} skipped"] if c["skipped"] else []
        return ", ".join([counted(c["articles"], "article", "articles"), main, *rest, *skipped, f"{c['failed']} failed"])

    @property
    def exit_status(self) -> int:
        return 130 if self.interrupted else 0


def finish(
    journal: Journal,
    form: Format,
    codebook: Codebook,
    plan: dict[str, Any],
    *,
    keep: bool,
    lines: Iterable[Line],
    once: bool = False,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Tables into a folder beside the parts, then each to its place: a table is whole or not there.

    `check` is called again and again, and may raise to stop; with `once`, an article that comes twice is taken once, and what is left is
    counted. The ordered lines are read twice: for the incidents, and to be written.
    """
    with journal.writing():
        staging = journal.staging()
        ordered = OrderedLines(staging, codebook)
        ordered.take(checked(lines, check), once=once)
        if once:
            deque(journal.counted(checked(ordered, check)), 0)
        kept = KeptIds.of(journal.folder, plan)
        with closing(IncidentPass(staging, codebook, kept)) as incidents, closing(form.open(staging, codebook)) as writer:
            incidents.find(checked(ordered, check), check)
            writer.write(INCIDENTS, incidents.rows())  # first: events refer to them
            for line in journal.noted(incidents.joined(checked(ordered, check))):
                for table in TABLES:
                    writer.write(table, line.tables[table])
        journal.counts[INCIDENTS] = incidents.count
        publish(journal, form, codebook, kept.stamped(plan), keep=keep)


def publish(journal: Journal, form: Format, codebook: Codebook, plan: dict[str, Any], *, keep: bool = False) -> None:
    """The tables that are in the staging folder, described and stamped, to their place."""
    staging = journal.staged
    write_json(staging / "datapackage.json", datapackage.describe(codebook, form.name))
    names = [*form.files(), "datapackage.json"]
    sums = {name: _sum(staging / name) for name in names}
    finished = datetime.now(UTC).isoformat(timespec="seconds")
    write_json(staging / "run.json", provenance.run(plan, journal.counts, sums, (journal.started, finished)))
    journal.publish([*names, "run.json"])
    journal.close(keep_as=SHARD if keep else "")


def checked(lines: Iterable[Line], check: Callable[[], None]) -> Iterator[Line]:
    """The same lines, with a call of `check` before each."""
    for line in lines:
        check()
        yield line


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
