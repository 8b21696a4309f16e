"""The terminal's local store: one database, one journal file, one thread."""

from __future__ import annotations

import logging
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING

from terminal.storage import engine
from terminal.storage.ballast import BALLAST_BYTES, Ballast
from terminal.storage.durable_files import make_folder
from terminal.storage.failures import translated
from terminal.storage.journal_file import JournalFile
from terminal.storage.recovery import merge
from terminal.storage.unit_of_work import SqliteUnitOfWork
from terminal.storage.upgrade import upgrade
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shared_domain.journal import SealedItem
    from shared_domain.journal_records import Damage

_log = logging.getLogger(__name__)

DATABASE_NAME = "terminal.sqlite3"
JOURNAL_FOLDER = "journal"

# Folding the write-ahead log back costs flushes, so it waits for a commit nobody waits for; a
# log that grows past the second figure is folded back by whichever commit comes next.
_LOG_WORTH_FOLDING_BYTES = 4 * 1024 * 1024
_LOG_TOO_LONG_BYTES = 64 * 1024 * 1024


class SqliteLocalStore:
    """Implements LocalStore in a folder. Opening it may raise StorageUnavailable like any call.

    `recovered` are items that a crash had left in the journal file only; they count again now,
    but nobody was ever told so. `journal_damage` are bytes of that file that are no record.
    """

    def __init__(self, folder: Path, *, ballast_bytes: int = BALLAST_BYTES) -> None:
        self._path = folder / DATABASE_NAME
        self._log_path = folder / f"{DATABASE_NAME}-wal"
        self._ballast = Ballast(folder, ballast_bytes)
        self._in_use = False
        self.recovered: tuple[SealedItem, ...] = ()
        self.journal_damage: tuple[Damage, ...] = ()
        with ExitStack() as opened:
            self._open(folder, opened)
            self._opened = opened.pop_all()
        self._ballast.restore()

    def is_short_of_space(self) -> bool:
        """Whether the disk was full: what is left is for syncing, not for new rewards."""
        return not self._ballast.is_whole()

    @contextmanager
    def begin(self) -> Iterator[SqliteUnitOfWork]:
        """One transaction; leaving without a commit rolls it back."""
        if self._in_use:
            raise RuntimeError("a unit of work is already open")
        self._in_use = True
        try:
            with self._transaction() as uow:
                yield uow
        except StorageUnavailable as failure:
            self._make_room_after(failure)
            raise
        finally:
            self._in_use = False
        if uow.has_ended:
            self._tidy_after(uow)

    def tidy(self) -> None:
        """Fold the log back, and hold space back again as soon as there is enough of it."""
        self._fold_log(0)
        self._ballast.restore()

    def close(self) -> None:
        self._opened.close()

    def _open(self, folder: Path, opened: ExitStack) -> None:
        try:
            with translated():
                make_folder(folder)
            self._connection = opened.enter_context(closing(engine.open_connection(self._path)))
            upgrade(self._connection, self._path)
            self._journal_file = opened.enter_context(closing(JournalFile(folder / JOURNAL_FOLDER)))
        except StorageUnavailable as failure:
            if failure.trouble is StorageTrouble.DISK_FULL:
                self._ballast.free()
            raise
        self._recover()

    @contextmanager
    def _transaction(self) -> Iterator[SqliteUnitOfWork]:
        engine.begin(self._connection)
        uow = SqliteUnitOfWork(self._connection, self._journal_file)
        try:
            yield uow
        finally:
            if not uow.has_ended:
                engine.roll_back(self._connection)

    def _recover(self) -> None:
        with self.begin() as uow:
            recovery = merge(uow, self._journal_file)
            uow.commit()
        self.recovered, self.journal_damage = recovery.items, recovery.damage
        if recovery.items or recovery.damage:
            _log.warning(
                "the journal file gave back %d items; %d places in it are damaged",
                len(recovery.items),
                len(recovery.damage),
            )

    def _make_room_after(self, failure: StorageUnavailable) -> None:
        """Leave what is held back, and what the log takes, to whatever has to go on."""
        if failure.trouble is StorageTrouble.DISK_FULL:
            self._ballast.free()
            self._fold_log(0)

    def _tidy_after(self, uow: SqliteUnitOfWork) -> None:
        if self.is_short_of_space():
            self.tidy()
        else:
            self._fold_log(_LOG_TOO_LONG_BYTES if uow.has_items else _LOG_WORTH_FOLDING_BYTES)

    def _fold_log(self, longer_than: int) -> None:
        """Fold the write-ahead log back if it is long; what was committed is safe either way."""
        with suppress(OSError, StorageUnavailable):
            if self._log_path.stat().st_size > longer_than:
                engine.fold_log(self._connection)
