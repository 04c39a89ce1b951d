"""What stands in the cells of an event's row: for each kind of attribute, which of its claims stands for the event."""

from __future__ import annotations

from collections.abc import Callable

from extractor.claims.model import Claim, Designation, date_told, number
from extractor.domain.codebook import Attribute, Codebook
from extractor.events.model import Event
from extractor.tables.columns import CLASS_BASES, CLASS_BASIS, SITE_PRECISION, Row, country_column, quantity_columns, unit_columns
from extractor.tables.place_coordinates import Places

MULTIPLE = "multiple"  # qualifier of a number not told: "several", a bare plural
TOLD_BASIS, DESIGNATION_BASIS = CLASS_BASES
AT_LEAST, EXACT = "at_least", "exact"
TOLD = 2  # strength of a claim that the text tells, not one that was guessed


def cells(e: Event, a: Attribute, codebook: Codebook, places: Places) -> Row:
    """The columns of one attribute with their values, "" where nothing is told."""
    found = _of_kind(e, a, codebook, places)
    return found | codebook.identifiers.cells(a.name, str(found.get(a.name, "")))


def _of_kind(e: Event, a: Attribute, codebook: Codebook, places: Places) -> Row:
    if a.kind == "place" and a.coordinates:
        return _place_cells(e, a, codebook, places)
    if a.kind == "class":
        return _class_cells(e, a, codebook)
    return CELLS.get(a.kind, _plain_cells)(e, a)


def _plain_cells(e: Event, a: Attribute) -> Row:
    best = e.best(a.name)
    return {a.name: best.value if best else ""}


def _date_cells(e: Event, a: Attribute) -> Row:
    """The surest day, of equals the one told in most detail."""
    best = max(_claims(e, a), key=lambda c: (c.strength, len(c.value), -c.start), default=None)
    return {a.name: best.value if best else "", f"{a.name}_basis": date_told(best).basis if best else ""}


def _count_cells(e: Event, a: Attribute) -> Row:
    best = number_told(_claims(e, a))
    return {a.name: int(best.value) if best and best.value else "", f"{a.name}_qualifier": best.qualifier if best else ""}


def number_told(claims: list[Claim]) -> Claim | None:
    """The claim of the first number told; that of a bare plural where no number is told for sure, or only "a missile" after it."""
    plurals = [c for c in claims if c.qualifier == MULTIPLE]
    first = _first_number(claims, guessed=not plurals)
    after_plural = first is not None and first.value == "1" and any(c.start < first.start for c in plurals)
    if first is None or after_plural:
        return next(iter(claims), None)  # the first told, as there is no number, or only "a missile" after a plural
    return first  # the first number told


def _first_number(claims: list[Claim], *, guessed: bool) -> Claim | None:
    numbers = [c for c in claims if c.value]
    sure = [c for c in numbers if c.strength >= TOLD]
    exact = (c for c in sure if c.qualifier == EXACT and sure[0].qualifier == AT_LEAST and int(c.value) > int(sure[0].value))
    return next(exact, next(iter(sure), None)) or (next(iter(numbers), None) if guessed else None)  # the first sure one, or a greater exact one after "over"


def _class_cells(e: Event, a: Attribute, codebook: Codebook) -> Row:
    """The finest class told, else that of the designation; where objects have names, what it was taken from."""
    claims = [c for c in _claims(e, a) if c.value]
    told = [c.value for c in claims if not isinstance(c.reference, Designation)]
    designated = [c.value for c in claims if isinstance(c.reference, Designation)]
    finest = finest_class(told, codebook.general_classes)
    cls = finest_class([c for c in (finest, *designated) if c], codebook.general_classes)
    basis = "" if not cls else TOLD_BASIS if cls in told else DESIGNATION_BASIS
    return {a.name: cls} | ({CLASS_BASIS: basis} if codebook.of_kind("name") else {})


def finest_class(values: list[str], general: tuple[str, ...]) -> str:
    """The first class told that is not a general one ("missile" gives way to "cruise missile"), else the finest of those."""
    finer = (v for v in values if v not in general)
    return next(finer, next((v for v in reversed(general) if v in values), ""))


def _place_cells(e: Event, a: Attribute, codebook: Codebook, places: Places) -> Row:
    best = e.best(a.name)
    name = best.value if best else ""
    of = next(iter(e.values(codebook.first("agent"))), "")
    latitude, longitude = places.coordinates(name, of)
    found = {a.name: name, "latitude": latitude, "longitude": longitude, country_column(a): places.country(name, of)}
    return found | {SITE_PRECISION: codebook.place_precision.get(places.kind(name, of), "")}


def _quantity_cells(e: Event, a: Attribute) -> Row:
    """For each unit the first claim's value, and the least and greatest over the claims."""
    row: Row = dict.fromkeys(quantity_columns(a), "")
    ranges = [(c, c.value_min, c.value_max) for c in _claims(e, a) if c.value_min is not None and c.value_max is not None]
    for unit, column in unit_columns(a).items():
        alike = [(c.value, least, greatest) for c, least, greatest in ranges if c.unit == unit]
        if alike:
            row |= {column: alike[0][0], f"{column}_min": number(min(r[1] for r in alike)), f"{column}_max": number(max(r[2] for r in alike))}
    return row


def _claims(e: Event, a: Attribute) -> list[Claim]:
    return [c for c in e.claims if c.attribute == a.name]


CELLS: dict[str, Callable[[Event, Attribute], Row]] = {"date": _date_cells, "count": _count_cells, "quantity": _quantity_cells}
