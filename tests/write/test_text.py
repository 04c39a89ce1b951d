"""CSV cells that a spreadsheet would take for formulas; Markdown cells that hold markup."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runs import run

from extractor.read.article import Article
from extractor.tables.schema import Column
from extractor.write.read_back import read_stored
from extractor.write.stdout import write_markdown
from extractor.write.text import as_told, neutral, quoted, write_csv

COLUMNS = [Column("text"), Column("value"), Column("start", "integer"), Column("role", values=("main",))]


def written(**row: object) -> list[str]:
    file = StringIO(newline="")
    write_csv(file, [row], COLUMNS)
    return next(csv.reader(StringIO(file.getvalue().partition("\r\n")[2], newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1 (202) 555", "-1 degree", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(1)", "\uff1d1"])
def test_free_text_is_no_formula(text: str) -> None:
    assert written(text=text)[0] == f"'{text}"


def test_numbers_and_words_stay() -> None:
    assert written(text="a = b", value="-3.5", start=-4, role="main") == ["a = b", "-3.5", "-4", "main"]


@given(st.text(st.sampled_from("'=+-@a1.\t\r")))
def test_a_cell_can_be_read_back(text: str) -> None:
    assert as_told(neutral(text)) == text


def test_the_tables_say_so_and_are_read_back(tmp_path: Path) -> None:
    run(tmp_path, [Article("=id", "=launch seen", source="-source")])
    assert "'=launch seen" in (tmp_path / "facts.csv").read_text()
    assert [(r["article_id"], r["sentence"]) for r in read_stored(tmp_path, "facts")] == [("=id", "=launch seen")]
    resources = json.loads((tmp_path / "datapackage.json").read_text())["resources"]
    assert all("formula" in r["neutralised"] for r in resources)
    run(tmp_path / "jsonl", [Article("a", "=launch seen")], to="jsonl")
    assert json.loads((tmp_path / "jsonl" / "facts.jsonl").read_text())["sentence"] == "=launch seen"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("[click](javascript:alert(1))", r"\[click\](javascript:alert(1))", id="link"),
        pytest.param("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)\>", id="html"),
        pytest.param("![x](http://evil.example)", r"!\[x\](http\://evil.example)", id="image"),
        pytest.param("a | b\nc", r"a \| b c", id="pipe"),
        pytest.param("&lt;b&gt; `code` *bold* _it_ ~~no~~", r"\&lt;b\&gt; \`code\` \*bold\* \_it\_ \~\~no\~\~", id="marks"),
        pytest.param("rocket_artillery", "rocket_artillery", id="name"),
        pytest.param("a\x1b[2Jb", "ab", id="control"),
    ],
)
def test_markdown_cells_hold_no_markup(text: str, cell: str) -> None:
    file = StringIO()
    write_markdown(file, [{"text": text}], ["text"])
    assert file.getvalue().splitlines()[2] == f"| {cell} |"


@pytest.mark.parametrize("text", ["", "plain", "a,b", 'say "no"', "two\nlines", "cr\r", ";", " blank", "'", "\ttab", "é\u2028x"])
def test_a_long_cell_is_quoted_as_the_csv_module_does(text: str) -> None:
    file = StringIO(newline="")
    csv.writer(file).writerow(["x", text])
    assert f"x,{quoted(text)}\r\n" == file.getvalue()
