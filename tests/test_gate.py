"""The accuracy gate holds, and it can fail: a cue list broken on purpose brings figures below their floors."""

from __future__ import annotations

import json

import gate
import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.extraction import Extractor


def floors() -> dict[str, object]:
    return json.loads(gate.FLOORS.read_text(encoding="utf-8"))


def test_no_slot_is_below_its_floor(extractor_: Extractor) -> None:
    assert gate.failures(gate.measure(extractor_), floors()) == []


@pytest.mark.parametrize(("name", "slot"), [("length_before", "altitude"), ("event_verb", "launcher"), ("reaction", "reaction")])
def test_a_broken_cue_list_fails_the_gate(name: str, slot: str) -> None:
    pipeline = Pipeline("missile_launch", find_folder("missile_launch"))
    lists = pipeline.wording.lists
    lists[name] = dict.fromkeys(lists[name], "no such word") if isinstance(lists[name], dict) else "no such word"
    failed = gate.failures(gate.measure(Extractor(pipeline)), floors())
    assert any(f.startswith(f"{slot}, launches:") for f in failed)


def test_a_changed_corpus_fails_the_gate(extractor_: Extractor) -> None:
    changed = floors() | {"sha256": "0" * 64}
    assert any("corpus" in f for f in gate.failures(gate.measure(extractor_), changed))


def test_the_corpus_is_as_large_as_it_says(extractor_: Extractor) -> None:
    for names, size in ((gate.GENRES["launches"], 100), (gate.GENRES["general"], 60)):
        texts = [a.id for name in names for a in gate.articles(name)]
        assert len(texts) == size and texts == [g["id"] for name in names for g in gate.gold(extractor_, name)]
    assert len(list(gate.articles(gate.QUIET))) == 50
