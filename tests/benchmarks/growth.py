"""How the time for one article grows with its length, for texts made to be slow: `python tests/benchmarks/growth.py [--plot FILE] [PATTERN …]`.

Each pattern is repeated, after a sentence that opens the gate, to 1, 2, 4 … 64 kB; "#" in it is another number each time. The exponent is that of a straight line through the logarithms of size
and time from 8 kB on: 1 is linear. The exit status is 1 where one is above 1.2.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path

import extractor
from extractor.read.article import Article
from extractor.read.time_limit import TimeLimitError, time_limit

SIZES = [1 << n for n in range(10, 17)]
FITTED = 4  # of the sizes, the largest
MOST = 1.2
LIMIT = 60.0  # seconds
START = "North Korea fired a ballistic missile from Sunan on Tuesday. "
PATTERNS = {
    "prose": "North Korea fired a ballistic missile from Sunan on Tuesday, and it flew 300 km, the Joint Chiefs said. Japan condemned the launch. ",
    "equals signs": "=",
    "brackets": "(",
    "bracket pairs": "() ",
    "straight quotes": '"',
    "quoted words": '"it" ',
    "apostrophes": "'",
    "spaces": " ",
    "full stops": ". ",
    "dashes": "- ",
    "commas": "a, ",
    "capitals": "U.S. ",
    "letters": "a ",
    "one word": "a",
    "number words": "two ",
    "digits": "7",
    "figures": "300 km, ",
    "launches": "fired a missile ",
    "objects": "missile ",
    "names": "North Korea ",
    "said": "said that ",
    "dates": "Tuesday Jan. 4 ",
    "times": "7:05 a.m. ",
    "reactions": "condemned the launch ",
    "lines": "A\n",
    "other counts": "It fired # missiles. ",
    "other figures": "It flew # km. ",
    "other days": "It fired a missile on May 4, #. ",
    "other speakers": "Minister Ab# Smith condemned the launch. ",
}


def seconds(text: str) -> float:
    """The processor time for one article; infinite beyond the limit."""
    loaded = extractor.load("missile_launch")
    start = time.process_time()
    try:
        with time_limit(LIMIT):
            list(loaded.rows([Article("t", text, published="2024-01-10")]))
    except TimeLimitError:
        return math.inf
    return time.process_time() - start


def repeated(pattern: str, size: int) -> str:
    """At least that many characters of the pattern."""
    return "".join(pattern.replace("#", str(1000 + i)) for i in range(size // len(pattern) + 1))


def measure(pattern: str) -> list[float]:
    """Seconds for each size; of two tries the quicker one. Ends with the first that takes longer than the limit."""
    out: list[float] = []
    for size in SIZES:
        text = (START + repeated(pattern, size))[:size]
        out.append(min(seconds(text), seconds(text)) if not out or out[-1] < 5 else seconds(text))
        if out[-1] == math.inf:
            break
    return out


def exponent(times: list[float]) -> float:
    """The slope of log time over log size for the largest sizes; infinite where one took too long."""
    if times[-1] == math.inf:
        return math.inf
    xs, ys = [math.log(s) for s in SIZES[-FITTED:]], [math.log(t) for t in times[-FITTED:]]
    mx, my = sum(xs) / FITTED, sum(ys) / FITTED
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def plot(results: dict[str, list[float]], path: Path) -> None:
    """Seconds over size, both logarithmic, a line a pattern."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(9, 6))
    for name, times in results.items():
        axes.loglog([s / 1024 for s in SIZES[: len(times)]], times, label=f"{name} ({exponent(times):.2f})", linewidth=1)
    axes.set(xlabel="kB of text", ylabel="seconds for the article", title="Growth of time with length")
    axes.legend(fontsize=7, ncols=2)
    figure.savefig(path, dpi=110)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("patterns", nargs="*", help=f"of: {', '.join(PATTERNS)}")
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    seconds(START)  # loads the model
    results: dict[str, list[float]] = {}
    for name in options.patterns or PATTERNS:
        results[name] = measure(PATTERNS[name])
        print(f"{name:16} {exponent(results[name]):5.2f}  {' '.join(f'{t:7.3f}' for t in results[name])}", flush=True)
    if options.plot:
        plot(results, options.plot)
    return 1 if any(exponent(times) > MOST for times in results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
