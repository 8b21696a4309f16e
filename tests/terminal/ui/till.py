"""A window with a field and a button behind the key filter, and what came of the keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from terminal.devices.key_layouts import LINUX
from terminal.devices.wedge_decoder import WedgeDecoder
from terminal.ui.key_filter import KeyFilter
from terminal.use_cases.key_strokes import KeyStroke, Ruling
from terminal.use_cases.scanned_text import ScannedText
from tests.terminal.ui.keyboard import ENTER, Keyboard

CODE = "BCDEFGHIJKLNOPRSTUVX"


class ImpatientDecoder(WedgeDecoder):
    """Lets silence come as soon as the event loop is idle, so that no test waits for it."""

    @property
    def gap_limit_ms(self) -> int:
        return 0

    def press(self, stroke: KeyStroke, at_ms: int) -> Ruling:
        """Rule as ever, but break at an exclamation mark."""
        if stroke.text == "!":
            message = "the decoder is broken"
            raise RuntimeError(message)
        return super().press(stroke, at_ms)


class EventRecorder(QObject):
    """Counts the events of one type that reach what it watches."""

    def __init__(self, type_: QEvent.Type) -> None:
        super().__init__()
        self._type = type_
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is self._type
        return super().eventFilter(watched, event)


@dataclass
class Till:
    """A window with a field and a button, a keyboard, and what came of the keys."""

    application: QApplication
    qtbot: QtBot
    keyboard: Keyboard = field(default_factory=Keyboard)
    scans: list[ScannedText] = field(default_factory=list)
    clicks: list[str] = field(default_factory=list)
    entered: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.window = QWidget()
        self.text_field = QLineEdit()
        self.text_field.returnPressed.connect(lambda: self.entered.append(self.text_field.text()))
        self.button = QPushButton("Give")
        self.button.clicked.connect(lambda: self.clicks.append("Give"))
        self.button.setAutoDefault(True)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.text_field)
        layout.addWidget(self.button)
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.focus(self.button)
        self.filter = KeyFilter(self.application, ImpatientDecoder(LINUX))
        self.filter.scanned.connect(self.scans.append)

    def focus(self, widget: QWidget) -> None:
        widget.window().activateWindow()
        widget.setFocus()
        self.qtbot.waitUntil(lambda: QGuiApplication.focusObject() is widget)

    def scan(self, code: str = CODE, ending: str = ENTER) -> None:
        self.keyboard.now_ms += 500
        self.keyboard.type(code + ending, gap_ms=3)

    @property
    def scanned(self) -> list[str]:
        return [scan.text for scan in self.scans]


@contextmanager
def open_till(application: QApplication, qtbot: QtBot) -> Iterator[Till]:
    """Show the window; stop the filter afterwards, for the application outlives it."""
    till = Till(application, qtbot)
    try:
        yield till
    finally:
        till.filter.stop()
