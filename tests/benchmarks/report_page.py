"""What the report page of a large run costs a reader: report_page.py OUT, measured in a real browser (see tests/browser.py).

Writes report_page.md beside this file (or to --to FILE): the size of the page, the time until something is painted and until the table
stands, the time to open an article, the map, the timeline and the review, the memory of the process that shows the page. Beside each time
stands what that process used of a processor: on a busy machine the time says little.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from browser import Window, browser

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.write.report.page import page
from extractor.write.report.run import Run, read_run

PAINTED = "() => performance.getEntriesByType('paint').find(entry => entry.name === 'first-contentful-paint')?.startTime ?? 0"
VIEWS = {
    "an article": ("article/7", ".text mark"),
    "the map": ("map", ".sites circle"),
    "the timeline": ("timeline", ".chart svg"),
    "the review": ("review", ".claim-card"),
}
Row = tuple[str, str, str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--to", type=Path, default=Path(__file__).with_suffix(".md"))
    options = parser.parse_args()
    begun, used = time.perf_counter(), time.process_time()
    run = read_run(options.out)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_text(page(run, Pipeline("missile_launch", find_folder("missile_launch"))), encoding="utf-8")
        rows = [("written by `extractor report`", *seconds(time.perf_counter() - begun, time.process_time() - used))]
        rows.append(("memory of it", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB", ""))
        with browser() as opened:
            rows += list(measured(opened, path))
        options.to.write_text(text(run, path.stat().st_size, rows), encoding="utf-8")
    print(options.to.read_text(encoding="utf-8"))
    return 0


def text(run: Run, size: int, rows: list[Row]) -> str:
    """The page of figures."""
    about = f"{len(run.articles):,} articles, {len(run.events):,} events, {len(run.facts):,} facts, {len(run.incidents):,} incidents: {size / 1e6:.1f} MB"
    busy = f"{os.cpu_count()} CPUs, {os.getloadavg()[0]:.1f} processes waiting for them."
    head = f"# The report page of a large run\n\n{about}. {time.strftime('%Y-%m-%d')}, {busy}\nWritten by `tests/benchmarks/report_page.py`.\n\n"
    return head + "".join(f"| {' | '.join(row)} |\n" for row in [("", "seconds", "of a processor"), ("---", "---:", "---:"), *rows])


def measured(opened: Any, path: Path) -> Iterator[Row]:
    Window(opened, path).close()  # the file is in the system's cache, as after the first look
    time.sleep(2)  # until the process of that window is gone
    before, begun = processor_time(), time.perf_counter()
    window = Window(opened, path)
    took = time.perf_counter() - begun
    yield "something is painted", *seconds(window.page.evaluate(PAINTED) / 1000, None)
    yield "the table of incidents stands", *seconds(took, processor_time() - before)
    for name, (view, sign) in VIEWS.items():
        yield f"{name} opens", *timed(lambda view=view, sign=sign: shown(window.page, view, sign))
    yield "memory of the process that shows the page", f"{max(size for size, _ in renderers()) / 1e6:.0f} MB", ""
    assert window.problems == []


def shown(page: Any, view: str, sign: str) -> None:
    page.evaluate("where => { location.hash = '#/' + where; }", view)
    page.wait_for_selector(sign)


def timed(step: Callable[[], None]) -> tuple[str, str]:
    before, begun = processor_time(), time.perf_counter()
    step()
    return seconds(time.perf_counter() - begun, processor_time() - before)


def seconds(took: float, used: float | None) -> tuple[str, str]:
    return f"{took:.2f}", "" if used is None else f"{used:.2f}"


def processor_time() -> float:
    """What the processes that show pages have used, in seconds."""
    return sum(used for _, used in renderers())


def renderers() -> list[tuple[int, float]]:
    """Of each process of the browser that shows a page its resident memory in bytes and the processor time it used in seconds."""
    fields = {int(p.name): (p / "stat").read_text().rpartition(")")[2].split() for p in Path("/proc").iterdir() if p.name.isdigit() and (p / "stat").exists()}

    def ours(pid: int) -> bool:
        while pid > 1 and pid != os.getpid():
            pid = int(fields[pid][1]) if pid in fields else 0
        return pid == os.getpid()

    tick, size = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    found = [pid for pid in fields if ours(pid) and b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return [(int(fields[pid][21]) * size, (int(fields[pid][11]) + int(fields[pid][12])) / tick) for pid in found]


if __name__ == "__main__":
    sys.exit(main())
