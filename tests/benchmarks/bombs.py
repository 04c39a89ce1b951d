"""The greatest memory that files and texts made to fill it take: `python tests/benchmarks/bombs.py`. Each in a process of its own.

The exit status is 1 where one takes a gigabyte or more.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "read")]

MOST_MB = 1_000
PROSE = "North Korea fired a ballistic missile from Sunan on Tuesday, and it flew 300 km, the Joint Chiefs said. Japan condemned the launch. "
ONE = "import sys, extractor; from extractor.isolation import Limit; from extractor.read.inputs import read_inputs; " + (
    "rows = list(extractor.load('missile_launch').rows(read_inputs([sys.argv[1]]), limit=Limit())); "
    "print(*(int(line.split()[1]) // 1024 for line in open('/proc/self/status') if line.startswith('VmHWM')), rows[0].articles[0]['status'], rows[0].articles[0]['error'][:90])"
)


def dense(pattern: str, size: int = 200_000) -> Callable[[], bytes]:
    """A text of the greatest length allowed, of nothing but launches."""
    return lambda: (pattern * (size // len(pattern) + 1))[:size].encode()


def bombs() -> Iterator[tuple[str, Callable[[], bytes]]]:
    from test_bounds import BOMBS

    yield from ((name, make) for name, (make, _) in BOMBS.items())
    yield "plain.txt", lambda: b"A flower show opened in Kobe."
    yield "prose.txt", dense(PROSE)
    yield "letters.txt", dense("a ")
    yield "launches.txt", dense("fired a missile ")
    yield "names.txt", dense("North Korea fired a missile. ")


def main() -> int:
    worst = 0
    print("| file | bytes | peak MB | seconds | what is told |\n| --- | ---: | ---: | ---: | --- |")
    for name, make in bombs():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(make())
            begun = time.monotonic()
            done = subprocess.run([sys.executable, "-c", ONE, str(path)], capture_output=True, text=True, check=True, cwd=folder)
            peak, status, *told = done.stdout.strip().split(" ", 2)
            worst = max(worst, int(peak))
            size, seconds, words = path.stat().st_size, time.monotonic() - begun, " ".join(told).replace(f"{folder}/", "")
            print(f"| {name} | {size:,} | {peak} | {seconds:.0f} | {status}: {words} |", flush=True)
    return 1 if worst >= MOST_MB else 0


if __name__ == "__main__":
    sys.exit(main())
