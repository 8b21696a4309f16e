"""The terminal's local store: one database, one journal file, one thread."""

from __future__ import annotations

import logging
import shutil
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING

from shared_domain.journal import Place
from terminal.storage import engine
from terminal.storage.backups import Backups
from terminal.storage.ballast import BALLAST_BYTES, Ballast
from terminal.storage.database_check import check_database
from terminal.storage.durable_files import make_folder
from terminal.storage.failures import ALTERED_SCHEMA, DamagedDatabase, translated
from terminal.storage.healing import heal
from terminal.storage.identity_file import IdentityFile
from terminal.storage.journal_file import JournalFile, read_journal_file
from terminal.storage.recovery import merge
from terminal.storage.salvage import readable_items, set_aside
from terminal.storage.unit_of_work import SqliteUnitOfWork
from terminal.storage.upgrade import upgrade
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from terminal.use_cases.store_ports import LostItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from shared_domain.journal import SealedItem
    from shared_domain.journal_records import Damage
    from terminal.storage.database_check import Findings

_log = logging.getLogger(__name__)

DATABASE_NAME = "terminal.sqlite3"
JOURNAL_FOLDER = "journal"
BACKUP_FOLDER = "backups"

# Folding the write-ahead log back costs flushes, so it waits for a commit nobody waits for; a
# log that grows past the second figure is folded back by whichever commit comes next.
_LOG_WORTH_FOLDING_BYTES = 4 * 1024 * 1024
_LOG_TOO_LONG_BYTES = 64 * 1024 * 1024


