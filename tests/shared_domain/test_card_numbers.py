"""The number that people type: its check letter catches every slip of one or two letters."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.card_numbers import (
    NUMBER_ALPHABET,
    card_number_of,
    formatted,
    number_prefix,
    parse_card_number,
)

card_ids = st.from_regex(r"[0-9a-f]{16}", fullmatch=True)


@given(card_ids)
def test_a_number_names_the_first_half_of_its_card_id(card_id: str) -> None:
    number = card_number_of(card_id)

    assert len(number) == 9
    assert parse_card_number(number) == number
    assert number_prefix(number) == card_id[:8]


@given(card_ids)
def test_every_single_wrong_letter_is_caught(card_id: str) -> None:
    number = card_number_of(card_id)
    wrong = [
        number[:place] + letter + number[place + 1 :]
        for place in range(9)
        for letter in NUMBER_ALPHABET
        if letter != number[place]
    ]

    assert len(wrong) == 9 * 15
    assert [text for text in wrong if parse_card_number(text) is not None] == []


@given(card_ids)
def test_every_swap_of_two_letters_is_caught(card_id: str) -> None:
    number = card_number_of(card_id)
    for left, right in combinations(range(9), 2):
        letters = list(number)
        letters[left], letters[right] = letters[right], letters[left]
        swapped = "".join(letters)
        assert swapped == number or parse_card_number(swapped) is None


def test_no_single_error_and_no_swap_passes_for_any_pair_of_digits() -> None:
    # The check is linear: what holds for all pairs of digits at all pairs of places holds always.
    for first, second in combinations(NUMBER_ALPHABET, 2):
        for left, right in combinations(range(8), 2):
            digits = ["B"] * 8
            digits[left], digits[right] = first, second
            number = card_number_of(number_prefix("".join(digits)) + "0" * 8)
            swapped = list(number)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            assert parse_card_number("".join(swapped)) is None


@given(card_ids)
def test_how_a_number_is_written_does_not_matter(card_id: str) -> None:
    number = card_number_of(card_id)

    for written in (
        formatted(number),
        number.lower(),
        " ".join(number),
        f"\u00a0{formatted(number).lower()}  ",
        number[:4] + "." + number[4:],
        number[:4] + "\u2011" + number[4:8] + "\u2013" + number[8:],
    ):
        assert parse_card_number(written) == number


def test_a_number_is_printed_in_groups() -> None:
    assert formatted("KLPRGHJXB") == "KLPR-GHJX-B"


@pytest.mark.parametrize(
    "text", ["", "B", "B" * 8, "B" * 10, "BBBB-BBBB-A", "ßBBBBBBB", "\ud800" * 9]
)
def test_what_is_not_a_number_is_refused(text: str) -> None:
    assert parse_card_number(text) is None


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_is_typed_raises(text: str) -> None:
    number = parse_card_number(text)

    assert number is None or parse_card_number(number) == number
