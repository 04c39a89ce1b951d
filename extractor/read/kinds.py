"""What kind of file some bytes are: by their content where that tells, else by the file's ending."""

from __future__ import annotations

import csv
import json
import re

from extractor.read.fields import FIELDS, NAMES, key

ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".warc": "warc",
    ".eml": "mail",
    ".mbox": "mbox",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".rtf": "rtf",
    ".docx": "docx",
    ".odt": "odt",
    ".pdf": "pdf",
    ".parquet": "parquet",
}
"""The kind of a file by its name's ending."""
KINDS = tuple(dict.fromkeys(ENDINGS.values()))
HEAD = 65_536  # bytes of a file that are looked at
# What a saved page or a folder holds beside texts: no article, and no loss.
ASSETS = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".ico",
        ".webp",
        ".bmp",
        ".tif",
        ".tiff",
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".eot",
        ".mp3",
        ".mp4",
        ".m4a",
        ".wav",
        ".avi",
        ".mov",
        ".webm",
        ".py",
        ".pyc",
        ".r",
        ".sh",
        ".log",
        ".lock",
        ".tmp",
        ".bak",
    ]
)
_MAGIC = ((b"%PDF-", "pdf"), (b"PAR1", "parquet"), (b"{\\rtf", "rtf"), (b"WARC/", "warc"))
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)
_PAGE_PART = re.compile(rb"(?:<\?xml[^>]*>\s*)?<(?:head|body|article|div|p|h1|main|section|title|meta)[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"(?:<\?xml[^>]*>\s*|<\?xml-stylesheet[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF|atom:feed)[\s>]", re.IGNORECASE | re.DOTALL)
_MBOX = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\n]*\d{4}[^\n]*\n(?:>?[\w-]+: )")
_HEADER = re.compile(rb"([A-Za-z][\w-]{1,40}):[ \t]")
_MAIL_HEADERS = frozenset((b"from", b"subject", b"date", b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"to", b"content-type"))
_MAIL_ONLY = frozenset((b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"))


def kind_of_name(name: str) -> str:
    """The kind by the ending of a name, without an ending of compression; "" where nobody knows it."""
    lower = name.lower()
    for ending in (".gz", ".zst"):
        lower = lower.removesuffix(ending)
    return next((kind for ending, kind in ENDINGS.items() if lower.endswith(ending)), "")


def kind_of(head: bytes, name: str = "") -> str:
    """The kind of a file that begins with these bytes; "" where neither they nor the name's ending tell.

    A container (PDF, RTF, Word …), a page, a feed and an archive are known whatever the ending; records and mail only under an ending of text, an unknown
    one, or none, because a page or a CSV may hold what looks like them.
    """
    named = kind_of_name(name)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    certain = _certain(start, head)
    if certain and not (certain == "html" and named in ("mail", "mbox", "mhtml", "feed", "csv", "json", "jsonl")):
        return certain
    if named not in ("", "text"):
        return named
    return _likely(start) or named


def _certain(start: bytes, head: bytes) -> str:
    found = next((kind for magic, kind in _MAGIC if start.startswith(magic)), "")
    if found:
        return found
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head)
    if _FEED.match(start):
        return "feed"
    return "html" if _PAGE.match(start) else ""


def _zipped(head: bytes) -> str:
    """Which office format a zip is, by the names that stand at its beginning."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]:
        return "odt"
    return "docx" if b"word/" in head or b"[Content_Types].xml" in head[:200] else ""


def _likely(start: bytes) -> str:
    """Records and mail, by the first lines."""
    if start.startswith((b"{", b"[")):
        return _json(start)
    if _MBOX.match(start):
        return "mbox"
    if _is_mail(start):
        return "mhtml" if re.search(rb"^content-type:\s*multipart/related", start[:4096], re.IGNORECASE | re.MULTILINE) else "mail"
    if _PAGE_PART.match(start):
        return "html"
    return "csv" if _is_csv(start) else ""


def _json(start: bytes) -> str:
    first, _, rest = start.partition(b"\n")
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return "json" if re.match(rb'\{\s*"|\[\s*\{\s*"', start) else ""
    if isinstance(record, dict):
        return "jsonl" if rest.strip() else "json"
    return "json" if isinstance(record, list) and record and isinstance(record[0], dict) else ""


def _is_mail(start: bytes) -> bool:
    """Whether the first lines are headers of mail, one of them such as only mail has, or From, Subject and Date together."""
    names = set()
    for line in start[:16_384].split(b"\n")[:60]:
        found = _HEADER.match(line)
        if found:
            names.add(found[1].lower())
        elif not (names and line[:1] in b" \t" and line.strip()):
            break
    return bool(names & _MAIL_ONLY and len(names & _MAIL_HEADERS) >= 2) or {b"from", b"subject", b"date"} <= names


def _is_csv(start: bytes) -> bool:
    """Whether the first line is a header row: a name for the text, another that is known, and nothing long."""
    line = start[:4096].partition(b"\n")[0].decode("utf-8", "replace")
    for delimiter in ",;\t|":
        try:
            names = [key(name) for name in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error:
            continue
        if len(names) > 1 and set(names) & set(FIELDS["text"]) and len(set(names) & NAMES) > 1 and max(map(len, names)) <= 40:
            return True
    return False
