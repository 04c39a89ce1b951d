"""Articles that want to be more than text: nothing in them runs, all of it is shown as it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser import Window

from extractor.read.article import Article

LAUNCH = "North Korea fired a ballistic missile from Sunan on Tuesday"
ATTACKS = (
    '<script>window.hit = "script"</script>',
    '</script><script>window.hit = "closed"</script>',
    "<img src=x onerror=\"window.hit='image'\">",
    "<svg onload=\"window.hit='svg'\"><a href=\"javascript:window.hit='link'\">x</a></svg>",
    "<!--<script>",
    "{{ 7 * 7 }} {% raw %} ${window.hit = 'template'}",
    "\u2028window.hit = 'line'\u2029",
    "\u202eright to left override\u202c",
    "\u05e9\u05d9\u05d2\u05d5\u05e8 \u0637\u0644\u0642",
    '"><iframe src="javascript:parent.hit=\'frame\'"></iframe>',
    "🚀\U0001f1f0\U0001f1f5\u200d\ufe0f",
)
LONG = "x" * 1_000_000


@pytest.fixture(scope="module")
def hostile(made: Callable[..., Path]) -> Path:
    articles = [
        Article(
            f"h{n}</script>",
            f"{LAUNCH}, {attack} it said. It flew 350 km, {attack} Seoul said.",
            title=f"{attack} {LAUNCH}",
            published="2026-01-28",
            publisher=attack,
            url=f"javascript:alert({n})",
        )
        for n, attack in enumerate(ATTACKS)
    ]
    return made((*articles, Article("long", f"{LAUNCH}. {LONG}", title="A line of a million letters", published="2026-01-28")))


def test_nothing_runs_and_all_is_shown(chromium: Any, hostile: Path) -> None:
    window = Window(chromium, hostile)
    page = window.page
    for view in ("incidents", "articles", "map", "timeline", "review"):
        window.go(view)
        page.wait_for_timeout(100)
    for n, attack in enumerate(ATTACKS):
        window.go(f"article/{n}")
        assert attack in page.evaluate("document.querySelector('.text').textContent")
        assert attack.strip() in page.evaluate("document.querySelector('h2').textContent")
        assert page.locator(".reader script, .reader img, .reader iframe, .reader svg, .reader a[href^=javascript]").count() == 0
    page.locator("tr[data-item] .review-cell button").first.click()
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.querySelectorAll('script:not([type])').length") == 4  # three libraries and our own
    assert window.problems == []
    window.close()


def test_a_line_of_a_million_letters_is_text(chromium: Any, hostile: Path) -> None:
    window = Window(chromium, hostile)
    page = window.go(f"article/{len(ATTACKS)}")
    assert page.evaluate("document.querySelector('.text')?.textContent.length ?? 0") >= 190_000
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    window.close()


def test_the_policy_stops_what_is_put_in(chromium: Any, hostile: Path, tmp_path: Path) -> None:
    """Even where markup did get into the page, its scripts would not run and nothing would be asked for."""
    broken = tmp_path / "broken.html"
    attack = "<script>window.hit = 1</script><img src=x onerror='window.hit = 2'><img src='https://example.org/x.png'><link rel=stylesheet href='https://example.org/x.css'>"
    broken.write_text(hostile.read_text(encoding="utf-8").replace('<div id="scope">', f'{attack}<div id="scope">'), encoding="utf-8")
    window = Window(chromium, broken)
    assert window.page.evaluate("window.hit") is None
    assert len([problem for problem in window.problems if "Content Security Policy" in problem]) >= 4
    window.close()
