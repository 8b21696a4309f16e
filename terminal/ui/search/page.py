"""Find a customer: one field, and the answer below it while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.card_words import balance_words, status_words
from terminal.ui.formatting import grouped_number
from terminal.ui.search.state import FoundLine, SearchState
from terminal.ui.theme import Look
from terminal.ui.widgets.field import Field
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.row_list import RowList
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import CENTRE, Words


class SearchPage(Page[SearchState]):
    """`card_chosen` carries a CardId; Down walks from the field into the list."""

    text_changed = Signal(str)
    card_chosen = Signal(str)
    enter_pressed = Signal()
    type_number_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._field = Field(look)
        self._type = PushControl(look, icon="keyboard")
        self._list = RowList(look)
        self._nothing = Words(look, "lead", ink="muted", wraps=True, align=CENTRE)
        frame = card_frame()
        inside = Rows(look, 14, (22, 18, 22, 22), parent=frame)
        asked = Columns(look, 16)
        asked.addWidget(self._field, 3)
        asked.addWidget(self._type, 1, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(asked)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._nothing, 1)
        rows = Rows(look, 16, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        rows.addWidget(frame, 1)
        self._top.back_pressed.connect(self.back_pressed)
        self._field.typed.connect(self.text_changed)
        self._field.entered.connect(self.enter_pressed)
        self._type.clicked.connect(self.type_number_pressed)
        self._list.row_pressed.connect(self._choose)

    def first_focus(self) -> QWidget:
        return self._field

    def show_state(self, state: SearchState) -> None:
        self.setAccessibleName(self.tr("Find customer"))
        self._top.show_title(self.tr("Find customer"))
        self._field.show_label(self.tr("Name, phone, e-mail or card number"))
        self._field.show_text(state.text)
        self._type.setText(self.tr("Type number"))
        found = state.found or ()
        self._list.show_rows(tuple((self._title(line), self._detail(line)) for line in found))
        self._list.setVisible(bool(found))
        self._nothing.say("" if found else self._empty_words(state))

    def _empty_words(self, state: SearchState) -> str:
        if state.found is None:
            return self.tr("Three letters or digits are enough. A scan works here too.")
        return self.tr("Nobody is found by that. Try another spelling, or the phone number.")

    def _title(self, line: FoundLine) -> str:
        return line.customer_name or grouped_number(line.card_number)

    def _detail(self, line: FoundLine) -> str:
        number = grouped_number(line.card_number) if line.customer_name else ""
        parts = (status_words(line.status), balance_words(line.stamps, line.points))
        return " · ".join(part for part in (number, line.contact, *parts) if part)

    def _choose(self, place: int) -> None:
        if self.state is not None and self.state.found is not None:
            self.card_chosen.emit(self.state.found[place].card_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
