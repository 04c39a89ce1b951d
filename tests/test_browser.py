"""Where there is no browser, the tests of the page are skipped, but not in CI."""

from __future__ import annotations

import browser
import pytest


def test_without_a_browser_tests_are_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(browser.NEEDED, raising=False)
    with pytest.raises(pytest.skip.Exception, match="no browser"):
        browser.found()


def test_in_ci_they_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(browser.NEEDED, "1")
    with pytest.raises(pytest.fail.Exception, match="no browser"):
        browser.found()
