"""A database that is not of the shape that was written is made again, not stumbled over."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from terminal.storage.local_store import DATABASE_NAME
from tests.terminal.storage.writing import journal_of, opened, stamp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.journal_writer import JournalWriter


@pytest.mark.parametrize(
    ("written", "altered"),
    [
        (b"public_key BLOB", b"qublic_key BLOB"),
        (b"last_contact_at BIGINT", b"last_contact_au BIGINT"),
        (b"entries_by_card", b"entries_by_c\xe1rd"),
        (b"tablecontacts", b"tablecont\xe1cts"),
        (b"CREATE TABLE journal", b"CREATE TABLE kournal"),
    ],
)
def test_what_was_recorded_is_there_again(
    folder: Path, till: JournalWriter, written: bytes, altered: bytes
) -> None:
    with opened(folder) as store:
        told = stamp(store, till, 3)
    database = folder / DATABASE_NAME
    content = database.read_bytes()
    assert written in content
    database.write_bytes(content.replace(written, altered, 1))

    with opened(folder) as store:
        store.verify()
        assert journal_of(store) == told
        assert len(store.repairs) == 1
        assert "\n" not in store.repairs[0]
        assert store.verify().is_clean


@pytest.mark.parametrize("column", ["entry_id", "epoch", "sequence", "body", "hash", "signature"])
@pytest.mark.parametrize("value", [-5, "a text", b"short", 1.5])
def test_a_newest_row_of_another_kind_is_made_again(
    folder: Path, till: JournalWriter, column: str, value: object
) -> None:
    with opened(folder) as store:
        told = stamp(store, till, 3)
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        newest = "WHERE number = (SELECT max(number) FROM journal)"
        connection.execute(f"UPDATE journal SET {column} = ? {newest}", [value])  # noqa: S608
        connection.commit()

    with opened(folder) as store:
        store.verify()
        assert sorted(journal_of(store), key=lambda item: item.sequence) == told
        assert store.verify().is_clean
