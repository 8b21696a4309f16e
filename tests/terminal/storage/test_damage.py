"""A database or journal file that is damaged is kept aside, and made again from what is left."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from shared_domain.cards import fold
from shared_domain.records import TerminalChanged
from shared_domain.wire.codec import encode_item
from terminal.storage.journal_file import FILE_NAME
from terminal.storage.local_store import BACKUP_FOLDER, DATABASE_NAME, JOURNAL_FOLDER
from terminal.storage.tables import metadata
from terminal.use_cases.ports import TerminalIdentity
from terminal.use_cases.store_ports import Cursor, PostedEntry
from tests.fakes.journal_writer import CARD, TILL_1, TILL_2, VENDOR, JournalWriter
from tests.terminal.storage.writing import file_of, journal_of, opened, stamp

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.journal import SealedItem
    from terminal.storage.local_store import SqliteLocalStore

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
IDENTITY = TerminalIdentity(VENDOR, TILL_1, "Till 1", "https://shop.example", bytes(32))
# Told again with the next handshake, and believed no further than the server's own answer.
HARMLESS = {"epochs.acknowledged", "entries.position", "epochs.number"}

NOISE = b"this is no database, and somebody may still want it\n" * 400


def pair(store: SqliteLocalStore) -> None:
    with store.begin() as uow:
        uow.state.set_identity(IDENTITY)
        uow.commit()


def mirror(store: SqliteLocalStore, position: int, writer: JournalWriter) -> None:
    entry = writer.entry()
    with store.begin() as uow:
        new = uow.entries.confirm([PostedEntry(position, entry, encode_item(entry))])
        state = uow.cards.get(CARD)
        assert state is not None
        uow.cards.put(fold(state, new))
        uow.commit()


def stamps(store: SqliteLocalStore) -> int:
    with store.begin() as uow:
        card = uow.cards.get(CARD)
        return card.balance.stamps if card else 0


def execute(store: SqliteLocalStore, statement: str) -> None:
    """Change the database behind the program's back."""
    with store.begin() as uow:
        uow._connection.exec_driver_sql(statement)  # noqa: SLF001  (what no program does)
        uow.commit()


def spoil(path: Path, at: int, length: int = 1) -> None:
    content = bytearray(path.read_bytes())
    for offset in range(at, at + length):
        content[offset] ^= 0x10
    path.write_bytes(content)


@pytest.mark.parametrize("content", [NOISE, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_kept_aside_and_the_journal_brings_all_back(
    folder: Path, till: JournalWriter, content: bytes
) -> None:
    with opened(folder) as store:
        pair(store)
        items = stamp(store, till, 3)
    (folder / DATABASE_NAME).write_bytes(content)

    with opened(folder) as store:
        assert journal_of(store) == items
        assert stamps(store) == 3
        with store.begin() as uow:
            assert uow.state.identity() == IDENTITY
        assert len(store.repairs) == 1
        assert store.verify().is_clean
    assert (folder / f"{DATABASE_NAME}.damaged-1").read_bytes() == content
    assert file_of(folder) == items

    with opened(folder) as store:
        assert store.repairs == []


def test_a_database_with_most_of_its_pages_gone_is_made_again(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 50)
    path = folder / DATABASE_NAME
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))

    with opened(folder) as store:
        assert journal_of(store) == items
        assert stamps(store) == 50


def test_every_damaged_database_is_kept_under_a_name_of_its_own(
    folder: Path, till: JournalWriter
) -> None:
    for number in (1, 2):
        with opened(folder) as store:
            stamp(store, till)
        (folder / DATABASE_NAME).write_bytes(NOISE + bytes([number]))
    with opened(folder) as store:
        assert stamps(store) == 2

    kept = [(folder / f"{DATABASE_NAME}.damaged-{number}").read_bytes() for number in (1, 2)]
    assert kept == [NOISE + b"\1", NOISE + b"\2"]


def test_the_newest_good_copy_brings_back_what_others_did_and_the_journal_the_rest(
    folder: Path, till: JournalWriter
) -> None:
    elsewhere = JournalWriter(TILL_2, seed=2)
    with opened(folder) as store:
        items = stamp(store, till, 2)
        mirror(store, 1, elsewhere)
        assert store.back_up(AT).is_clean
        items += stamp(store, till, 3)
    (folder / DATABASE_NAME).write_bytes(NOISE)

    with opened(folder) as store:
        assert stamps(store) == 6
        assert journal_of(store) == items
        assert store.verify().is_clean


