"""Quick enrolment: a few fields, Enter, and the customer has a card, with or without a network."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.enrol.form_side import FormSide
from terminal.ui.enrol.new_card_side import NewCardSide
from terminal.ui.enrol.state import EnrolState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.state_view import Page


class EnrolPage(Page[EnrolState]):
    """`form_changed` carries the whole CustomerForm. Enter means the one big button."""

    form_changed = Signal(object)
    enrol_pressed = Signal()
    give_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._form = FormSide(look)
        self._card = NewCardSide(look)
        self._card.hide()
        rows = Rows(look, 16, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        rows.addWidget(self._form, 1)
        rows.addWidget(self._card, 1)
        self._top.back_pressed.connect(self.back_pressed)
        self._form.form_changed.connect(self.form_changed)
        self._form.enrol_pressed.connect(self.enrol_pressed)
        self._card.give_pressed.connect(self.give_pressed)
        self._card.done_pressed.connect(self.back_pressed)

    def first_focus(self) -> QWidget:
        is_form = self.state is None or self.state.card is None
        return self._form.first_field if is_form else self

    def show_state(self, state: EnrolState) -> None:
        self.setAccessibleName(self.tr("New customer"))
        self._top.show_title(self.tr("New customer") if state.card is None else self.tr("New card"))
        has_card = state.card is not None
        if has_card and self._form.isVisible():
            # Enter now means the first stamp, and not the field that is about to go.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._form.setVisible(not has_card)
        self._card.setVisible(has_card)
        self._form.render(state)
        self._card.render(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self._confirm()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        card = self.state.card if self.state is not None else None
        if card is None:
            self.enrol_pressed.emit()
        elif card.is_replacement:
            self.back_pressed.emit()
        else:
            self.give_pressed.emit()
