"""The picture of the report page on the first page of the project: `python tests/screenshot.py` takes it again, of the samples."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from browser import Window, browser

from extractor.extraction import load
from extractor.read.inputs import read_inputs
from extractor.read.reading import Reading
from extractor.tables.frames import Result
from extractor.write.report.page import page
from extractor.write.report.run import Run

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "samples" / "report.png"
ARTICLE = "North Korean missile flies over Japan"


def main() -> int:
    extractor = load("missile_launch")
    articles = read_inputs([str(ROOT / "samples" / "articles")], Reading())
    with tempfile.TemporaryDirectory() as folder, browser() as opened:
        path = Path(folder) / "report.html"
        path.write_text(page(Run.of(Result.of(extractor.rows(articles), extractor.codebook), "Samples"), extractor.pipeline), encoding="utf-8")
        window = Window(opened, path, viewport={"width": 1240, "height": 720}, color_scheme="light")
        shown = window.go("articles")
        shown.get_by_role("link", name=ARTICLE).click()
        shown.locator("tr[data-item]", has_text="4,600").get_by_role("button", name="distance", exact=True).click()
        shown.wait_for_timeout(500)
        shown.evaluate("scrollTo(0, 0)")
        shown.screenshot(path=PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
