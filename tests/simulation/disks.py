"""A terminal's disk: database and journal file, each of which a crash or a person can set back.

Faults are armed and strike at the next commit. What the product does about them is its own code.
"""

from __future__ import annotations

import enum
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, cast

from shared_domain.journal_records import MARK, read_records, record_of
from terminal.storage.recovery import merge
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from tests.fakes.memory_reports import MemoryReports
from tests.fakes.memory_stores import (
    Contents,
    MemoryBlanks,
    MemoryCards,
    MemoryEntries,
    MemoryJournal,
    MemoryState,
)
from tests.fakes.memory_world import MemoryWorld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shared_domain.journal import SealedItem
    from shared_domain.journal_records import Reading
    from terminal.storage.journal_file import JournalFile
    from terminal.storage.unit_of_work import SqliteUnitOfWork
    from terminal.use_cases.store_ports import LocalStore

_FILE_END = "journal_file_end"


class Crash(BaseException):
    """The power is gone: nothing of the program runs any more."""


class Fault(enum.Enum):
    """What strikes at a commit, in the order in which a commit goes."""

    CRASH_BEFORE_FILE = "crash before the journal file"
    FULL_AT_FILE = "disk full at the journal file"
    CRASH_IN_RECORD = "crash in the middle of a record"
    CRASH_BEFORE_COMMIT = "crash between journal file and commit"
    FULL_AT_COMMIT = "disk full at the commit"
    FULL_AND_STUCK = "disk full at the commit, and the journal file cannot be cut"
    CRASH_AFTER_COMMIT = "crash after the commit, before the screen"


CRASHES = (
    Fault.CRASH_BEFORE_FILE,
    Fault.CRASH_IN_RECORD,
    Fault.CRASH_BEFORE_COMMIT,
    Fault.CRASH_AFTER_COMMIT,
)
FULL_DISKS = (Fault.FULL_AT_FILE, Fault.FULL_AT_COMMIT, Fault.FULL_AND_STUCK)


def disk_full() -> StorageUnavailable:
    return StorageUnavailable(StorageTrouble.DISK_FULL, "a full disk of the simulation")


class Disk(Protocol):
    """What outlives the program; `armed` strikes at the next commit."""

    armed: Fault | None

    def open(self) -> tuple[LocalStore, tuple[SealedItem, ...]]:
        """Start the store, merging its two copies; and what only the file had."""
        ...

    def keep_copy(self) -> None:
        """Keep a copy of database and file as they are now."""
        ...

    def put_back_database(self) -> bool:
        """Put the kept database in place of the present one, if one was kept."""
        ...

    def put_back_file(self) -> bool:
        """Put the kept journal file in place of the present one, if one was kept."""
        ...

    def put_back_everything(self) -> bool:
        """Put database and file back, as a whole disk's image does."""
        ...

    def file_items(self) -> tuple[SealedItem, ...]:
        """Every whole record in the journal file."""
        ...


@dataclass
class JournalBytes:
    """The journal file in memory: the product's records, and its way of taking one back."""

    content: bytearray = field(default_factory=lambda: bytearray(MARK))
    end: int = len(MARK)
    end_before: int = len(MARK)

    def read(self, since: int = 0) -> Reading:
        offset = since if len(MARK) <= since <= len(self.content) else len(MARK)
        reading = read_records(bytes(self.content[offset:]), offset)
        self.end = reading.end
        return reading

    def leave_out(self, last: SealedItem, reading: Reading) -> Reading:
        self.end = reading.end - len(record_of(last))
        return replace(reading, items=reading.items[:-1], end=self.end)

    def end_after(self, items: Iterable[SealedItem]) -> int:
        return self.end + sum(len(record_of(item)) for item in items)

    def append(self, items: Iterable[SealedItem]) -> None:
        # What stands after the end is half a record, or was never taken back: it goes aside.
        del self.content[self.end :]
        self.content += b"".join(map(record_of, items))
        self.end_before, self.end = self.end, len(self.content)

    def take_back(self, *, stuck: bool) -> None:
        self.end = self.end_before
        if not stuck:
            del self.content[self.end :]


