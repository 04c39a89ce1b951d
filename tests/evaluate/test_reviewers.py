"""How far two reviewers agree."""

from __future__ import annotations

import pytest

from extractor.evaluate.reviewers import Agreed, compare, kappa
from extractor.tables.decisions import Decision


def decision(fact_id: str, verdict: str, value: str = "350", attribute: str = "distance", article: str = "a1", **more: str) -> Decision:
    claim = {"value": value, "unit": "km", "asserted_by": more.get("by", "KOR")}
    return Decision(fact_id, article, verdict, attribute, "e1", claim, text="350 km", start=int(more.get("start", "4")), end=10, sentence="It flew 350 km.")


def slot(agreed: Agreed, name: str) -> tuple[int, int, float | None, float | None]:
    return next((s.claims, s.same, s.kappa, s.f1) for s in agreed.slots if s.slot == name)


def test_kappa_of_cohens_own_kind_of_table() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: seen 0.7, by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_kappa_says_nothing_where_chance_agrees_on_all() -> None:
    assert kappa([("right", "right")] * 5) is None
    assert kappa([]) is None


def test_two_that_decide_alike_agree_on_all() -> None:
    one = [decision("f1", "right"), decision("f2", "wrong", "340")]
    agreed = compare(one, list(one))
    assert slot(agreed, "ALL") == (2, 2, 1.0, 1.0)
    assert agreed.differences == []


def test_another_verdict_is_a_difference_and_another_value() -> None:
    agreed = compare([decision("f1", "right"), decision("f2", "wrong", "340")], [decision("f1", "right"), decision("f2", "right", "340")])
    assert slot(agreed, "distance")[:2] == (2, 1)
    assert slot(agreed, "ALL")[3] == pytest.approx(2 / 3)
    assert [(d.fact_id, d.first, d.second) for d in agreed.differences] == [("f2", "wrong", "right")]


def test_two_edits_to_other_values_are_one_verdict_but_a_difference() -> None:
    agreed = compare([decision("f1", "edited", "360")], [decision("f1", "edited", "370")])
    assert slot(agreed, "ALL")[:2] == (1, 1)
    assert slot(agreed, "ALL")[3] == 0.0
    assert [(d.first_value, d.second_value) for d in agreed.differences] == [("360", "370")]


def test_a_fact_that_both_add_under_ids_of_their_own_is_one() -> None:
    agreed = compare([decision("added-1", "added")], [decision("added-2", "added")])
    assert slot(agreed, "ALL") == (0, 0, None, 1.0)
    assert agreed.differences == []


def test_a_fact_that_one_adds_is_a_difference() -> None:
    both = decision("f1", "right")
    agreed = compare([both, decision("added-1", "added", "90", "altitude", start="30")], [both])
    assert [(d.fact_id, d.slot, d.first, d.second) for d in agreed.differences] == [("added-1", "altitude", "added", "")]
    assert slot(agreed, "altitude")[3] == 0.0


def test_articles_that_only_one_has_looked_at_are_left_out() -> None:
    agreed = compare([decision("f1", "right"), decision("f9", "right", article="a2")], [decision("f1", "right")])
    assert slot(agreed, "ALL")[0] == 1
    assert agreed.differences == []
