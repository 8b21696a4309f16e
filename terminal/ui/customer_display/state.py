"""What the customer sees."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from terminal.ui.widgets.stamp_card_state import USUAL_COLOUR, StampCardState


class DisplayKind(enum.Enum):
    """What the screen is about."""

    WELCOME = "welcome"
    CARD = "card"
    REWARD = "reward"
    THANKS = "thanks"
    NEW_CARD = "new_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayState:
    """`customer_name` is empty where names are hidden; `lines` arrive translated.

    `code` is what the QR says: the new card's, or the address where one can enrol; no other.
    """

    kind: DisplayKind = DisplayKind.WELCOME
    shop_name: str = ""
    colour: str = USUAL_COLOUR
    customer_name: str = ""
    reward: str = ""
    lines: tuple[str, ...] = ()
    points: int | None = None
    stamp_card: StampCardState | None = None
    code: str = field(default="", repr=False)
