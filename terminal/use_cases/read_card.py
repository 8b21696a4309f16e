"""What is known about a card at this moment, put together for the rules and for the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.business_day import calendar_of
from shared_domain.cards import CardState
from shared_domain.outcomes import (
    NotSignedIn,
    ProgramInactive,
    Refused,
    SilentTerminal,
    TerminalRevoked,
)
from shared_domain.programs import OfflineRedemption
from shared_domain.reservations import rights_of
from shared_domain.rules.situation import Situation

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.card_codes import BalanceSnapshot
    from shared_domain.identifiers import CardId
    from shared_domain.programs import LoyaltyProgram, Vendor
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.store_ports import UnitOfWork
    from terminal.use_cases.tell_time import Moment

# Two business days and the longest cooldown that people use look back no further than this;
# a longer cooldown widens it.
_LOOK_BACK = timedelta(days=2)

# A terminal not heard from for this long may know things that this one does not.
_SILENT_AFTER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class CardView:
    """A card as the counter may show it.

    `snapshot` is what the code itself said of a card that was never seen here; its balance is
    believed for showing, never for spending.
    """

    state: CardState
    program: LoyaltyProgram
    vendor: Vendor
    snapshot: BalanceSnapshot | None = None

    @property
    def card_id(self) -> CardId:
        return self.state.card_id

    @property
    def shown_balance(self) -> Amounts:
        if self.snapshot is None:
            return self.state.balance
        return self.state.balance + Amounts(self.snapshot.stamps, self.snapshot.points)


def view_of(
    uow: UnitOfWork, card_id: CardId, snapshot: BalanceSnapshot | None = None
) -> CardView | Refused:
    """The card as known here; a refusal when this terminal has no program to show it under."""
    vendor, program = uow.world.vendor(), uow.world.program()
    if vendor is None or program is None:
        return Refused(ProgramInactive())
    state = uow.cards.get(card_id) or CardState(card_id=card_id)
    unseen = state.issued_at is None
    return CardView(state, program, vendor, snapshot if unseen else None)


def situation_of(
    counter: Counter, uow: UnitOfWork, card_id: CardId, moment: Moment
) -> Situation | Refused:
    """Everything the rules look at, read in one transaction; rights are read only on demand."""
    view = view_of(uow, card_id)
    if isinstance(view, Refused):
        return view
    cooldown = timedelta(minutes=view.program.cooldown_minutes)
    since = moment.occurred_at - max(_LOOK_BACK, cooldown + timedelta(days=1))
    return Situation(
        program=view.program,
        calendar=calendar_of(view.vendor),
        card=view.state,
        recent=uow.entries.of_card_since(card_id, since),
        now=moment.occurred_at,
        clock_is_trusted=moment.is_trusted,
        terminal_id=counter.identity.terminal_id,
        silent_terminals=silent_terminals(counter, uow, moment.occurred_at),
    )


def with_rights(uow: UnitOfWork, situation: Situation) -> Situation:
    """The same, with the card's rights folded from all its entries, and today's rewards."""
    rights = rights_of(uow.entries.of_card(situation.card.card_id))
    return replace(situation, rights=rights, rewards_today=_rewards_today(uow, situation))


def _rewards_today(uow: UnitOfWork, situation: Situation) -> int:
    """What this terminal gave today, where a cap asks for it."""
    always = situation.program.offline_redemption is OfflineRedemption.ALWAYS
    if not always or situation.terminal_id is None:
        return 0
    start, end = _business_day(situation)
    return uow.entries.rewards_given(situation.terminal_id, start, end)


def _business_day(situation: Situation) -> tuple[datetime, datetime]:
    today = situation.calendar.day_of(situation.now)
    tomorrow = today + timedelta(days=1)
    return situation.calendar.start_of(today), situation.calendar.start_of(tomorrow)


def standing_refusal(uow: UnitOfWork, session: Session | None) -> Refused | None:
    """What stands against any operation of this terminal, whatever the card."""
    if uow.state.sync_record().is_revoked:
        return Refused(TerminalRevoked())
    program = uow.world.program()
    if program is None:
        return Refused(ProgramInactive())
    if session is None and program.require_staff_pin:
        return Refused(NotSignedIn())
    return None


def silent_terminals(
    counter: Counter, uow: UnitOfWork, now: datetime
) -> tuple[SilentTerminal, ...]:
    """The vendor's other terminals whose latest entries may be missing here.

    A terminal was last heard when the server heard it and this one then heard the server.
    """
    last_sync_at = uow.state.sync_record().last_sync_at
    names = uow.world.terminal_names()
    silent = []
    for contact in uow.world.contacts():
        if contact.terminal_id == counter.identity.terminal_id:
            continue
        heard = contact.last_contact_at
        if heard is not None and last_sync_at is not None:
            heard = max(heard, last_sync_at) if _recent(heard, last_sync_at) else heard
        if heard is None or now - heard > _SILENT_AFTER:
            name = names.get(contact.terminal_id, "")
            silent.append(SilentTerminal(contact.terminal_id, name, heard))
    return tuple(silent)


def _recent(heard: datetime, last_sync_at: datetime) -> bool:
    """Whether the other terminal was in touch with the server when this one last was."""
    return last_sync_at - heard <= _SILENT_AFTER
