"""The journal of a run: chunks of articles, one file for each finished chunk, and what they must have in common to be continued.

    OUT/.parts/manifest.json          the plan of the run, and when it was begun
    OUT/.parts/0000/0000042.jsonl     chunk 42: a header (digest of its input, counts), then one line per article

A part is written whole under another name, synced, and renamed: it is there or it is not. A finished run renames `.parts` away
before it removes it (a shard keeps it as `OUT/shard`, which `merge` reads).
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extractor.errors import OutputError
from extractor.run.atomic_files import FolderLock, read_json, sync, write_atomically, write_json
from extractor.run.chunks import Chunk, Counts, Line, Part, total_of
from extractor.run.provenance import differences
from extractor.write.formats import Format

PARTS, DONE, SHARD = ".parts", ".parts-done", "shard"


class Journal:
    """The parts of one run in `out`. Made by `begin`; a context manager that holds the folder's lock.

    `counts` are those of all parts; `finished` are the counts of a run that was complete but for its cleaning up, else None.
    """

    def __init__(self, out: Path, manifest: dict[str, Any], lock: FolderLock, *, resumed: bool) -> None:
        self.out = out
        self.folder = out / PARTS
        self.manifest = manifest
        self.resumed = resumed
        self.counts: Counts = total_of([])
        self.finished: Counts | None = None
        self._lock = lock
        self._parts = 0

    @classmethod
    def begin(cls, out: Path, plan: dict[str, Any], form: Format, *, overwrite: bool = False) -> Journal:
        """A new journal, or that of the interrupted run of the same plan. OutputError where `out` holds something else or cannot be written."""
        try:
            out.mkdir(parents=True, exist_ok=True)
            lock = FolderLock(out)
        except OSError as error:
            raise OutputError(f"cannot write to {out}: {error.strerror or error}") from error
        try:
            return cls._open(out, json.loads(json.dumps(plan)), form, lock, overwrite=overwrite)
        except OSError as error:
            lock.release()
            raise OutputError(f"cannot write to {out}: {error.strerror or error}") from error
        except OutputError:
            lock.release()
            raise

    @classmethod
    def _open(cls, out: Path, plan: dict[str, Any], form: Format, lock: FolderLock, *, overwrite: bool) -> Journal:
        finished = _finished(out, plan)
        shutil.rmtree(out / DONE, ignore_errors=True)
        old = read_json(out / PARTS / "manifest.json")
        if old is not None and not differences(old["plan"], plan) and finished is None:
            return cls(out, old, lock, resumed=True)
        manifest = {"plan": plan, "started": datetime.now(UTC).isoformat(timespec="seconds")}
        if finished is None:
            _make_way(out, plan, form, old, overwrite=overwrite)
            (out / PARTS).mkdir()
            write_json(out / PARTS / "manifest.json", manifest)
        journal = cls(out, manifest, lock, resumed=False)
        journal.finished = finished
        return journal

    @property
    def started(self) -> str:
        return str(self.manifest["started"])

    def saved(self, chunk: Chunk) -> Counts | None:
        """Counts of a chunk that was finished before, else None. OutputError where it was made from other articles."""
        self._parts = max(self._parts, chunk.number + 1)
        header = _header(self._path(chunk.number)) if self.resumed else None
        if header is None:
            return None
        if header["digest"] != chunk.digest:
            at = chunk.items[0].article.source or chunk.items[0].article.id
            raise OutputError(f"the input has changed since this run was interrupted (at or after {at}). Begin again with --overwrite")
        counts = Counter(header["counts"])
        self.counts.update(counts)
        return counts

    def save(self, part: Part) -> None:
        header = json.dumps({"digest": part.digest, "counts": dict(part.counts)})
        path = self._path(part.number)
        try:
            path.parent.mkdir(exist_ok=True)
            write_atomically(path, "".join(f"{line}\n" for line in (header, *part.lines)).encode())
        except OSError as error:
            raise OutputError(f"cannot write to {self.out}: {error.strerror or error}. The same command goes on from here") from error
        self.counts.update(part.counts)

    def lines(self) -> Iterator[Line]:
        """All articles of the run, in order."""
        return _read_parts(self._path(n) for n in range(self._parts))

    def staging(self) -> Path:
        """An empty folder for the finished tables, on the same disk as `out`."""
        folder = self.folder / "final"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def publish(self, names: Sequence[str]) -> None:
        """Moves finished files from the staging folder to `out`, each at once; the last is the sign that all are there."""
        for name in names:
            sync(self.folder / "final" / name)
            os.replace(self.folder / "final" / name, self.out / name)
        sync(self.out)

    def close(self, keep_as: str = "") -> None:
        """Takes the parts away, or keeps them under another name."""
        shutil.rmtree(self.folder / "final", ignore_errors=True)
        write_json(self.folder / "manifest.json", self.manifest | {"parts": self._parts, "counts": dict(self.counts)})
        os.replace(self.folder, self.out / (keep_as or DONE))
        shutil.rmtree(self.out / DONE, ignore_errors=True)

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
        manifest: dict[str, Any] | None = read_json(self.folder / "manifest.json")
        if manifest is None or "parts" not in manifest:
            raise OutputError(f"{self.folder.parent} is not the output of a finished shard (it has no {SHARD}/manifest.json)")
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


def part_path(folder: Path, number: int) -> Path:
    return folder / f"{number // 1000:04d}" / f"{number:07d}.jsonl"


def _header(path: Path) -> dict[str, Any] | None:
    """The header of a part; None where there is no such part or it is damaged."""
    try:
        with path.open(encoding="utf-8") as file:
            header = json.loads(file.readline())
            return header if isinstance(header, dict) and {"digest", "counts"} <= header.keys() else None
    except (OSError, ValueError):
        return None


def _read_parts(paths: Iterable[Path]) -> Iterator[Line]:
    for path in paths:
        with path.open(encoding="utf-8", newline="\n") as file:
            next(file)
            for text in file:
                yield Line.decode(text)


def _finished(out: Path, plan: dict[str, Any]) -> Counts | None:
    """Counts of a run of this plan that was killed when only its parts were left to remove."""
    if not (out / DONE).exists():
        return None
    stamped = read_json(out / "run.json") or {}
    same = "plan" in stamped and not differences(stamped["plan"], plan)
    return Counter(stamped["counts"]) if same else None


def _make_way(out: Path, plan: dict[str, Any], form: Format, old: dict[str, Any] | None, *, overwrite: bool) -> None:
    """Clears `out` for a new run, or raises OutputError where that would lose something and `overwrite` is not set."""
    if old is not None and not overwrite:
        changed = differences(old["plan"], plan)
        raise OutputError(f"{out} holds an interrupted run that differs: {changed}. Repeat that command, or begin again with --overwrite")
    there = [name for name in [*form.files(), "run.json", "datapackage.json", SHARD] if (out / name).exists()]
    if there and not overwrite:
        raise OutputError(f"{out / there[0]} exists already; --overwrite replaces it")
    for folder in (PARTS, SHARD):
        shutil.rmtree(out / folder, ignore_errors=True)
