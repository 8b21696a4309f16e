"""The history as a file: exactly the rows that were asked for, read slice by slice.

A slice is one short transaction, so that a scan never waits for an export.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from shared_domain.business_day import calendar_of
from terminal.use_cases.report_sums import Grouping
from terminal.use_cases.review_history import entries_asked_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shared_domain.identifiers import EntryId
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.entry_filter import EntryFilter
    from terminal.use_cases.review_history import HistoryQuestion
    from terminal.use_cases.store_ports import HistoryRow

SLICE_ROWS = 300

_MICROSECOND = timedelta(microseconds=1)


class ExportFormat(enum.Enum):
    """What kind of file; the value is its ending."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


Cell = str | int | datetime


class TableFile(Protocol):
    """A file that is being written; every call may raise StorageUnavailable."""

    def add(self, rows: Sequence[tuple[Cell, ...]]) -> None: ...

    def finish(self) -> str:
        """Make it whole and durable; returns where it lies."""

    def discard(self) -> None:
        """Leave nothing behind."""


class TableFiles(Protocol):
    """Where such files are begun."""

    def begin(self, format_: ExportFormat, name: str, titles: tuple[str, ...]) -> TableFile:
        """A file of this name that replaces no other; raises StorageUnavailable."""


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What will be read, and how many rows that is."""

    which: EntryFilter
    rows: int


@dataclass(frozen=True, slots=True)
class ExportSlice:
    """Some of the rows, newest first; `rest` is None after the last."""

    rows: tuple[HistoryRow, ...]
    rest: EntryFilter | None


def plan_export(counter: Counter, question: HistoryQuestion) -> ExportPlan | None:
    """Fix the span of time and count; None before pairing."""
    with counter.store.begin() as uow:
        vendor = uow.world.vendor()
        if vendor is None:
            return None
        now = counter.timekeeper.now().occurred_at
        which = entries_asked_for(question, calendar_of(vendor), now)
        sums = uow.reports.sums(which, Grouping.TERMINAL)
    return ExportPlan(which, sum(one.entries for one in sums))


def read_slice(
    counter: Counter, which: EntryFilter, seen: frozenset[EntryId], most: int = SLICE_ROWS
) -> ExportSlice:
    """The next rows; `seen` are those of the last slice, which may share its last instant."""
    with counter.store.begin() as uow:
        read = uow.entries.history(which, most + len(seen))
    rows = tuple(row for row in read if row.entry.entry_id not in seen)
    if len(read) < most + len(seen):
        return ExportSlice(rows, None)
    return ExportSlice(rows, replace(which, until=read[-1].entry.occurred_at + _MICROSECOND))
