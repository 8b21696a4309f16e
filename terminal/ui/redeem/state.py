"""What the question before a reward shows."""

from __future__ import annotations

from dataclasses import dataclass

from terminal.ui.widgets.stamp_card_state import StampCardState


@dataclass(frozen=True, slots=True, kw_only=True)
class RedeemState:
    """`reward` is the vendor's wording. Exactly one of the two costs is above 0.

    `remaining` is the balance after, in the same unit as the cost. `busy` while it is recorded
    or a reservation is asked for.
    """

    reward: str
    customer_name: str = ""
    card_number: str = ""
    cost_stamps: int = 0
    cost_points: int = 0
    remaining: int = 0
    stamp_card: StampCardState | None = None
    busy: bool = False
