"""When the counter's data are copied and checked: soon after the start, then every hour."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from terminal.background.tasks import Lane, Urgency
from terminal.use_cases.keep_safe import copy_safely, put_right

if TYPE_CHECKING:
    from terminal.background.tasks import Tasks
    from terminal.use_cases.ports import Clock, Unavailable
    from terminal.use_cases.store_ports import LocalStore
    from terminal.use_cases.upkeep_port import Upkeep

_log = logging.getLogger(__name__)

# Late enough that the first customers do not feel it, early enough that a till which is on for
# an hour a day has its data checked every day.
FIRST_AFTER_MS = 30_000
EVERY_MS = 60 * 60 * 1000


class UpkeepRhythm(QObject):
    """Lives in the window's thread; `made_again` says that the database is a new one."""

    made_again = Signal()

    def __init__(self, tasks: Tasks, clock: Clock) -> None:
        super().__init__()
        self._tasks = tasks
        self._clock = clock
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.copy_now)
        self._kept: tuple[LocalStore, Upkeep] | None = None

    @property
    def pause_ms(self) -> int:
        """How long it is from the last copy to the next."""
        return self._timer.interval()

    def start(self, store: LocalStore, upkeep: Upkeep) -> None:
        """Begin with these data; the next copy is planned when one is done, never before."""
        self._kept = store, upkeep
        self._timer.start(FIRST_AFTER_MS)

    def stop(self) -> None:
        self._kept = None
        self._timer.stop()

    def copy_now(self) -> None:
        if self._kept is None:
            return
        store, upkeep = self._kept
        self._tasks.run(
            Lane.KEEPING,
            partial(copy_safely, store, upkeep, self._clock),
            partial(self._copied, upkeep),
            self._failed,
            Urgency.BACKGROUND,
        )

    def _copied(self, upkeep: Upkeep, is_right: bool) -> None:  # noqa: FBT001  (what the copy came to)
        if is_right:
            self._timer.start(EVERY_MS)
            return
        work = partial(put_right, upkeep)
        self._tasks.run(Lane.LOCAL, work, self._put_right, self._failed, Urgency.BACKGROUND)

    def _put_right(self, is_new: bool) -> None:  # noqa: FBT001  (as above)
        self._timer.start(EVERY_MS)
        if is_new:
            self.made_again.emit()

    def _failed(self, trouble: Unavailable) -> None:
        _log.warning("no copy of the data could be made: %s", trouble)
        self._timer.start(EVERY_MS)
