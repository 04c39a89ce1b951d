"""Records: every format gives the same article, a bad record gives a failed one and costs no other."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from article_files import COMPRESS, GOOD_LINE, OTHER, RECORD_FILES, RECORDS, TEXT, TITLE, jsonl, read

from extractor.read.article import Article, content_id


@pytest.mark.parametrize("compression", COMPRESS)
@pytest.mark.parametrize("ending", RECORD_FILES)
def test_records_are_read_alike(tmp_path: Path, ending: str, compression: str) -> None:
    path = tmp_path / f"news{ending}{compression}"
    path.write_bytes(COMPRESS[compression](RECORD_FILES[ending]()))
    first, second = read(path)
    start = {".csv": 2, ".tsv": 2}.get(ending, 1)
    assert first == Article("a1", TEXT, f"{path}:{start}", TITLE, "2026-01-28", "The Paper", "https://paper.example/1", published_basis="record")
    assert (second.id, second.text, second.error) == ("a2", OTHER, "")
    assert second.source == f"{path}:{start + (3 if start == 2 else 1)}"  # the line where the row starts: the first text has three lines


def test_field_names_of_other_exports(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text(
        json.dumps({"Body": TEXT, "headline": "H  h", "publishedAt": "2026-01-28T23:59:00Z", "source": {"name": "Reuters"}, "link": "u"})
        + "\n"
        + json.dumps({"id": 7, "text": "", "content": "x\r\ny\rz", "date": "January 28, 2026", "site": "S"})
        + "\n",
        encoding="utf-8",
    )
    first, second = read(path)
    assert first == Article(content_id(TEXT), TEXT, f"{path}:1", "H h", "2026-01-28", "Reuters", "u", published_basis="record")
    assert (second.id, second.text, second.published, second.publisher) == ("7", "x\ny\nz", "2026-01-28", "S")


def test_one_json_record_and_records_in_a_row(tmp_path: Path) -> None:
    one, row = tmp_path / "1.json", tmp_path / "2.json"
    one.write_text(json.dumps(RECORDS[0], indent=1), encoding="utf-8")
    row.write_bytes(jsonl())
    assert [a.id for a in read(tmp_path)] == ["a1", "a1", "a2"]


@pytest.mark.parametrize("header", ["id;text", "id\ttext", "id|Text"])
def test_csv_delimiter_is_found(tmp_path: Path, header: str) -> None:
    delimiter = header[2]
    (tmp_path / "n.csv").write_text(f"\ufeff{header}\na1{delimiter}A missile, it flew.\n", encoding="utf-8")
    assert [(a.id, a.text) for a in read(tmp_path)] == [("a1", "A missile, it flew.")]


def test_parquet(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "news.parquet"
    rows = [{**r, "published": datetime.datetime(2026, 1, 28, 23) if r["published"] else None, "unused": 1} for r in RECORDS]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    first, second = read(path)
    assert first == Article("a1", TEXT, f"{path}:1", TITLE, "2026-01-28", "The Paper", "https://paper.example/1", published_basis="record")
    assert (second.text, second.source) == (OTHER, f"{path}:2")


BAD_LINES = {
    '{"id": "1", "text": "A mis': "it is cut off",
    "{'id': 1}": "not valid JSON (Expecting property name",
    "3": "is not a record but a int",
    '{"id": "1"}': "has no text",
    '{"text": 5}': "has no text",
    '{"text": " "}': "has no text",
    '{"text": null}': "has no text",
    '{"text": "' + "x" * 4001 + '"}': "too long",
    '{"text": "' + "x" * 90_000 + '"}': "too long",
    '{"text": "\\u0001\\u0002a"}': "control characters",
    "[" * 9000: "not valid JSON",
    "9" * 5000: "not",
}


@pytest.mark.parametrize("line", BAD_LINES, ids=range(len(BAD_LINES)))
def test_bad_line_costs_no_other(tmp_path: Path, line: str) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text(f"{GOOD_LINE}\n\n{line}\n{GOOD_LINE}", encoding="utf-8")
    before, bad, after = read(path, max_chars=4000)
    assert (before.source, after.source, before.text, after.text) == (f"{path}:1", f"{path}:4", "A missile flew.", "A missile flew.")
    own_id = "1" if line == '{"id": "1"}' else content_id(f"{path}:3")  # a record that can be read keeps the id it has
    assert bad.error.startswith(f"{path}:3 ") and BAD_LINES[line] in bad.error and bad.id == own_id


def test_records_of_a_json_array_before_the_damage_are_kept(tmp_path: Path) -> None:
    (tmp_path / "n.json").write_text(f'[{GOOD_LINE}, 5, {GOOD_LINE}, {{"id": "x", "tex')
    assert [a.text for a in read(tmp_path)] == ["A missile flew.", "", "A missile flew.", ""]
    assert "record 4" in read(tmp_path)[-1].error


@pytest.mark.parametrize("space", ["", " " * 200_000])
def test_a_json_array_without_its_end_is_told(tmp_path: Path, space: str) -> None:
    (tmp_path / "n.json").write_text(f"[{GOOD_LINE},{space}{GOOD_LINE}{space}")
    assert [a.text for a in read(tmp_path)] == ["A missile flew.", "A missile flew.", ""]
    assert "no closing bracket" in read(tmp_path)[-1].error


def test_bad_rows_of_a_csv(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text(f'id,text\n1,A missile flew.\n2\n3,It flew, and fell\n4,{"x" * 5000}\n\n5,"Two\nlines"\n6,"It never ends\n')
    articles = read(path, max_chars=4000)
    assert [a.text for a in articles] == ["A missile flew.", "", "", "", "Two\nlines", "It never ends\n"]
    assert [a.error.removeprefix(f"{path}:")[:20] for a in articles if a.error] == ["3 has no text (looke", "4 has 3 fields where", "5 is too long (a fie"]
    assert articles[4].source == f"{path}:7"


def test_an_open_quote_is_told(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text('id,text\n1,A missile flew.\n2,"It never ends\n' + "3,x\n" * 400_000)
    first, bad = read(tmp_path, max_chars=4000)
    assert first.text == "A missile flew." and "line 3 on" in bad.error and "quote" in bad.error


def test_lone_surrogates_do_not_reach_the_tables(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_text('{"text": "A \\ud83d missile \\ud83d\\ude80", "title": "\\udc80 x"}\n')
    (article,) = read(tmp_path)
    assert (article.text, article.title.isascii()) == ("A \ufffd missile 🚀", False) and article.title.encode()


def test_corrupt_parquet_is_told(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "n.parquet"
    parquet.write_table(pyarrow.table({"id": ["1"], "words": ["x"]}), path)
    assert "no text column (found: id, words)" in read(path)[0].error
    parquet.write_table(pyarrow.table({"text": ["x" * 500]}), path)
    path.write_bytes(path.read_bytes()[:-30])
    assert "damaged" in read(path)[0].error
