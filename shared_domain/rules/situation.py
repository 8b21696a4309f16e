"""What every rule looks at: the program, the card, what happened lately, and the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from shared_domain.cards import CardStatus
from shared_domain.outcomes import (
    CardBlocked,
    CardErased,
    CardReplaced,
    ProgramInactive,
)
from shared_domain.reservations import Rights

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.business_day import BusinessCalendar
    from shared_domain.cards import CardState
    from shared_domain.identifiers import StaffId, TerminalId
    from shared_domain.ledger import Entry
    from shared_domain.outcomes import Reason, SilentTerminal
    from shared_domain.programs import LoyaltyProgram
    from shared_domain.staff import Role


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a decision may rest on; a rule looks at nothing else.

    `recent` are the card's entries of at least the last two business days and of the whole
    cooldown, own pending ones included, in any order. `now` is the effective time (UTC).
    `rights` is only read for redeeming, and so is `rewards_today`: how many this terminal gave
    on the business day of `now`, on any card, that nothing has reversed.
    """

    program: LoyaltyProgram
    calendar: BusinessCalendar
    card: CardState
    recent: tuple[Entry, ...]
    now: datetime
    clock_is_trusted: bool = True
    terminal_id: TerminalId | None = None
    rights: Rights = Rights({})  # noqa: RUF009  (frozen and empty)
    silent_terminals: tuple[SilentTerminal, ...] = ()
    rewards_today: int = 0


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks: the role decides what needs a manager."""

    staff_id: StaffId | None
    role: Role


def standing_problem(situation: Situation) -> Reason | None:
    """What stands against any operation on this card, before the operation is looked at."""
    if not situation.program.is_active:
        return ProgramInactive()
    match situation.card.status:
        case CardStatus.ACTIVE:
            return None
        case CardStatus.BLOCKED:
            return CardBlocked(situation.card.status_since)
        case CardStatus.REPLACED:
            return CardReplaced(situation.card.replaced_by)
        case CardStatus.ERASED:
            return CardErased()
        case _:
            assert_never(situation.card.status)
