"""One figure that reads from two metres, and what it counts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows
from terminal.ui.widgets.words import FittedWords, Words


class FigureCard(QFrame):
    """A title above a large number."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._title = Words(look, "caption", ink="muted", wraps=True)
        self._number = FittedWords(look, "figure")
        rows = Rows(look, 0, (20, 12, 20, 12), parent=self)
        rows.addWidget(self._title)
        rows.addStretch(1)
        rows.addWidget(self._number)

    def show_figure(self, title: str, number: str) -> None:
        self._title.setText(title)
        self._number.setText(number)
        self.setAccessibleName(f"{title}: {number}")
