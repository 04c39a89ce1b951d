"""The reference of wording lists: what `extractor codebook --wording` prints."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from extractor.cli.app import app
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.domain.wording_reference import markdown, reference, text

PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
BOOK = reference(PIPELINE)


def test_holds_every_list_with_its_file() -> None:
    assert list(BOOK) == list(PIPELINE.wording.lists)
    assert {entry["file"] for entry in BOOK.values()} == {"english.yml", *PIPELINE.declared["wording"]}


def test_the_text_has_a_paragraph_for_each_list() -> None:
    shown = text(BOOK)
    assert all(f"\n  {name}" in shown for name in BOOK)
    assert max(map(len, shown.splitlines())) <= 110


def test_the_page_has_a_row_for_each_list_with_its_examples() -> None:
    shown = markdown(BOOK)
    assert all(f"| `{name}` |" in shown for name in BOOK)
    (row,) = [line for line in shown.splitlines() if line.startswith("| `outcome` |")]
    assert "failure: “" in row
    assert all(line.count("|") - line.count("\\|") == 6 for line in shown.splitlines() if line.startswith("|"))


def test_the_command_prints_it_in_each_format() -> None:
    plain, page, data = (CliRunner().invoke(app, ["codebook", "--wording", "--format", f]).stdout for f in ("text", "markdown", "json"))
    assert plain == text(BOOK)
    assert page == markdown(BOOK)
    assert json.loads(data).keys() == BOOK.keys()
