"""The journal of a run: chunks of articles, one file for each finished chunk, and what they must have in common to be continued.

    OUT/.parts/manifest.json          the plan of the run, and when it was begun
    OUT/.parts/0000/0000042.jsonl     chunk 42 (see `parts`)

A part is written whole under another name, synced, and renamed: it is there or it is not. A finished run renames `.parts` away
before it removes it (a shard keeps it as `OUT/shard`, which `merge` reads).
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extractor.domain.codebook import Codebook
from extractor.errors import OutputError
from extractor.read.stamp import MANIFEST, OF_SHARD, shaped, stamp_of
from extractor.run.atomic_files import FolderLock, sync, write_json
from extractor.run.chunks import Chunk, Counts, Line, Part, total_of
from extractor.run.counting import LineCounter
from extractor.run.parts import part_path, read_header, read_lines, write_part
from extractor.run.provenance import differences
from extractor.write.formats import WRITERS, Format

PARTS, DONE, SHARD = ".parts", ".parts-done", "shard"
FAILURES = 5  # that are named at the end of a run


class Journal:
    """The parts of one run in `out`. Made by `begin`; a context manager that holds the folder's lock.

    `counts` are those of all parts; `finished` are the counts of a run that was complete but for its cleaning up, else None.
    """

    def __init__(self, out: Path, manifest: dict[str, Any], lock: FolderLock, *, resumed: bool, update: bool = False) -> None:
        self.out = out
        self.folder = out / PARTS
        self.manifest = manifest
        self.resumed = resumed
        self.update = update
        self.counts: Counts = total_of([])
        self.finished: Counts | None = None
        self.counter: LineCounter
        self.called: tuple[str, ...] = ()
        self.failures: list[str] = []
        self._lock = lock
        self._parts = 0

    @classmethod
    def begin(cls, out: Path, plan: dict[str, Any], form: Format, codebook: Codebook, *, overwrite: bool = False, update: bool = False) -> Journal:
        """A new journal, or that of the interrupted run of the same plan. OutputError where `out` holds something else or cannot be written.

        With `update`, the finished run in `out` stays until its tables are replaced, and of changed inputs only what has changed is done again.
        """
        try:
            out.mkdir(parents=True, exist_ok=True)
            lock = FolderLock(out)
        except OSError as error:
            raise OutputError(f"cannot write to {out}: {error.strerror or error}") from error
        try:
            journal = cls._open(out, json.loads(json.dumps(plan)), form, lock, overwrite=overwrite, update=update)
            journal.counter = LineCounter(codebook)
            journal.called = tuple(codebook.raw.get("called", ()))
            return journal
        except OSError as error:
            lock.release()
            raise OutputError(f"cannot write to {out}: {error.strerror or error}") from error
        except OutputError:
            lock.release()
            raise

    @classmethod
    def _open(cls, out: Path, plan: dict[str, Any], form: Format, lock: FolderLock, *, overwrite: bool, update: bool) -> Journal:
        finished = _finished(out, plan)
        shutil.rmtree(out / DONE, ignore_errors=True)
        old = shaped(out / PARTS / "manifest.json", MANIFEST)
        if old is not None and not differences(old["plan"], plan) and finished is None:
            return cls(out, old, lock, resumed=True, update=update)
        manifest = {"plan": plan, "started": datetime.now(UTC).isoformat(timespec="seconds")}
        if finished is None:
            _make_way(out, plan, [] if update else form.files(), old, overwrite=overwrite)
            (out / PARTS).mkdir()
            write_json(out / PARTS / "manifest.json", manifest)
        journal = cls(out, manifest, lock, resumed=False, update=update)
        journal.finished = finished
        return journal

    @property
    def started(self) -> str:
        return str(self.manifest["started"])

    def saved(self, chunk: Chunk) -> Counts | None:
        """Counts of a chunk that was finished before, else None. OutputError where it was made from other articles."""
        self._parts = max(self._parts, chunk.number + 1)
        header = read_header(self._path(chunk.number)) if self.resumed else None
        if header is None or (self.update and header["digest"] != chunk.digest):
            return None
        if header["digest"] != chunk.digest:
            at = chunk.items[0].article.source or chunk.items[0].article.id
            raise OutputError(f"the input has changed since this run was interrupted (at or after {at}). Begin again with --overwrite")
        counts = Counter(header["counts"])
        self.counts.update(counts)
        return counts

    def save(self, part: Part) -> None:
        with self.writing():
            write_part(self._path(part.number), part)
        self.counts.update(part.counts)

    def lines(self) -> Iterator[Line]:
        """All articles of the run, in order."""
        return _read_parts(self._path(n) for n in range(self._parts))

    def counted(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Lines that are in no part, counted as they pass."""
        for line in lines:
            self.counts.update(self.counter.of(line))
            yield line

    def noted(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The same lines; the errors of the first that failed are noted on the way."""
        for line in lines:
            if len(self.failures) < FAILURES and (error := self.counter.error_of(line)):
                self.failures.append(error)
            yield line

    def staging(self) -> Path:
        """An empty folder for the finished tables, on the same disk as `out`."""
        shutil.rmtree(self.staged, ignore_errors=True)
        self.staged.mkdir()
        return self.staged

    @property
    def staged(self) -> Path:
        """The staging folder."""
        return self.folder / "final"

    def publish(self, names: Sequence[str]) -> None:
        """Moves finished files from the staging folder to `out`, each at once; the last is the sign that all are there.

        The tables of a run before this one, of another format, are taken away.
        """
        stale = _files_of(stamp_of(self.out)) - set(names)
        for name in names:
            sync(self.staged / name)
            if name == names[-1]:
                for old in stale:
                    (self.out / old).unlink(missing_ok=True)
            os.replace(self.staged / name, self.out / name)
        sync(self.out)

    def close(self, keep_as: str = "") -> None:
        """Takes the parts away, or keeps them under another name."""
        shutil.rmtree(self.staged, ignore_errors=True)
        write_json(self.folder / "manifest.json", self.manifest | {"parts": self._parts, "counts": dict(self.counts)})
        os.replace(self.folder, self.out / (keep_as or DONE))
        shutil.rmtree(self.out / DONE, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A context in which what goes wrong with the disk is an OutputError."""
        try:
            yield
        except OSError as error:
            raise OutputError(f"cannot write to {self.out}: {error.strerror or error}. The same command goes on from here") from error

    def _path(self, number: int) -> Path:
        return part_path(self.folder, number)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._lock.release()


@dataclass(frozen=True)
class Shard:
    """The kept journal of a finished shard."""

    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        manifest = shaped(self.folder / "manifest.json", OF_SHARD)
        if manifest is None:
            raise OutputError(f"{self.folder.parent} is not the output of a finished shard ({SHARD}/manifest.json is missing or damaged)")
        return manifest

    @property
    def counts(self) -> Counts:
        return Counter(self.manifest["counts"])

    def lines(self) -> Iterator[Line]:
        return _read_parts(part_path(self.folder, n) for n in range(self.manifest["parts"]))


def read_shard(out: Path) -> Shard:
    """The shard whose output is `out`; OutputError where there is none."""
    shard = Shard(out / SHARD)
    _ = shard.manifest
    return shard


def _read_parts(paths: Iterable[Path]) -> Iterator[Line]:
    for path in paths:
        yield from read_lines(path)


def _files_of(stamped: dict[str, Any] | None) -> set[str]:
    """The tables of the run that a run.json tells of."""
    to = stamped["plan"]["to"] if stamped else None
    return set(WRITERS[to].files()) if to in WRITERS else set()


def _finished(out: Path, plan: dict[str, Any]) -> Counts | None:
    """Counts of a run of this plan that was killed when only its parts were left to remove."""
    if not (out / DONE).exists():
        return None
    stamped = stamp_of(out)
    return Counter(stamped["counts"]) if stamped and not differences(stamped["plan"], plan) else None


def _make_way(out: Path, plan: dict[str, Any], tables: Sequence[str], old: dict[str, Any] | None, *, overwrite: bool) -> None:
    """Clears `out` for a new run, or raises OutputError where that would lose something and `overwrite` is not set; without `tables` nothing is replaced."""
    if old is not None and not overwrite:
        changed = differences(old["plan"], plan)
        raise OutputError(f"{out} holds an interrupted run that differs: {changed}. Repeat that command, or begin again with --overwrite")
    there = [name for name in [*tables, "run.json", "datapackage.json", SHARD] if tables and (out / name).exists()]
    if there and not overwrite:
        raise OutputError(f"{out / there[0]} exists already; --overwrite replaces it")
    for folder in (PARTS, SHARD):
        shutil.rmtree(out / folder, ignore_errors=True)