def test_a_copy_that_is_damaged_too_gives_way_to_an_older_one(
    folder: Path, till: JournalWriter
) -> None:
    elsewhere = JournalWriter(TILL_2, seed=2)
    with opened(folder) as store:
        stamp(store, till, 2)
        mirror(store, 1, elsewhere)
        store.back_up(AT)
        store.back_up(AT.replace(hour=11))
    newest = max((folder / BACKUP_FOLDER).iterdir())
    # More than a page, so that the head of one is hit: what is free on a page may be anything.
    spoil(newest, newest.stat().st_size // 2, 5000)
    (folder / DATABASE_NAME).write_bytes(NOISE)

    with opened(folder) as store:
        assert stamps(store) == 3
        assert "100000Z" in store.repairs[0]


def test_what_each_of_two_damaged_copies_still_has_is_put_together(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 30)
        execute(store, "UPDATE journal SET body = x'7b7d' WHERE number = 20")
    file = folder / JOURNAL_FOLDER / FILE_NAME
    spoil(file, file.stat().st_size // 3)

    with opened(folder) as store:
        findings = store.verify()
        assert findings.damage
        assert sorted(journal_of(store), key=lambda item: item.sequence) == items
        assert stamps(store) == 30
        assert store.verify().is_clean
    assert sorted(file_of(folder), key=lambda item: item.sequence) == items


def test_of_an_item_that_is_lost_in_both_copies_the_remains_are_kept(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 3)
        execute(store, "UPDATE journal SET body = replace(body, '1', '2') WHERE number = 2")
        execute(store, "UPDATE journal SET body = CAST(body AS BLOB)")
    file = folder / JOURNAL_FOLDER / FILE_NAME
    spoil(file, file.read_bytes().index(items[1].body))

    with opened(folder) as store:
        assert store.verify().damage
        with store.begin() as uow:
            assert uow.journal.missing_places() == ((till.epoch, 2),)
        [lost] = [each for each in store.remains if each.place.sequence == 2]
        assert lost.place.hash == items[1].hash
        assert stamps(store) == 2
        assert store.verify().is_clean


def test_a_journal_file_that_is_damaged_is_kept_aside_and_written_again(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 5)
    file = folder / JOURNAL_FOLDER / FILE_NAME
    spoil(file, file.stat().st_size // 2)
    damaged = file.read_bytes()

    with opened(folder) as store:
        assert store.verify().file
        items += stamp(store, till)
        assert store.verify().is_clean
    assert file_of(folder) == items
    assert file.with_name(f"{FILE_NAME}.damaged-1").read_bytes() == damaged
    with opened(folder) as store:
        assert store.recovered == ()


def flipped(value: object, bit: int) -> object:
    """The value with one bit the other way."""
    if isinstance(value, int):
        return value ^ (1 << bit)
    raw = bytearray(value.encode() if isinstance(value, str) else bytes(value))  # type: ignore[call-overload]  # bytes then
    raw[len(raw) // 2] ^= 1 << bit
    return raw.decode("latin-1") if isinstance(value, str) else bytes(raw)


def flip(store: SqliteLocalStore, table: str, column: str, bit: int) -> bool:
    """Turn a bit of the first value in a column over, behind every trigger's back."""
    with store.begin() as uow:
        execute = uow._connection.exec_driver_sql  # noqa: SLF001  (what no program does)
        triggers = execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
        value = execute(f"SELECT {column} FROM {table} WHERE {column} NOT NULL").scalar()  # noqa: S608
        for trigger in triggers:
            execute(f"DROP TRIGGER {trigger.name}")
        if value is not None:
            change = f"UPDATE {table} SET {column} = ? WHERE {column} = ?"  # noqa: S608
            execute(change, (flipped(value, bit), value))
        for trigger in triggers:
            execute(trigger.sql)
        uow.commit()
    return value is not None


COLUMNS = [
    f"{table.name}.{column.name}"
    for table in metadata.tables.values()
    if table.name in {"journal", "epochs", "entries", "cards", "card_words", "terminals", "state"}
    for column in table.columns
    if not (table.name in {"journal", "entries"} and column.name == "number")
]


def a_busy_till(store: SqliteLocalStore, till: JournalWriter) -> list[SealedItem]:
    """A till with something in every table that is checked, and a copy of it all."""
    elsewhere = JournalWriter(TILL_2, seed=2)
    pair(store)
    items = stamp(store, till, 3)
    mirror(store, 1, elsewhere)
    with store.begin() as uow:
        uow.world.apply(TerminalChanged(TILL_1, "Till 1"), 5)
        uow.state.set_cursor(Cursor(5, bytes(32)))
        uow.commit()
    assert store.verify().is_clean
    assert store.back_up(AT).is_clean
    return items


@pytest.mark.parametrize("bit", [0, 2])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_bit_of_any_column_that_falls_over_is_found_and_put_right(
    folder: Path, till: JournalWriter, column: str, bit: int
) -> None:
    table, name = column.split(".")
    with opened(folder) as store:
        items = a_busy_till(store, till)
        if not flip(store, table, name, bit):
            return  # nothing stands there, so no bit of it can fall over

        found = store.verify()

        assert not found.is_clean or column in HARMLESS
        assert store.verify().is_clean
        assert sorted(journal_of(store), key=lambda item: item.sequence) == items
        assert stamps(store) == 4
        with store.begin() as uow:
            assert uow.world.terminal_names() == {TILL_1: "Till 1"}
            assert uow.state.identity() == IDENTITY


def test_a_newest_item_under_a_name_that_is_not_its_own_does_not_reach_the_file(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        pair(store)
        items = stamp(store, till, 3)
        execute(store, "UPDATE journal SET entry_id = randomblob(16) WHERE number = 3")

    with opened(folder) as store:
        assert journal_of(store) == items
        assert store.verify().is_clean
    assert file_of(folder) == items


def test_the_second_copy_of_the_identity_is_made_good_at_the_next_start(folder: Path) -> None:
    kept = folder / JOURNAL_FOLDER / "identity"
    with opened(folder) as store:
        kept.with_name("identity.new").mkdir()
        pair(store)
        assert not kept.exists()
    kept.with_name("identity.new").rmdir()
    with opened(folder):
        assert kept.exists()
    spoil(kept, 9)
    spoiled = kept.read_bytes()

    with opened(folder) as store, store.begin() as uow:
        assert uow.state.identity() == IDENTITY
        assert kept.read_bytes() != spoiled
