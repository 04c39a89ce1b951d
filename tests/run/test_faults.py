"""Whatever fails, at whatever call: a message of one line, and after it the same tables as from an undisturbed run."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from fakes import Fake, articles
from faults import POINTS, Fault, disk_full, failing, in_child, power_cut
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from runs import interrupted, run, tables

from extractor.errors import OutputError
from extractor.read.article import Article
from extractor.run.shards import merge

FEW = 10  # articles, in chunks of four
MANY = os.environ.get("FAULTS") == "all"  # by hand: every call, and many more kills


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("few")
    run(out, articles(FEW))
    return tables(out)


def calls(point: str, out: Path) -> int:
    """How many calls of a kind an undisturbed run makes."""
    fault = Fault(10**9, disk_full)
    with failing(point, fault):
        run(out, articles(FEW))
    return fault.calls


def chosen(point: str, out: Path) -> list[int]:
    """The calls to try: each, or in CI some twelve, the first and the last among them."""
    n = calls(point, out)
    return [*range(1, n + 1)] if MANY or n <= 12 else sorted({1, 2, n - 1, n, *random.Random(7).sample(range(1, n + 1), 8)})


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from-then-on"])
@pytest.mark.parametrize("point", POINTS)
def test_the_nth_call_fails(point: str, lasting: bool, tmp_path: Path, few: dict[str, bytes]) -> None:
    for n in chosen(point, tmp_path / "count"):
        out = tmp_path / str(n)
        with failing(point, Fault(n, disk_full, lasting=lasting)):
            try:
                run(out, articles(FEW))
            except OutputError as error:
                assert str(out) in str(error)
                assert "No space left on device" in str(error)
                assert "\n" not in str(error)
        assert not (out / "run.json").exists() or tables(out) == few
        again(out, few)


def again(out: Path, expected: dict[str, bytes], **settings: object) -> None:
    """The same command once more gives the tables, whether it finds a beginning, nothing, or a finished run."""
    if not (out / "run.json").exists() or (out / ".parts").exists() or (out / ".parts-done").exists():
        run(out, articles(FEW), **settings)
    assert tables(out) == expected
    assert not list(out.glob(".parts*"))


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_the_nth_call(point: str, tmp_path: Path, few: dict[str, bytes]) -> None:
    for n in chosen(point, tmp_path / "count"):
        out = tmp_path / str(n)

        def killed(out: Path = out, n: int = n) -> None:
            with failing(point, Fault(n, power_cut)):
                run(out, articles(FEW))

        assert in_child(killed) == -9
        again(out, few)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of 200 kB; skipped where none can be mounted."""
    folder = Path(tempfile.mkdtemp())
    if (
        shutil.which("mount") is None
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", folder], capture_output=True, check=False).returncode
    ):
        folder.rmdir()
        pytest.skip("mounting needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "sqlite", "duckdb"])
@pytest.mark.parametrize("left", [4, 40, 100])
def test_a_full_disk(to: str, left: int, small_disk: Path) -> None:
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 1024 * (200 - left))
    with pytest.raises(OutputError, match=f"cannot write to {small_disk}"):
        run(small_disk / "out", articles(900), to=to)
    assert not (small_disk / "out" / "run.json").exists()


def test_a_disk_that_has_room_again(small_disk: Path, few: dict[str, bytes]) -> None:
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 1024 * 192)
    with pytest.raises(OutputError):
        run(small_disk / "out", articles(FEW))
    filler.unlink()
    run(small_disk / "out", articles(FEW))
    assert tables(small_disk / "out") == few


def test_a_folder_that_vanishes(tmp_path: Path, few: dict[str, bytes]) -> None:
    def stream() -> Iterator[Article]:
        yield from articles(FEW)[:6]
        shutil.rmtree(tmp_path / "out")
        yield from articles(FEW)[6:]

    with pytest.raises(OutputError, match="cannot write to"):
        run(tmp_path / "out", stream())
    run(tmp_path / "out", articles(FEW))
    assert tables(tmp_path / "out") == few


