"""What is shot down was fired."""

from __future__ import annotations

import pytest
from conftest import sentences_of

FILLER = "Talks went on. Nothing was signed. "


@pytest.mark.parametrize(
    "text, agents",
    [
        pytest.param("Ukraine shot down two Russian missiles.", ["RUS"], id="whose-it-was"),
        pytest.param(FILLER + "Israel intercepted a missile from Yemen.", [""], id="where-it-came-from"),
        pytest.param("A missile was shot down over Riyadh on Tuesday.", [""], id="the-news-of-a-day"),
        pytest.param(FILLER + "A missile was shot down over Riyadh on Tuesday.", [], id="further-down"),
        pytest.param("A missile was shot down over Riyadh.", [], id="no-day"),
        pytest.param("Rockets were shot down on Tuesday.", [], id="no-number"),
        pytest.param("An interceptor was shot down on Tuesday.", [], id="what-defends"),
        pytest.param("It could have shot down a missile from Yemen.", [], id="could-have"),
    ],
)
def test_what_was_shot_down(text: str, agents: list[str]) -> None:
    assert [t.agent for s in sentences_of(text) for t in s.triggers] == agents
