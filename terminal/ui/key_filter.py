"""Takes what a keyboard-wedge scanner types out of the application's keys, and nothing else.

It only moves keys: which of them a scanner typed, the decoder says. It must never block the
keyboard, so on an error of its own it hands on what it holds and switches itself off.

Qt shows every key first to the window (a QWindow) and then to widgets, and every key that goes
down first as a ShortcutOverride. The filter rules on that first sight, so that a scanned letter
triggers no shortcut and a key that passes takes its untouched native way. A held key that turns
out to be typed is sent to the window again, with everything that follows from it, shortcuts too.
Such a copy has the timestamp 0, which no device gives, and is let through.
"""

from __future__ import annotations

import logging
from collections import deque
from contextlib import ExitStack
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow

from terminal.ui.key_events import (
    Key,
    composed_stroke_of,
    copy_of_composed,
    copy_of_key,
    key_of,
    stroke_of,
)
from terminal.use_cases.key_strokes import HeldKeys, KeyDecoder, Ruling, ThisKey

_log = logging.getLogger(__name__)

_WATCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.FocusAboutToChange,
    }
)


@dataclass(slots=True, eq=False)
class _HeldEvent:
    """A key or composed text held back. `target` is set once the focus has moved on without it."""

    event: QKeyEvent | QInputMethodEvent
    key: Key | None = None
    target: QObject | None = None


class KeyFilter(QObject):
    """Watches the application from its creation until `stop`."""

    scanned = Signal(object)
    """A `ScannedText`, once for each scan, after its keys are gone."""

    stopped = Signal()
    """The filter met an error and switched itself off: scans now arrive as typing."""

    def __init__(self, application: QGuiApplication, decoder: KeyDecoder) -> None:
        super().__init__(application)
        self._application = application
        self._decoder = decoder
        self._held: list[_HeldEvent] = []
        self._released: deque[_HeldEvent] = deque()
        self._discarded_keys: set[Key] = set()
        self._ruled: tuple[Key, int, ThisKey] | None = None
        self._last_ms = 0
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._on_timeout)
        application.installEventFilter(self)
        application.focusWindowChanged.connect(self._on_focus)
        application.aboutToQuit.connect(self.stop)

    def stop(self) -> None:
        """Let every key through from now on, those held back first."""
        self._application.removeEventFilter(self)
        self._silence.stop()
        self._release_held()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow an event (True) or let it go on. Sees every event of the application."""
        if event.type() not in _WATCHED:
            return False
        with ExitStack() as on_error:
            on_error.callback(self._give_up)
            is_swallowed = self._is_swallowed(watched, event)
            on_error.pop_all()
            return is_swallowed

    def _is_swallowed(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.timestamp() == 0 or not watched.isWindowType():
                return False
            self._send_released()
            if event.type() is QEvent.Type.KeyRelease:
                return self._take_release(event)
            return self._take_press(event)
        if isinstance(event, QInputMethodEvent):
            return self._take_composed(watched, event)
        for held in self._held:  # the focus is about to leave `watched`
            held.target = held.target or watched
        return False

    # --- keys that come in -------------------------------------------------------------------

    def _take_press(self, event: QKeyEvent) -> bool:
        key = key_of(event)
        if event.isAutoRepeat() and key in self._discarded_keys:
            event.accept()
            return True
        fate = self._fate_of(key, event)
        if fate is ThisKey.PASS:
            return False
        event.accept()  # an accepted ShortcutOverride starts no shortcut and comes back as KeyPress
        if event.type() is QEvent.Type.KeyPress:
            self._ruled = None
            if fate is ThisKey.HOLD:
                self._held.append(_HeldEvent(copy_of_key(event), key))
            else:
                self._discarded_keys.add(key)
        return True

    def _fate_of(self, key: Key, event: QKeyEvent) -> ThisKey:
        """Rule once on each press, although it is seen twice."""
        if self._ruled is not None and self._ruled[:2] == (key, event.timestamp()):
            return self._ruled[2]
        self._discarded_keys.discard(key)
        self._last_ms = event.timestamp()
        ruling = self._decoder.press(stroke_of(event), self._last_ms)
        self._ruled = (key, self._last_ms, ruling.key)
        self._carry_out(ruling)
        return ruling.key

    def _take_release(self, event: QKeyEvent) -> bool:
        """A release goes the way of its press."""
        key = key_of(event)
        if key in self._discarded_keys:
            if not event.isAutoRepeat():
                self._discarded_keys.discard(key)
            return True
        if any(held.key == key for held in reversed(self._held)):
            self._held.append(_HeldEvent(copy_of_key(event), key))
            return True
        return False

    def _take_composed(self, watched: QObject, event: QInputMethodEvent) -> bool:
        """Text that an input method made of several keys, such as ê, keeps its place among keys."""
        if not self._held or not (event.preeditString() or event.commitString()):
            return False
        ruling = self._decoder.press(composed_stroke_of(event), self._last_ms)
        self._carry_out(ruling)
        if ruling.key is ThisKey.HOLD:
            self._held.append(_HeldEvent(copy_of_composed(event), target=watched))
        return ruling.key is not ThisKey.PASS

    # --- what the decoder rules --------------------------------------------------------------

    def _carry_out(self, ruling: Ruling) -> None:
        match ruling.held:
            case HeldKeys.KEEP:
                pass
            case HeldKeys.RELEASE:
                self._release_held()
            case HeldKeys.DISCARD:
                self._discard_held()
        if ruling.key is ThisKey.HOLD:
            self._silence.start(self._decoder.gap_limit_ms)
        elif not self._held:
            self._silence.stop()
        if ruling.scanned is not None:
            self.scanned.emit(ruling.scanned)

    def _on_timeout(self) -> None:
        # After a stall of the program the timer may run before keys that waited with it. They are
        # delivered before a timer of 0 ms; if one came, it has started the silence anew.
        QTimer.singleShot(0, self, self._on_silence)

    def _on_silence(self) -> None:
        if self._silence.isActive():
            return
        with ExitStack() as on_error:
            on_error.callback(self._give_up)
            self._carry_out(self._decoder.silence())
            on_error.pop_all()

    # --- keys that go out --------------------------------------------------------------------

    def _discard_held(self) -> None:
        for held in self._held:
            if held.key is None:
                continue
            if held.event.type() is QEvent.Type.KeyPress:
                self._discarded_keys.add(held.key)
            else:
                self._discarded_keys.discard(held.key)
        self._held.clear()

    def _release_held(self) -> None:
        self._released.extend(self._held)
        self._held.clear()
        self._send_released()

    def _send_released(self) -> None:
        """Send the queue to its end.

        A key may open a dialog, whose event loop runs inside `sendEvent`. The keys behind it are
        sent from there: as soon as the dialog has the focus, and before any other key.
        """
        while self._released:
            held = self._released.popleft()
            target: QObject | None = held.target or QGuiApplication.focusWindow()
            if target is not None and shiboken6.isValid(target):
                QCoreApplication.sendEvent(target, held.event)

    def _on_focus(self, window: QWindow | None) -> None:
        if window is not None:
            self._send_released()

    def _give_up(self) -> None:
        _log.exception("the key filter met an error and switched itself off")
        self.stop()
        self.stopped.emit()
