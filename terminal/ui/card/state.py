"""What the card screen shows: the card on the left, what can be done about it on the right."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from shared_domain.cards import CardStatus
from terminal.ui.widgets.stamp_card_state import StampCardState


class CareStep(enum.Enum):
    """What the right side is busy with."""

    CHOOSING = "choosing"
    ADJUSTING = "adjusting"
    OPENING = "opening"
    BLOCKING = "blocking"
    REPLACING = "replacing"


class CareField(enum.Enum):
    """What a correction asks for."""

    STAMPS = "stamps"
    POINTS = "points"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class CareForm:
    """The fields as typed."""

    stamps: str = ""
    points: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCareState:
    """`stamps` and `points` are missing where the program has none.

    `blank_number` is a printed blank that was scanned to replace the card.
    """

    card_number: str
    customer_name: str = ""
    email: str = ""
    phone: str = ""
    birthday: date | None = None
    since: date | None = None
    status: CardStatus = CardStatus.ACTIVE
    points: int | None = None
    stamps: StampCardState | None = None
    step: CareStep = CareStep.CHOOSING
    form: CareForm = CareForm()
    wrong: tuple[CareField, ...] = ()
    blank_number: str = ""
    needs_manager: bool = True
    busy: bool = False
