"""The on-screen pad of digits for amounts and PINs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from terminal.ui.theme import Look
from terminal.ui.widgets.keyboard import CONFIRM, ERASE
from terminal.ui.widgets.layouts import Squares
from terminal.ui.widgets.push_control import Kind, PushControl

DOUBLE_ZERO = "00"
_COLUMNS = 3
_AMOUNT_KEYS = (*"123456789", DOUBLE_ZERO, "0", ERASE)


class NumberPad(QWidget):
    """Twelve keys in three columns; `key_pressed` carries a digit, "00", ERASE or CONFIRM."""

    key_pressed = Signal(str)

    def __init__(self, look: Look, keys: tuple[str, ...] = _AMOUNT_KEYS) -> None:
        super().__init__()
        self._look = look
        self._grid = Squares(look, parent=self)
        self._meaning = keys
        self._keys: list[PushControl] = []
        for place in range(len(keys)):
            key = PushControl(look, Kind.KEY, style="key", target="pad_key")
            key.clicked.connect(lambda _=False, at=place: self.key_pressed.emit(self._meaning[at]))
            self._grid.addWidget(key, place // _COLUMNS, place % _COLUMNS)
            self._keys.append(key)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.show_keys(keys)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Put these meanings on the keys, in reading order, and name them in the language set."""
        self._meaning = keys
        for key, meaning in zip(self._keys, keys, strict=True):
            if meaning == ERASE:
                key.wear_icon("delete")
                key.name(self.tr("Delete the last digit"))
            elif meaning == CONFIRM:
                key.wear_kind(Kind.MAIN)
                key.setText(self.tr("OK"))
            else:
                key.setText(meaning)


def pin_keys(digit_order: tuple[int, ...]) -> tuple[str, ...]:
    """The keys of a PIN pad: nine digits, then delete, the tenth digit and OK."""
    *first, last = (str(digit) for digit in digit_order)
    return (*first, ERASE, last, CONFIRM)
