"""Reports: sums on top, then a chart with its table beside it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.formatting import day, money, short_day, whole
from terminal.ui.period_words import period_choices
from terminal.ui.reports.state import ReportLine, ReportsState, ReportView
from terminal.ui.theme import Look
from terminal.ui.widgets.bar_chart import Bar, BarChart
from terminal.ui.widgets.choice_row import ChoiceRow
from terminal.ui.widgets.fact_grid import FactGrid
from terminal.ui.widgets.figure_card import FigureCard
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.pick_list import PickList
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import CENTRE, Words
from terminal.use_cases.review_history import Period

_FIGURES = 5


class ReportsPage(Page[ReportsState]):
    """`period_chosen` carries a Period, `view_chosen` a ReportView."""

    period_chosen = Signal(object)
    view_chosen = Signal(object)
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._period: PickList[Period] = PickList(look)
        self._views: ChoiceRow[ReportView] = ChoiceRow(look, tuple(ReportView))
        self._figures = [FigureCard(look) for _ in range(_FIGURES)]
        self._chart = BarChart(look)
        self._table = FactGrid(look)
        self._nothing = Words(look, "lead", ink="muted", wraps=True, align=CENTRE)
        rows = Rows(look, 12, (28, 18, 28, 28), parent=self)
        head = Columns(look, 16)
        head.addWidget(self._top, 1)
        head.addWidget(self._period)
        rows.addLayout(head)
        figures = Columns(look, 12)
        for figure in self._figures:
            figures.addWidget(figure, 1)
        rows.addLayout(figures)
        rows.addWidget(self._views)
        frame = card_frame()
        inside = Columns(look, 24, (20, 16, 20, 16), parent=frame)
        inside.addWidget(self._chart, 5)
        inside.addWidget(self._table, 6)
        inside.addWidget(self._nothing, 1)
        rows.addWidget(frame, 1)
        self._top.back_pressed.connect(self.back_pressed)
        self._period.picked.connect(self.period_chosen)
        self._views.chosen.connect(self.view_chosen)

    def show_state(self, state: ReportsState) -> None:
        self.setAccessibleName(self.tr("Reports"))
        self._top.show_title(self.tr("Reports"))
        self._period.show_choices(self.tr("Period"), period_choices(), state.period)
        words = {view: self.tr(str(_VIEWS[view])) for view in ReportView}
        self._views.show_choice(words, state.view)
        self._show_figures(state)
        bars = tuple(self._bar(line, state) for line in state.lines)
        self._chart.setVisible(bool(bars))
        self._chart.show_bars(bars)
        self._chart.setAccessibleName(self.tr("The same as the table, as bars"))
        self._table.setVisible(bool(state.lines))
        self._show_table(state)
        empty = self.tr("Reading …") if state.loading else self.tr("Nothing happened in this time.")
        self._nothing.say("" if state.lines else empty)

    def _show_figures(self, state: ReportsState) -> None:
        totals = state.totals
        given = totals.stamps if totals.points is None else totals.points
        unit = self.tr("Stamps given") if totals.points is None else self.tr("Points given")
        held = totals.open_stamps if totals.open_points is None else totals.open_points
        owed = whole(held or 0)
        if totals.liability_cents is not None:
            owed = money(totals.liability_cents, state.currency)
        shown = (
            (unit, whole(given or 0)),
            (self.tr("Rewards given"), whole(totals.rewards)),
            (self.tr("Undone"), whole(totals.undone)),
            (self.tr("New cards"), whole(totals.new_cards)),
            (self.tr("Not yet redeemed"), owed),
        )
        for figure, (title, number) in zip(self._figures, shown, strict=True):
            figure.show_figure(title, number)

    def _show_table(self, state: ReportsState) -> None:
        if state.view is ReportView.REWARDS:
            titles = (self.tr("Reward"), self.tr("Times"), self.tr("Value"))
            rows = tuple(
                (line.name, whole(line.rewards), money(line.value_cents or 0, state.currency))
                for line in state.lines
            )
            self._table.show_rows(titles, rows)
            return
        has_stamps, has_points = state.totals.stamps is not None, state.totals.points is not None
        columns = (
            (True, self.tr(str(_VIEWS[state.view])), self._label),
            (has_stamps, self.tr("Stamps"), lambda line: whole(line.stamps or 0)),
            (has_points, self.tr("Points"), lambda line: whole(line.points or 0)),
            (True, self.tr("Rewards"), lambda line: whole(line.rewards)),
            (True, self.tr("Undone"), lambda line: whole(line.undone or 0)),
        )
        shown = [(title, words) for is_shown, title, words in columns if is_shown]
        self._table.show_rows(
            tuple(title for title, _ in shown),
            tuple(tuple(words(line) for _, words in shown) for line in state.lines),
        )

    def _bar(self, line: ReportLine, state: ReportsState) -> Bar:
        value = line.rewards
        if state.view is not ReportView.REWARDS:
            value = (line.stamps if line.points is None else line.points) or 0
        label = self._label(line) if line.on is None else short_day(line.on)
        return Bar(label, value, whole(value))

    def _label(self, line: ReportLine) -> str:
        if line.on is not None:
            return day(line.on)
        if line.hour is not None:
            return f"{line.hour:02d}"
        return line.name or self.tr("Nobody named")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)


_VIEWS = {
    ReportView.DAYS: QT_TRANSLATE_NOOP("ReportsPage", "Day"),
    ReportView.HOURS: QT_TRANSLATE_NOOP("ReportsPage", "Hour"),
    ReportView.STAFF: QT_TRANSLATE_NOOP("ReportsPage", "Staff"),
    ReportView.TILLS: QT_TRANSLATE_NOOP("ReportsPage", "Till"),
    ReportView.REWARDS: QT_TRANSLATE_NOOP("ReportsPage", "Reward"),
}
