"""Puts the customer's side on the screen that is not the cashier's, as long as there is one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class SecondScreen(QObject):
    """Follows screens that come and go; the display takes no focus and keeps no program open."""

    def __init__(self, application: QGuiApplication, window: QWidget, display: QWidget) -> None:
        super().__init__(window)
        self._application, self._window, self._display = application, window, display
        display.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        display.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        display.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        application.screenAdded.connect(self.place)
        application.screenRemoved.connect(self.place)
        handle = window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self.place)

    def place(self) -> None:
        """Show the display where the customer looks, or nowhere."""
        screen = other_screen(self._application.screens(), self._window.screen())
        if screen is None:
            self._display.hide()
            return
        self._display.setGeometry(screen.geometry())
        self._display.showFullScreen()

    def close(self) -> None:
        """Take the display away for good."""
        self._application.screenAdded.disconnect(self.place)
        self._application.screenRemoved.disconnect(self.place)
        self._display.close()


def other_screen(screens: Sequence[QScreen], own: QScreen) -> QScreen | None:
    """The first screen that shows something else: a mirrored one is no second screen."""
    others = (screen for screen in screens if screen is not own)
    return next((each for each in others if each.geometry() != own.geometry()), None)
