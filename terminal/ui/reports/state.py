"""What the reports screen shows."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from terminal.use_cases.review_history import Period


class ReportView(enum.Enum):
    """By what the period is taken apart."""

    DAYS = "days"
    HOURS = "hours"
    STAFF = "staff"
    TILLS = "tills"
    REWARDS = "rewards"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One bar and one row. Of `on`, `hour` and `name` one says what it is about.

    What a view or the program does not have is missing.
    """

    on: date | None = None
    hour: int | None = None
    name: str = ""
    stamps: int | None = None
    points: int | None = None
    rewards: int = 0
    undone: int | None = None
    value_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTotals:
    """Sums of the period, and what all cards hold now."""

    stamps: int | None = None
    points: int | None = None
    rewards: int = 0
    undone: int = 0
    cards: int = 0
    active_cards: int = 0
    new_cards: int = 0
    open_stamps: int | None = None
    open_points: int | None = None
    liability_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsState:
    """Until the first report is there, `loading`; then `lines` are those of the view."""

    period: Period = Period.TODAY
    view: ReportView = ReportView.HOURS
    totals: ReportTotals = ReportTotals()
    lines: tuple[ReportLine, ...] = ()
    currency: str = "EUR"
    loading: bool = False
