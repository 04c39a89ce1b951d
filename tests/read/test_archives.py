"""Archives of pages: each page is an article, and a cut archive keeps what came before."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from article_files import PUBLISHED, TEXT, page, read, warc, zst


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
