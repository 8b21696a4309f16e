"""One card: what it is, and what may be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.card.care_side import CareSide
from terminal.ui.card.facts_side import FactsSide
from terminal.ui.card.state import CardCareState, CareStep
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.state_view import Page


class CardPage(Page[CardCareState]):
    """Enter serves the customer, or confirms what was begun; Escape goes one step back."""

    serve_pressed = Signal()
    history_pressed = Signal()
    step_chosen = Signal(object)
    form_changed = Signal(object)
    confirm_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._facts = FactsSide(look)
        self._care = CareSide(look)
        self._shown_step = CareStep.CHOOSING
        rows = Rows(look, 16, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        columns = Columns(look, 24)
        columns.addWidget(self._facts, 1)
        columns.addWidget(self._care, 1)
        rows.addLayout(columns, 1)
        self._top.back_pressed.connect(self.back_pressed)
        self._care.serve_pressed.connect(self.serve_pressed)
        self._care.history_pressed.connect(self.history_pressed)
        self._care.step_chosen.connect(self.step_chosen)
        self._care.form_changed.connect(self.form_changed)
        self._care.confirm_pressed.connect(self.confirm_pressed)
        self._care.cancel_pressed.connect(self.back_pressed)

    def show_state(self, state: CardCareState) -> None:
        self.setAccessibleName(self.tr("Card"))
        self._top.show_title(self.tr("Card"))
        self._facts.render(state)
        self._care.render(state)
        if state.step is not self._shown_step:
            self._shown_step = state.step
            target = self._care.first_field() or self
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            choosing = self.state is None or self.state.step is CareStep.CHOOSING
            (self.serve_pressed if choosing else self.confirm_pressed).emit()
        else:
            super().keyPressEvent(event)
