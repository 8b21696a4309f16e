"""Typing an amount, the way a till does it and the way people write it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import MAX_PURCHASE_CENTS
from terminal.ui.customer.amount_typing import TypedAmount


def typed(keys: str) -> TypedAmount:
    amount = TypedAmount()
    for key in keys:
        match key:
            case ",":
                amount = amount.separator()
            case "<":
                amount = amount.erase()
            case "O":
                amount = amount.double_zero()
            case digit:
                amount = amount.digit(int(digit))
    return amount


def test_digits_push_in_from_the_right_as_cents() -> None:
    assert typed("1840").cents == 1840


def test_the_double_zero_key_types_two_zeros() -> None:
    assert typed("18O").cents == 1800


def test_a_comma_makes_what_came_before_whole_units() -> None:
    assert typed("18,4").cents == 1840
    assert typed("18,40").cents == 1840
    assert typed("18,").cents == 1800


def test_a_third_digit_and_a_second_comma_after_a_comma_mean_nothing() -> None:
    assert typed("18,409").cents == 1840
    assert typed("18,,4").cents == 1840


def test_erasing_takes_the_last_digit_back() -> None:
    assert typed("1840<").cents == 184
    assert typed("<").cents == 0


def test_erasing_ends_the_writing_of_cents() -> None:
    assert typed("18,40<5").cents == 1845


@given(st.text(alphabet="0123456789,<O", max_size=40))
def test_no_typing_leaves_the_bounds_of_a_purchase(keys: str) -> None:
    assert 0 <= typed(keys).cents <= MAX_PURCHASE_CENTS
