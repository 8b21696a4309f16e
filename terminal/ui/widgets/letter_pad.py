"""The on-screen pad of the letters a card number is made of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Squares
from terminal.ui.widgets.push_control import Kind, PushControl


class LetterPad(QWidget):
    """One key for each letter, in alphabetical order: quicker to find than any keyboard's."""

    letter_pressed = Signal(str)

    def __init__(self, look: Look, letters: str, columns: int) -> None:
        super().__init__()
        grid = Squares(look, parent=self)
        for place, letter in enumerate(letters):
            key = PushControl(look, Kind.KEY, style="key", target="pad_key")
            key.setText(letter)
            key.clicked.connect(lambda _=False, letter=letter: self.letter_pressed.emit(letter))
            grid.addWidget(key, place // columns, place % columns)
            grid.setColumnStretch(place % columns, 1)
