"""Units of measure: their spellings, what they measure, and their factors (units.json)."""

from __future__ import annotations

import logging
import re
import warnings
from functools import lru_cache
from pathlib import Path

from extractor.annotate.numbers import number_value

LOG = logging.getLogger(__name__)
UNITS = Path(__file__).with_name("units.json")
UNIT_NAMES = {
    "km": r"kms?|kilomet(?:re|er)s?",
    "mi": r"(?:statute )?miles?|mi",
    "nmi": r"nautical[ -]miles?|nmi|nm",
    "m": r"met(?:re|er)s?|(?<=[\d \u00a0-])m",
    "ft": r"feet|foot|ft",
    "yd": r"yards?|yd",
    "s": r"seconds?|secs?|(?<=[\d \u00a0-])s",
    "min": r"minutes?|mins?",
    "h": r"hours?|hrs?",
}
LENGTHS, DURATIONS = ("km", "nmi", "mi", "m", "ft", "yd"), ("s", "min", "h")
KM = {"kilometre": 1.0, "mile": 1.609344, "nautical mile": 1.852, "metre": 0.001, "foot": 0.0003048, "yard": 0.0009144}
SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
METRIC = {"km", "m"}


@lru_cache(maxsize=1)
def _quantulum():  # type: ignore[no-untyped-def]
    """quantulum3's parser, with only our units.

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
    load.load_custom_units([UNITS], use_general_units=False, use_language_units=False)
    return parser


@lru_cache(maxsize=50_000)
def read(number: str, unit: str) -> tuple[float, str] | None:
    """(value, quantulum3's unit name) of "1,100" and "kilometres"; None where that is no quantity.

    quantulum3 sees a plain figure only ("450 kilometres" for "four hundred and fifty kilometres"): of words, of long numbers and of
    other scripts it makes other numbers, hangs, or raises. What it raises costs this one span.
    """
    value = number_value(number)
    if value is None:
        return None
    name = unit if unit == "NM" else unit.lower().replace("-", " ")
    try:
        found = _quantulum().parse(f"{value:.6f}".rstrip("0").rstrip(".") + f" {name}")
    except Exception:  # a library's, of any kind
        LOG.debug("quantulum3 cannot read %r %r", number, unit, exc_info=True)
        return None
    if len(found) != 1 or found[0].unit.name not in {**KM, **SECONDS}:
        return None
    return float(found[0].value), str(found[0].unit.name)


def unit_key(unit: str) -> str:
    for key, pattern in UNIT_NAMES.items():
        if re.fullmatch(pattern.replace(r"(?<=[\d \u00a0-])", ""), unit, re.I):
            return key
    raise ValueError(f"not a unit of units.json: {unit!r}")


def convert(number: str, unit: str) -> tuple[float, str] | None:
    """("1,100", "miles") -> (1770.28, "km"); ("39", "minutes") -> (2340.0, "s")."""
    got = read(number, unit)
    if got is None:
        return None
    value, name = got
    return (value * KM[name], "km") if name in KM else (value * SECONDS[name], "s")


def kind_of(unit: str) -> str:
    return "LENGTH" if unit_key(unit) in LENGTHS else "DURATION"
