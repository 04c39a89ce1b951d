"""A short run of the fuzzer: the same texts and files each time."""

from __future__ import annotations

import fuzz
import pytest
from hypothesis import strategies as st


@pytest.mark.parametrize("number", range(4))
def test_news_like_texts(number: int) -> None:
    assert fuzz.attempt(fuzz.check_text, st.tuples(fuzz.texts(), fuzz.publications), 60, number) == ""


@pytest.mark.parametrize("number", range(4))
def test_damaged_files(number: int) -> None:
    assert fuzz.attempt(fuzz.check_file, fuzz.files(), 100, number) == ""
