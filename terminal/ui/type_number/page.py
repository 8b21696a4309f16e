"""The card number by hand: when the phone is flat or the code is scratched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.theme import Look
from terminal.ui.type_number.slots import NumberSlots
from terminal.ui.type_number.state import (
    NUMBER_LENGTH,
    PAD_LETTERS,
    NumberProblem,
    TypeNumberState,
)
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.letter_pad import LetterPad
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import CENTRE, Words

_COLUMNS = 8


class TypeNumberPage(Page[TypeNumberState]):
    """The letters live in the state; keys outside the card alphabet are ignored."""

    number_changed = Signal(str)
    number_confirmed = Signal(str)
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._slots = NumberSlots(look)
        self._explain = Words(look, "body", ink="muted", wraps=True, align=CENTRE)
        self._pad = LetterPad(look, PAD_LETTERS, _COLUMNS)
        self._erase = PushControl(look, Kind.KEY, icon="delete", target="pad_key")
        self._open = PushControl(look, Kind.MAIN, style="title", target="pad_key")
        frame = card_frame()
        inside = Rows(look, 16, (40, 28, 40, 32), parent=frame)
        inside.addStretch(1)
        inside.addWidget(self._slots)
        inside.addWidget(self._explain)
        inside.addStretch(1)
        inside.addWidget(self._pad, 4)
        inside.add_space(4)
        buttons = Columns(look, 12)
        buttons.addWidget(self._erase, 1)
        buttons.addWidget(self._open, 2)
        inside.addLayout(buttons, 1)
        rows = Rows(look, 16, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        rows.addWidget(frame, 1)
        self._top.back_pressed.connect(self.back_pressed)
        self._pad.letter_pressed.connect(self._add)
        self._erase.clicked.connect(self._take_back)
        self._open.clicked.connect(self._confirm)

    def show_state(self, state: TypeNumberState) -> None:
        self.setAccessibleName(self.tr("Type the card number"))
        self._top.show_title(self.tr("Type the card number"))
        self._slots.show_letters(state.letters, wrong=state.problem is not None)
        self._explain.setText(self._explanation(state.problem))
        self._explain.wear_ink("danger" if state.problem else "muted")
        self._erase.setText(self.tr("Delete"))
        self._erase.setEnabled(bool(state.letters))
        self._open.setText(self.tr("Open the card"))
        self._open.setEnabled(state.is_complete and not state.busy)

    def _explanation(self, problem: NumberProblem | None) -> str:
        match problem:
            case None:
                return self.tr("Nine letters, printed under the code on the card")
            case NumberProblem.CHECK_LETTER:
                return self.tr("One letter is wrong. Please compare it with the card.")
            case NumberProblem.UNKNOWN_CARD:
                return self.tr("This till does not know that card. Scan it, or try again online.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._confirm()
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._take_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        elif len(letter) == 1 and letter in PAD_LETTERS:
            self._add(letter)
        else:
            super().keyPressEvent(event)

    def _add(self, letter: str) -> None:
        if self.state is not None and len(self.state.letters) < NUMBER_LENGTH:
            self.number_changed.emit(self.state.letters + letter)

    def _take_back(self) -> None:
        if self.state is not None and self.state.letters:
            self.number_changed.emit(self.state.letters[:-1])

    def _confirm(self) -> None:
        if self.state is not None and self._open.isEnabled():
            self.number_confirmed.emit(self.state.letters)
