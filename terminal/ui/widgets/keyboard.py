"""What a key of the hardware keyboard means to a pad, on the layouts sold where the product is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ERASE = "erase"
CONFIRM = "confirm"
SEPARATOR = "separator"

# The top row of French and Belgian keyboards types these without Shift. On a pad nothing else is
# meant by them, so a cashier need not think of Shift.
_UNSHIFTED_DIGITS = dict(zip("&é\"'(è_çà", "123457890", strict=True)) | {"§": "6", "!": "8"}

# The French 6 types a minus, which elsewhere, and on every number block, is a key of its own. Only
# where the key stands tells them apart: number 7 on Windows, and 8 more on Linux.
_KEY_OF_SIX = frozenset({7, 15})


def pad_key(event: QKeyEvent) -> str | None:
    """A digit, ERASE, CONFIRM, SEPARATOR, or nothing a pad knows."""
    modified = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    if modified:
        return None
    if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return CONFIRM
    if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
        return ERASE
    text = event.text()
    if text in {",", "."}:
        return SEPARATOR
    if len(text) == 1 and text in "0123456789":
        return text
    if text == "-":
        on_block = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        return "6" if event.nativeScanCode() in _KEY_OF_SIX and not on_block else None
    return _UNSHIFTED_DIGITS.get(text)
