"""The card number that people read and type: eight letters and one check letter.

The number is the first half of the card id, so a pre-signed blank card already has one. Only
the 16 consonants of the card alphabet are used: they sit on the same key of every layout we
meet, and spell no words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shared_domain.identifiers import CardId

NUMBER_ALPHABET = "BCDFGHJKLNPRSTVX"
NUMBER_LETTERS = 8
_GROUPS = (4, 8)


def card_number_of(card_id: CardId) -> str:
    """The nine letters of this card's number, without separators."""
    digits = [int(digit, 16) for digit in card_id[:NUMBER_LETTERS]]
    return "".join(NUMBER_ALPHABET[digit] for digit in (*digits, _check_digit(digits)))


def formatted(card_number: str) -> str:
    """As it is printed: KLPR-GHJX-B."""
    first, second = _GROUPS
    return f"{card_number[:first]}-{card_number[first:second]}-{card_number[second:]}"


def parse_card_number(text: str) -> str | None:
    """The nine letters of what a person typed, or None when the check letter does not fit.

    Case, spaces, dots and dashes do not matter. Every single wrong letter and every swap of
    two letters is caught (see `_check_digit`).
    """
    letters = [char for char in text.upper() if char not in " -.\u00a0\u2011\u2013"]
    if len(letters) != NUMBER_LETTERS + 1 or any(char not in NUMBER_ALPHABET for char in letters):
        return None
    digits = [NUMBER_ALPHABET.index(char) for char in letters]
    if _check_digit(digits[:-1]) != digits[-1]:
        return None
    return "".join(letters)


def number_prefix(card_number: str) -> str:
    """The hex digits of the card id that this number stands for."""
    return "".join(f"{NUMBER_ALPHABET.index(char):x}" for char in card_number[:NUMBER_LETTERS])


def _check_digit(digits: list[int]) -> int:
    """A weighted sum in GF(16), the weights being successive powers of x modulo x^4 + x + 1.

    The weights are all different and none is zero or one, so one wrong digit always changes
    the sum, and so does exchanging any two, the check digit included.
    """
    total = 0
    for digit, products in zip(digits, _PRODUCTS, strict=True):
        total ^= products[digit]
    return total


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 0x10:
            left ^= 0x13
        right >>= 1
    return product


def _weights() -> Iterator[int]:
    weight = 2
    for _ in range(NUMBER_LETTERS):
        yield weight
        weight = _times(weight, 2)


# Every digit times every weight: a server makes thousands of numbers a second.
_PRODUCTS = [[_times(digit, weight) for digit in range(16)] for weight in _weights()]
