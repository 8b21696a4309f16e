"""The inbox: two lists, and the case that was tapped."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.entry_words import what_words
from terminal.ui.formatting import day_and_time, whole
from terminal.ui.inbox.case_side import CaseSide
from terminal.ui.inbox.case_words import kind_words
from terminal.ui.inbox.state import AsideLine, CaseLine, InboxState, InboxTab
from terminal.ui.theme import Look
from terminal.ui.widgets.choice_row import ChoiceRow
from terminal.ui.widgets.layouts import Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.row_list import RowList
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import CENTRE, Words


class InboxPage(Page[InboxState]):
    """`tab_chosen` carries an InboxTab, `case_opened` a place, `resolution_chosen` a decision."""

    tab_chosen = Signal(object)
    case_opened = Signal(int)
    resolution_chosen = Signal(object)
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._tabs: ChoiceRow[InboxTab] = ChoiceRow(look, tuple(InboxTab))
        self._frame = card_frame()
        self._list = RowList(look)
        self._explain = Words(look, "body", ink="muted", wraps=True)
        self._nothing = Words(look, "lead", ink="muted", wraps=True, align=CENTRE)
        self._case = CaseSide(look)
        inside = Rows(look, 12, (20, 16, 20, 16), parent=self._frame)
        inside.addWidget(self._explain)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._nothing, 1)
        rows = Rows(look, 14, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        rows.addWidget(self._tabs)
        rows.addWidget(self._frame, 1)
        rows.addWidget(self._case, 1)
        self._top.back_pressed.connect(self.back_pressed)
        self._tabs.chosen.connect(self.tab_chosen)
        self._list.row_pressed.connect(self._row_pressed)
        self._case.resolution_chosen.connect(self.resolution_chosen)

    def show_state(self, state: InboxState) -> None:
        self.setAccessibleName(self.tr("For a person to look at"))
        self._top.show_title(self.tr("For a person to look at"))
        counts = {InboxTab.CASES: len(state.cases), InboxTab.SET_ASIDE: len(state.aside)}
        words = {tab: self._tab_words(tab, counts[tab]) for tab in InboxTab}
        self._tabs.show_choice(words, state.tab)
        is_list = state.opened is None
        self._tabs.setVisible(is_list)
        self._frame.setVisible(is_list)
        self._case.setVisible(not is_list)
        self._case.render(state)
        is_cases = state.tab is InboxTab.CASES
        rows = tuple(
            map(self._case_row, state.cases) if is_cases else map(self._aside_row, state.aside)
        )
        self._list.show_rows(rows)
        self._list.setVisible(bool(rows))
        self._explain.say(
            self.tr("The server keeps these aside, and lost nothing. Tell whoever runs it.")
            if rows and not is_cases
            else ""
        )
        empty = self.tr("Reading …") if state.loading else self.tr("Nothing waits for a person.")
        self._nothing.say("" if rows else empty)

    def _tab_words(self, tab: InboxTab, count: int) -> str:
        return f"{self.tr(str(_TABS[tab]))} · {whole(count)}"

    def _case_row(self, case: CaseLine) -> tuple[str, str]:
        at = day_and_time(case.row.line.at) if case.row is not None else ""
        return kind_words(case.kind), " · ".join(part for part in (case.about, at) if part)

    def _aside_row(self, aside: AsideLine) -> tuple[str, str]:
        what = what_words(aside.line) if aside.line is not None else self.tr("A note")
        at = day_and_time(aside.at) if aside.at is not None else ""
        return what, " · ".join(part for part in (at, aside.reason) if part)

    def _row_pressed(self, place: int) -> None:
        if self.state is not None and self.state.tab is InboxTab.CASES:
            self.case_opened.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)


_TABS = {
    InboxTab.CASES: QT_TRANSLATE_NOOP("InboxPage", "Cases"),
    InboxTab.SET_ASIDE: QT_TRANSLATE_NOOP("InboxPage", "Set aside"),
}
