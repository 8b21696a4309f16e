"""The top of a page that was opened from another: the way back, and what this page is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.words import Words


class PageTop(QWidget):
    """`back_pressed` is the same as Escape on every page that has this top."""

    back_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._back = PushControl(look, icon="arrow-left")
        self._title = Words(look, "title", wraps=True)
        row = Columns(look, 20, parent=self)
        row.addWidget(self._back)
        row.addWidget(self._title, 1)
        self._back.clicked.connect(self.back_pressed)

    def show_title(self, title: str, *, can_go_back: bool = True) -> None:
        self._title.setText(title)
        self._back.name(self.tr("Back"))
        self._back.setVisible(can_go_back)
