"""The shop's tills in one list, and the figures of this one above it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.formatting import day_and_time, whole
from terminal.ui.terminals.state import TerminalsState, TillLine
from terminal.ui.theme import Look
from terminal.ui.widgets.fact_grid import FactGrid
from terminal.ui.widgets.figure_card import FigureCard
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import CENTRE, Words


class TerminalsPage(Page[TerminalsState]):
    """It is read; the only press leads back."""

    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._waiting, self._synced, self._clock = (FigureCard(look) for _ in range(3))
        self._list = FactGrid(look)
        self._alone = Words(look, "lead", ink="muted", wraps=True, align=CENTRE)
        self._explain = Words(look, "body", ink="muted", wraps=True)
        frame = card_frame()
        inside = Rows(look, 12, (28, 20, 28, 20), parent=frame)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._alone, 1)
        inside.addWidget(self._explain)
        rows = Rows(look, 16, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        figures = Columns(look, 16)
        for figure in (self._waiting, self._synced, self._clock):
            figures.addWidget(figure, 1)
        rows.addLayout(figures)
        rows.addWidget(frame, 1)
        self._top.back_pressed.connect(self.back_pressed)

    def show_state(self, state: TerminalsState) -> None:
        self.setAccessibleName(self.tr("Tills"))
        self._top.show_title(
            self.tr("Tills · this one is {name}").format(name=state.own_name)
            if state.own_name
            else self.tr("Tills")
        )
        self._waiting.show_figure(self.tr("Waiting here"), whole(state.waiting))
        synced = day_and_time(state.last_sync_at) if state.last_sync_at else self.tr("never")
        self._synced.show_figure(self.tr("Last synced"), synced)
        self._clock.show_figure(self.tr("Clock"), self._clock_words(state))
        titles = (self.tr("Other tills"), self.tr("Last heard from"))
        self._list.show_rows(titles, tuple(map(self._row, state.others)))
        self._list.setVisible(bool(state.others))
        self._alone.say("" if state.others else self.tr("This is the only till."))
        self._explain.say(
            self.tr("What a silent till has recorded is safe there and arrives once it is back.")
            if any(till.is_silent for till in state.others)
            else ""
        )

    def _clock_words(self, state: TerminalsState) -> str:
        if not state.clock_is_trusted:
            return self.tr("not trusted")
        if state.clock_off_s is None:
            return self.tr("not compared yet")
        if state.clock_off_s == 0:
            return self.tr("right")
        return self.tr("%Ln second(s) off", "", state.clock_off_s)

    def _row(self, till: TillLine) -> tuple[str, str]:
        if till.last_contact_at is None:
            return till.name, self.tr("never")
        heard = day_and_time(till.last_contact_at)
        return till.name, self.tr("{when}, silent").format(when=heard) if till.is_silent else heard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)
