"""What a claim refers to before the whole article is read."""

from __future__ import annotations

import pytest
from conftest import claims_of

from extractor.claims.model import Claim, CoastReference, DateExpression, TargetLand, date_told, number


def test_a_day_is_told_as_an_expression_and_has_no_value_yet() -> None:
    [claim] = claims_of("North Korea fired a missile from Sunan on Tuesday.", "date")
    assert (claim.value, claim.reference) == ("", DateExpression("wd:1", "weekday"))


def test_a_coast_is_told_with_its_side_and_owner() -> None:
    [claim] = claims_of("North Korea fired a missile that fell into waters off South Korea's eastern coast.", "landing_area")
    assert claim.reference == CoastReference("east", "KOR")


def test_a_country_keeps_its_code_beside_its_name() -> None:
    [claim] = claims_of("Iran fired two missiles at Israel.", "landing_area")
    assert (claim.value, claim.reference) == ("Israel", TargetLand("ISR"))


def test_claims_of_no_day_tell_an_empty_one() -> None:
    assert date_told(Claim("count", "2", 0, 3, 0)) == DateExpression("", "")


def test_only_quantities_have_a_unit() -> None:
    claims = claims_of("North Korea fired a missile from Sunan on Tuesday that flew 350 km into the Sea of Japan.")
    assert {c.attribute for c in claims if c.unit} == {c.attribute for c in claims if c.is_quantity} == {"distance"}


@pytest.mark.parametrize("value, shown", [(350.0, "350"), (0.30480, "0.3048"), (1234.56789, "1234.5679"), (0.0, "0")])
def test_numbers_have_no_trailing_zeros(value: float, shown: str) -> None:
    assert number(value) == shown
