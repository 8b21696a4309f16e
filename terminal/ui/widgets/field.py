"""One line of text to be typed, under its label, with what is wrong beside the label."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows
from terminal.ui.widgets.words import FittedWords


class Field(QWidget):
    """`typed` comes with every change by hand; `entered` with Enter."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, longest: int = 255) -> None:
        super().__init__()
        self._label = FittedWords(look, "strong")
        self.line = _Line()
        self.line.setMaxLength(longest)
        rows = Rows(look, 4, parent=self)
        rows.addWidget(self._label)
        rows.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.typed)
        self.line.returnPressed.connect(self.entered)

    def show_label(self, label: str, problem: str = "") -> None:
        """Name the field; a problem takes the label's place and is spoken with it."""
        self._label.setText(problem or label)
        self._label.wear_ink("on_danger" if problem else "ink")
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(problem)

    def show_text(self, text: str) -> None:
        """Show this text, and leave the cursor alone where it stands there already."""
        if self.line.text() != text:
            self.line.setText(text)

    def text(self) -> str:
        return self.line.text()


class _Line(QLineEdit):
    """Selects what it holds when the keyboard walks in, and lets Escape through to the page."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Qt lets Enter go on to the page, which would take it for a second one.
            event.accept()
