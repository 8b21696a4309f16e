"""What the history screen shows."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from shared_domain.identifiers import EntryId, StaffId, TerminalId
from terminal.ui.entry_line import EntryLine
from terminal.use_cases.review_history import Period


class RowState(enum.Enum):
    """How far an entry has come, or what a person must look at."""

    WAITING = "waiting"
    SYNCED = "synced"
    PASS_UPDATED = "pass_updated"  # noqa: S105  (a wallet pass, not a password)
    UNDONE = "undone"
    CASE_OPEN = "case_open"
    PARKED = "parked"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One entry. `stamps_after`/`points_after` are missing where the program has none."""

    line: EntryLine
    state: RowState
    staff_name: str
    terminal_name: str
    stamps_after: int | None = None
    stamps_target: int = 0
    points_after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryStory:
    """Everything known about one entry: who, when, where, by which rules, and what became of it."""

    row: HistoryRow
    card_number: str
    program_version: int
    purchase_cents: int | None = None
    currency: str = "EUR"
    synced_at: datetime | None = None
    pass_updated_at: datetime | None = None
    overridden_by: str = ""
    note: str = ""
    can_undo: bool = False
    needs_manager: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTotals:
    """Sums of the listed day; what the program does not have is missing."""

    stamps: int | None = None
    points: int | None = None
    rewards: int = 0
    waiting: int = 0


class EntryGroup(enum.Enum):
    """Kinds of entry as people ask for them."""

    ALL = "all"
    GIVEN = "given"
    REWARDS = "rewards"
    UNDONE = "undone"
    CORRECTED = "corrected"
    CARDS = "cards"


class Attention(enum.Enum):
    """How far an entry has come, or what a person must look at."""

    ALL = "all"
    WAITING = "waiting"
    CASES = "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryChoice:
    """What is asked for; None is everybody, and every till."""

    period: Period = Period.TODAY
    group: EntryGroup = EntryGroup.ALL
    attention: Attention = Attention.ALL
    staff_id: StaffId | None = None
    terminal_id: TerminalId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryState:
    """Rows newest first. `opened` is the entry whose story is shown beside the table.

    `staff` and `tills` are who and what can be asked for. `card_number` names the one card that
    is looked at. `is_cut` says that there is more than is shown.
    """

    rows: tuple[HistoryRow, ...] = ()
    totals: DayTotals = DayTotals()
    opened: EntryStory | None = None
    loading: bool = False
    choice: HistoryChoice = HistoryChoice()
    staff: tuple[tuple[StaffId, str], ...] = ()
    tills: tuple[tuple[TerminalId, str], ...] = ()
    card_number: str = ""
    is_cut: bool = False

    @property
    def opened_id(self) -> EntryId | None:
        return self.opened.row.line.entry_id if self.opened else None
