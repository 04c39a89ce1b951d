"""How far a run is: a bar on a terminal, plain lines in a log file, nothing elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol, TextIO

from extractor.run.chunks import Counts, total_of
from extractor.write.printable import counted, tell


class Progress(Protocol):
    """Told of every finished chunk (`advance`), and, where one process does all, before that of its articles one by one (`step`)."""

    def running(self) -> AbstractContextManager[None]: ...

    def advance(self, counts: Counts, *, resumed: bool = False) -> None: ...

    def step(self, articles: int) -> None: ...


class Quiet:
    """Says nothing."""

    @contextmanager
    def running(self) -> Iterator[None]:
        yield

    def advance(self, counts: Counts, *, resumed: bool = False) -> None:
        """Says nothing."""

    def step(self, articles: int) -> None:
        """Says nothing."""


class Lines:
    """A line every `every` seconds, and one at the end. `total` is the number of articles, None where it is not known."""

    def __init__(self, total: int | None = None, *, file: TextIO | None = None, every: float = 10.0, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = total
        self.file = file or sys.stderr
        self.every = every
        self.clock = clock
        self.counts = total_of([])
        self.resumed = 0
        self.stepped = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        self.begun = self.last = self.clock()
        try:
            yield
        finally:
            self._print()

    def advance(self, counts: Counts, *, resumed: bool = False) -> None:
        self.counts.update(counts)
        self.stepped = 0
        self.resumed += counts["articles"] if resumed else 0
        self._print_now_and_then()

    def step(self, articles: int) -> None:
        self.stepped += articles
        self._print_now_and_then()

    def _print_now_and_then(self) -> None:
        if self.clock() - self.last >= self.every:
            self.last = self.clock()
            self._print()

    def _print(self) -> None:
        tell(self.line(), self.file)

    def line(self) -> str:
        done = self.counts["articles"] + self.stepped
        rate = (done - self.resumed) / max(self.clock() - self.begun, 1e-9)
        of = f" of {self.total}" if self.total else ""
        left = f", {clock_text((self.total - done) / rate)} left" if self.total and rate and self.total > done else ""
        articles, found = "article" if (self.total or done) == 1 else "articles", counted(self.counts["main_events"], "main event", "main events")
        return f"{done}{of} {articles}, {rate:.1f}/s{left}; {found}, {self.counts['failed']} failed"


class Bar:
    """A bar with articles done, rate, time left, main events found, failures."""

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.counts = total_of([])
        self.stepped = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        from rich import progress
        from rich.console import Console

        shown = (
            progress.SpinnerColumn(),
            progress.BarColumn(),
            progress.MofNCompleteColumn(),
            progress.TextColumn("articles {task.fields[rate]}"),
            progress.TimeElapsedColumn(),
            progress.TextColumn("left"),
            progress.TimeRemainingColumn(),
            progress.TextColumn("{task.fields[found]} main events, {task.fields[failed]} failed"),
        )
        with progress.Progress(*shown, console=Console(file=sys.__stderr__)) as self._bar:
            self._task = self._bar.add_task("", total=self.total, rate="", found=0, failed=0)
            yield

    def advance(self, counts: Counts, *, resumed: bool = False) -> None:
        self.counts.update(counts)
        speed = self._bar.tasks[self._task].speed
        fields: dict[str, Any] = {"found": self.counts["main_events"], "failed": self.counts["failed"], "rate": f"{speed:.0f}/s" if speed else ""}
        self._bar.update(self._task, advance=counts["articles"] - self.stepped, **fields)
        self.stepped = 0

    def step(self, articles: int) -> None:
        self.stepped += articles
        self._bar.update(self._task, advance=articles)


def for_stream(file: TextIO | None = None, *, total: int | None = None) -> Progress:
    """A bar where standard error (or `file`) is a terminal, else lines."""
    file = file or sys.stderr
    return Bar(total) if file.isatty() else Lines(total, file=file)


def clock_text(seconds: float) -> str:
    """(3725) → "1:02:05"."""
    minutes, s = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{s:02d}"
