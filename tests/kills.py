"""Runs killed over and over (SIGKILL, the whole group), each at a random moment or at a named call; the same command then goes on.

    python tests/kills.py --kills 100

Three kinds in turn: the real extractor with one and with two workers, an update of a finished run, and a run that dies at its n-th write, fsync,
rename, new folder or opened file. After each the tables must be those of one clean run, byte for byte. It prints how many kills struck where.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from faults import POINTS, Fault, failing, in_child, power_cut
from runs import HERE, run, tables

from extractor.read.article import Article
from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings

ARTICLES = 24
PER_RUN = 5  # kills before it may finish


def corpus(n: int = ARTICLES) -> list[Article]:
    lines = (HERE / "corpus" / "world.jsonl").read_text(encoding="utf-8").splitlines()[:n]
    return [Article(r["id"], r["text"], source=f"world.jsonl:{i}", published=r["published"]) for i, r in enumerate(map(json.loads, lines), 1)]


def whole(out: Path, workers: int = 1, *, update: bool = False) -> None:
    """The run, from its beginning or from where it was killed."""
    run_batch(corpus(), out, RunSettings(workers=workers, chunk_articles=2, update=update))


def killed(out: Path, workers: int, update: bool, after: float) -> str:
    """Where the run stood when it was killed, that many seconds after it had begun its folder; "finished" where it was quicker."""
    command = [sys.executable, __file__, "--child", str(out), str(workers), *(["update"] if update else [])]
    begun = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    while not (out / ".parts").exists() and begun.poll() is None:
        time.sleep(0.002)
    time.sleep(after)
    if begun.poll() is not None:
        return "finished"
    os.killpg(begun.pid, signal.SIGKILL)
    begun.wait()
    stage = "tables" if (out / ".parts" / "final").exists() else "cleaning up" if (out / "run.json").exists() and not update else "articles"
    return f"{'update' if update else f'{workers} workers'}, {stage}"


def random_kills(clean: dict[str, bytes], workers: int, update: bool, chance: random.Random, struck: Counter[str], wanted: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        if update:
            run_batch(corpus(8), out, RunSettings(chunk_articles=2))
        took = 0.3
        for _ in range(wanted):
            where = killed(out, workers, update, chance.uniform(0, took))
            if where == "finished":
                break
            struck[where] += 1
            took += 0.4
        if not (out / "run.json").exists() or update or list(out.glob(".parts*")):
            whole(out, workers, update=update)
        assert tables(out) == clean, f"{out}: the tables differ"
        assert not list(out.glob(".parts*"))


def named_kill(clean: dict[str, bytes], point: str, n: int, struck: Counter[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)

        def dies() -> None:
            with failing(point, Fault(n, power_cut)):
                run(out)

        if in_child(dies) == -signal.SIGKILL:
            struck[point] += 1
        if not (out / "run.json").exists() or list(out.glob(".parts*")):
            run(out)
        assert tables(out) == clean, f"killed at {point} {n}: the tables differ"


def clean_tables(make: Callable[[Path], object]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder) / "out")
        return tables(Path(folder) / "out")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, struck, begun = random.Random(options.seed), Counter[str](), time.monotonic()
    real, fake = clean_tables(whole), clean_tables(run)
    runs = 0
    while (left := options.kills - struck.total()) > 0:
        runs += 1
        workers, update = [(1, False), (2, False), (1, True)][runs % 3]
        random_kills(real, workers, update, chance, struck, min(PER_RUN, left))
        for point in chance.sample(POINTS, min(2, max(0, options.kills - struck.total()))):
            named_kill(fake, point, chance.randint(1, 60), struck)
    print(f"{struck.total()} kills in {runs} runs, {time.monotonic() - begun:.0f} s; nothing lost: the tables were those of a clean run after each")
    print(", ".join(f"{where}: {n}" for where, n in sorted(struck.items())))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        whole(Path(sys.argv[2]), int(sys.argv[3]), update=sys.argv[4:] == ["update"])
    else:
        main()
