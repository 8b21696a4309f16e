"""The same disk made of real files: the product's own SQLite store and its own journal file."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from shared_domain.journal_records import MARK, read_records
from terminal.storage.journal_file import FILE_NAME
from terminal.storage.local_store import JOURNAL_FOLDER, SqliteLocalStore
from tests.simulation.disks import Crash, Fault, disk_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from shared_domain.journal import SealedItem
    from shared_domain.journal_records import Reading
    from terminal.storage.journal_file import JournalFile
    from terminal.storage.unit_of_work import SqliteUnitOfWork
    from terminal.use_cases.store_ports import LocalStore

_BALLAST_BYTES = 4096


class SqliteDisk:
    """A folder; a copy of it is kept while no program has it open, as a backup tool would."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "till"
        self._copy = folder / "copy"
        self._wanted_copy = False
        self._store: SqliteLocalStore | None = None
        self.armed: Fault | None = None

    def open(self) -> tuple[LocalStore, tuple[SealedItem, ...]]:
        self.close()
        if self._wanted_copy:
            shutil.rmtree(self._copy, ignore_errors=True)
            shutil.copytree(self._folder, self._copy)
            self._wanted_copy = False
        self._store = SqliteLocalStore(self._folder, ballast_bytes=_BALLAST_BYTES)
        file = _FaultyFile(self._store._journal_file, self)  # noqa: SLF001  (a disk's fault)
        self._store._journal_file = cast("JournalFile", file)  # noqa: SLF001
        return cast("LocalStore", _FaultyStore(self._store, self)), self._store.recovered

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def struck(self, *faults: Fault) -> Fault | None:
        """The armed fault, if it is one of these; it strikes once."""
        if self.armed not in faults:
            return None
        fault, self.armed = self.armed, None
        return fault

    def keep_copy(self) -> None:
        self._wanted_copy = True

    def put_back_database(self) -> bool:
        if not self._copy.exists():
            return False
        self.close()
        for path in self._folder.glob("terminal.sqlite3*"):
            path.unlink()
        for path in self._copy.glob("terminal.sqlite3*"):
            shutil.copy2(path, self._folder)
        return True

    def put_back_file(self) -> bool:
        if not self._copy.exists():
            return False
        self.close()
        for path in (self._copy / JOURNAL_FOLDER).iterdir():
            shutil.copy2(path, self._folder / JOURNAL_FOLDER)
        return True

    def put_back_everything(self) -> bool:
        return self.put_back_database() and self.put_back_file()

    def file_items(self) -> tuple[SealedItem, ...]:
        content = (self._folder / JOURNAL_FOLDER / FILE_NAME).read_bytes()
        return read_records(content[len(MARK) :], len(MARK)).items


class _FaultyStore:
    """The real store, whose commits may be struck from outside."""

    def __init__(self, store: SqliteLocalStore, disk: SqliteDisk) -> None:
        self._store = store
        self._disk = disk

    @contextmanager
    def begin(self) -> Iterator[_FaultyUnitOfWork]:
        with self._store.begin() as uow:
            yield _FaultyUnitOfWork(uow, self._disk)

    def is_short_of_space(self) -> bool:
        return self._store.is_short_of_space()

    def close(self) -> None:
        self._store.close()


class _FaultyUnitOfWork:
    def __init__(self, uow: SqliteUnitOfWork, disk: SqliteDisk) -> None:
        self._uow = uow
        self._disk = disk
        self.journal, self.entries, self.cards = uow.journal, uow.entries, uow.cards
        self.world, self.state = uow.world, uow.state

    def commit(self) -> None:
        if self._disk.struck(Fault.CRASH_BEFORE_FILE):
            raise Crash
        if not self._uow.has_items and self._disk.armed is not Fault.CRASH_AFTER_COMMIT:
            # Without items there is no file to write, so what would strike there strikes here.
            fault, self._disk.armed = self._disk.armed, None
            if fault is not None:
                raise Crash if fault.value.startswith("crash") else disk_full()
        self._uow.commit()
        if self._disk.struck(Fault.CRASH_AFTER_COMMIT):
            raise Crash


@dataclass
class _FaultyFile:
    """The real journal file; a full disk strikes before it writes, a crash after."""

    file: JournalFile
    disk: SqliteDisk

    def read(self, since: int = 0) -> Reading:
        return self.file.read(since)

    def end_after(self, items: Iterable[SealedItem]) -> int:
        return self.file.end_after(items)

    def append(self, items: Iterable[SealedItem]) -> None:
        if self.disk.struck(Fault.FULL_AT_FILE, Fault.FULL_AND_STUCK):
            raise disk_full()
        self.file.append(items)
        if self.disk.struck(Fault.FULL_AT_COMMIT):
            self.file.take_back()
            raise disk_full()
        if self.disk.struck(Fault.CRASH_BEFORE_COMMIT, Fault.CRASH_IN_RECORD):
            raise Crash

    def take_back(self) -> None:
        self.file.take_back()

    def close(self) -> None:
        self.file.close()
