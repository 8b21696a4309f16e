"""The second copy of everything a terminal recorded: one plain file, appended to and fsynced.

Nothing in it is ever overwritten. What a crash or a full disk left at its end as half a record
is kept aside before the next append, and damaged records never stop the reading of others.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.journal_records import MARK, Reading, read_records, record_of
from terminal.storage.durable_files import make_folder, sync_file, sync_folder
from terminal.storage.failures import translated
from terminal.storage.salvage import free_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from shared_domain.journal import SealedItem

FILE_NAME = "items.journal"


def read_journal_file(folder: Path) -> Reading:
    """What stands in the file now, whoever has it open; raises StorageUnavailable."""
    with translated():
        content = (folder / FILE_NAME).read_bytes()
    return read_records(content[len(MARK) :], len(MARK))


class JournalFile:
    """The file in its folder, held open by one thread; every call may raise StorageUnavailable."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with translated():
            make_folder(folder)
            self._file = (folder / FILE_NAME).open("ab+", buffering=0)
            try:
                if self._size() < len(MARK):
                    self._begin()
            except OSError:
                self._file.close()
                raise
        self._end = self._end_before = len(MARK)
        self._has_read = False

    def read(self, since: int = 0) -> Reading:
        """Every whole record from this offset on, where a record once ended.

        An offset that lies in front of the records or beyond the file reads all of them.
        """
        with translated():
            offset = since if len(MARK) <= since <= self._size() else len(MARK)
            self._file.seek(offset)
            content = self._file.read()
        reading = read_records(content, offset)
        self._end = reading.end
        self._has_read = True
        return reading

    def leave_out(self, last: SealedItem, reading: Reading) -> Reading:
        """The same reading without its last record, which the next append sets aside."""
        self._end = reading.end - len(record_of(last))
        return replace(reading, items=reading.items[:-1], end=self._end)

    def end_after(self, items: Iterable[SealedItem]) -> int:
        """The offset where the last record will end once these are appended."""
        return self._known_end() + sum(len(record_of(item)) for item in items)

    def append(self, items: Iterable[SealedItem]) -> None:
        """Write these records and return once they are on the drive: all of them or none."""
        end = self._known_end()
        records = b"".join(map(record_of, items))
        with translated():
            self._set_torn_end_aside(end)
            try:
                self._write(records)
            except OSError:
                self._cut(end)
                raise
        self._end_before, self._end = end, end + len(records)

    def take_back(self) -> None:
        """Drop the last append: its transaction failed, and nobody was told that it succeeded."""
        self._end = self._end_before
        self._cut(self._end)

    def rewrite(self, items: Iterable[SealedItem]) -> None:
        """Write the file anew with these records; the damaged one is kept beside it."""
        path = self._folder / FILE_NAME
        draft = path.with_name(f"{FILE_NAME}.new")
        content = MARK + b"".join(map(record_of, items))
        with translated():
            with draft.open("wb", buffering=0) as fresh:
                fresh.write(content)
                sync_file(fresh.fileno())
            self._file.close()
            path.rename(free_name(path, "damaged"))
            draft.rename(path)
            sync_folder(self._folder)
            self._file = path.open("ab+", buffering=0)
        self._end = self._end_before = len(content)

    def close(self) -> None:
        self._file.close()

    def _begin(self) -> None:
        self._file.truncate(0)
        self._write(MARK)
        sync_folder(self._folder)

    def _known_end(self) -> int:
        return self._end if self._has_read else self.read().end

    def _size(self) -> int:
        return self._file.seek(0, 2)

    def _write(self, content: bytes) -> None:
        left = memoryview(content)
        while left:
            left = left[self._file.write(left) :]
        sync_file(self._file.fileno())

    def _set_torn_end_aside(self, end: int) -> None:
        size = self._size()
        if size <= end:
            return
        self._file.seek(end)
        torn = self._folder / f"torn-{end}-{size}.bytes"
        with torn.open("wb", buffering=0) as aside:
            aside.write(self._file.read())
            sync_file(aside.fileno())
        self._file.truncate(end)

    def _cut(self, end: int) -> None:
        """Give up what stands after the end; if that fails, the next append sets it aside."""
        with suppress(OSError):
            self._file.truncate(end)
            sync_file(self._file.fileno())