class FiledJournal(MemoryJournal):
    """The journal in memory, with what the merge of the two copies asks of it."""

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self.for_the_file: list[SealedItem] = []

    def append(self, sealed: SealedItem) -> None:
        super().append(sealed)
        self.for_the_file.append(sealed)

    def add_row(self, item: SealedItem) -> None:
        super().append(item)

    def missing_here(self, items: tuple[SealedItem, ...]) -> tuple[SealedItem, ...]:
        held = self._held.journal
        ids = {item.entry_id for item in held.values()}
        return tuple(
            item
            for item in items
            if item.entry_id not in ids and (item.epoch, item.sequence) not in held
        )

    def missing_in(self, items: tuple[SealedItem, ...]) -> tuple[SealedItem, ...]:
        ids = {item.entry_id for item in items}
        return tuple(item for item in self._held.journal.values() if item.entry_id not in ids)


class DiskUnitOfWork:
    """One transaction in memory that commits as the product's does: the file, then the rest."""

    def __init__(self, disk: MemoryDisk) -> None:
        self.disk = disk
        self.contents = disk.contents.copied()
        self.journal = FiledJournal(self.contents)
        self.entries = MemoryEntries(self.contents)
        self.cards = MemoryCards(self.contents)
        self.blanks = MemoryBlanks(self.contents)
        self.reports = MemoryReports(self.contents)
        self.world = MemoryWorld(self.contents)
        self.state = MemoryState(self.contents)

    def commit(self) -> None:
        disk, items = self.disk, self.journal.for_the_file
        fault = disk.struck()
        if fault is Fault.CRASH_BEFORE_FILE:
            raise Crash
        if items:
            self._write_file(items, fault)
        if fault is Fault.CRASH_BEFORE_COMMIT:
            raise Crash
        if fault in {Fault.FULL_AT_COMMIT, Fault.FULL_AND_STUCK}:
            if items:
                disk.file.take_back(stuck=fault is Fault.FULL_AND_STUCK)
            raise disk_full()
        disk.commit(self.contents)
        if fault is Fault.CRASH_AFTER_COMMIT:
            raise Crash

    def journal_file_end(self) -> int:
        return int(self.state.setting(_FILE_END) or 0)

    def set_journal_file_end(self, end: int) -> None:
        self.state.set_setting(_FILE_END, str(end))

    def _write_file(self, items: list[SealedItem], fault: Fault | None) -> None:
        file = self.disk.file
        self.set_journal_file_end(file.end_after(items))
        if fault is Fault.FULL_AT_FILE:
            raise disk_full()
        self.disk.write_file(items)
        if fault is Fault.CRASH_IN_RECORD:
            del file.content[-7:]
            raise Crash


class MemoryDisk:
    """A disk in memory; the merge at every start is the product's."""

    def __init__(self) -> None:
        self.contents = Contents()
        self.file = JournalBytes()
        self.armed: Fault | None = None
        self._kept: tuple[Contents, bytes] | None = None

    def open(self) -> tuple[LocalStore, tuple[SealedItem, ...]]:
        # A new process knows nothing of where the last one stood in the file.
        self.file = JournalBytes(self.file.content)
        self.file.read()
        store = MemoryStore(self)
        with store.begin() as uow:
            recovery = merge(cast("SqliteUnitOfWork", uow), cast("JournalFile", self.file))
            uow.commit()
        return store, recovery.items

    def struck(self) -> Fault | None:
        fault, self.armed = self.armed, None
        return fault

    def commit(self, contents: Contents) -> None:
        self.contents = contents

    def write_file(self, items: list[SealedItem]) -> None:
        self.file.append(items)

    def keep_copy(self) -> None:
        self._kept = self.contents.copied(), bytes(self.file.content)

    def put_back_database(self) -> bool:
        if self._kept is None:
            return False
        self.contents = self._kept[0].copied()
        return True

    def put_back_file(self) -> bool:
        if self._kept is None:
            return False
        self.file = JournalBytes(bytearray(self._kept[1]))
        return True

    def put_back_everything(self) -> bool:
        return self.put_back_database() and self.put_back_file()

    def file_items(self) -> tuple[SealedItem, ...]:
        return read_records(bytes(self.file.content[len(MARK) :]), len(MARK)).items


class MemoryStore:
    """Implements LocalStore over a disk in memory, for one run of the program."""

    def __init__(self, disk: MemoryDisk) -> None:
        self.disk = disk
        self._in_use = False

    @contextmanager
    def begin(self) -> Iterator[DiskUnitOfWork]:
        if self._in_use:
            raise RuntimeError("a unit of work is already open")
        self._in_use = True
        try:
            yield DiskUnitOfWork(self.disk)
        finally:
            self._in_use = False

    def is_short_of_space(self) -> bool:
        """Full disks of the simulation are full for one commit."""
        return False

    def close(self) -> None:
        """Nothing is held open in memory."""
