"""What the report page of a large run costs a reader: report_page.py OUT, measured in a real browser (see tests/browser.py).

Prints the size of the file, the time until something is painted and until the table stands, the time to open an article, the map and the
review, and the memory of the browser's process that shows the page.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from browser import Window, browser

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.write.report.page import page
from extractor.write.report.run import read_run

PAINTED = "() => performance.getEntriesByType('paint').find(entry => entry.name === 'first-contentful-paint')?.startTime ?? 0"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        begun = time.perf_counter()
        path.write_text(page(read_run(out), Pipeline("missile_launch", find_folder("missile_launch"))), encoding="utf-8")
        told("the page is written, s", time.perf_counter() - begun)
        told("size, MB", path.stat().st_size / 1e6)
        with browser() as opened:
            measure(opened, path)
    return 0


def measure(opened: Any, path: Path) -> None:
    Window(opened, path).close()  # the file is in the system's cache, as after the first look
    begun = time.perf_counter()
    window = Window(opened, path)
    told("the table stands, s", time.perf_counter() - begun)
    told("first paint, s", window.page.evaluate(PAINTED) / 1000)
    for view, sign in (("article/7", ".text mark"), ("map", ".sites circle"), ("timeline", ".chart svg"), ("review", ".claim-card")):
        begun = time.perf_counter()
        window.page.evaluate("where => { location.hash = '#/' + where; }", view)
        window.page.wait_for_selector(sign)
        told(f"{view} opens, s", time.perf_counter() - begun)
    told("memory of the page's process, MB", renderer_memory() / 1e6)
    print(window.problems or "no error")


def told(what: str, figure: float) -> None:
    print(f"{what:36} {figure:8.2f}")


def renderer_memory() -> int:
    """The resident memory of the largest renderer among our descendants, in bytes."""
    parents = {
        int(p.name): int((p / "stat").read_text().rpartition(")")[2].split()[1]) for p in Path("/proc").iterdir() if p.name.isdigit() and (p / "stat").exists()
    }

    def ours(pid: int) -> bool:
        while pid > 1 and pid != os.getpid():
            pid = parents.get(pid, 0)
        return pid == os.getpid()

    sizes = []
    for pid in filter(ours, parents):
        if b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes():
            sizes.append(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))
    return max(sizes, default=0)


if __name__ == "__main__":
    sys.exit(main())
