"""A counter with two screens, one of which is unplugged; run as a program, for Qt has one set."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from terminal.ui.customer_display.second_screen import SecondScreen, other_screen

SCREENS = [
    {"name": "cashier", "x": 0, "y": 0, "width": 1280, "height": 800},
    {"name": "customer", "x": 1280, "y": 0, "width": 1024, "height": 600},
]


def main(folder: str, count: int) -> None:
    """Say where the display stands with so many screens."""
    plan = Path(folder) / "screens.json"
    plan.write_text(json.dumps({"screens": SCREENS[:count]}), encoding="utf-8")
    app = QApplication(["stempel", "-platform", f"offscreen:configfile={plan}"])
    window, display = QMainWindow(), QWidget()
    window.show()
    place = SecondScreen(app, window, display)
    place.place()
    told = {
        "visible": display.isVisible(),
        "screen": display.screen().name(),
        "focus": window.isActiveWindow() or app.activeWindow() is not display,
        "alone": other_screen(app.screens()[:1], window.screen()) is None,
    }
    window.close()
    sys.stdout.write(json.dumps(told))
    place.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
