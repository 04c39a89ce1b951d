"""Pages of articles of our own, in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Window, browser
from report_articles import ARTICLES

from extractor.extraction import Extractor
from extractor.read.article import Article
from extractor.tables.frames import Result
from extractor.write.report.page import page
from extractor.write.report.run import Run


@pytest.fixture(scope="session")
def made(extractor_: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes the page of articles."""

    def write(articles: tuple[Article, ...], change: Callable[[Run], Run] = lambda run: run, extractor_: Extractor = extractor_) -> Path:
        result = Result.of(extractor_.rows(articles), extractor_.codebook)
        path = tmp_path_factory.mktemp("page") / "report.html"
        path.write_text(page(change(Run.of(result, "test")), extractor_.pipeline), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def report(made: Callable[..., Path]) -> Path:
    return made(ARTICLES)


@pytest.fixture
def shown(chromium: Any, report: Path) -> Iterator[Window]:
    """The page of ARTICLES; no test may leave an error in its console, nor ask for anything but the file."""
    window = Window(chromium, report)
    yield window
    problems, requests = window.problems, [url for url in window.requests if not url.startswith(("file:", "blob:", "data:"))]
    window.close()
    assert problems == []
    assert requests == []
