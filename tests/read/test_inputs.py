"""Reading inputs: every format gives the same article, bad input gives a failed one and costs no other, and everything streams."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractor.read.article import Article, content_id
from extractor.read.count import count_articles
from extractor.read.documents import headline, unwrap
from extractor.read.duplicates import DuplicateFinder, signature
from extractor.read.errors import NoInputError
from extractor.read.inputs import ENDINGS, read_inputs
from extractor.read.paths import paths_from
from extractor.read.published import iso_date

TITLE = "North Korea fires a missile towards the sea"
BODY = (
    "SEOUL — North Korea fired a short-range ballistic missile from the Sunan area of Pyongyang on Tuesday, South Korea’s military said.",
    "It flew about 350 km at a greatest altitude of 80 km before it fell into the Sea of Japan, the Joint Chiefs of Staff added in a statement.",
    "Japan’s defence minister called the launch “absolutely unacceptable” and said that Tokyo had protested through its embassy in Beijing.",
)
TEXT = "\n".join(BODY)
OTHER = "India tested an Agni-V missile from Abdul Kalam Island on Thursday.\nThe ministry of defence said that the flight was a success."
RECORDS = [
    {"id": "a1", "text": TEXT, "title": TITLE, "published": "2026-01-28", "publisher": "The Paper", "url": "https://paper.example/1"},
    {"id": "a2", "text": OTHER, "title": "", "published": "", "publisher": "", "url": ""},
]


def read(*inputs: Any, **options: Any) -> list[Article]:
    return list(read_inputs([str(i) for i in inputs], **options))


def page(body: tuple[str, ...] = BODY, head: str = "", charset: str = "utf-8") -> str:
    paragraphs = "".join(f"<p>{p}</p>" for p in body)
    return (
        f'<html><head><meta charset="{charset}"><title>{TITLE} - The Paper</title><meta property="og:site_name" content="The Paper">'
        f'<link rel="canonical" href="https://paper.example/1">{head}</head><body><nav><a href="/">Home</a></nav><article>{paragraphs}</article>'
        '<div class="comments"><p>A reader comments on this.</p></div><footer>Copyright 2024</footer></body></html>'
    )


PUBLISHED = '<meta property="article:published_time" content="2026-01-28T09:00:00+09:00">'


def jsonl() -> bytes:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in RECORDS).encode()


def table(delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, RECORDS[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(RECORDS)
    return out.getvalue().encode()


def zst(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard")
    compressed: bytes = zstandard.ZstdCompressor().compress(data)
    return compressed


def plain(data: bytes) -> bytes:
    return data


def warc(pages: list[tuple[str, bytes, str, str]], gz: bool = False) -> bytes:
    """Of (url, body, content type, status): a request and a response for each."""
    writer_module = pytest.importorskip("warcio.warcwriter")
    from warcio.statusandheaders import StatusAndHeaders

    out = io.BytesIO()
    writer = writer_module.WARCWriter(out, gzip=gz)
    for url, body, kind, status in pages:
        request = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
        response = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        for name, payload, headers in (("request", b"", request), ("response", body, response)):
            writer.write_record(
                writer.create_warc_record(url, name, payload=io.BytesIO(payload), http_headers=headers, warc_headers_dict={"WARC-Date": "2026-01-29T00:00:00Z"})
            )
    return out.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF of ASCII lines, written by hand."""
    shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T*\n" for line in lines)
    content = f"BT /F1 10 Tf 14 TL 40 800 Td\n{shown}ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (" + TITLE.encode() + b") /CreationDate (D:20260301120000Z) >>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


# --- formats -----------------------------------------------------------------------------------------------------------------

RECORD_FILES = {".jsonl": jsonl, ".ndjson": jsonl, ".json": lambda: json.dumps(RECORDS).encode(), ".csv": lambda: table(","), ".tsv": lambda: table("\t")}
COMPRESS: dict[str, Callable[[bytes], bytes]] = {"": plain, ".gz": gzip.compress, ".zst": zst}


@pytest.mark.parametrize("compression", COMPRESS)
@pytest.mark.parametrize("ending", RECORD_FILES)
def test_records_are_read_alike(tmp_path: Path, ending: str, compression: str) -> None:
    path = tmp_path / f"news{ending}{compression}"
    path.write_bytes(COMPRESS[compression](RECORD_FILES[ending]()))
    first, second = read(path)
    start = {".csv": 2, ".tsv": 2}.get(ending, 1)
    assert first == Article("a1", TEXT, f"{path}:{start}", TITLE, "2026-01-28", "The Paper", "https://paper.example/1")
    assert (second.id, second.text, second.error) == ("a2", OTHER, "")
    assert second.source == f"{path}:{start + (3 if start == 2 else 1)}"  # the line where the row starts: the first text has three lines


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


