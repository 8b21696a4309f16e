"""What a receipt printer puts on paper for the customer; the words are chosen by the screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """A short strip of paper: the shop on top, what happened, and where the card stands now."""

    shop_name: str
    headline: str
    lines: tuple[str, ...]
    foot: str
