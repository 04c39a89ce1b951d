"""Units of measure, as declared in `units.yml`: how they are written, what they measure, what one is worth."""

from __future__ import annotations

import logging
import math
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from extractor.annotate.numbers import number_value
from extractor.domain.declarations import load_yaml
from extractor.domain.wording import NEVER, spaced

LOG = logging.getLogger(__name__)
GENERAL = Path(__file__).with_name("units.yml")


METRIC = "metric"  # units between which a conversion is exact
EXACT = 10  # from this on a figure of another system of units is a whole number


def as_exact_as_told(value: float) -> float:
    """A figure told in another system of units: 700 miles are 1,127 km, not 1,126.5408, and three miles 4.8."""
    return round(value, 0 if abs(value) >= EXACT or not value else 1 - math.floor(math.log10(abs(value))))


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of one quantity. A value is the number times `factor`, in `into`; `before` and `after` are fragments of patterns."""

    key: str
    quantity: str
    factor: float
    into: str
    name: str = ""
    system: str = ""
    before: str = ""
    after: str = ""
    greatest: float = float("inf")
    decimals: int = 4  # of a value

    def value(self, number: str) -> float | None:
        """The value of a number told in this unit, in `into`; None where it is none or above the greatest."""
        told = read(number, self.name) if self.name else number_value(number)
        if told is None or told > self.greatest:
            return None
        value = told * self.factor
        return round(value, self.decimals) if self.system in ("", METRIC) else as_exact_as_told(value)


@dataclass(frozen=True, slots=True)
class Rate:
    """A quantity that is one quantity in another: SPEED is LENGTH in DURATION."""

    quantity: str
    of: str
    per: str
    factor: float
    into: str
    decimals: int


class Units:
    """The units of one or more files; ValueError where a file declares a unit without what it needs."""

    def __init__(self, *paths: Path) -> None:
        self.units: list[Unit] = []
        self.rates: list[Rate] = []
        for path in paths:
            for quantity, declared in load_yaml(path).items():
                self._add(path, quantity, declared)

    def _add(self, path: Path, quantity: str, declared: Mapping[str, Any]) -> None:
        for key, spec in declared["units"].items():
            if "factor" not in spec or not (spec.get("before") or spec.get("after")):
                raise ValueError(f"{path}: the unit {key!r} of {quantity} needs a factor, and how it is written before or after a number")
            into = key if spec.get("keeps") else declared.get("unit", "")
            shown = {k: spec[k] for k in ("name", "system", "before", "after", "greatest") if k in spec}
            self.units.append(Unit(key, quantity, float(spec["factor"]), into, decimals=declared.get("decimals", 4), **shown))
        if "per" in declared:
            rate = declared["per"]
            self.rates.append(Rate(quantity, rate["of"], rate["in"], float(rate["factor"]), declared.get("unit", ""), declared.get("decimals", 4)))

    @cached_property
    def after(self) -> str:
        """All units written behind a number, as one alternation."""
        return spaced("|".join(f"(?:{u.after})" for u in self.units if u.after)) or NEVER

    @cached_property
    def before(self) -> str:
        return spaced("|".join(f"(?:{u.before})" for u in self.units if u.before)) or NEVER

    @cached_property
    def per(self) -> str:
        """The units that a rate may be told in ("an hour", "/s"), as one alternation."""
        return "|".join(f"(?:{u.after})" for u in self.units if u.quantity in {r.per for r in self.rates}) or NEVER

    @cached_property
    def _written(self) -> list[tuple[re.Pattern[str], Unit]]:
        """A unit is looked up by its spelling alone, where what must stand before it is not seen."""
        fragments = [(re.sub(r"\(\?<=.*?\)", "", spaced(f)), u) for u in self.units for f in (u.after, u.before) if f]
        return [(re.compile(f, re.I), u) for f, u in fragments]

    @lru_cache(maxsize=2_000)  # noqa: B019  (the units of a pipeline live as long as it does)
    def of(self, written: str) -> Unit:
        """The unit written so; ValueError where there is none."""
        for pattern, unit in self._written:
            if pattern.fullmatch(written):
                return unit
        raise ValueError(f"not a unit that is declared: {written!r}")

    def rate(self, unit: Unit, per: Unit) -> Unit | None:
        """ "km" in "s" as a unit of speed; None where no quantity is one in the other."""
        for r in self.rates:
            if (unit.quantity, per.quantity) == (r.of, r.per):
                return Unit(f"{unit.key}/{per.key}", r.quantity, unit.factor / per.factor * r.factor, r.into, unit.name, unit.system, decimals=r.decimals)
        return None


@lru_cache(maxsize=1)
def general() -> Units:
    """The units of any domain: lengths, durations, speeds."""
    return Units(GENERAL)


@lru_cache(maxsize=1)
def _quantulum() -> Any:
    """quantulum3's modules (load, parser), without its general units.

    Two steps keep its start under 0.2 s instead of 1.7 s: inflect, which it imports, type-checks itself through typeguard at
    import (1.5 s), and its general units are pluralised one by one (0.2 s).
    """
    import typeguard

    original = typeguard.typechecked
    typeguard.typechecked = lambda target=None, **_: target
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Classifier dependencies not installed")
            import inflect  # noqa: F401
            from quantulum3 import load, parser
    finally:
        typeguard.typechecked = original
    return load, parser


KNOWN: dict[str, dict[str, object]] = {}  # the units that quantulum3 has been told of: its state is the process's


def _parser(name: str) -> Any:
    load, parser = _quantulum()
    if name not in KNOWN:
        KNOWN[name] = {"surfaces": [name], "entity": "dimensionless", "URI": name, "dimensions": [], "symbols": []}
        load.clear_caches()
        load.load_custom_units([KNOWN], use_general_units=False, use_language_units=False)
    return parser


@lru_cache(maxsize=50_000)
def read(number: str, name: str) -> float | None:
    """What quantulum3 reads of a number with a unit's plain name; None where that is no quantity.

    It sees a plain figure only ("450 kilometre" for "four hundred and fifty kilometres"): of words, of long numbers and of other
    scripts it makes other numbers, hangs, or raises. What it raises costs this one span.
    """
    value = number_value(number)
    if value is None:
        return None
    try:
        found = _parser(name).parse(f"{value:.6f}".rstrip("0").rstrip(".") + f" {name}")
    except Exception:  # a library's, of any kind
        LOG.debug("quantulum3 cannot read %r %r", number, name, exc_info=True)
        return None
    return float(found[0].value) if len(found) == 1 and found[0].unit.name == name else None
