"""The phrases that tell of a reaction, their kind and manner; what is denied or only might be."""

from __future__ import annotations

import pytest
from conftest import finder, sentences_of


def cues(text: str) -> list[tuple[str, str]]:
    """(kind, manner) of each cue of a sentence."""
    [s] = sentences_of(text)
    return [(c.kind.name, "said" if c.said else "joint" if c.joint else "mutual" if c.mutual else "") for c in finder().cues.find(s)]


@pytest.mark.parametrize(
    "text, kind, manner",
    [
        pytest.param("Tokyo condemned the launch.", "condemn", "", id="verb"),
        pytest.param("It was a reckless act.", "condemn", "said", id="word-of-judgement"),
        pytest.param('Moscow called it an "aggression" against a state.', "condemn", "", id="quotation-mark-before-the-judgement"),
        pytest.param("The premier said he was shocked by the attack.", "concern", "", id="shocked"),
        pytest.param("Kishida and Biden agreed that it was serious.", "consult", "joint", id="two-that-agree"),
        pytest.param("Biden spoke with Kishida on Monday.", "consult", "mutual", id="both-who-talk"),
        pytest.param("Paris warned, warning of grave consequences.", "warn", "", id="warn"),
        pytest.param("He would immediately impose new sanctions.", "sanction", "", id="would-impose"),
        pytest.param("Seoul's bombers were joined by Japanese fighters.", "military", "mutual", id="joined-by"),
        pytest.param("The president was not concerned about the firing.", "reassure", "said", id="not-concerned"),
    ],
)
def test_kind_and_manner(text: str, kind: str, manner: str) -> None:
    assert (kind, manner) in cues(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Beijing stopped short of condemning the launch.", id="stopped-short"),
        pytest.param("Tokyo never condemned it.", id="never"),
        pytest.param("Washington may impose sanctions.", id="may"),
        pytest.param("Officials warned residents to take shelter.", id="warning-of-danger"),
        pytest.param("The Early Warning System, Kim said, had seen it.", id="in-a-name"),
        pytest.param("The missile blasted off at dawn.", id="another-sense"),
    ],
)
def test_what_is_denied_or_might_be_is_no_cue(text: str) -> None:
    assert cues(text) == []


def test_a_warning_may_speak_of_what_might_be() -> None:
    assert ("warn", "") in cues("It could, Seoul warned, face consequences.")
