"""What happened: what is asked for, sums, every entry, and the story of the one that was tapped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.formatting import grouped_number, whole
from terminal.ui.history.filters import HistoryFilters
from terminal.ui.history.state import DayTotals, HistoryState
from terminal.ui.history.story import StoryPanel
from terminal.ui.history.table import HistoryTable
from terminal.ui.history.table_view import HistoryView
from terminal.ui.theme import Look
from terminal.ui.widgets.figure_card import FigureCard
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import CENTRE, Words


class HistoryPage(Page[HistoryState]):
    """`row_opened` and `undo_requested` carry an EntryId, `choice_changed` a HistoryChoice."""

    row_opened = Signal(object)
    story_closed = Signal()
    undo_requested = Signal(object)
    choice_changed = Signal(object)
    export_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._export = PushControl(look, icon="download")
        self._filters = HistoryFilters(look)
        self._figures = [FigureCard(look) for _ in range(4)]
        self._table = HistoryTable()
        self._view = HistoryView(look, self._table)
        self._nothing = Words(look, "lead", ink="muted", wraps=True, align=CENTRE)
        self._story = StoryPanel(look, self._table)
        self._story.hide()
        columns = Columns(look, 20, (28, 18, 28, 28), parent=self)
        columns.addLayout(self._day(), 17)
        columns.addWidget(self._story, 10)
        self._top.back_pressed.connect(self.back_pressed)
        self._export.clicked.connect(self.export_pressed)
        self._filters.choice_changed.connect(self.choice_changed)
        self._view.row_opened.connect(
            lambda place: self.row_opened.emit(self._table.row(place).line.entry_id)
        )
        self._story.closed.connect(self.story_closed)
        self._story.undo_pressed.connect(self._ask_undo)

    def _day(self) -> Rows:
        figures = Columns(self.look, 16)
        for figure in self._figures:
            figures.addWidget(figure, 1)
        frame = card_frame()
        inside = Rows(self.look, 0, (18, 8, 18, 18), parent=frame)
        inside.addWidget(self._view, 1)
        inside.addWidget(self._nothing, 1)
        rows = Rows(self.look, 12)
        head = Columns(self.look, 16)
        head.addWidget(self._top, 1)
        head.addWidget(self._export)
        rows.addLayout(head)
        rows.addWidget(self._filters)
        rows.addLayout(figures)
        rows.addWidget(frame, 1)
        return rows

    def show_state(self, state: HistoryState) -> None:
        self.setAccessibleName(self.tr("History"))
        self._top.show_title(self._title(state))
        self._export.name(self.tr("Export"))
        self._export.setVisible(state.opened is None)
        self._filters.render(state)
        self._filters.setVisible(state.opened is None)
        self._show_totals(state.totals, story_open=state.opened is not None)
        self._view.setAccessibleName(self.tr("Entries, newest first"))
        self._table.show_rows(state.rows)
        self._table.speak_again()
        self._view.setVisible(bool(state.rows))
        empty = self.tr("Reading …") if state.loading else self.tr("Nothing like that happened.")
        self._nothing.say("" if state.rows else empty)
        self._story.setVisible(state.opened is not None)
        self._view.make_room(story_open=state.opened is not None)
        if state.opened is not None:
            self._story.render(state.opened)
        self._mark_opened(state)

    def _title(self, state: HistoryState) -> str:
        title = self.tr("History")
        if state.card_number:
            title = self.tr("Card {number}").format(number=grouped_number(state.card_number))
        if state.is_cut:
            newest = self.tr("the newest {count}").format(count=whole(len(state.rows)))
            return f"{title} · {newest}"
        return title

    def _show_totals(self, totals: DayTotals, *, story_open: bool) -> None:
        """The sums make room while a story is told: one thing at a time."""
        shown = (
            (self.tr("Stamps"), totals.stamps),
            (self.tr("Points"), totals.points),
            (self.tr("Rewards given"), totals.rewards),
            (self.tr("Waiting for the server"), totals.waiting),
        )
        for figure, (title, number) in zip(self._figures, shown, strict=True):
            figure.setVisible(number is not None and not story_open)
            figure.show_figure(title, "" if number is None else whole(number))

    def _mark_opened(self, state: HistoryState) -> None:
        places = (
            place for place, row in enumerate(state.rows) if row.line.entry_id == state.opened_id
        )
        opened = next(places, None)
        if opened is None:
            self._view.clearSelection()
        else:
            self._view.selectRow(opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.state is not None and self.state.opened is not None:
            self.story_closed.emit()
        else:
            self.back_pressed.emit()

    def _ask_undo(self) -> None:
        if self.state is not None and self.state.opened_id is not None:
            self.undo_requested.emit(self.state.opened_id)
