"""Everybody who works here in one list, and the form about the person that was tapped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.formatting import clock_time
from terminal.ui.staff.form_side import StaffFormSide
from terminal.ui.staff.state import PersonLine, StaffState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.row_list import RowList
from terminal.ui.widgets.state_view import Page


class StaffPage(Page[StaffState]):
    """`person_opened` carries a place in the list, `form_changed` the whole StaffForm."""

    person_opened = Signal(int)
    add_pressed = Signal()
    form_changed = Signal(object)
    save_pressed = Signal()
    let_go_pressed = Signal()
    unlock_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._list = RowList(look)
        self._add = PushControl(
            look, Kind.MAIN, icon="user-plus", style="title", target="big_target"
        )
        self._frame = card_frame()
        Rows(look, 0, (20, 16, 20, 16), parent=self._frame).addWidget(self._list)
        self._form = StaffFormSide(look)
        self._form.hide()
        rows = Rows(look, 16, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        rows.addWidget(self._frame, 1)
        rows.addWidget(self._add)
        rows.addWidget(self._form, 1)
        self._top.back_pressed.connect(self.back_pressed)
        self._list.row_pressed.connect(self.person_opened)
        self._add.clicked.connect(self.add_pressed)
        self._form.form_changed.connect(self.form_changed)
        self._form.save_pressed.connect(self.save_pressed)
        self._form.let_go_pressed.connect(self.let_go_pressed)
        self._form.unlock_pressed.connect(self.unlock_pressed)

    def show_state(self, state: StaffState) -> None:
        self.setAccessibleName(self.tr("Staff"))
        self._top.show_title(self._title(state))
        self._list.show_rows(tuple(map(self._row, state.people)))
        self._add.setText(self.tr("Add a person"))
        is_form = state.form is not None
        opens = is_form and not self._form.isVisibleTo(self)
        if self._form.isVisibleTo(self) and not is_form:
            # What had the keyboard is about to go.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._frame.setVisible(not is_form)
        self._add.setVisible(not is_form)
        self._form.setVisible(is_form)
        self._form.render(state)
        if opens:
            self._form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _title(self, state: StaffState) -> str:
        if state.form is None:
            return self.tr("Staff")
        return state.person.name if state.person is not None else self.tr("Add a person")

    def _row(self, person: PersonLine) -> tuple[str, str]:
        role = self.tr("Manager") if person.is_manager else self.tr("Cashier")
        if not person.is_active:
            return person.name, self.tr("does not work here any more")
        if person.locked_until is None:
            return person.name, role
        locked = self.tr("locked until {time}").format(time=clock_time(person.locked_until))
        return person.name, f"{role} · {locked}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)