def test_a_clock_that_is_set_back(tmp_path: Path, few: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    class Past(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(1999, 1, 1, tzinfo=UTC)

    interrupted(tmp_path, articles(FEW) + articles(21)[FEW:])
    shutil.rmtree(tmp_path)
    monkeypatch.setattr("extractor.run.publishing.datetime", Past)
    run(tmp_path, articles(FEW))
    assert tables(tmp_path) == few


class Runs(RuleBasedStateMachine):
    """Any sequence of running, killing, breaking off, damaging, sharding, merging and adding ends in the tables of one clean run."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.out = self.folder / "out"
        self.added = self.folder / "added"
        self.shards = [self.folder / str(i) for i in (1, 2)]
        run(self.folder / "clean", articles(FEW))
        self.clean = tables(self.folder / "clean")

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(overwrite=st.booleans())
    def run(self, overwrite: bool) -> None:
        if overwrite or not (self.out / "run.json").exists():
            run(self.out, articles(FEW), overwrite=overwrite)
            assert tables(self.out) == self.clean

    @rule(point=st.sampled_from(POINTS), n=st.integers(1, 40))
    def killed(self, point: str, n: int) -> None:
        if not (self.out / "run.json").exists():
            in_child(partial(self._disturbed, self.out, point, Fault(n, power_cut)))

    @rule(point=st.sampled_from(POINTS), n=st.integers(1, 40), lasting=st.booleans())
    def full(self, point: str, n: int, lasting: bool) -> None:
        if not (self.out / "run.json").exists():
            try:
                self._disturbed(self.out, point, Fault(n, disk_full, lasting=lasting))
            except OutputError as error:
                assert "No space left" in str(error)

    @rule(i=st.sampled_from([0, 1]), point=st.sampled_from(POINTS), n=st.integers(1, 40))
    def shard_killed(self, i: int, point: str, n: int) -> None:
        if not (self.shards[i] / "run.json").exists():
            in_child(partial(self._disturbed, self.shards[i], point, Fault(n, power_cut), shard=(i + 1, 2)))

    @rule(i=st.sampled_from([0, 1]))
    def shard(self, i: int) -> None:
        run(self.shards[i], articles(FEW), shard=(i + 1, 2), overwrite=True)

    @rule(n=st.integers(0, FEW))
    def begin_with_some(self, n: int) -> None:
        run(self.added, articles(FEW)[:n], overwrite=True)

    @rule(point=st.sampled_from(POINTS), n=st.integers(1, 60))
    def update_killed(self, point: str, n: int) -> None:
        if (self.added / "run.json").exists():
            in_child(partial(self._disturbed, self.added, point, Fault(n, power_cut), update=True))

    @rule(point=st.sampled_from(POINTS), n=st.integers(1, 60), lasting=st.booleans())
    def update_full(self, point: str, n: int, lasting: bool) -> None:
        if (self.added / "run.json").exists():
            try:
                self._disturbed(self.added, point, Fault(n, disk_full, lasting=lasting), update=True)
            except OutputError as error:
                assert "No space left" in str(error)

    @rule()
    def update(self) -> None:
        run(self.added, articles(FEW), update=True)
        assert tables(self.added) == self.clean

    @rule(data=st.data())
    def damage(self, data: st.DataObject) -> None:
        parts = sorted(self.out.glob(".parts/*/*.jsonl"))
        if parts:
            part = data.draw(st.sampled_from(parts))
            whole = part.read_bytes()
            part.write_bytes(whole[: data.draw(st.integers(0, max(0, len(whole) - 1)))])

    @rule()
    def merge(self) -> None:
        if all((s / "shard" / "manifest.json").exists() for s in self.shards):
            merge(self.shards, self.folder / "merged", overwrite=True)
            assert tables(self.folder / "merged") == self.clean

    @invariant()
    def what_is_there_is_right(self) -> None:
        if (self.out / "run.json").exists() and not list(self.out.glob(".parts*")):
            assert tables(self.out) == self.clean

    @staticmethod
    def _disturbed(out: Path, point: str, fault: Fault, **settings: object) -> None:
        with failing(point, fault):
            run(out, articles(FEW), loader=Fake, **settings)


TestRuns = Runs.TestCase
TestRuns.settings = hypothesis_settings(max_examples=60 if MANY else 6, stateful_step_count=10, deadline=None)
