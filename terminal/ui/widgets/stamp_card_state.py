"""What a drawn stamp card shows; the customer looks at it, so it wears the vendor's colour."""

from __future__ import annotations

from dataclasses import dataclass

# What a program has that chose none.
USUAL_COLOUR = "#4F46E5"


@dataclass(frozen=True, slots=True, kw_only=True)
class StampCardState:
    """A card with `stamps` of `target` filled (1 to 100); the last `newest` are highlighted.

    `stamps` may be above the target (a surplus stays) or below zero (overdrawn). An empty
    `card_name` is shown as "Loyalty Card" in the language at hand. `colour` is `#RRGGBB`.
    `waiting` says that the newest change is not yet with the server.
    """

    stamps: int
    target: int
    card_name: str = ""
    card_number: str = ""
    newest: int = 0
    colour: str = USUAL_COLOUR
    waiting: bool = False
