"""What counts on judged articles let expect of others: means, intervals, the design effect of articles."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.evaluate.expectation import Estimate, Rate


def test_the_mean_is_the_rate_for_the_exposure() -> None:
    assert Rate(100, 1000).expected(200).mean == pytest.approx(20, rel=0.01)
    assert Rate(0, 1000).expected(2000).mean == pytest.approx(1.0)  # none seen is not none expected


def test_nothing_judged_or_nothing_to_judge_is_nothing_expected() -> None:
    assert Rate().expected(100).interval() == Rate(5, 50).expected(0).interval() == (0, 0)


def test_a_count_that_is_known_for_sure_varies_as_poisson_does() -> None:
    low, high = Estimate(100, 100).interval()
    assert (low, high) == (81, 120)  # the 2.5 and 97.5 % points of a Poisson of mean 100


@pytest.mark.parametrize(("mean", "variance"), [(3.0, 9.0), (40.0, 300.0), (2500.0, 90_000.0)])
def test_the_interval_is_that_of_a_negative_binomial(mean: float, variance: float) -> None:
    drawn = np.random.default_rng(1).negative_binomial(mean**2 / (variance - mean), mean / variance, 400_000)
    low, high = Estimate(mean, variance).interval()
    assert np.mean(drawn < low) <= 0.026 and np.mean(drawn > high) <= 0.026
    assert np.mean(drawn < low + max(1, 0.05 * mean)) > 0.024 and np.mean(drawn > high - max(1, 0.05 * mean)) > 0.024


def test_the_interval_holds_what_it_promises_for_articles_of_all_sizes() -> None:
    """Articles drawn anew: their rows are wrong together (each article has its own rate), which the design effect sees."""
    random = np.random.default_rng(7)

    def articles(number: int) -> list[tuple[float, float]]:
        rows = random.integers(1, 30, number)
        return [(float(random.binomial(n, p)), float(n)) for n, p in zip(rows, random.beta(1, 4, number), strict=True)]

    held = 0
    for _ in range(300):
        rate, others = Rate.of(articles(60)), articles(120)
        low, high = rate.expected(sum(n for _, n in others)).interval()
        held += low <= sum(c for c, _ in others) <= high
    assert rate.design > 1.5
    assert 0.9 < held / 300 < 0.995


def test_rows_that_are_independent_have_no_design_effect() -> None:
    assert Rate.of([(1, 10), (1, 10), (1, 10), (1, 10)]).design == 1.0
    assert Rate.of([(4, 10), (0, 10), (0, 10), (0, 10)]).design > 3


def test_sources_that_lie_apart_make_the_interval_wide() -> None:
    alike, apart = Rate.of([(1, 10), (2, 10), (3, 10)] * 20, [(2, 10), (1, 10), (3, 10)] * 20), Rate.of([(1, 10)] * 60, [(3, 10)] * 60)
    assert alike.between == 0 and 0.4 < apart.between < 0.8
    (low, high), (near, far) = apart.expected(1000).interval(), alike.expected(1000).interval()
    assert low < near and far < high


def test_estimates_add_up() -> None:
    one, two = Estimate(10, 30), Estimate(5, 6)
    assert one + two == Estimate(15, 36)
    (low, high), (low_one, high_one) = (one + two).interval(), one.interval()
    assert low > low_one and high > high_one and high - low < (high_one - low_one) + (two.interval()[1] - two.interval()[0])