def test_parquet(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "news.parquet"
    rows = [{**r, "published": datetime.datetime(2026, 1, 28, 23) if r["published"] else None, "unused": 1} for r in RECORDS]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    first, second = read(path)
    assert first == Article("a1", TEXT, f"{path}:1", TITLE, "2026-01-28", "The Paper", "https://paper.example/1")
    assert (second.text, second.source) == (OTHER, f"{path}:2")


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf(
            [
                "North Korea fired a short-range ballistic missile from the Sunan area on Tues-",
                "day, the military in the south of the penin-",
                "sula said in a note.",
                "It was a short-range missile that flew 350 km, the second of the year, in a short-",
                "range class.",
            ]
        )
    )
    (article,) = read(path)
    assert article.text == (
        "North Korea fired a short-range ballistic missile from the Sunan area on Tuesday, the military in the south of the peninsula said in a note.\n"
        "It was a short-range missile that flew 350 km, the second of the year, in a short-range class."
    )
    assert (article.title, article.published, article.source) == (TITLE, "", str(path))


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        ("A mis-\nsile flew.", "A missile flew."),
        ("the Hwasong-\n17 flew", "the Hwasong-17 flew"),
        ("South-\nKorean", "South-Korean"),
        ("a 2,000-\nkm range", "a 2,000-km range"),
        ("a soft\u00ad\nware", "a software"),
    ],
)
def test_unwrap(wrapped: str, whole: str) -> None:
    assert unwrap(wrapped) == whole


def test_warc_reads_pages_only(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        warc(
            [
                ("https://paper.example/1", page(head=PUBLISHED, charset="x").encode("cp1252"), "text/html; charset=windows-1252", "200 OK"),
                ("https://paper.example/p.png", b"\x89PNG\0", "image/png", "200 OK"),
                ("https://paper.example/2", page().encode(), "text/html", "404 Not Found"),
                ("https://paper.example/3", b"", "text/html", "200 OK"),
            ],
            gz=True,
        )
    )
    first, empty = read(path)
    assert (first.text, first.published, first.source) == (TEXT, "2026-01-28", f"{path}:2")
    assert empty.source == f"{path}:8" and "https://paper.example/3" in empty.error and "empty" in empty.error


def test_one_json_record_and_records_in_a_row(tmp_path: Path) -> None:
    one, row = tmp_path / "1.json", tmp_path / "2.json"
    one.write_text(json.dumps(RECORDS[0], indent=1), encoding="utf-8")
    row.write_bytes(jsonl())
    assert [a.id for a in read(tmp_path)] == ["a1", "a1", "a2"]


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
    assert first == Article(content_id(TEXT), TEXT, f"{path}:1", "H h", "2026-01-28", "Reuters", "u")
    assert (second.id, second.text, second.published, second.publisher) == ("7", "x\ny\nz", "2026-01-28", "S")


