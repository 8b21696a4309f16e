"""How this terminal stands to the server, as the status pill and its detail show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.programs import LoyaltyProgram, Vendor
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.ports import TerminalIdentity


@dataclass(frozen=True, slots=True)
class CounterStatus:
    """One reading; `vendor` and `program` are None until the first pull has brought them."""

    identity: TerminalIdentity
    vendor: Vendor | None
    program: LoyaltyProgram | None
    waiting: int
    oldest_waiting_at: datetime | None
    last_sync_at: datetime | None
    position: int
    ledger_head: int
    parked: int
    open_cases: int
    is_revoked: bool
    clock_is_trusted: bool
    now: datetime


def read_status(counter: Counter) -> CounterStatus:
    """Everything at once, from one transaction."""
    with counter.store.begin() as uow:
        record = uow.state.sync_record()
        pending = uow.entries.pending()
        return CounterStatus(
            identity=counter.identity,
            vendor=uow.world.vendor(),
            program=uow.world.program(),
            waiting=uow.journal.waiting(),
            oldest_waiting_at=pending[0].occurred_at if pending else None,
            last_sync_at=record.last_sync_at,
            position=uow.state.cursor().position,
            ledger_head=record.ledger_head,
            parked=len(uow.journal.parked()),
            open_cases=uow.world.open_cases(),
            is_revoked=record.is_revoked,
            clock_is_trusted=counter.timekeeper.is_trusted,
            now=counter.timekeeper.now().occurred_at,
        )


def count_cards(counter: Counter) -> int:
    """How many cards are known here. Counts them one by one, so not for every second."""
    with counter.store.begin() as uow:
        return uow.cards.count()
