"""What the storage tests share: opening a small store, recording, and reading it all back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from terminal.storage.journal_file import JournalFile
from terminal.storage.local_store import JOURNAL_FOLDER, SqliteLocalStore
from terminal.use_cases.ports import StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shared_domain.journal import SealedItem
    from tests.fakes.journal_writer import JournalWriter

BALLAST_BYTES = 256 * 1024


@contextmanager
def opened(folder: Path) -> Iterator[SqliteLocalStore]:
    """The store of this folder with a small ballast, closed at the end of the block."""
    store = SqliteLocalStore(folder, ballast_bytes=BALLAST_BYTES)
    try:
        yield store
    finally:
        store.close()


def stamp(store: SqliteLocalStore, till: JournalWriter, count: int = 1) -> list[SealedItem]:
    """Give CARD stamps, each with a commit of its own, as the program does.

    After a refused commit the till stands where the journal does, and tries with a new item.
    """
    items = []
    for _ in range(count):
        place = (till.sequence, till.hash)
        try:
            with store.begin() as uow:
                items.append(till.record(uow, till.entry()))
                uow.commit()
        except StorageUnavailable:
            till.sequence, till.hash = place
            raise
    return items


def journal_of(store: SqliteLocalStore) -> list[SealedItem]:
    """Every item in the database's journal."""
    with store.begin() as uow:
        return [
            item
            for progress in uow.journal.epochs()
            for item in uow.journal.run_after(progress.epoch, 0, 1_000_000, 1_000_000_000)
        ]


def file_of(folder: Path) -> list[SealedItem]:
    """Every item in the journal file, read while no store has it open."""
    file = JournalFile(folder / JOURNAL_FOLDER)
    try:
        return list(file.read().items)
    finally:
        file.close()
