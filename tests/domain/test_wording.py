"""Wording lists on lists made by hand: how fragments become patterns."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.domain.wording import ListNames, Wording, alternatives, lines_of, phrase
from extractor.errors import DeclarationError

LISTS = """
verb: |
  fir(?:ed|es)
  shot (?:off|up)
adverb:
  means: how
  words: |
    again|once more
said: |
  {verb} {adverb}
outcome:
  labels:
    good: |
      went well
    bad: |
      went wrong|failed
worth:
  values: {one: 1, two: 2}
"""


@pytest.fixture
def wording(tmp_path: Path) -> Wording:
    path = tmp_path / "wording.yml"
    path.write_text(LISTS, encoding="utf-8")
    return Wording(path)


@pytest.mark.parametrize(("text", "found"), [("it FIRED", True), ("shot\n off", True), ("misfired", False), ("fired-upon", True), ("firedx", False)])
def test_a_list_matches_whole_words_in_any_case_over_any_space(wording: Wording, text: str, found: bool) -> None:
    assert (wording["verb"].search(text) is not None) == found


def test_a_list_that_is_left_out_matches_nothing(wording: Wording) -> None:
    assert wording["nobody"].search("") is None
    assert wording.declared("nobody") is None


def test_a_list_is_put_into_another(wording: Wording) -> None:
    assert wording["said"].search("it fired once more") is not None


def test_labels(wording: Wording) -> None:
    assert [m.lastgroup for m in wording.labelled("outcome").finditer("it failed, then went well")] == ["bad", "good"]
    assert wording["outcome"].search("went wrong") is not None


def test_words_with_values_are_a_list_too(wording: Wording) -> None:
    assert wording["worth"].search("two") is not None


def test_before_matches_right_before_a_place(wording: Wording) -> None:
    assert wording.before("adverb").search("once more ") is not None
    assert wording.before("adverb").search("once more it") is None


def test_a_phrase_puts_lists_into_a_template(wording: Wording) -> None:
    assert phrase(wording, r"\b{verb} {nobody}").search("it fired ") is None
    assert phrase(wording, r"\bnot {verb}\b").search("did not  fires") is not None


@pytest.mark.parametrize(
    ("line", "fragments"),
    [("a|b", ["a", "b"]), ("(?:a|b)c|d", ["(?:a|b)c", "d"]), (r"[|]|\||x", ["[|]", r"\|", "x"]), ("[]|]a|[^]|]", ["[]|]a", "[^]|]"]), ("a", ["a"])],
)
def test_alternatives_are_what_stands_between_bars_outside_of_brackets(line: str, fragments: list[str]) -> None:
    assert alternatives(line) == fragments


def test_an_indented_line_goes_on_with_the_one_before_it() -> None:
    assert lines_of("(?:a|\n  b)c\n\n# no fragment\nd\n") == ["(?:a|b)c", "d"]


def test_list_names_notes_what_is_asked_for_and_compiles_nothing(wording: Wording) -> None:
    names = ListNames.of(wording)
    names.lists["verb"] = "(broken"
    assert names["verb"].search("fired") is None
    phrase(names, "{adverb} {nobody}")
    names.labelled("outcome")
    assert {"verb", "adverb", "nobody", "outcome"} <= names.asked
    assert names.asked_labels == {"outcome"}


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wording.yml"
    path.write_text("- a\n- b\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match="must be a mapping of lists"):
        Wording(path)
