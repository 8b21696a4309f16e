"""One transaction of the terminal: everything in it becomes durable at once, or never happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.storage import engine
from terminal.storage.blank_store import SqliteBlankStore
from terminal.storage.card_store import SqliteCardStore
from terminal.storage.entry_store import SqliteEntryStore
from terminal.storage.journal_store import SqliteJournalStore
from terminal.storage.mirror_digest import MirrorDigest
from terminal.storage.report_store import SqliteReportStore
from terminal.storage.state_store import SqliteStateStore
from terminal.storage.state_values import read_value, write_value
from terminal.storage.world_digest import keep_world_digest
from terminal.storage.world_store import SqliteWorldStore
from terminal.use_cases.ports import StorageUnavailable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from terminal.storage.journal_file import JournalFile
    from terminal.use_cases.ports import TerminalIdentity

_FILE_END = "journal_file_end"


class SqliteUnitOfWork:
    """Implements UnitOfWork. How far the journal file reaches is part of every transaction."""

    def __init__(self, connection: Connection, journal_file: JournalFile) -> None:
        self._connection = connection
        self._journal_file = journal_file
        self._journal = SqliteJournalStore(connection)
        self._mirror = MirrorDigest(connection)
        self._entries = SqliteEntryStore(connection, self._mirror)
        self._cards = SqliteCardStore(connection)
        self._blanks = SqliteBlankStore(connection)
        self._reports = SqliteReportStore(connection)
        self._world = SqliteWorldStore(connection)
        self._state = SqliteStateStore(connection)
        self.has_ended = False

    @property
    def journal(self) -> SqliteJournalStore:
        self._check_open()
        return self._journal

    @property
    def entries(self) -> SqliteEntryStore:
        self._check_open()
        return self._entries

    @property
    def cards(self) -> SqliteCardStore:
        self._check_open()
        return self._cards

    @property
    def blanks(self) -> SqliteBlankStore:
        self._check_open()
        return self._blanks

    @property
    def reports(self) -> SqliteReportStore:
        self._check_open()
        return self._reports

    @property
    def world(self) -> SqliteWorldStore:
        self._check_open()
        return self._world

    @property
    def state(self) -> SqliteStateStore:
        self._check_open()
        return self._state

    @property
    def has_items(self) -> bool:
        """Whether this transaction wrote to the journal."""
        return bool(self._journal.for_the_file)

    def commit(self) -> None:
        """Two flushes when there are journal items, the file's and the database's; else one."""
        self._check_open()
        self._mirror.keep()
        if self._world.has_changed or self._journal.has_heard or self._entries.has_moved_aside:
            keep_world_digest(self._connection)
        items = self._journal.for_the_file
        if items:
            self.set_journal_file_end(self._journal_file.end_after(items))
            self._journal_file.append(items)
        try:
            engine.commit(self._connection)
        except StorageUnavailable:
            if items:
                self._journal_file.take_back()
            raise
        self.has_ended = True

    @property
    def new_identity(self) -> TerminalIdentity | None:
        """Who the terminal became in this transaction, if it became anybody."""
        return self._state.new_identity

    def journal_file_end(self) -> int:
        """How far the journal file reached when this database was last committed."""
        value = read_value(self._connection, _FILE_END)
        return int(value) if value is not None else 0

    def set_journal_file_end(self, end: int) -> None:
        write_value(self._connection, _FILE_END, b"%d" % end)

    def _check_open(self) -> None:
        if self.has_ended:
            raise RuntimeError("this unit of work has ended")
