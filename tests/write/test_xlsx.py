"""The spreadsheet: text cells, a frozen header, filters, and what the columns mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from runs import run

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.read.article import Article
from extractor.tables.columns import ALL_TABLES, columns

openpyxl = pytest.importorskip("openpyxl")
CODEBOOK = Pipeline("missile_launch", find_folder("missile_launch")).codebook


@pytest.fixture
def book(tmp_path: Path) -> Any:
    items = [
        Article("=1+1", '=HYPERLINK("http://evil.example")\x08 launch', source="a.txt", published="2026-01-28"),
        Article("1e5", "@SUM(A1) launch " + "x" * 40_000, source="-b"),
    ]
    run(tmp_path, items, to="xlsx")
    return openpyxl.load_workbook(tmp_path / "tables.xlsx")


def test_a_sheet_a_table_and_the_codebook(book: Any) -> None:
    assert book.sheetnames == [*ALL_TABLES, "codebook"]
    for table in ALL_TABLES:
        sheet = book[table]
        assert [c.value for c in sheet[1]] == columns(table, CODEBOOK)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    told = {(row[0].value, row[1].value): row[3].value for row in book["codebook"].iter_rows(min_row=2)}
    assert told["facts", "asserted_by"].startswith("who says so")


def test_text_is_text_and_numbers_are_numbers(book: Any) -> None:
    facts = list(book["facts"].iter_rows(min_row=2))
    named = dict(zip(columns("facts", CODEBOOK), facts[0], strict=True))
    assert (named["sentence"].data_type, named["sentence"].value) == ("s", '=HYPERLINK("http://evil.example")  launch')
    assert (named["start"].data_type, named["start"].value) == ("n", 35)
    assert [row[0].value for row in facts] == ["=1+1", "1e5"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_cell_is_no_longer_than_a_cell_may_be(book: Any) -> None:
    sentence = dict(zip(columns("facts", CODEBOOK), list(book["facts"].iter_rows(min_row=2))[1], strict=True))["sentence"].value
    assert len(sentence) == 32_767
    assert sentence.endswith("…")
