"""Less, how many, more: the number of stamps to give."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from terminal.ui.formatting import signed
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.words import CENTRE, Words


class Stepper(QWidget):
    """`number_chosen` carries the new number, from 1 to the limit."""

    number_chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._number = 1
        self._less = PushControl(look, icon="minus", style="key")
        self._words = Words(look, "key", align=CENTRE)
        self._more = PushControl(look, icon="plus", style="key")
        row = Columns(look, 8, parent=self)
        row.addWidget(self._less)
        row.addWidget(self._words, 1)
        row.addWidget(self._more)
        self._less.clicked.connect(lambda: self.number_chosen.emit(self._number - 1))
        self._more.clicked.connect(lambda: self.number_chosen.emit(self._number + 1))

    def show_number(self, number: int, limit: int) -> None:
        self._number = number
        self._words.setText(signed(number))
        self._less.name(self.tr("One stamp less"))
        self._more.name(self.tr("One stamp more"))
        self._less.setEnabled(number > 1)
        self._more.setEnabled(number < limit)
