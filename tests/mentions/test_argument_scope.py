"""How far a trigger reaches to its objects, and what ends its reach."""

from __future__ import annotations

import pytest
from conftest import sentences_of

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.mentions.argument_scope import ObjectReach
from extractor.mentions.model import ObjectMention, Sentence


@pytest.fixture(scope="module")
def reach() -> ObjectReach:
    return ObjectReach(Pipeline("missile_launch", find_folder("missile_launch")).wording)


def told(s: Sentence, o: ObjectMention | None) -> str:
    return s.text[o.start : o.end] if o is not None else ""


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("It fired two cruise missiles.", "two cruise missiles", id="at-once"),
        pytest.param("It fired what appeared to be a ballistic missile.", "a ballistic missile", id="appearance"),
        pytest.param("It fired after a missile came.", "", id="another-clause"),
        pytest.param("It fired; a missile came.", "", id="semicolon"),
        pytest.param("It fired at a village near the border and far from any town, in an hour, one missile.", "", id="too-far"),
    ],
)
def test_right(reach: ObjectReach, text: str, found: str) -> None:
    [s] = sentences_of(text)
    assert told(s, reach.right(s, text.index("fired") + 5, 14)) == found


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("Two missiles were launched.", "Two missiles", id="subject"),
        pytest.param("The missile, which can reach Tokyo, was launched.", "The missile", id="aside"),
        pytest.param("Nine rockets including a Shahab-3 were launched.", "Nine rockets", id="one-of"),
        pytest.param("It saw the missile because ships were launched.", "", id="another-clause"),
    ],
)
def test_left(reach: ObjectReach, text: str, found: str) -> None:
    [s] = sentences_of(text)
    assert told(s, reach.left(s, text.index("launched"), 14)) == found


@pytest.mark.parametrize(
    "text, others",
    [
        ("It fired a ballistic missile and two cruise missiles.", ["two cruise missiles"]),
        ("It fired a ballistic missile, not a cruise missile.", []),
        ("It fired a ballistic missile that followed a cruise missile.", []),
    ],
)
def test_coordinated(reach: ObjectReach, text: str, others: list[str]) -> None:
    [s] = sentences_of(text)
    assert [told(s, o) for o in reach.coordinated(s, s.objects[0])] == others
