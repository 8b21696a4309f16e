"""Whole numbers that are added and rounded down, never clamped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import (
    MAX_DELTA,
    MAX_PURCHASE_CENTS,
    NOTHING,
    Amounts,
    points_for_purchase,
    smallest_earning_purchase_cents,
)

amounts = st.builds(Amounts, st.integers(-50, 50), st.integers(-50, 50))


@given(amounts, amounts, amounts)
def test_amounts_add_like_numbers(a: Amounts, b: Amounts, c: Amounts) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + b == b + a
    assert a - b == a + -b
    assert a - a == NOTHING


@given(amounts, amounts)
def test_one_amount_covers_another_when_nothing_would_be_missing(a: Amounts, b: Amounts) -> None:
    rest = a - b

    assert a.covers(b) is (rest.stamps >= 0 and rest.points >= 0)


@pytest.mark.parametrize(
    ("cents", "rate", "points"),
    [(99, 1, 0), (100, 1, 1), (199, 1, 1), (1, 100, 1), (9, 10, 0), (10, 10, 1), (1299, 10, 129)],
)
def test_points_are_rounded_down(cents: int, rate: int, points: int) -> None:
    assert points_for_purchase(cents, rate) == points


@given(st.integers(1, 10_000))
def test_the_smallest_earning_purchase_earns_and_one_cent_less_does_not(rate: int) -> None:
    smallest = smallest_earning_purchase_cents(rate)

    assert points_for_purchase(smallest, rate) >= 1
    assert points_for_purchase(smallest - 1, rate) == 0


def test_the_largest_purchase_at_the_highest_rate_still_fits_one_entry() -> None:
    assert points_for_purchase(MAX_PURCHASE_CENTS, 10_000) <= MAX_DELTA
