"""Who "it" is before a verb."""

from __future__ import annotations

import pytest
from conftest import sentences_of


def agent(text: str) -> tuple[str, str]:
    """Code and words of the agent of the last trigger."""
    [*_, t] = [t for s in sentences_of(text) for t in s.triggers]
    return t.agent, text[slice(*t.agent_span)]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("North Korea is under sanctions. It fired two missiles.", ("PRK", "North Korea"), id="it"),
        pytest.param("Iran rejected the charge. On Monday, the country launched a satellite.", ("IRN", "Iran"), id="the-country"),
        pytest.param("Iran has rejected talks with Britain. On Tuesday it fired two missiles.", ("IRN", "Iran"), id="the-first-of-two"),
        pytest.param("Iran is silent. U.S. officials said on Tuesday it had fired two missiles.", ("IRN", "Iran"), id="of-whom-officials-speak"),
        pytest.param("Iran backs the Houthis. The rebels fired a missile.", ("houthi", "Houthis"), id="a-group"),
        pytest.param("Seoul said Iran was silent. It fired two missiles.", ("", ""), id="whom-the-first-speaks-of"),
        pytest.param("Iran is silent. Hezbollah said it had fired two missiles.", ("hezbollah", "Hezbollah"), id="one-of-its-own-sentence"),
        pytest.param("Iran is silent. Its test of a missile on Monday failed.", ("IRN", "Iran"), id="its-test"),
        pytest.param("Iran is silent. The test of a missile on Monday failed.", ("", ""), id="the-test"),
        pytest.param("There was no word from Japan. It fired two missiles.", ("", ""), id="no-subject"),
        pytest.param("The Iran-backed group was silent. It fired two missiles.", ("", ""), id="a-part-of-a-compound"),
        pytest.param("Kim Jong Un spoke. He fired two missiles.", ("", ""), id="he"),
        pytest.param("Iran is silent. The ship turned. It was bold. It fired two missiles.", ("", ""), id="too-far-back"),
        pytest.param("Iran is silent. The missile it has fired fell.", ("", ""), id="no-beginning-of-a-clause"),
    ],
)
def test_agent(text: str, expected: tuple[str, str]) -> None:
    assert agent(text) == expected


def test_the_sentence_that_names_it_is_kept() -> None:
    [_, s] = sentences_of("North Korea is under sanctions. It fired two missiles.")
    assert s.triggers[0].agent_sentence == 0
