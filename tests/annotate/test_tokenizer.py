"""Long words are tokenized in pieces, and nothing of the text is lost."""

from __future__ import annotations

import time

import pytest
import spacy

from extractor.annotate.tokenizer import LONGEST, BoundedTokenizer

INNER = spacy.blank("en").tokenizer


@pytest.mark.parametrize("text", ["", "A missile flew.", " " * 300, "=" * 1000, "a" * (LONGEST + 1), f"See {'x/' * 200} now.", "“" * 99 + " it " + "(" * 101])
def test_the_text_stays(text: str) -> None:
    assert BoundedTokenizer(INNER)(text).text == text


def test_short_words_are_as_ever() -> None:
    text = "U.S. officials said (on Tuesday): it flew 60km."
    assert [t.text for t in BoundedTokenizer(INNER)(text)] == [t.text for t in INNER(text)]


def test_signs_cost_no_time() -> None:
    begun = time.process_time()
    BoundedTokenizer(INNER)("=" * 20_000)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "word"), [("It fell into Sunan!”Seoul condemned it.", "Seoul"), ("Was it Sunan?Seoul asked.", "Seoul"), ("“It flew.”Tokyo protested.", "Tokyo")]
)
def test_no_word_runs_over_a_lost_space(text: str, word: str) -> None:
    doc = BoundedTokenizer(INNER)(text)
    assert doc.text == text and word in [t.text for t in doc]
