"""Measures speed and memory, and writes results.md and cost.png beside this file (or to --to FOLDER).

    python tests/benchmarks/bench.py                    all of it, with 1,000 and 10,000 articles (some minutes)
    python tests/benchmarks/bench.py --sizes 1000 10000 100000
    python tests/benchmarks/bench.py --quick            small numbers, to see that it runs

Each figure comes from processes of their own, ours and bare spaCy in turn, and is the median of three. The plot takes matplotlib
(`pip install 'news-fact-extractor[benchmarks]'`); without it only the tables are written.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
REPEATS = 3
BUSY = 0.2  # processors that others may keep busy before the figures of whole runs are marked as disturbed
LOADS: list[float] = []
DISTURBANCE = "(disturbance)"


def measure(what: str, n: int, launches: float, workers: int = 1) -> dict[str, Any]:
    """The result of measure.py in a process of its own, with its wall time as `wall`."""
    begun, load = time.perf_counter(), foreign_load()
    command = [sys.executable, str(HERE / "measure.py"), what, str(n), str(launches), str(workers)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | {"OMP_NUM_THREADS": "1"})
    print(" ".join(command[2:]), done.stdout.strip()[:200], file=sys.stderr, flush=True)
    LOADS.append(load)
    return json.loads(done.stdout) | {"wall": time.perf_counter() - begun}


def foreign_load(seconds: float = 0.5) -> float:
    """Processors that others keep busy, just before a measurement; 0.0 where the system does not tell."""
    try:
        before = _busy()
        time.sleep(seconds)
        return (_busy() - before) / os.sysconf("SC_CLK_TCK") / seconds
    except OSError:
        return 0.0


def _busy() -> int:
    user, nice, system = (int(t) for t in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:4])
    return user + nice + system


def disturbance() -> str:
    worst = max(LOADS, default=0.0)
    note = "**Disturbed: times, and above all the scaling, are not to be quoted; run it on a quiet machine.**" if worst > BUSY else "The machine was quiet."
    return f"Before each measurement other programs kept {median(LOADS):.2f} processors busy (median; at most {worst:.2f}). {note}"


def throughput(n: int, launches: float) -> str:
    """A table row: articles and words per second of bare spaCy and of the extractor, and the ratio of their times."""
    pairs = [(measure("bare", n, launches), measure("ours", n, launches)) for _ in range(REPEATS)]
    words = pairs[0][0]["words"]
    bare, ours = (median(p[i]["seconds"] for p in pairs) for i in (0, 1))
    cpu = median(p[1]["cpu"] for p in pairs) / median(p[0]["cpu"] for p in pairs)
    return f"| {launches:.0%} | {n:,} | {n / bare:,.0f} | {words / bare:,.0f} | {n / ours:,.0f} | {words / ours:,.0f} | {ours / bare:.3f} | {cpu:.3f} |"


def startup() -> str:
    seconds = median(measure("startup", 1, 1.0)["wall"] for _ in range(REPEATS))
    return f"From nothing to the rows of the first article: {seconds:.2f} s."


def memory(sizes: list[int]) -> list[dict[str, Any]]:
    return [{"n": n, **measure("batch", n, 0.02, 2)} for n in sizes]


def scaling(n: int, most: int) -> list[tuple[int, float]]:
    """Seconds of a whole run on launch articles, by number of workers; loading the models is part of it."""
    return [(w, median(measure("batch", n, 1.0, w)["seconds"] for _ in range(REPEATS))) for w in range(1, most + 1)]


def stages(n: int) -> str:
    found = measure("stages", n, 1.0)["stages"]
    whole = sum(found.values())
    rows = [f"| {name} | {seconds / n * 1000:.2f} | {seconds / whole:.0%} |" for name, seconds in found.items()]
    return "\n".join(["| stage | ms an article | share |", "| --- | ---: | ---: |", *rows, f"| all | {whole / n * 1000:.2f} | 100% |"])


def report(options: argparse.Namespace) -> str:
    launch, stream, scale = (60, 400, 200) if options.quick else (200, 800, 768)
    runs = memory(options.sizes)
    by_workers = scaling(scale, options.workers)
    plot(runs, by_workers, options.to / "cost.png")
    return "\n".join(
        [
            f"# Benchmarks\n\nPython {platform.python_version()}, {os.cpu_count()} CPUs, {time.strftime('%Y-%m-%d')}. Written by `tests/benchmarks/bench.py`.",
            "",
            DISTURBANCE,
            "\n## Against bare spaCy (same model, same texts, one process each, start-up excluded, median of 3)\n",
            "| launch articles | articles | spaCy articles/s | spaCy words/s | ours articles/s | ours words/s | time, ours / spaCy | CPU time |",
            "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
            throughput(launch, 1.0),
            throughput(stream, 0.02),
            "\n## Start-up\n",
            startup(),
            "\n## Memory and time of a run (2 workers, 2 % launch articles)\n",
            "| articles | seconds | articles/s | parent MB | largest worker MB |",
            "| ---: | ---: | ---: | ---: | ---: |",
            *(f"| {r['n']:,} | {r['seconds']:.1f} | {r['n'] / r['seconds']:,.0f} | {r['parent_mb']:.0f} | {r['worker_mb']:.0f} |" for r in runs),
            f"\n## Workers ({scale:,} launch articles, loading the models included)\n",
            "| workers | seconds | times one |",
            "| ---: | ---: | ---: |",
            *(f"| {w} | {s:.1f} | {by_workers[0][1] / s:.2f} |" for w, s in by_workers),
            "\n## Cost of the stages on launch articles\n",
            stages(launch),
            "",
        ]
    ).replace(DISTURBANCE, disturbance())


def plot(runs: list[dict[str, Any]], by_workers: list[tuple[int, float]], path: Path) -> None:
    try:
        import matplotlib as mpl

        mpl.use("Agg")
        from matplotlib import pyplot as plt
    except ImportError:
        print("no plot: matplotlib is not installed", file=sys.stderr)
        return
    figure, (time_axes, memory_axes, worker_axes) = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    sizes = [r["n"] for r in runs]
    time_axes.loglog(sizes, [r["seconds"] for r in runs], "o-")
    time_axes.set(title="Time of a run (2 workers)", xlabel="articles", ylabel="seconds")
    for key, label in (("parent_mb", "parent"), ("worker_mb", "largest worker")):
        memory_axes.semilogx(sizes, [r[key] for r in runs], "o-", label=label)
    memory_axes.set(title="Peak memory", xlabel="articles", ylabel="MB")
    memory_axes.set_ylim(bottom=0)
    memory_axes.legend()
    worker_axes.plot([w for w, _ in by_workers], [by_workers[0][1] / s for _, s in by_workers], "o-", label="measured")
    worker_axes.plot([w for w, _ in by_workers], [w for w, _ in by_workers], ":", label="linear")
    worker_axes.set(title="Speed-up", xlabel="workers", ylabel="times one worker", xticks=[w for w, _ in by_workers])
    worker_axes.legend()
    figure.savefig(path, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000], help="numbers of articles for memory and time")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2, help="scaling goes from 1 to this number")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--to", type=Path, default=HERE, metavar="FOLDER")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    text = report(options)
    (options.to / "results.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
