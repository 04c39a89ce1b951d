"""Sentences with their mentions: what goes to which, page noise, short names."""

from __future__ import annotations

from conftest import sentences_of


def test_each_mention_goes_to_its_sentence() -> None:
    first, second = sentences_of("North Korea fired a missile on Tuesday. It flew 350 km at 7:05 a.m., Tokyo said.")
    assert [{n.code for n in s.actors} for s in (first, second)] == [{"PRK"}, {"JPN"}]
    assert [len(s.quantities) for s in (first, second)] == [0, 1]
    assert [len(s.dates) for s in (first, second)] == [1, 0]
    assert [len(s.times) for s in (first, second)] == [0, 1]


def test_page_noise_is_no_sentence() -> None:
    assert [s.string for s in sentences_of("North Korea fired a missile.\n\nREAD MORE: Iran fired a missile.")] == ["North Korea fired a missile."]


def test_a_short_name_needs_the_full_one_in_the_article() -> None:
    assert [n.code for s in sentences_of("The North fired a missile.") for n in s.actors] == []
    assert {n.code for s in sentences_of("North Korea spoke. The North fired a missile.") for n in s.actors} == {"PRK"}
    assert {n.code for s in sentences_of("North Korea spoke. The South answered.") for n in s.actors} == {"PRK", "KOR"}


def test_places_are_neither_actors_nor_objects() -> None:
    [s] = sentences_of("North Korea fired a Hwasong-14 missile from Sunan.")
    assert [n.name for n in s.places] == ["Sunan"]
    assert [n.table for n in s.names if n.table == "objects"] == ["objects"]


def test_a_sentence_without_words_of_events_has_no_triggers() -> None:
    assert [s.triggers for s in sentences_of("The minister spoke on Tuesday.")] == [[]]
