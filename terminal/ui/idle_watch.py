"""Notices when nobody touches anything: screens go home, and the counter locks itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from terminal.ui.desk import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QCoreApplication

    from terminal.ui.desk import Desk

# Any screen but the scan screen is left after this long without a hand on it.
HOME_AFTER_MS = 30_000

# Whoever signed in has gone to the kitchen; a manager may choose another time.
LOCK_AFTER_MS = 120_000

_TOUCHES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})

# These end by themselves, or wait for a person however long that takes.
_PATIENT = frozenset({Screen.STARTING, Screen.PAIRING, Screen.QUESTION, Screen.RESULT})

# Here a customer spells a name or takes a picture of a new card; the lock still comes.
_SLOW = frozenset({Screen.ENROL, Screen.SCANNER_TEST})


class IdleWatch:
    """`lock` is what happens when a signed-in person has left."""

    def __init__(self, desk: Desk, lock: Callable[[], None]) -> None:
        self._desk = desk
        self._lock = lock
        self.lock_after_ms = LOCK_AFTER_MS
        self._cancel_home: Callable[[], None] = lambda: None
        self._cancel_lock: Callable[[], None] = lambda: None

    def touched(self) -> None:
        """Somebody is here."""
        self._cancel_home()
        self._cancel_lock()
        self._cancel_home = self._desk.scheduler.after(HOME_AFTER_MS, self._go_home)
        self._cancel_lock = self._desk.scheduler.after(self.lock_after_ms, self._lock_up)

    def _go_home(self) -> None:
        if self._desk.screen not in _PATIENT | _SLOW | {Screen.SCAN, Screen.SIGN_IN}:
            self._desk.go_home()

    def _lock_up(self) -> None:
        has_person = self._desk.session is not None and self._desk.session.staff_id is not None
        if has_person and self._desk.needs_pin and self._desk.screen not in _PATIENT:
            self._lock()


class TouchFilter(QObject):
    """Tells a watch of every key, click and touch of the application; swallows none."""

    def __init__(self, application: QCoreApplication, touched: Callable[[], None]) -> None:
        super().__init__(application)
        self._application, self._touched = application, touched
        application.installEventFilter(self)

    def stop(self) -> None:
        """Look on no longer."""
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on; let everything through."""
        if event.type() in _TOUCHES and watched.isWindowType():
            self._touched()
        return False
