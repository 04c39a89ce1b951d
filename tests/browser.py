"""A real browser for the tests of the page: Debian's chromium or Chrome, opened without a network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# nothing but the page: no updates, no services of the browser's maker
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")
NEEDED = "BROWSER_NEEDED"  # set by .ci/run: there the tests of the page must run


def found() -> str:
    """The path of a browser; skips the test where there is none, and fails where one must be."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        message = f"no browser: install one of {', '.join(NAMES)} to test the report page"
        pytest.fail(message) if os.environ.get(NEEDED) else pytest.skip(message)
    return str(path)


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium for the block."""
    path = found()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield opened
        finally:
            opened.close()


class Window:
    """A page opened from a file with the network off; what goes wrong in it is collected in `problems`, what it asks for in `requests`."""

    def __init__(self, opened: Any, path: Path, **how: Any) -> None:
        self.context = opened.new_context(offline=True, accept_downloads=True, **how)
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.path = path
        self.page = self.window()

    def window(self) -> Any:
        """Another window of the same browser on the same page."""
        page = self.context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self.problems.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(self.path.as_uri())
        page.wait_for_selector("body[data-ready]")
        return page

    def go(self, where: str) -> Any:
        """Opens a view by its address behind the #."""
        self.page.evaluate("where => { document.getElementById('view').replaceChildren(); location.hash = '#/' + where; }", where)
        self.page.wait_for_selector("#view > *")
        return self.page

    def close(self) -> None:
        self.context.close()
