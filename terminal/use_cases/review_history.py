"""What happened at this vendor, as far as this terminal knows: a day, a month, one card."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from shared_domain.business_day import calendar_of
from terminal.use_cases.entry_filter import EntryFilter

if TYPE_CHECKING:
    from shared_domain.business_day import BusinessCalendar
    from shared_domain.identifiers import CardId, StaffId, TerminalId
    from shared_domain.ledger import EntryKind
    from shared_domain.programs import LoyaltyProgram, Vendor
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import HistoryRow, UnitOfWork

# A day of a busy shop. Twice as many rows take a slow till longer than the 200 ms of a list that
# opens at once; the export has all of them.
MOST_ROWS = 1_000

_BEFORE_ANYTHING = datetime(2000, 1, 1, tzinfo=UTC)
_DAYS_OF_A_WEEK, _DAYS_OF_A_MONTH = 7, 30


class Period(enum.Enum):
    """How far back somebody looks; every period ends with the business day of today."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryQuestion:
    """What somebody wants to see; what is not named does not narrow anything."""

    period: Period = Period.TODAY
    kinds: frozenset[EntryKind] = frozenset()
    staff_id: StaffId | None = None
    terminal_id: TerminalId | None = None
    card_id: CardId | None = None
    waiting_only: bool = False
    cases_only: bool = False


@dataclass(frozen=True, slots=True)
class DayHistory:
    """The rows that were asked for, newest first, and under which program to read them.

    `is_cut` says that there is more than was read.
    """

    rows: tuple[HistoryRow, ...]
    vendor: Vendor
    program: LoyaltyProgram
    undoable: HistoryRow | None
    undo_until: datetime | None
    is_cut: bool = False


def todays_history(
    counter: Counter, staff_id: StaffId | None, most: int = MOST_ROWS
) -> DayHistory | None:
    """Today's rows, and the person's own last entry while it can be undone; None before pairing."""
    return review(counter, staff_id, HistoryQuestion(), most)


def review(
    counter: Counter, staff_id: StaffId | None, question: HistoryQuestion, most: int = MOST_ROWS
) -> DayHistory | None:
    """The rows that answer the question, and what `staff_id` may undo; None before pairing."""
    with counter.store.begin() as uow:
        vendor, program = uow.world.vendor(), uow.world.program()
        if vendor is None or program is None:
            return None
        now = counter.timekeeper.now().occurred_at
        which = entries_asked_for(question, calendar_of(vendor), now)
        rows = uow.entries.history(which, most + 1)
        undoable = _undoable(counter, uow, staff_id, now, program)
    window = timedelta(minutes=program.undo_minutes)
    until = undoable.entry.occurred_at + window if undoable is not None else None
    return DayHistory(rows[:most], vendor, program, undoable, until, is_cut=len(rows) > most)


def entries_asked_for(
    question: HistoryQuestion, calendar: BusinessCalendar, now: datetime
) -> EntryFilter:
    """The question with its period as instants, right across changes of the clock."""
    today = calendar.day_of(now)
    since, until = span_of(question.period, calendar, today)
    return EntryFilter(
        since=since,
        until=until,
        kinds=question.kinds,
        staff_id=question.staff_id,
        terminal_id=question.terminal_id,
        card_id=question.card_id,
        waiting_only=question.waiting_only,
        cases_only=question.cases_only,
    )


def span_of(period: Period, calendar: BusinessCalendar, today: date) -> tuple[datetime, datetime]:
    """From the start of the first business day to the end of the last."""
    tomorrow = calendar.start_of(today + timedelta(days=1))
    match period:
        case Period.TODAY:
            return calendar.start_of(today), tomorrow
        case Period.YESTERDAY:
            return calendar.start_of(today - timedelta(days=1)), calendar.start_of(today)
        case Period.WEEK:
            return calendar.start_of(today - timedelta(days=_DAYS_OF_A_WEEK - 1)), tomorrow
        case Period.MONTH:
            return calendar.start_of(today - timedelta(days=_DAYS_OF_A_MONTH - 1)), tomorrow
        case Period.ALWAYS:
            return _BEFORE_ANYTHING, tomorrow


def _undoable(
    counter: Counter,
    uow: UnitOfWork,
    staff_id: StaffId | None,
    now: datetime,
    program: LoyaltyProgram,
) -> HistoryRow | None:
    window = timedelta(minutes=program.undo_minutes)
    return uow.entries.last_of_terminal(counter.identity.terminal_id, staff_id, now - window)
