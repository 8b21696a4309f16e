"""Inter in the four cuts the screens use, shipped so that every counter shows the same letters."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from terminal.ui.resource_files import RESOURCES

FONT_FILES = (
    "Inter-Regular.otf",
    "Inter-SemiBold.otf",
    "Inter-Bold.otf",
    "InterDisplay-ExtraBold.otf",
)


def load_fonts() -> None:
    """Make the shipped fonts known to Qt. Needs the application; harmless when repeated.

    A file that cannot be read raises: it is part of the installation, not of the shop's day.
    """
    known = set(QFontDatabase.families())
    if {"Inter", "Inter Display"} <= known:
        return
    for name in FONT_FILES:
        path = RESOURCES / "fonts" / name
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(f"The font {name} is missing or damaged; install Stempel again")
