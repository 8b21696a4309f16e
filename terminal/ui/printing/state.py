"""What the printing screen shows."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class PaperKind(enum.Enum):
    """What can be made."""

    CARD_SHEET = "card_sheet"
    POSTER = "poster"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingState:
    """`saved_as` is the file that was made last; without an address there is no poster."""

    has_poster: bool = False
    busy: bool = False
    saved_as: str = ""
