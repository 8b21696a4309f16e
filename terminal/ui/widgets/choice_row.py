"""One of a few: buttons side by side, of which the chosen one is filled."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns
from terminal.ui.widgets.push_control import Kind, PushControl

V = TypeVar("V")


class ChoiceRow(QWidget, Generic[V]):
    """`chosen` carries the value; the words are set with every language anew."""

    chosen = Signal(object)

    def __init__(self, look: Look, values: tuple[V, ...]) -> None:
        super().__init__()
        self._buttons: dict[V, PushControl] = {}
        row = Columns(look, 8, parent=self)
        for value in values:
            button = PushControl(look)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            self._buttons[value] = button
            row.addWidget(button, 1)

    def show_choice(self, words: dict[V, str], chosen: V | None) -> None:
        """Word every button, and fill the chosen one; a screen reader hears it checked."""
        for value, button in self._buttons.items():
            button.setText(words[value])
            button.wear_kind(Kind.MAIN if value == chosen else Kind.QUIET)
            button.setChecked(value == chosen)
