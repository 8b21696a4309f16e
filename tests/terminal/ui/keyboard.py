"""A keyboard for tests: sends Qt's key events the way a platform does, at times of its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent

from terminal.devices.key_layouts import LINUX

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
ENTER, TAB, ESCAPE, SPACE = "\r", "\t", "\x1b", " "
NAMELESS = ""  # the key between ö and Enter, where Qt finds no name for what it types

_SCAN_CODES = {
    alone: number for number, (alone, _) in sorted(LINUX.characters.items(), reverse=True)
}
_SPECIAL_KEYS = {
    ENTER: (Qt.Key.Key_Return, 36),
    TAB: (Qt.Key.Key_Tab, 23),
    ESCAPE: (Qt.Key.Key_Escape, 9),
    NAMELESS: (0, 51),
}


class Keyboard:
    """Types into whatever has the focus. It never waits: time passes by its own count."""

    def __init__(self) -> None:
        self.now_ms = 1000

    def type(self, text: str, gap_ms: int) -> None:
        """Tap one key after the other."""
        for character in text:
            self.tap(character, gap_ms)

    def tap(
        self, character: str, gap_ms: int = 150, modifiers: Qt.KeyboardModifier = NO_MODIFIER
    ) -> None:
        """Press a key and let it go."""
        self.press(character, gap_ms, modifiers)
        self.release(character, modifiers)

    def press(
        self,
        character: str,
        gap_ms: int = 150,
        modifiers: Qt.KeyboardModifier = NO_MODIFIER,
        *,
        repeats: bool = False,
    ) -> None:
        """Press a key down, `gap_ms` after the one before; `repeats` when it was down already."""
        self.now_ms += gap_ms
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            self._send(kind, character, modifiers, repeats=repeats)

    def release(
        self,
        character: str,
        modifiers: Qt.KeyboardModifier = NO_MODIFIER,
        *,
        repeats: bool = False,
    ) -> None:
        """Let a key go; with `repeats`, only as X servers say it between two repetitions."""
        self._send(QEvent.Type.KeyRelease, character, modifiers, repeats=repeats)

    def compose(self, text: str, preedit: str = "") -> None:
        """Do what an input method does with a dead key and a letter."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(text)
        QCoreApplication.sendEvent(QGuiApplication.focusObject(), event)

    def _send(
        self, kind: QEvent.Type, character: str, modifiers: Qt.KeyboardModifier, *, repeats: bool
    ) -> None:
        window: QObject | None = QGuiApplication.focusWindow()
        if window is None:  # as on any platform, keys then go nowhere
            return
        key, scan_code = _SPECIAL_KEYS.get(character) or (
            ord(character.upper()),
            _SCAN_CODES.get(character.lower(), 0),
        )
        text = "" if modifiers == Qt.KeyboardModifier.ControlModifier else character
        event = QKeyEvent(kind, key, modifiers, scan_code, 0, 0, text, repeats)
        event.setTimestamp(self.now_ms)
        QCoreApplication.sendEvent(window, event)
