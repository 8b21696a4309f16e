"""What the screen for a hand-typed card number shows."""

from __future__ import annotations

import enum
from dataclasses import dataclass

# The consonants that stand on the same key of every layout sold where the product is.
NUMBER_LETTERS = "BCDFGHJKLNPRSTVX"
NUMBER_LENGTH = 9


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
