"""What kind a file is: its content tells where it can, else its ending."""

from __future__ import annotations

import gzip
import io
import os
import threading
from pathlib import Path

import pytest
from article_files import PUBLISHED, RECORDS, TEXT, TITLE, jsonl, page, read, table

from extractor.read.kinds import kind_of


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.4", "a.txt", "pdf"),
        (b"{\\rtf1 x}", "a.doc", "rtf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a.txt", "html"),
        (b"<!-- saved --><html lang='en'>", "a.doc", "html"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "a.xml", "feed"),
        (b"<?xml version='1.0'?><root>", "a.xml", "feed"),
        (b"<p>It flew.</p>", "", "html"),
        (b"<p>It flew.</p>", "a.csv", "csv"),
        (b'{"text": "x"}\n{"text": "y"}\n', "", "jsonl"),
        (b'{"text": "x"}', "", "json"),
        (b'[{"text": "x"}]', "a.txt", "json"),
        (b'{\n "text": "x"}', "", "json"),
        (b"[Yonhap] North Korea fired a missile.", "a.txt", "text"),
        (b"{sic} North Korea", "", ""),
        (b"id,text,date\n1,x,y\n", "", "csv"),
        (b"id\ttitle\ttext\n1\tx\ty\n", "a.txt", "csv"),
        (b"Text, pictures and titles of the launch\n", "", ""),
        (b"text, content\n", "a.txt", "csv"),
        (b"From: a@b.c\nSubject: x\nDate: y\n\nz", "", "mail"),
        (b"Received: by x\n y\nFrom: a@b.c\n\nz", "a.txt", "mail"),
        (b"From: Seoul\nIt flew.", "a.txt", "text"),
        (b"Date: 28 January 2026\nTitle: x\n\nIt flew.", "a.txt", "text"),
        (b"From a@b.c Wed Jan 28 09:00:00 2026\nFrom: a@b.c\n", "a.txt", "mbox"),
        (b"From Seoul, on Wed Jan 28 2026\nit flew", "a.txt", "text"),
        (b"WARC/1.0\r\n", "", "warc"),
        (b"North Korea fired a missile.", "a.doc", ""),
        (b"", "a.JSONL.GZ", "jsonl"),
    ],
)
def test_kind_of(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


@pytest.mark.parametrize("data", [page(head=PUBLISHED).encode(), jsonl(), table(","), table("\t")], ids=["html", "jsonl", "csv", "tsv"])
@pytest.mark.parametrize("how", ["stdin", "a.txt", "a.dat", "pipe"])
def test_the_same_articles_on_stdin_under_any_ending_and_from_a_pipe(tmp_path: Path, data: bytes, how: str) -> None:
    if how == "stdin":
        articles = read("-", stdin=io.BytesIO(data))
    elif how == "pipe":
        os.mkfifo(tmp_path / "pipe")
        writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(data,))
        writer.start()
        articles = read(tmp_path / "pipe")
        writer.join()
    else:
        (tmp_path / how).write_bytes(data)
        articles = read(tmp_path / how)
    first = articles[0]
    assert (first.text, first.title, first.published, first.publisher) == (TEXT, TITLE, "2026-01-28", "The Paper")


def test_the_type_that_is_given_goes_over_what_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("It flew <b>far</b>.")
    assert read(tmp_path / "a.html", kind="text")[0].text == "It flew <b>far</b>."
    (tmp_path / "b.txt").write_text(f"text\n{RECORDS[1]['text'].split(chr(10))[0]}\n")
    assert read(tmp_path / "b.txt", kind="csv")[0].source == f"{tmp_path}/b.txt:2"


def test_text_on_stdin_of_many_records_is_read_as_it_comes() -> None:
    class Endless(io.RawIOBase):
        """A pipe that never ends."""

        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:
            line = b'{"text": "A missile flew."}\n'
            at = Endless.given % len(line)
            data = (line * (len(buffer) // len(line) + 2))[at : at + len(buffer)]
            buffer[: len(data)] = data
            Endless.given += len(data)
            return len(data)

    from extractor.read.inputs import read_inputs

    articles = read_inputs(["-"], stdin=io.BufferedReader(Endless(), 1 << 12))
    assert [next(articles).text for _ in range(5000)] == ["A missile flew."] * 5000
    assert Endless.given < 1_000_000


def test_what_is_packed_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(page(head=PUBLISHED).encode()))
    assert read(tmp_path)[0].title == TITLE
