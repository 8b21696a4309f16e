"""Time for the screens: what is to be done later, in the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.use_cases.ports import Clock


class QtScheduler:
    """Runs actions on the event loop; a timer is thrown away once it fired or was cancelled."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def monotonic_s(self) -> float:
        return self._clock.monotonic_s()

    def after(self, delay_ms: int, action: Callable[[], None]) -> Callable[[], None]:
        """Do it once, later; the answer cancels it."""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(action)
        timer.start(delay_ms)
        return timer.stop
