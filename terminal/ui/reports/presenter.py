"""Reports: one period read at once, then taken apart as somebody wants to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.ui.desk import Screen
from terminal.ui.reports.state import ReportLine, ReportsState, ReportTotals, ReportView
from terminal.use_cases.read_report import read_report
from terminal.use_cases.review_history import HistoryQuestion, Period

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from terminal.ui.desk import Desk
    from terminal.use_cases.read_report import Report, Tally


class ReportsPresenter:
    """What was read is kept while the screen is open, so that another view costs nothing."""

    def __init__(self, desk: Desk, show: Callable[[ReportsState], None]) -> None:
        self._desk = desk
        self._show = show
        self._period = Period.TODAY
        self._view = ReportView.HOURS
        self._report: Report | None = None

    def open(self) -> None:
        self._period, self._view, self._report = Period.TODAY, ReportView.HOURS, None
        self._render(loading=True)
        self._desk.go(Screen.REPORTS)
        self._read()

    def choose_period(self, period: Period) -> None:
        """A single day is looked at by the hour first, more of them by the day."""
        one_day = {Period.TODAY, Period.YESTERDAY}
        if (period in one_day) != (self._period in one_day):
            swapped = {ReportView.DAYS: ReportView.HOURS, ReportView.HOURS: ReportView.DAYS}
            self._view = swapped.get(self._view, self._view)
        self._period = period
        self._read()

    def choose_view(self, view: ReportView) -> None:
        self._view = view
        self._render()

    def leave(self) -> None:
        self._report = None
        self._desk.go_home()

    def _read(self) -> None:
        counter, question = self._desk.counter, HistoryQuestion(period=self._period)

        def arrived(report: Report | None) -> None:
            if question.period is self._period and self._desk.screen is Screen.REPORTS:
                self._report = report
                self._render()

        self._desk.local(lambda: read_report(counter, question), arrived)

    def _render(self, *, loading: bool = False) -> None:
        report = self._report
        if report is None:
            self._show(ReportsState(period=self._period, view=self._view, loading=loading))
            return
        self._show(
            ReportsState(
                period=self._period,
                view=self._view,
                totals=_totals(report),
                lines=_lines(report, self._view),
                currency=report.vendor.currency,
            )
        )


def _totals(report: Report) -> ReportTotals:
    program, total, cards = report.program, report.total, report.cards
    has_stamps, has_points = program.is_stamps_enabled, program.is_points_enabled
    return ReportTotals(
        stamps=total.stamps if has_stamps else None,
        points=total.points if has_points else None,
        rewards=total.rewards,
        undone=total.undone,
        cards=cards.cards,
        active_cards=cards.active,
        new_cards=cards.new,
        open_stamps=cards.stamps if has_stamps else None,
        open_points=cards.points if has_points else None,
        liability_cents=report.liability_cents,
    )


def _lines(report: Report, view: ReportView) -> tuple[ReportLine, ...]:
    match view:
        case ReportView.DAYS:
            return tuple(_line(report, tally, on=day) for day, tally in report.days)
        case ReportView.HOURS:
            return _busy_hours(report)
        case ReportView.STAFF:
            return tuple(_line(report, tally, name=name) for name, tally in report.staff)
        case ReportView.TILLS:
            return tuple(_line(report, tally, name=name) for name, tally in report.tills)
        case ReportView.REWARDS:
            return tuple(
                ReportLine(name=one.description, rewards=one.times, value_cents=one.value_cents)
                for one in report.rewards
            )


def _busy_hours(report: Report) -> tuple[ReportLine, ...]:
    """From the first hour in which anything happened to the last."""
    busy = [hour for hour, tally in enumerate(report.hours) if tally.entries]
    if not busy:
        return ()
    hours = range(busy[0], busy[-1] + 1)
    return tuple(_line(report, report.hours[hour], hour=hour) for hour in hours)


def _line(
    report: Report, tally: Tally, *, on: date | None = None, hour: int | None = None, name: str = ""
) -> ReportLine:
    return ReportLine(
        on=on,
        hour=hour,
        name=name,
        stamps=tally.stamps if report.program.is_stamps_enabled else None,
        points=tally.points if report.program.is_points_enabled else None,
        rewards=tally.rewards,
        undone=tally.undone,
    )
