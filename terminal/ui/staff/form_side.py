"""The form about one person: name, role and a new PIN, of which only dots are ever seen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from shared_domain.staff import Role
from terminal.ui.staff.state import StaffState
from terminal.ui.theme import Look
from terminal.ui.widgets.choice_row import ChoiceRow
from terminal.ui.widgets.field import Field
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import FittedWords, Words
from terminal.use_cases.manage_staff import StaffField, StaffForm

_LONGEST_NAME, _LONGEST_PIN = 80, 8


class StaffFormSide(StateView[StaffState]):
    """`form_changed` carries the whole StaffForm."""

    form_changed = Signal(object)
    save_pressed = Signal()
    let_go_pressed = Signal()
    unlock_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.name = Field(look, _LONGEST_NAME)
        self._pin = Field(look, _LONGEST_PIN)
        self._pin.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.line.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
        )
        self._role_label = FittedWords(look, "strong")
        self._role: ChoiceRow[Role] = ChoiceRow(look, tuple(Role))
        self._explain = Words(look, "body", ink="muted", wraps=True)
        self._unlock = PushControl(look, icon="key-round")
        self._let_go = PushControl(look, icon="user-x")
        self._save = PushControl(look, Kind.MAIN, icon="check", style="title", target="big_target")
        frame, content = card_frame(), QWidget()
        Rows(look, 0, (10, 10, 10, 10), parent=frame).addWidget(TallArea(content))
        inside = Rows(look, 12, (18, 14, 18, 14), parent=content)
        for part in (self.name, self._role_label, self._role, self._pin, self._explain):
            inside.addWidget(part)
        inside.addStretch(1)
        rows = Rows(look, 14, parent=self)
        rows.addWidget(frame, 1)
        buttons = Columns(look, 12)
        buttons.addWidget(self._let_go, 1)
        buttons.addWidget(self._unlock, 1)
        buttons.addWidget(self._save, 2)
        rows.addLayout(buttons)
        self._connect()

    def _connect(self) -> None:
        self.name.typed.connect(lambda text: self._change(name=text))
        self._pin.typed.connect(lambda text: self._change(pin=text))
        self._role.chosen.connect(lambda role: self._change(role=role))
        for field in (self.name, self._pin):
            field.entered.connect(self.save_pressed)
        self._save.clicked.connect(self.save_pressed)
        self._let_go.clicked.connect(self.let_go_pressed)
        self._unlock.clicked.connect(self.unlock_pressed)

    def show_state(self, state: StaffState) -> None:
        form, person = state.form or StaffForm(), state.person
        name_wrong = self.tr("Please type a name") if StaffField.NAME in state.wrong else ""
        pin_wrong = self.tr("A PIN has 4 to 8 digits") if StaffField.PIN in state.wrong else ""
        self.name.show_label(self.tr("Name"), name_wrong)
        self.name.show_text(form.name)
        self._role_label.setText(self.tr("Role"))
        roles = {Role.CASHIER: self.tr("Cashier"), Role.MANAGER: self.tr("Manager")}
        self._role.show_choice(roles, form.role)
        pin = (
            self.tr("PIN, 4 to 8 digits")
            if person is None
            else self.tr("New PIN, empty to keep the old one")
        )
        self._pin.show_label(pin, pin_wrong)
        self._pin.show_text(form.pin)
        self._explain.say(
            self.tr("It counts here at once, and at the other tills as soon as they hear of it.")
        )
        self._show_buttons(state)

    def _show_buttons(self, state: StaffState) -> None:
        person = state.person
        self._save.setText(self.tr("Save") if person is not None else self.tr("Add"))
        self._let_go.setVisible(person is not None)
        works = person is None or person.is_active
        self._let_go.setText(self.tr("Let go") if works else self.tr("Take back"))
        self._unlock.setVisible(person is not None and person.locked_until is not None)
        self._unlock.setText(self.tr("Unlock"))
        for button in (self._save, self._let_go, self._unlock):
            button.setEnabled(not state.busy)

    def _change(self, **change: Any) -> None:  # noqa: ANN401  (a field of StaffForm)
        if self.state is not None and self.state.form is not None:
            self.form_changed.emit(replace(self.state.form, **change))
