"""A window with a button, two fields and a menu behind the key filter; tells what happened.

It is a program of its own: one JSON object a line comes out, one command a line goes in.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from terminal.devices.key_layouts import layout_for
from terminal.devices.wedge_decoder import WedgeDecoder, WedgeTiming
from terminal.ui.key_filter import KeyFilter
from terminal.use_cases.scanned_text import ScannedText

# The defaults are tested without a clock. Here a busy machine may starve the program that plays the
# scanner, so it may pause longer and be slower, though still quicker than the hand of the tests.
PATIENT = WedgeTiming(gap_limit_ms=1000, scanner_pace_ms=200)


def tell(what: str, value: object) -> None:
    print(json.dumps({what: value}), flush=True)


def tell_scan(scanned: ScannedText) -> None:
    tell(
        "scan",
        {
            "text": scanned.text,
            "physical": scanned.physical,
            "candidates": scanned.candidates(),
        },
    )


class Window(QWidget):
    """Everything a scan could harm."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: dict[str, QWidget] = {
            "button": QPushButton("Give"),
            "field": self._field("field"),
            "pad": self._field("pad"),
        }
        self.widgets["pad"].setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        button = self.widgets["button"]
        assert isinstance(button, QPushButton)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: tell("click", "button"))
        self.menu = QMenu(self)
        for letter in "BCDE":
            self.menu.addAction(f"&{letter}").triggered.connect(lambda: tell("click", "menu"))
        shortcut = QShortcut(QKeySequence("U"), self)
        shortcut.activated.connect(lambda: tell("click", "shortcut"))
        layout = QVBoxLayout(self)
        for widget in self.widgets.values():
            layout.addWidget(widget)

    def obey(self, command: str) -> None:
        """Carry out a command and say so: `focus NAME`, `open menu` or `close menu`."""
        if command == "open menu":
            self.menu.popup(self.mapToGlobal(self.rect().center()))
        elif command == "close menu":
            tell("menu was open", self.menu.isVisible())
            self.menu.hide()
        else:
            self.widgets[command.removeprefix("focus ")].setFocus()
        tell("obeyed", command)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()

        def tell_and_clear() -> None:
            tell(f"entered in {name}", field.text())
            field.clear()

        field.returnPressed.connect(tell_and_clear)
        return field


def main() -> None:
    application = QApplication(sys.argv)
    window = Window()
    window.resize(400, 300)
    decoder = WedgeDecoder(layout_for(application.platformName()), PATIENT)
    key_filter = KeyFilter(application, decoder)
    key_filter.scanned.connect(tell_scan)
    key_filter.stopped.connect(lambda: tell("stopped", value=True))

    def read_commands() -> None:
        commands = os.read(sys.stdin.fileno(), 4096).decode()
        if not commands:
            application.quit()
        for command in commands.splitlines():
            window.obey(command)

    commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    commands.activated.connect(read_commands)
    application.focusObjectChanged.connect(lambda focus: tell("has focus", focus is not None))
    window.show()
    window.activateWindow()
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
