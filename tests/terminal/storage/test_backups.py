"""Copies count only after a check elsewhere, stay two weeks, and are whole with the journal."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from terminal.storage.local_store import BACKUP_FOLDER, DATABASE_NAME, SqliteLocalStore
from tests.terminal.storage.writing import BALLAST_BYTES, file_of, journal_of, opened, stamp

if TYPE_CHECKING:
    from pathlib import Path

    from terminal.storage.database_check import Findings
    from tests.fakes.journal_writer import JournalWriter

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def copies(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / BACKUP_FOLDER).iterdir())


def test_a_copy_that_is_right_counts(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 3)
        assert store.back_up(AT).is_clean

        assert copies(folder) == ["terminal-20261123T100000Z.sqlite3"]
        with closing(sqlite3.connect(folder / BACKUP_FOLDER / copies(folder)[0])) as copy:
            assert copy.execute("SELECT count(*) FROM journal").fetchone() == (3,)
            assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert journal_of(store) == items


def test_a_copy_that_is_not_right_does_not_count(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        stamp(store, till, 3)
        with store.begin() as uow:
            uow._connection.exec_driver_sql("UPDATE cards SET stamps = 9")  # noqa: SLF001
            uow.commit()

        assert not store.back_up(AT).is_clean
        assert copies(folder) == []

        store.verify()
        assert store.back_up(AT).is_clean


def test_copies_may_lie_on_another_disk(folder: Path, till: JournalWriter) -> None:
    elsewhere = folder.with_name("stick")
    store = SqliteLocalStore(folder, ballast_bytes=BALLAST_BYTES, backup_folder=elsewhere)
    items = stamp(store, till, 2)
    store.back_up(AT)
    store.close()
    (folder / DATABASE_NAME).write_bytes(b"noise" * 2000)

    store = SqliteLocalStore(folder, ballast_bytes=BALLAST_BYTES, backup_folder=elsewhere)
    assert journal_of(store) == items
    assert "terminal-20261123T100000Z.sqlite3" in store.repairs[0]
    store.close()


def test_copies_are_kept_for_two_weeks_and_the_newest_for_ever(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        stamp(store, till)
        for days in (0, 1, 15):
            store.back_up(AT + timedelta(days=days))
        assert copies(folder) == [
            "terminal-20261124T100000Z.sqlite3",
            "terminal-20261208T100000Z.sqlite3",
        ]
        # The clock was wrong, and is right again.
        store.back_up(AT - timedelta(days=900))
        assert len(copies(folder)) == 3


def test_a_copy_put_back_by_hand_is_made_whole_by_the_journal_file(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 4)
        store.back_up(AT)
        items += stamp(store, till, 5)
    shutil.copy(folder / BACKUP_FOLDER / copies(folder)[0], folder / DATABASE_NAME)

    with opened(folder) as store:
        assert journal_of(store) == items
        assert store.verify().is_clean
        items += stamp(store, till)
    assert file_of(folder) == items


def test_what_a_crash_left_of_a_copy_goes_with_the_next(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        stamp(store, till)
        (folder / BACKUP_FOLDER).mkdir()
        (folder / BACKUP_FOLDER / "terminal-20261122T100000Z.sqlite3.untested").write_bytes(b"x")
        store.back_up(AT)

    assert copies(folder) == ["terminal-20261123T100000Z.sqlite3"]


def test_a_copy_is_dropped_when_the_program_ends(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        stamp(store, till)
        store.stop_copying()
        assert store.back_up(AT).is_clean
        assert copies(folder) == []


def test_the_counter_goes_on_while_a_copy_is_made(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 200)
        found: list[Findings] = []

        def copy() -> None:
            found.extend(store.back_up(AT + timedelta(seconds=second)) for second in range(3))

        copying = threading.Thread(target=copy)
        copying.start()
        while copying.is_alive():
            items += stamp(store, till)
        copying.join()

        # A copy that ended in the middle of a commit may say so; the next one does not.
        assert any(each.is_clean for each in found)
        assert store.verify().is_clean
        assert journal_of(store) == items
