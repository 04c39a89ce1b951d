"""What holds for the rows of any text and for the articles of any file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from extractor.annotate import sentences
from extractor.domain.codebook import Codebook
from extractor.read.article import Article
from extractor.tables.columns import Row, columns, unit_columns
from extractor.tables.rows import Rows

PARTIAL = re.compile(r"\d{4}(-\d\d)?")
CODE = re.compile(r"[A-Z]{2,4}|G7|[a-z][\w .'’&-]*")
STATUSES = ("ok", "none", "failed", "skipped")


def is_real_date(value: str) -> bool:
    """A day that exists, or a month or a year of some day."""
    if PARTIAL.fullmatch(value):
        value = f"{value}-01-01"[:10]
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_number(value: str) -> bool:
    return re.fullmatch(r"\d+(\.\d+)?", value) is not None


def grounded(row: Row, text: str) -> None:
    """A row's text is an exact slice of the article's, within its sentence."""
    assert 0 <= row["start"] < row["end"] <= len(text)
    assert text[row["start"] : row["end"]] == row["text"]
    assert sentences.plain(row["text"]) in sentences.plain(row["sentence"])
    assert sentences.plain(row["sentence"]) in sentences.plain(text)


def check_value(fact: Row, book: Codebook) -> None:
    """The value of a fact is what the kind of its attribute in the codebook allows."""
    kind = book.attributes[fact["attribute"]].kind
    checks: dict[str, Callable[[str], object]] = {
        "agent": CODE.fullmatch,
        "date": is_real_date,
        "time": re.compile(r"([01]\d|2[0-3]):[0-5]\d").fullmatch,
        "class": lambda v: v in book.attributes[fact["attribute"]].values,
        "outcome": lambda v: v in book.attributes[fact["attribute"]].values,
        "count": lambda v: v == "" or v.isdigit(),
        "quantity": is_number,
        "place": bool,
        "name": bool,
    }
    assert checks[kind](fact["value"]), (fact["attribute"], fact["value"])


def check_fact(fact: Row, book: Codebook) -> None:
    """Value, qualifier, role, source, confidence, and the least and greatest value around the value."""
    check_value(fact, book)
    attribute = book.attributes[fact["attribute"]]
    allowed = book.count_qualifiers if attribute.kind == "count" else (*book.qualifiers, "")
    assert fact["qualifier"] in allowed
    assert fact["role"] in book.roles
    assert fact["asserted_by"] == "" or CODE.fullmatch(fact["asserted_by"])
    assert 0 <= fact["confidence"] <= 1
    if attribute.kind == "quantity":
        assert fact["unit"] in attribute.unit.split(" or ")
        assert fact["value_min"] <= float(fact["value"]) <= fact["value_max"]


def check_reaction(row: Row, text: str, book: Codebook) -> None:
    """A reaction is of a government, of a kind that the codebook has, by an actor that the text names."""
    assert sentences.plain(row["actor"]) in sentences.plain(text)
    assert row["plover"] == book.reactions[row["reaction"]]["plover"]
    assert re.fullmatch(r"[A-Z]{2,4}|G7", row["government"])


def check_event(event: Row, book: Codebook) -> None:
    """An event has the columns of the codebook, a role, a date that exists, and each least value at or under its greatest."""
    assert list(event) == columns("events", book)
    assert event["role"] in book.roles
    for attribute in book.of_kind("date"):
        assert event[attribute.name] == "" or is_real_date(event[attribute.name]), event[attribute.name]
    for attribute in book.of_kind("quantity"):
        for name in unit_columns(attribute).values():
            least, greatest = event[f"{name}_min"], event[f"{name}_max"]
            assert least == greatest == event[name] == "" or float(least) <= float(event[name]) <= float(greatest)


def check_rows(rows: Rows, text: str, book: Codebook) -> None:
    """All of one article's rows: one for the article, ids that are unique and meet, every fact and reaction grounded."""
    ids = [e["event_id"] for e in rows.events]
    assert ids == [f"e{i}" for i in range(1, len(ids) + 1)]
    assert {r["event_id"] for r in [*rows.facts, *rows.reactions]} <= set(ids)
    (article,) = rows.articles
    assert article["status"] in STATUSES and article["status"] != "failed", article["error"]
    assert (article["status"] == "ok") == bool(ids)
    for event in rows.events:
        check_event(event, book)
    names = [f["fact_id"] for f in rows.facts] + [r["reaction_id"] for r in rows.reactions]
    assert len(set(names)) == len(names)
    for fact in rows.facts:
        grounded(fact, text)
        check_fact(fact, book)
    for reaction in rows.reactions:
        grounded(reaction, text)
        check_reaction(reaction, text, book)


def check_article(article: Article, max_chars: int) -> None:
    """An article has either a text or an error that says why not, an id, one line of a title, and a date that exists or none; all can be written as UTF-8."""
    assert article.id and article.source
    assert bool(article.text.strip()) != bool(article.error)
    assert len(article.text) <= max_chars
    assert article.published == "" or (len(article.published) == 10 and is_real_date(article.published))
    for short in (article.id, article.title, article.publisher, article.url):
        assert "\n" not in short and len(short) <= 1_000
    for value in (article.id, article.text, article.title, article.publisher, article.url, article.source, article.error):
        value.encode()
    assert "Traceback" not in article.error