@pytest.mark.parametrize("header", ["id;text", "id\ttext", "id|Text"])
def test_csv_delimiter_is_found(tmp_path: Path, header: str) -> None:
    delimiter = header[2]
    (tmp_path / "n.csv").write_text(f"\ufeff{header}\na1{delimiter}A missile, it flew.\n", encoding="utf-8")
    assert [(a.id, a.text) for a in read(tmp_path)] == [("a1", "A missile, it flew.")]


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2026-01-28", "2026-01-28"),
        ("2026-01-28T23:30:00+09:00", "2026-01-28"),
        ("20260128", "2026-01-28"),
        (1769580000, "2026-01-28"),
        (1769580000000, "2026-01-28"),
        ("January 28, 2026", "2026-01-28"),
        ("Wed, 28 Jan 2026 10:00:00 GMT", "2026-01-28"),
        ("28 janvier 2026", "2026-01-28"),
        ("Jan 28, 2026 at 10:15pm EST", "2026-01-28"),
        ("01/28/2026", "2026-01-28"),
        ("03/04/2026", ""),
        ("yesterday", ""),
        ("today", ""),
        ("2 hours ago", ""),
        ("January 2026", ""),
        ("2026", ""),
        ("2026-13-45", ""),
        ("9999999999999", ""),
        ("", ""),
        (None, ""),
        (True, ""),
        (float("nan"), ""),
    ],
)
def test_iso_date(value: Any, date: str) -> None:
    assert iso_date(value) == date


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\n\n{TEXT}", TITLE),
        (f"# {TITLE}\n\n{TEXT}", TITLE),
        (TEXT, ""),
        ("It flew.\n\nIt fell.", ""),
        (f"{'x' * 161}\n\ny", ""),
        (f"{TITLE}\n\n", ""),
    ],
)
def test_headline_of_a_text(tmp_path: Path, text: str, title: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    (article,) = read(path)
    assert (article.title, article.text) == (title, text) and headline(text) == title


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_text(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    (tmp_path / "b.jsonl").write_bytes(jsonl().decode().encode(encoding))
    (tmp_path / "c.csv").write_bytes(table(",").decode().encode(encoding))
    assert [a.text for a in read(tmp_path)] == [TEXT, TEXT, OTHER, TEXT, OTHER]


def test_declared_charset_of_a_page(tmp_path: Path) -> None:
    body = (
        "Северная Корея запустила ракету малой дальности в сторону Японского моря, сообщили военные. Ракета пролетела около 350 километров.",
        "Министр обороны Японии назвал запуск неприемлемым и сообщил, что Токио выразил протест через посольство в Пекине, передают агентства.",
    )
    (tmp_path / "a.html").write_bytes(page(body, charset="koi8-r").encode("koi8-r"))
    assert read(tmp_path)[0].text == "\n".join(body)


def test_a_letter_cut_at_the_end_costs_one_letter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“They said”".encode()[:-1])
    assert read(tmp_path)[0].text == "“They said\ufffd"


# --- what an input names -----------------------------------------------------------------------------------------------------


def test_folder_is_walked_in_order_without_hidden_and_unknown(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.TXT", "b/1.md", "c.text", ".hidden.txt", ".git/x.txt", "d.docx", "e.log"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [a.text for a in read(tmp_path)] == ["a.TXT", "b/1.md", "b/2.txt", "c.text"]
    assert [a.text for a in read(tmp_path / "**/*.md", tmp_path / "e.log")] == ["b/1.md", "e.log"]


def test_a_name_with_brackets_is_a_file_first(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("one")
    assert [a.text for a in read(tmp_path / "a[1].txt")] == ["one"]


@pytest.mark.parametrize(
    "stream", [io.BytesIO(TEXT.encode("utf-8-sig")), io.StringIO(TEXT), io.TextIOWrapper(io.BytesIO(TEXT.encode("cp1252")), encoding="ascii")]
)
def test_stdin_is_one_text(stream: Any) -> None:
    assert read("-", stdin=stream) == [Article(content_id(TEXT), TEXT, source="stdin")]


def test_list_of_paths_on_stdin(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/c.txt").write_text("two")
    articles = read("@-", stdin=io.StringIO(f"{tmp_path}/a.txt\n\n{tmp_path}/gone.txt\r\n{tmp_path}/b\n"))
    assert [a.text for a in articles] == ["one", "", "two"]
    assert articles[1].error.startswith(f"{tmp_path}/gone.txt does not exist; ") and articles[1].source == f"{tmp_path}/gone.txt"
    assert list(paths_from([b"a\n", b"\n", b" b \r\n"])) == ["a", " b "]


def test_no_input_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "empty").mkdir()
    for bad, said in ((tmp_path / "empty", "holds no file"), (tmp_path / "gone.txt", "does not exist"), (tmp_path / "*.csv", "matches no file")):
        with pytest.raises(NoInputError, match=said):
            read_inputs([str(tmp_path / "a.txt"), str(bad)])
    for inputs in ([], ["-", "-"], ["-", "@-"]):
        with pytest.raises(NoInputError):
            read_inputs(inputs)


# --- bad input ---------------------------------------------------------------------------------------------------------------


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
    "huge.txt": (lambda: b"word " * 9000, "limit"),
    "huge.txt.gz": (lambda: gzip.compress(b"word " * 90000), "limit"),
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


GOOD_LINE = '{"id": "g", "text": "A missile flew."}'
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


def test_cut_archives_keep_what_came_before(tmp_path: Path) -> None:
    data = warc([("https://paper.example/1", page().encode(), "text/html", "200 OK")] * 2)
    (tmp_path / "a.warc").write_bytes(data[:-400])
    random_words = "\n".join(json.dumps({"id": str(i), "text": os.urandom(300).hex()}) for i in range(2000))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(random_words.encode())[:-100_000])
    (tmp_path / "c.jsonl.zst").write_bytes(zst(random_words.encode())[:-100_000])
    by_file = [list(read(p)) for p in sorted(tmp_path.iterdir())]
    assert [a.text for a in by_file[0]] == [TEXT, ""] and "cut off" in by_file[0][1].error
    for articles in by_file[1:]:
        assert len(articles) > 1000 and all(a.text for a in articles[:-1]) and f"{len(articles) - 1} articles before it were read" in articles[-1].error


def test_corrupt_parquet_is_told(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "n.parquet"
    parquet.write_table(pyarrow.table({"id": ["1"], "words": ["x"]}), path)
    assert "no text column (found: id, words)" in read(path)[0].error
    parquet.write_table(pyarrow.table({"text": ["x" * 500]}), path)
    path.write_bytes(path.read_bytes()[:-30])
    assert "damaged" in read(path)[0].error


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("a.parquet", "pyarrow.parquet", "parquet"), ("a.pdf", "pypdf", "pdf"), ("a.warc", "warcio.archiveiterator", "warc"), ("a.txt.zst", "zstandard", "zstd")],
)
def test_missing_library_names_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / name).write_bytes(b"x")
    assert f"pip install 'news-fact-extractor[{extra}]'" in read(tmp_path)[0].error


# --- streaming ---------------------------------------------------------------------------------------------------------------


class Counted(io.FileIO):
    """A file that counts the bytes read from it."""

    taken = 0

    def readinto(self, buffer: Any) -> int | None:
        size = super().readinto(buffer)
        Counted.taken += size or 0
        return size


@pytest.mark.parametrize("ending", [".jsonl", ".json", ".csv"])
def test_the_first_article_comes_before_the_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    path = tmp_path / f"n{ending}"
    records = [{"id": str(i), "text": f"{i} {TEXT}"} for i in range(10_000)]
    if ending == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["id", "text"], *([r["id"], r["text"]] for r in records)])
    else:
        path.write_text(json.dumps(records) if ending == ".json" else "\n".join(map(json.dumps, records)), encoding="utf-8")
    monkeypatch.setattr("builtins.open", lambda p, mode: io.BufferedReader(Counted(p)))
    Counted.taken = 0
    articles = read_inputs([str(path)])
    assert isinstance(articles, Iterator) and next(articles).id == "0"
    assert Counted.taken < path.stat().st_size / 20
    assert sum(1 for _ in articles) == 9_999


