"""Counts on judged articles carried over to others: how many to expect, and between what bounds.

A rate is a count for an exposure (wrong rows for foretold wrong ones, missed values for right ones). What it lets expect for another exposure has
Jeffreys' gamma as the rate's uncertainty and a Poisson count around it: a negative binomial. Rows of one article are alike, so both are widened by the
design effect, the variance of the count over articles by that of independent rows (L. Kish, "Survey Sampling", 1965, for a ratio estimate); and texts
of another source have another rate, by as much as those of the judged sources lie apart. Sums of several are matched by mean and variance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log, sqrt

import numpy as np

JEFFREYS = 0.5  # of a count, so that none seen is not none expected
LEVEL = 0.95
WIDE = 12.0  # standard deviations beyond the mean at which nothing is left


@dataclass(frozen=True, slots=True)
class Estimate:
    """An expected count. Independent ones add up."""

    mean: float = 0.0
    variance: float = 0.0

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(self.mean + other.mean, self.variance + other.variance)

    def interval(self, level: float = LEVEL) -> tuple[int, int]:
        """Between which counts the number lies with that probability."""
        if self.mean <= 0:
            return 0, 0
        below = np.cumsum(self._shares())
        tail = (1 - level) / 2
        return int(np.searchsorted(below, tail)), int(np.searchsorted(below, 1 - tail))

    def _shares(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """The probability of each count from 0, of the negative binomial with this mean and variance (a Poisson where that is no greater)."""
        spread = max(self.variance, self.mean * (1 + 1e-9))
        shape, share = self.mean**2 / (spread - self.mean), 1 - self.mean / spread
        counts = np.arange(ceil(self.mean + WIDE * sqrt(spread)) + 20, dtype=np.float64)
        steps = np.log(counts[:-1] + shape) - np.log(counts[1:]) + log(share)
        found: np.ndarray[tuple[int], np.dtype[np.float64]] = np.exp(np.concatenate(([0.0], np.cumsum(steps))) + shape * log(1 - share))
        return found


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` for an `exposure`, as judged. `design` is the design effect of articles, 1 where rows are independent; `between` how far rates of texts
    from different sources lie apart, as a share of the rate (coefficient of variation), 0 where what is foretold comes from the same source."""

    count: float = 0.0
    exposure: float = 0.0
    design: float = 1.0
    between: float = 0.0

    @classmethod
    def of(cls, *sources: Sequence[tuple[float, float]]) -> Rate:
        """The rate of the articles of one or several sources by (count, exposure) of each article."""
        sources = tuple(articles for articles in sources if sum(e for _, e in articles) > 0)
        count, exposure = (sum(pair[i] for articles in sources for pair in articles) for i in (0, 1))
        if count <= 0:
            return cls(count, exposure)
        design = max(1.0, sum(_spread(articles) for articles in sources) / count)
        return cls(count, exposure, design, _between(sources, count / exposure, design / exposure))

    def expected(self, exposure: float) -> Estimate:
        """What it lets expect for another exposure; nothing known where nothing was judged is nothing expected."""
        if exposure <= 0 or self.exposure <= 0:
            return Estimate()
        mean = exposure * (self.count + JEFFREYS) / self.exposure
        return Estimate(mean, mean * self.design * (1 + exposure / self.exposure) + (self.between * mean) ** 2)


def _spread(articles: Sequence[tuple[float, float]]) -> float:
    """The variance of a count over articles of different sizes: that of a ratio's residuals."""
    rate = sum(c for c, _ in articles) / sum(e for _, e in articles)
    return sum((c - rate * e) ** 2 for c, e in articles) * len(articles) / max(1, len(articles) - 1)


def _between(sources: Sequence[Sequence[tuple[float, float]]], rate: float, noise: float) -> float:
    """How far the rates of several sources lie apart beyond chance, by moments (R. DerSimonian and N. Laird, Controlled Clinical Trials 7, 1986);
    `noise` is the variance of a rate by that of its exposure."""
    number, sizes = len(sources), [sum(e for _, e in articles) for articles in sources]
    if number < 2:
        return 0.0
    rates = [sum(c for c, _ in articles) / size for articles, size in zip(sources, sizes, strict=True)]
    apart = sum(size / sum(sizes) * (r - rate) ** 2 for r, size in zip(rates, sizes, strict=True)) * number / (number - 1)
    return sqrt(max(0.0, apart - number * noise * rate)) / rate
