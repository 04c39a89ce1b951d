"""Whether a place stands in a quotation, and where the quotation begins."""

from __future__ import annotations

import pytest

from extractor.events.quotations import begins_in_quotation, in_quotation, opening
from extractor.mentions.model import Sentence


@pytest.mark.parametrize(
    "text, inside",
    [
        pytest.param('Tokyo said "it is HERE" on Monday.', True, id="straight"),
        pytest.param('Tokyo said "it is" HERE on Monday.', False, id="straight-closed"),
        pytest.param("Tokyo said “it is HERE” on Monday.", True, id="curly"),
        pytest.param("Tokyo said “it is” HERE on Monday.", False, id="curly-closed"),
        pytest.param("It is HERE,” Tokyo said.", True, id="opened-in-the-sentence-before"),
        pytest.param("It is so,” HERE it said.", False, id="closed-before"),
        pytest.param("Tokyo is HERE.", False, id="none"),
        pytest.param('It said , " this is HERE " .', True, id="between-spaces"),
        pytest.param('It said , " this is " HERE .', False, id="between-spaces-closed"),
    ],
)
def test_in_a_quotation(text: str, inside: bool) -> None:
    assert in_quotation(Sentence(0, 0, len(text), text), text.index("HERE")) == inside


def test_where_it_begins() -> None:
    text = "Tokyo said “it is HERE”."
    s = Sentence(0, 0, len(text), text)
    assert text[opening(s, text.index("HERE"))] == "“"
    assert opening(s, 3) == 0


@pytest.mark.parametrize(
    "before, begins",
    [
        pytest.param("“This is wrong. ", True, id="open"),
        pytest.param('"This is wrong. ', True, id="straight"),
        pytest.param("“This is wrong.” ", False, id="closed"),
        pytest.param("“This is wrong.\n", False, id="another-paragraph"),
    ],
)
def test_a_sentence_that_begins_in_a_quotation(before: str, begins: bool) -> None:
    text = before + "It must stop."
    assert begins_in_quotation(Sentence(1, len(before), len(text), text)) == begins
