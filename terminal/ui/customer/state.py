"""What the customer screen shows."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime

from terminal.ui.widgets.stamp_card_state import StampCardState


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardLine:
    """A reward for points; `to_go` is 0 when the card can afford it."""

    reward_id: str
    name: str
    points_required: int
    to_go: int = 0


class GiveTrouble(enum.Enum):
    """Why the amount at hand gives nothing, known before anything is pressed."""

    AMOUNT_TOO_SMALL = "amount_too_small"
    AMOUNT_TOO_LARGE = "amount_too_large"
    COOLDOWN = "cooldown"
    DAILY_LIMIT = "daily_limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivePreview:
    """What pressing the button would give. `until` belongs to a cooldown."""

    points: int = 0
    stamps: int = 0
    trouble: GiveTrouble | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerState:
    """One customer's card at the counter.

    `points` and `stamps` are missing where the program has none. `amount_cents` is missing
    where no amount is asked for. `quantity_limit` 0 hides the stamp quantity. `rewards` come
    affordable first. `stamps_reward` names the reward of a full card and is empty until then.
    """

    card_number: str
    customer_name: str = ""
    since: date | None = None
    points: int | None = None
    stamps: StampCardState | None = None
    stamps_reward: str = ""
    rewards: tuple[RewardLine, ...] = ()
    amount_cents: int | None = 0
    currency: str = "EUR"
    quantity: int = 1
    quantity_limit: int = 9
    preview: GivePreview = GivePreview()
    waiting: bool = False
    busy: bool = False
