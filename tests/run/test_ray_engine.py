"""The Ray engine on a local cluster of two workers. Slow: Ray takes some seconds to start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from fakes import Fake
from runs import HERE, below, run, tables

from extractor.read.article import Article
from extractor.run.batch import run_batch
from extractor.run.publishing import RunSummary
from extractor.run.settings import RunSettings

pytest.importorskip("ray")
pytestmark = pytest.mark.slow


def ray_run(out: Path, pause: float = 0.0, items: list[Article] | None = None) -> RunSummary:
    return run(out, items, engine="ray", workers=2, loader=partial(Fake, pause))


@pytest.fixture(autouse=True)
def workers_find_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(HERE))


def actors() -> list[int]:
    """Ray's worker processes of this test that hold an extractor."""
    found = []
    for pid in below(os.getpid()):
        try:
            title = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue
        if title.startswith(b"ray::") and b"Extraction" in title:
            found.append(pid)
    return found


def test_the_same_tables(tmp_path: Path, whole: dict[str, bytes]) -> None:
    assert ray_run(tmp_path).counts["articles"] == 60
    assert tables(tmp_path) == whole


def test_a_killed_worker_changes_nothing(tmp_path: Path, whole: dict[str, bytes]) -> None:
    killed: list[int] = []

    def kill_one() -> None:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(".parts/*/*.jsonl")) and time.monotonic() < deadline:
            time.sleep(0.05)
        for pid in actors()[:1]:
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    killer = threading.Thread(target=kill_one)
    killer.start()
    ray_run(tmp_path, pause=0.2)
    killer.join()
    assert killed
    assert tables(tmp_path) == whole


def test_a_killed_run_is_continued_by_the_other_engine(tmp_path: Path, whole: dict[str, bytes]) -> None:
    begun = subprocess.Popen([sys.executable, str(HERE / "batch_process.py"), str(tmp_path), "2", "0.1", "ray"], start_new_session=True)
    while len(list(tmp_path.glob(".parts/*/*.jsonl"))) < 3:
        time.sleep(0.05)
    os.killpg(begun.pid, signal.SIGKILL)
    begun.wait()
    assert run(tmp_path).resumed
    assert tables(tmp_path) == whole


def test_the_real_extractor(tmp_path: Path) -> None:
    records = [json.loads(line) for line in (HERE / "corpus" / "world.jsonl").read_text(encoding="utf-8").splitlines()]
    items = [Article(r["id"], r["text"], published=r["published"]) for r in records]
    for engine in ("local", "ray"):
        run_batch(items, tmp_path / engine, RunSettings(engine=engine, workers=2, chunk_articles=8))
    assert tables(tmp_path / "ray") == tables(tmp_path / "local")


def test_a_lone_surrogate(tmp_path: Path) -> None:
    ray_run(tmp_path, items=[Article("s", "a launch \ud83d seen")])
    assert "a launch ? seen" in (tmp_path / "facts.csv").read_text(encoding="utf-8")
