"""What the tests share: one loaded extractor for the session, and short ways to ask it for rows."""

from __future__ import annotations

import functools

import pytest
from hypothesis import settings

import extractor
from extractor.claims.model import Claim, Reading
from extractor.events.reactions import ReactionFinder
from extractor.extraction import Extractor
from extractor.mentions.model import Sentence
from extractor.read.article import Article
from extractor.tables.columns import Row
from extractor.tables.rows import Rows

PUBLISHED = "2024-01-10"  # a Wednesday; the tests' day of publication where they name no other

settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=40)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def extractor_() -> Extractor:
    return extractor.load("missile_launch")


@functools.lru_cache(maxsize=2000)
def rows_of(text: str, published: str = PUBLISHED) -> Rows:
    """The rows of the four tables for one text."""
    return next(iter(extractor.load("missile_launch").rows([Article("t", text, published=published)])))


def facts_of(text: str, published: str = PUBLISHED) -> list[Row]:
    """The fact rows of one text, in the order of the table."""
    return rows_of(text, published).facts


def values_of(text: str, attribute: str, published: str = PUBLISHED, role: str = "") -> list[str]:
    """The values of one attribute, of events of one role or of all, in order, each once."""
    return list(dict.fromkeys(f["value"] for f in facts_of(text, published) if f["attribute"] == attribute and role in ("", f["role"])))


def events_of(text: str, published: str = PUBLISHED, role: str = "") -> list[Row]:
    """The event rows of one text, of one role or of all."""
    return [e for e in rows_of(text, published).events if role in ("", e["role"])]


def reactions_of(text: str, published: str = PUBLISHED) -> set[tuple[str, str]]:
    """(government, type) of each reaction."""
    return {(r["government"], r["reaction"]) for r in rows_of(text, published).reactions}


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text with their objects and triggers, as the claims see them."""
    x = extractor.load("missile_launch")
    return x.sentences.read(next(x.nlp.pipe([x.nlp.make_doc(text)])))


def claims_of(text: str, attribute: str = "") -> list[Claim]:
    """The claims of a text's sentences, of one attribute or of all, before they are joined to events."""
    readings = extractor.load("missile_launch").claims.read(sentences_of(text))
    return [c for r in readings for c in r.claims if attribute in ("", c.attribute)]


def readings_of(text: str) -> list[Reading]:
    """The sentences of a text with their claims and sources."""
    return extractor.load("missile_launch").claims.read(sentences_of(text))


def finder() -> ReactionFinder:
    """The reaction finder of the shipped pipeline, with its parts."""
    found = extractor.load("missile_launch").reactions
    assert found is not None
    return found


def fails(*args: object, reason: str, id: str) -> object:
    """A case that is right by the codebook and that the code does not get right yet."""
    return pytest.param(*args, marks=pytest.mark.xfail(strict=True, reason=reason), id=id)
