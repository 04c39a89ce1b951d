"""Which reader reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from extractor.read.archives import read_warc
from extractor.read.article import Article
from extractor.read.csv_records import read_csv
from extractor.read.documents import read_text
from extractor.read.feeds import read_feed
from extractor.read.files import File
from extractor.read.json_records import read_json, read_jsonl
from extractor.read.mail import read_mail, read_mbox, read_mhtml
from extractor.read.office import read_docx, read_odt, read_rtf
from extractor.read.pages import read_html
from extractor.read.parquet_records import read_parquet
from extractor.read.pdf import read_pdf

Reader = Callable[[File], Iterable[Article]]
READERS: dict[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "warc": read_warc,
    "mail": read_mail,
    "mbox": read_mbox,
    "mhtml": read_mhtml,
    "feed": read_feed,
    "rtf": read_rtf,
    "docx": read_docx,
    "odt": read_odt,
    "pdf": read_pdf,
    "parquet": read_parquet,
}
"""The reader of each kind that `kinds` tells."""