def test_heavy_libraries_are_imported_only_when_met(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_bytes(jsonl())
    code = (
        "import sys; from extractor.read.inputs import read_inputs; assert len(list(read_inputs([sys.argv[1]]))) == 2; "
        "print([m for m in ('trafilatura', 'htmldate', 'dateparser', 'charset_normalizer', 'pyarrow', 'pypdf', 'warcio', 'zstandard') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True).stdout == "[]\n"


# --- near-duplicates ---------------------------------------------------------------------------------------------------------

LONG = " ".join(
    f"{a} {b} {c}"
    for a in ("missile", "launch", "sea", "Seoul", "Tokyo", "range")
    for b in ("flew", "fell", "said", "rose")
    for c in ("north", "east", "again", "km", "high")
)
COPIES = [
    LONG,
    f"UPDATE 2 - SEOUL (Agency) - {LONG}\n\nReporting by A. Writer",
    LONG.upper(),
    LONG.replace("Tokyo flew", "Osaka flew"),
    LONG[: len(LONG) * 9 // 10],
]


def test_near_duplicates_are_marked_with_the_first(tmp_path: Path) -> None:
    finder = DuplicateFinder()
    marks = [finder.first_of(Article(f"d{i}", text)) for i, text in enumerate(COPIES)]
    assert marks == ["", "d0", "d0", "d0", "d0"]
    assert [
        finder.first_of(Article(i, t)) for i, t in (("o", OTHER), ("t", TEXT), ("e", ""), ("e2", " … "), ("s", "Missile fired"), ("s2", "Missile fired"))
    ] == ["", "", "", "", "", "s"]


def test_duplicates_are_cheap_and_the_same_in_every_process() -> None:
    words = list(LONG.split())
    finder = DuplicateFinder()
    articles = [Article(str(i), " ".join(words[(i * 7 + j * j) % len(words)] + str((i * j) % 97) for j in range(500))) for i in range(100)]
    start = time.perf_counter()
    for article in articles:
        finder.first_of(article)
    assert (time.perf_counter() - start) / len(articles) < 0.01  # measured: 0.0003 s; the bound leaves room for a busy machine
    code = "import sys; from extractor.read.duplicates import signature; print(signature(sys.argv[1]).tolist())"
    other = subprocess.run([sys.executable, "-c", code, LONG], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": "7"}).stdout
    found = signature(LONG)
    assert found is not None and other == f"{found.tolist()}\n"


def test_articles_are_counted_where_that_is_cheap(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A missile flew.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(f"{GOOD_LINE}\n{GOOD_LINE}\n", encoding="utf-8")
    endings = tuple(ENDINGS)
    assert count_articles([str(tmp_path)], endings) == 3
    (tmp_path / "c.csv").write_text("id,text\n1,x\n", encoding="utf-8")
    assert count_articles([str(tmp_path)], endings) is None and count_articles(["-"], endings) is None
