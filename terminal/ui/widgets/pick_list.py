"""A choice among several in the room of one button: pressing it opens the list."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from terminal.ui.theme import Look
from terminal.ui.widgets.push_control import Kind, PushControl

V = TypeVar("V")


class PickList(PushControl, Generic[V]):
    """`picked` carries the value. A choice other than the first one is filled, to be noticed."""

    picked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._choices: tuple[tuple[V, str], ...] = ()
        self.clicked.connect(self._open)

    def show_choices(self, title: str, choices: tuple[tuple[V, str], ...], chosen: V) -> None:
        """The words of the chosen one stand on the button; a screen reader hears the title too."""
        self._choices = choices
        words = dict(choices).get(chosen, "")
        self.setText(words)
        self.setAccessibleName(f"{title}: {words}")
        is_first = not choices or chosen == choices[0][0]
        self.wear_kind(Kind.QUIET if is_first else Kind.MAIN)

    def menu_of_choices(self) -> QMenu:
        """The list, as it is opened."""
        menu = QMenu(self)
        for value, words in self._choices:
            action = QAction(words.replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, value=value: self.picked.emit(value))
            menu.addAction(action)
        return menu

    def _open(self) -> None:
        menu = self.menu_of_choices()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
