"""A thread that copies the database every hour while the server serves, and tests each copy."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from sync_server.services.ports import Unavailable

if TYPE_CHECKING:
    from sync_server.services.ports import Clock
    from sync_server.storage.backups import Backups

EVERY = timedelta(hours=1)

# A server that has just started has other things to do, and may be stopped again at once.
_AFTER_START = timedelta(minutes=1)

# Between two steps of a copy the disk is everybody else's for so long.
_BREATH_S = 0.005

_log = structlog.get_logger()


class BackupKeeper:
    """Starts with the server and ends with it; a copy that was begun is then left unfinished."""

    def __init__(self, backups: Backups, clock: Clock) -> None:
        self._backups = backups
        self._clock = clock
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="backup-keeper", daemon=True)

    def start(self) -> None:
        """Begin; the first copy is made an hour after the last one, whoever made that."""
        self._thread.start()

    def stop(self) -> None:
        """Return once nothing of it works any more."""
        self._stopping.set()
        self._thread.join()

    def first_due_in(self) -> timedelta:
        """How long until the first copy; a clock that was put back makes nobody wait longer."""
        last = self._backups.newest_made_at()
        if last is None:
            return _AFTER_START
        return min(max(last + EVERY - self._clock.now(), _AFTER_START), EVERY)

    def make_one(self) -> None:
        """Make a copy now; what is wrong is logged, and tried again in an hour."""
        try:
            made = self._backups.make(self._clock.now(), self._goes_on)
        except Unavailable as error:
            _log.error("backup_failed", reason=str(error))
            return
        if made is not None:
            _log.info("backup_made", file=made.file.name, vendors=len(made.positions))

    def _keep(self) -> None:
        wait_s = self.first_due_in().total_seconds()
        while not self._stopping.wait(wait_s):
            self.make_one()
            wait_s = EVERY.total_seconds()

    def _goes_on(self) -> bool:
        return not self._stopping.wait(_BREATH_S)
