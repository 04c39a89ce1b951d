"""The measuring script: its scores are those of `extractor evaluate`, its intervals those of articles drawn anew, and what is unread stays so."""

from __future__ import annotations

import json
from dataclasses import replace

import gate
import measure
import numpy as np
import pytest

from extractor.extraction import Extractor


def scored(article_id: str, counts: list[int], *errors: str, of: str = "general") -> measure.Scored:
    return measure.Scored(of, article_id, {"ALL": counts}, list(errors))


def lines(now: list[measure.Scored], before: list[measure.Scored] | None = None) -> str:
    out: list[str] = []
    measure.report(now, before, out.append)
    return "\n".join(out)


def test_the_scores_are_those_of_evaluate(extractor_: Extractor) -> None:
    name, (of_set,) = "own-general", gate.GENRES["general"]
    articles = measure.score(extractor_, name, measure.run(extractor_, name, None))
    tp, fp, fn = measure.counts_of(articles, "ALL").sum(0)
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))["f1"][of_set]
    assert len(articles) == 60 and 2 * tp / (2 * tp + fp + fn) == pytest.approx(gate.measure(extractor_).f1[of_set]["ALL"], abs=1e-4)
    assert set(articles[0].counts) == set(floors)


def test_an_interval_holds_the_figure_and_is_as_wide_as_articles_differ() -> None:
    alike, unlike = [[3, 1, 1]] * 50, [[6, 0, 0], [0, 2, 2]] * 25
    for counts, width in ((alike, 0.0), (unlike, 0.2)):
        draws = measure.drawn(np.array(counts, float))
        low, high = np.percentile(draws, measure.INTERVAL)
        assert low <= 0.75 <= high and (high - low == pytest.approx(width) if not width else high - low > width)


def test_a_difference_is_of_the_same_drawn_articles() -> None:
    before = [scored(str(i), [i % 5, 1, 1], of="dev") for i in range(40)]
    now = [replace(a, counts={"ALL": [a.counts["ALL"][0] + 1, 1, 1]}) for a in before]
    (line,) = measure.differences(before, now)
    low = float(line.split("[")[1].split(",")[0])
    assert "F1 0.667 -> 0.750  +0.083" in line and low > 0.06
    assert measure.differences(before, before) == []


def test_articles_that_one_result_lacks_are_left_out() -> None:
    out = measure.differences([scored("x", [0, 1, 1])], [scored("x", [1, 0, 0]), scored("y", [0, 9, 9])])
    assert out[0] == "1 articles are in both" and "0.000 -> 1.000" in out[1]


def test_what_was_gained_and_lost_is_told_by_article() -> None:
    out = measure.changes(
        [scored("x", [1, 1, 0], "count | wrong | 1 | 2", "date | missed | 2020 | ")], [scored("x", [2, 1, 0], "date | missed | 2020 | ", "site")]
    )
    assert out == ["+ x | count | wrong | 1 | 2", "- x | site"]


def test_halves_are_told_apart_where_there_are_any() -> None:
    text = lines([scored("a", [1, 0, 0]), scored("c", [0, 1, 1]), scored("a", [1, 0, 0], of="own-world")])
    assert "general: 2 articles" in text and "own-world: 1 articles" in text and "own-world, " not in text
    assert "general, unread: 1 articles" in text and "general, read: 1 articles" in text


def test_of_unread_articles_no_error_is_kept(extractor_: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "HALVED", ("own-general",))
    found = measure.run(extractor_, "own-general", None)
    articles = measure.score(extractor_, "own-general", found)
    assert {measure.unread(a.id) for a in articles if a.errors} == {False}
    assert any(measure.unread(a.id) for a in articles)
