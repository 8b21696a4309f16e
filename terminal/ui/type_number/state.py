"""What the screen for a hand-typed card number shows."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from shared_domain.card_numbers import NUMBER_ALPHABET, NUMBER_LETTERS

# What the pad offers, and how many letters a number has with its check letter.
PAD_LETTERS = NUMBER_ALPHABET
NUMBER_LENGTH = NUMBER_LETTERS + 1


class NumberProblem(enum.Enum):
    """Why the number at hand names no card."""

    CHECK_LETTER = "check_letter"
    UNKNOWN_CARD = "unknown_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeNumberState:
    """`letters` typed so far, capitals without separators: eight and a check letter."""

    letters: str = ""
    problem: NumberProblem | None = None
    busy: bool = False

    @property
    def is_complete(self) -> bool:
        return len(self.letters) == NUMBER_LENGTH
