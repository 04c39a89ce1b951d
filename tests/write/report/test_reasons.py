"""Why each claim is there, on the page: opened by a click, packed beside the articles."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browser import Window
from report_articles import ARTICLES

from extractor.extraction import Extractor
from extractor.tables.frames import Result
from extractor.write.report.page import page
from extractor.write.report.reasons import Reasons
from extractor.write.report.run import Run
from extractor.write.why.trace import Watch


@pytest.fixture(scope="module")
def run(extractor_: Extractor) -> Run:
    return Run.of(Result.of(extractor_.rows(ARTICLES), extractor_.codebook), "test")


@pytest.fixture(scope="module")
def told(run: Run, extractor_: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page(run, extractor_.pipeline, watch=Watch(extractor_)), encoding="utf-8")
    return path


def opened(letters: str) -> Any:
    return json.loads(gzip.decompress(base64.b64decode(letters)))


def test_each_claim_has_its_steps_and_each_text_stands_once(run: Run, extractor_: Extractor) -> None:
    first, second = (opened(part) for part in Reasons(run, Watch(extractor_)).parts([1, len(run.articles) - 1]))
    assert [len(first["articles"]), len(second["articles"])] == [1, len(run.articles) - 1]
    steps = {id: steps for part in (first, second) for article in part["articles"] for id, steps in article.items()}
    assert set(steps) == {r["fact_id"] for r in run.facts} | {r["reaction_id"] for r in run.reactions}
    assert len(set(first["texts"])) == len(first["texts"])
    distance = next(r["fact_id"] for r in run.facts if r["value"] == "410")
    assert any("because of “put the distance” before it" in first["texts"][step[1]] for step in steps[distance])


def test_an_article_without_its_text_has_none(run: Run, extractor_: Extractor) -> None:
    bare = replace(run, articles=[row | {"text": ""} for row in run.articles])
    assert [opened(part)["articles"] for part in Reasons(bare, Watch(extractor_)).parts([len(run.articles)])] == [[{}] * len(run.articles)]


def test_a_page_without_reasons_is_as_it_was(run: Run, extractor_: Extractor) -> None:
    assert 'id="data-why-0"' not in page(run, extractor_.pipeline)


def test_reasons_are_opened_by_a_click(chromium: Any, told: Path) -> None:
    window = Window(chromium, told)
    shown = window.go("article/0")
    row = shown.locator("tr", has_text="410 km").first
    row.locator("summary").click()
    row.locator("ol > li").first.wait_for()
    text = row.inner_text()
    assert "because of “put the distance” before it" in text and "length_before" in text and "Why its role is main" in text
    shown = window.go("review")
    shown.locator(".claim-card .why summary").click()
    shown.locator(".claim-card .why li").first.wait_for()
    problems, requests = window.problems, [url for url in window.requests if not url.startswith(("file:", "blob:", "data:"))]
    window.close()
    assert (problems, requests) == ([], [])
