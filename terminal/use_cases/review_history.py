"""What happened at this vendor lately, as far as this terminal knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.business_day import calendar_of

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import StaffId
    from shared_domain.programs import LoyaltyProgram, Vendor
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import HistoryRow

# A day of a busy shop; beyond it the list would no longer be looked at, only searched.
MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class DayHistory:
    """The rows of one business day, newest first, and under which program to read them."""

    rows: tuple[HistoryRow, ...]
    vendor: Vendor
    program: LoyaltyProgram
    undoable: HistoryRow | None
    undo_until: datetime | None


def todays_history(
    counter: Counter, staff_id: StaffId | None, most: int = MOST_ROWS
) -> DayHistory | None:
    """Today's rows, and the person's own last entry while it can be undone; None before pairing."""
    with counter.store.begin() as uow:
        vendor, program = uow.world.vendor(), uow.world.program()
        if vendor is None or program is None:
            return None
        now = counter.timekeeper.now().occurred_at
        calendar = calendar_of(vendor)
        today = calendar.day_of(now)
        rows = uow.entries.history(
            calendar.start_of(today), calendar.start_of(today + timedelta(days=1)), most
        )
        window = timedelta(minutes=program.undo_minutes)
        undoable = uow.entries.last_of_terminal(
            counter.identity.terminal_id, staff_id, now - window
        )
        until = undoable.entry.occurred_at + window if undoable is not None else None
        return DayHistory(rows, vendor, program, undoable, until)
