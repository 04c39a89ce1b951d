"""Whatever the file, its text is read, and a bad one is one failed article."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from article_files import COMPRESS, PUBLISHED, TEXT, TITLE, page, pdf, read, warc, zst

from extractor.read.article import Article, content_id
from extractor.read.inputs import read_inputs


@pytest.mark.parametrize("compression", COMPRESS)
def test_text_html_and_warc_give_the_same_text(tmp_path: Path, compression: str) -> None:
    files = {
        "a.txt": TEXT.encode(),
        "b.html": page(head=PUBLISHED).encode(),
        "c.warc": warc([("https://www.paper.example/1", page().encode(), "text/html", "200 OK")]),
    }
    for name, data in files.items():
        (tmp_path / f"{name}{compression}").write_bytes(COMPRESS[compression](data))
    text, html, archived = read(tmp_path)
    assert text.text == html.text == archived.text == TEXT
    assert text.id == html.id == archived.id == content_id(TEXT)
    assert (text.source, text.published) == (f"{tmp_path}/a.txt{compression}", "")
    assert (html.title, html.publisher, html.url, html.published) == (TITLE, "The Paper", "https://paper.example/1", "2026-01-28")
    assert (archived.publisher, archived.url, archived.published) == ("paper.example", "https://www.paper.example/1", "2026-01-29")
    assert archived.source == f"{tmp_path}/c.warc{compression}:2"


def test_failed_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    (article,) = read(path)
    assert replace(article, error="") == Article(content_id(str(path)), "", source=str(path))
    assert article.error == f"{path} is empty; give it some text or leave it out"


BAD_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "is empty"),
    "blank.txt": (lambda: b" \r\n\t", "is empty"),
    "bom.txt": (lambda: b"\xef\xbb\xbf", "is empty"),
    "binary.txt": (lambda: b"\x89PNG\0\0\x01", "binary"),
    "control.txt": (lambda: b"ab\x01\x02\x03c", "binary"),
    "binary.docx": (lambda: b"PK\3\4\0\0", "binary"),
    "scrambled.txt": (lambda: bytes(range(128, 256)) * 3, "encoding that cannot be told"),
    "long.txt": (lambda: b"word " * 1000, "limit"),
    "huge.txt": (lambda: b"word " * 9000, "too long"),
    "huge.txt.gz": (lambda: gzip.compress(b"word " * 90000), "too long"),
    "empty.html": (lambda: b"", "is empty"),
    "bare.html": (lambda: b"<html><body></body></html>", "no article text"),
    "binary.html": (lambda: b"\0\1\2", "binary"),
    "empty.jsonl": (lambda: b"", "holds no article"),
    "binary.jsonl": (lambda: b"\0\1\2", "binary"),
    "empty.json": (lambda: b"", "holds no article"),
    "list.json": (lambda: b"[]", "holds no article"),
    "cut.json": (lambda: b'[{"id": "1", "te', "cut off at record 1"),
    "deep.json": (lambda: b"[" * 100_000, "damaged"),
    "empty.csv": (lambda: b"", "is empty"),
    "headeronly.csv": (lambda: b"id,text\n", "holds no article"),
    "notext.csv": (lambda: b"id,words\n1,x\n", "no text column (found: id, words)"),
    "cut.txt.gz": (lambda: gzip.compress(TEXT.encode())[:-20], "EOFError"),
    "not.txt.gz": (lambda: b"plain text", "BadGzipFile"),
    "cut.txt.zst": (lambda: zst(TEXT.encode() * 9)[:-9], "ends too early"),
    "not.txt.zst": (lambda: b"plain text", "damaged"),
    "not.parquet": (lambda: b"PAR1 no", "damaged"),
    "empty.parquet": (lambda: b"", "damaged"),
    "not.pdf": (lambda: b"%PDF-1.4 no", "damaged"),
    "blank.pdf": (lambda: pdf([]), "OCR"),
    "not.warc": (lambda: b"no archive\r\n\r\n", "damaged"),
    "empty.warc": (lambda: b"", "holds no article"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_one_failed_article(tmp_path: Path, name: str) -> None:
    make, said = BAD_FILES[name]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "z.txt").write_text("A missile flew.")
    bad, good = read(tmp_path / name, tmp_path / "z.txt", max_chars=4000)
    assert said in bad.error and bad.error.startswith(str(tmp_path / name)) and ";" in bad.error
    assert (bad.id, bad.text) == (content_id(bad.source), "") and bad.source == str(tmp_path / name)
    assert good.text == "A missile flew."


def test_vanished_and_forbidden_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(name)
    articles = read_inputs([str(tmp_path)])
    assert next(articles).text == "a"
    (tmp_path / "b.txt").unlink()
    opened = open

    def guarded(path: Any, *args: Any, **options: Any) -> Any:
        if str(path).endswith("c.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **options)

    monkeypatch.setattr("builtins.open", guarded)
    gone, forbidden, good = articles
    assert "is gone" in gone.error and "chmod" in forbidden.error and good.text == "d"


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("a.parquet", "pyarrow.parquet", "parquet"), ("a.pdf", "pypdf", "pdf"), ("a.warc", "warcio.archiveiterator", "warc"), ("a.txt.zst", "zstandard", "zstd")],
)
def test_missing_library_names_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / name).write_bytes(b"x")
    assert f"pip install 'news-fact-extractor[{extra}]'" in read(tmp_path)[0].error
