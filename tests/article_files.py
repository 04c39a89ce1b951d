"""Files of each kind, made by hand, with the same article in them."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from extractor.read.article import Article
from extractor.read.inputs import read_inputs
from extractor.read.reading import Reading

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
    stdin = options.pop("stdin", None)
    return list(read_inputs([str(i) for i in inputs], Reading(**options), stdin=stdin))


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
                writer.create_warc_record(
                    url,
                    name,
                    payload=io.BytesIO(payload),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": "2026-01-29T00:00:00Z", "WARC-Record-ID": f"<urn:{name}:{url}>"},
                )
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


RECORD_FILES = {".jsonl": jsonl, ".ndjson": jsonl, ".json": lambda: json.dumps(RECORDS).encode(), ".csv": lambda: table(","), ".tsv": lambda: table("\t")}
COMPRESS: dict[str, Callable[[bytes], bytes]] = {"": plain, ".gz": gzip.compress, ".zst": zst}
GOOD_LINE = '{"id": "g", "text": "A missile flew."}'
