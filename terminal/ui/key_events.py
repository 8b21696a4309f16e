"""Reads Qt's key events for the decoder: which key it is, what kind, and a copy to hold back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.use_cases.key_strokes import KeyKind, KeyStroke

Key = tuple[str, int]

_ENDINGS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Mode_switch,
    }
)
# Keys for which Qt has no name and no text, such as µ with Caps Lock on a Belgian keyboard.
_NAMELESS = frozenset({0, int(Qt.Key.Key_unknown)})
_CONTROL_AND_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_COMMAND_MODIFIERS = _CONTROL_AND_ALT | Qt.KeyboardModifier.MetaModifier
_ALT_AND_PAD = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
_NUMBERS = Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhFormattedNumbersOnly


def key_of(event: QKeyEvent) -> Key:
    """Which key of the keyboard this is; the same when it goes up, whatever Shift did meanwhile."""
    if event.nativeScanCode() > 1:
        return "scan", event.nativeScanCode()
    if event.nativeScanCode() == 1:  # macOS, where every key says 1
        return "virtual", event.nativeVirtualKey()
    return "qt", event.key()


def stroke_of(event: QKeyEvent) -> KeyStroke:
    """The key as the decoder wants it. A key that repeats itself types nothing new."""
    kind = _kind_of(event)
    return KeyStroke(
        kind,
        "" if event.isAutoRepeat() else event.text(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        is_shifted=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
        is_expected=kind is KeyKind.CHARACTER and _takes_typing(QGuiApplication.focusObject()),
    )


def composed_stroke_of(event: QInputMethodEvent) -> KeyStroke:
    """What an input method made, as if it were one key; one that still composes serves a hand."""
    kind = KeyKind.COMMAND if event.preeditString() else KeyKind.CHARACTER
    return KeyStroke(kind, event.commitString(), 0, 0, is_shifted=False, is_expected=True)


def _kind_of(event: QKeyEvent) -> KeyKind:
    key, modifiers = event.key(), event.modifiers()
    if key in _MODIFIERS or modifiers & _ALT_AND_PAD == _ALT_AND_PAD:
        return KeyKind.MODIFIER
    # Control and Alt together are how Windows reports AltGr.
    is_command = modifiers & _COMMAND_MODIFIERS not in (
        Qt.KeyboardModifier.NoModifier,
        _CONTROL_AND_ALT,
    )
    if event.isAutoRepeat() or is_command:
        return KeyKind.COMMAND
    if key in _ENDINGS:
        return KeyKind.ENDING
    is_dead = Qt.Key.Key_Dead_Grave <= key <= Qt.Key.Key_Dead_Longsolidusoverlay
    types_text = event.text() != "" and event.text().isprintable()
    is_character = types_text or is_dead or key in _NAMELESS
    return KeyKind.CHARACTER if is_character else KeyKind.COMMAND


def _takes_typing(focus: QObject | None) -> bool:
    """Whether the focused widget takes text, or it or a widget around it asks for numbers."""
    if not isinstance(focus, QWidget):
        return False
    if focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        return True
    widget: QWidget | None = focus
    while widget is not None:
        if widget.inputMethodHints() & _NUMBERS:
            return True
        widget = widget.parentWidget()
    return False


def copy_of_key(event: QKeyEvent) -> QKeyEvent:
    """The same key without its timestamp."""
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )


def copy_of_composed(event: QInputMethodEvent) -> QInputMethodEvent:
    """The same text, replacing the same characters before the cursor."""
    copy = QInputMethodEvent(event.preeditString(), [])
    copy.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
    return copy
