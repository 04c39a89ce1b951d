"""`extractor report` and `extractor extract --report`: the page, and what is said where there can be none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli.app import app

TEXT = "North Korea fired a ballistic missile from Sunan on Tuesday. It flew 350 km, Seoul said."


def call(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


def meta(page: Path) -> dict[str, object]:
    """What the page knows of its run."""
    text = page.read_text(encoding="utf-8").partition('id="meta">')[2].partition("</script>")[0]
    found: dict[str, object] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("article") / "launch.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_run_becomes_a_page(article: Path, tmp_path: Path) -> None:
    assert call("batch", article, "--out", tmp_path / "out", "--to", "jsonl", "-q")[0] == 0
    page = tmp_path / "page.html"
    status, told = call("report", tmp_path / "out", "--to", page)
    assert status == 0 and "open it in a browser" in told
    found = meta(page)
    assert (found["name"], found["pipeline"], found["whole"]) == ("out", "missile_launch", True)
    assert call("report", tmp_path / "out", "--to", page, "--title", "Launches <of> 2022", "-q") == (0, "")
    assert meta(page)["name"] == "Launches <of> 2022" and "<title>Launches &lt;of&gt; 2022</title>" in page.read_text(encoding="utf-8")


def test_an_article_becomes_a_page(article: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    status, told = call("extract", article, "--published", "2026-01-28", "--report", page, "-q")
    assert (status, told) == (0, "") and meta(page)["name"] == "launch.txt"
    status, told = call("extract", article, "--report", page, "--table", "events")
    assert status == 2 and "--report" in told


def test_what_cannot_be_a_page_is_told(article: Path, tmp_path: Path) -> None:
    status, told = call("report", tmp_path)
    assert status == 1 and "no articles table" in told
    status, told = call("extract", article, "--report", tmp_path)
    assert status == 2 and "is a folder" in told


def test_the_pipeline_is_that_of_the_run(tmp_path: Path) -> None:
    article = tmp_path / "test.txt"
    article.write_text("North Korea detonated a hydrogen bomb at Punggye-ri on Sunday, South Korea's military said.", encoding="utf-8")
    assert call("batch", article, "--out", tmp_path / "out", "--pipeline", "nuclear_test", "-q")[0] == 0
    assert call("report", tmp_path / "out", "--to", tmp_path / "page.html", "-q")[0] == 0
    assert meta(tmp_path / "page.html")["pipeline"] == "nuclear_test"