class SqliteLocalStore:
    """Implements LocalStore in a folder. Opening it may raise StorageUnavailable like any call.

    `recovered` are items that a crash had left in the journal file only; they count again now,
    but nobody was ever told so. `journal_damage` are bytes of that file that are no record.
    `repairs` says, in words for the log and the server, what was found damaged and made again;
    `remains` is what was readable of a damaged journal, whole or not.
    """

    def __init__(
        self,
        folder: Path,
        *,
        ballast_bytes: int = BALLAST_BYTES,
        backup_folder: Path | None = None,
    ) -> None:
        self._folder = folder
        self._path = folder / DATABASE_NAME
        self._log_path = folder / f"{DATABASE_NAME}-wal"
        self._ballast = Ballast(folder, ballast_bytes)
        self._identity_file = IdentityFile(folder / JOURNAL_FOLDER)
        self._backups = Backups(backup_folder or folder / BACKUP_FOLDER)
        self._database, self._file = ExitStack(), ExitStack()
        self._in_use = self._closing = False
        self.recovered: tuple[SealedItem, ...] = ()
        self.journal_damage: tuple[Damage, ...] = ()
        self.repairs: list[str] = []
        self.remains: list[LostItem] = []
        with ExitStack() as opened:
            opened.callback(self.close)
            self._open()
            opened.pop_all()
        self._ballast.restore()

    def is_short_of_space(self) -> bool:
        """Whether the disk is full but for what syncing needs; looks whether it still is."""
        self._ballast.restore()
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
            if uow.new_identity is not None:
                # The commit stands, whatever becomes of the copy; the next start makes it good.
                with suppress(StorageUnavailable):
                    self._identity_file.write(uow.new_identity)

    def tidy(self) -> None:
        """Fold the log back, and hold space back again as soon as there is enough of it."""
        self._fold_log(0)
        self._ballast.restore()

    def verify(self) -> Findings:
        """Check everything and put it right; takes seconds where there is much to check.

        Returns what was found. What cannot be folded again is made again: see `repairs`.
        """
        findings = check_database(self._connection, self._journal_file.read())
        if findings.damage:
            self._rebuild("; ".join(findings.damage))
        elif not findings.is_clean:
            _log.warning("folds that differ are made again: %s", findings)
            with self.begin() as uow:
                heal(uow, self._connection, findings)
                uow.commit()
        if findings.file:
            self._write_file_again()
        return findings

    def back_up(self, at: datetime) -> Findings:
        """Copy the database while it is used, and check the copy; any thread may do it.

        SQLite lets this and the owner's statements take turns. Findings that are not clean are
        about the database itself: `verify`, on the owner's thread, puts them right.
        """
        return self._backups.make(
            engine.driver_connection(self._connection),
            at,
            lambda: read_journal_file(self._folder / JOURNAL_FOLDER),
            lambda: not self._closing,
        )

    def stop_copying(self) -> None:
        self._closing = True

    def close(self) -> None:
        self.stop_copying()
        self._database.close()
        self._file.close()

    def _open(self) -> None:
        try:
            with translated():
                make_folder(self._folder)
            damage = self._damage_found_by(self._connect)
            file = JournalFile(self._folder / JOURNAL_FOLDER)
            self._journal_file = self._file.enter_context(closing(file))
            damage = damage or self._damage_found_by(self._recover)
            if damage:
                self._rebuild(damage)
        except StorageUnavailable as failure:
            if failure.trouble is StorageTrouble.DISK_FULL:
                self._ballast.free()
            raise

    def _damage_found_by(self, step: Callable[[], None]) -> str:
        try:
            step()
        except (DamagedDatabase, *ALTERED_SCHEMA) as damage:
            return str(damage).partition("\n")[0]
        return ""

    def _connect(self) -> None:
        connection = engine.open_connection(self._path)
        self._connection = self._database.enter_context(closing(connection))
        upgrade(self._connection, self._path)

    @contextmanager
    def _transaction(self) -> Iterator[SqliteUnitOfWork]:
        engine.begin(self._connection)
        uow = SqliteUnitOfWork(self._connection, self._journal_file)
        try:
            yield uow
        finally:
            if not uow.has_ended:
                engine.roll_back(self._connection)

    def _recover(self, corpse: Sequence[SealedItem] = ()) -> None:
        with self.begin() as uow:
            recovery = merge(uow, self._journal_file, corpse)
            self._agree_on_identity(uow)
            uow.commit()
        self.recovered, self.journal_damage = recovery.items, recovery.damage
        if recovery.items or recovery.damage:
            _log.warning(
                "the journal file gave back %d items; %d places in it are damaged",
                len(recovery.items),
                len(recovery.damage),
            )
        if recovery.damage:
            self._write_file_again()

    def _agree_on_identity(self, uow: SqliteUnitOfWork) -> None:
        known, kept = uow.state.identity(), self._identity_file.read()
        if known is None and kept is not None:
            uow.state.set_identity(kept)
        elif known is not None and known != kept:
            self._identity_file.write(known)

    def _rebuild(self, why: str) -> None:
        """Make the database again: the newest copy that is whole, or nothing, and the journal."""
        _log.error("the database is damaged and is made again: %s", why)
        self._database.close()
        corpse = set_aside(self._path)
        rescued = readable_items(corpse)
        self.remains += [
            LostItem(Place(one.epoch, one.sequence, one.hash), one.body) for one in rescued
        ]
        for backup in (*self._backups.newest_first(), None):
            try:
                self._start_from(backup, rescued)
            except DamagedDatabase:
                if backup is None:
                    raise
                self._database.close()
                set_aside(self._path)
            else:
                source = backup.name if backup is not None else "the journal alone"
                self.repairs.append(f"{why}; made again from {source}; kept as {corpse.name}")
                return

    def _start_from(self, backup: Path | None, rescued: Sequence[SealedItem]) -> None:
        if backup is not None:
            with translated():
                shutil.copyfile(backup, self._path)
        self._connect()
        if backup is not None:
            damage = check_database(self._connection).damage
            if damage:
                raise DamagedDatabase(f"{backup.name}: {damage[0]}")
        self._recover(rescued)

    def _write_file_again(self) -> None:
        """All that either copy has, into a new journal file; the old one is kept beside it."""
        with self.begin() as uow:
            in_file = self._journal_file.read().items
            ours = uow.journal.missing_in(())
            lost_their_place = set(in_file) - set(ours)
            self._journal_file.rewrite(
                (*(item for item in in_file if item in lost_their_place), *ours)
            )
            uow.set_journal_file_end(self._journal_file.end_after(()))
            uow.commit()
        self.repairs.append("the journal file was damaged and written again")

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
