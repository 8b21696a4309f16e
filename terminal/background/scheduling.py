"""Time for the screens: what is to be done later, in the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.use_cases.ports import Clock


class QtScheduler:
    """Runs actions on the event loop, until it is closed with the window they act on."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._planned: set[QTimer] = set()
        self._is_closed = False

    def monotonic_s(self) -> float:
        return self._clock.monotonic_s()

    def after(self, delay_ms: int, action: Callable[[], None]) -> Callable[[], None]:
        """Do it once, later; the answer cancels it. Once closed, nothing is planned any more."""
        if self._is_closed:
            return _nothing_to_cancel
        timer = QTimer()
        timer.setSingleShot(True)

        def fire() -> None:
            self._planned.discard(timer)
            action()

        def cancel() -> None:
            timer.stop()
            self._planned.discard(timer)

        timer.timeout.connect(fire)
        self._planned.add(timer)
        timer.start(delay_ms)
        return cancel

    def close(self) -> None:
        """Forget everything that was planned, and plan nothing more."""
        self._is_closed = True
        for timer in self._planned:
            timer.stop()
        self._planned.clear()


def _nothing_to_cancel() -> None:
    """What is planned after the end is never done."""
