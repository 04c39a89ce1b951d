"""Runs that are killed or asked to stop."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from runs import process, tables


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_runs_are_continued(tmp_path: Path, whole: dict[str, bytes], workers: int) -> None:
    chance = random.Random(workers)
    for kill in range(1, 5):
        begun = process(tmp_path, workers, pause=0.03)
        while len(list(tmp_path.glob(".parts/*/*.jsonl"))) < 2 * kill:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.15))
        begun.kill()
        assert begun.wait() == -signal.SIGKILL
    assert process(tmp_path, workers, pause=0).wait() == 0
    assert tables(tmp_path) == whole
    assert not (tmp_path / ".parts").exists()


def test_ctrl_c_saves_and_says_how_to_go_on(tmp_path: Path, whole: dict[str, bytes]) -> None:
    begun = process(tmp_path, pause=0.05)
    while not list(tmp_path.glob(".parts/*/*.jsonl")):
        time.sleep(0.02)
    os.killpg(begun.pid, signal.SIGINT)
    said, _ = begun.communicate(timeout=20)
    assert begun.returncode == 130
    assert "the same command goes on" in said
    assert not (tmp_path / "facts.csv").exists()
    assert process(tmp_path, pause=0).wait() == 0
    assert tables(tmp_path) == whole


def test_ctrl_c_with_workers(tmp_path: Path) -> None:
    begun = process(tmp_path, workers=2, pause=0.1)
    while not list(tmp_path.glob(".parts/*/*.jsonl")):
        time.sleep(0.02)
    os.killpg(begun.pid, signal.SIGINT)
    assert begun.wait(timeout=20) == 130


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    begun = process(tmp_path, workers=2, pause=0.2)
    while not list(tmp_path.glob(".parts/*/*.jsonl")):
        time.sleep(0.05)
    begun.kill()
    begun.wait()
    deadline = time.monotonic() + 5
    while group_is_alive(begun.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not group_is_alive(begun.pid)


def group_is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def begun_command(tmp_path: Path, *inputs: str) -> subprocess.Popen[bytes]:
    """A real `extractor batch`, when it has begun its output folder."""
    code = "from extractor.cli.app import app; app(prog_name='extractor')"
    begun = subprocess.Popen([sys.executable, "-c", code, "batch", *inputs, "--out", "out"], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    while not (tmp_path / "out" / ".parts").exists():
        time.sleep(0.05)
    return begun


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_pipe_that_nobody_fills_does_not_hold_a_run(number: int, tmp_path: Path) -> None:
    """By the signal of a terminal and that of a batch system."""
    (tmp_path / "a.txt").write_text("A flower show.", encoding="utf-8")
    begun = begun_command(tmp_path, "a.txt", "-")
    time.sleep(0.5)
    asked = time.monotonic()
    begun.send_signal(number)
    assert begun.wait(timeout=20) == 130
    assert time.monotonic() - asked < 5
    assert b"the same command goes on" in begun.communicate()[1]


@pytest.mark.parametrize("workers", [1, 2])
def test_slow_work_does_not_hold_a_run(workers: int, tmp_path: Path) -> None:
    begun = process(tmp_path, workers, pause=4)
    while not (tmp_path / ".parts").exists():
        time.sleep(0.05)
    time.sleep(2)
    asked = time.monotonic()
    begun.terminate()
    assert begun.wait(timeout=20) == 130
    assert time.monotonic() - asked < 5
