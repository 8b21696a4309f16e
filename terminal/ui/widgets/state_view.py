"""A widget that draws exactly one frozen state: `render(state)` is the only way in.

A change of language or of looks draws the same state again, so nobody keeps words in a widget.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.theme import Look

S = TypeVar("S")


class StateView(QWidget, Generic[S]):
    """Subclasses write `show_state`; it must be cheap and may be called again with the same."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state: S | None = None

    # Qt's own render() paints a widget onto a device and is not virtual: nothing in Qt calls ours.
    def render(self, state: S) -> None:  # type: ignore[override]
        """Show this state; the same state again costs one comparison."""
        if state != self._state:
            self._state = state
            self.show_state(state)

    def show_state(self, state: S) -> None:
        raise NotImplementedError

    @property
    def state(self) -> S | None:
        return self._state

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._state is not None:
            self.show_state(self._state)
        super().changeEvent(event)


class Page(StateView[S]):
    """One screen. Keys that no control on it takes arrive here, wherever the focus is.

    `covers_header` is true for a screen that speaks with the whole window.
    """

    covers_header = False

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def showEvent(self, event: QShowEvent) -> None:
        """Start with the focus on the page itself: Enter then means the page's main action."""
        super().showEvent(event)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        return self
