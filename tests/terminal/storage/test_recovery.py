"""One of database and journal file may be lost, torn or old: nothing is missing afterwards."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from shared_domain.journal import NoteKind
from shared_domain.wire.codec import encode_item
from terminal.storage.journal_file import FILE_NAME, JournalFile
from terminal.storage.local_store import DATABASE_NAME, JOURNAL_FOLDER
from terminal.use_cases.store_ports import PostedEntry
from tests.fakes.journal_writer import CARD, JournalWriter
from tests.terminal.storage.writing import file_of, journal_of, opened, stamp

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.journal import SealedItem
    from terminal.storage.local_store import SqliteLocalStore


def append_to_file(folder: Path, items: list[SealedItem]) -> None:
    """What a crash between the journal file and the COMMIT leaves behind."""
    file = JournalFile(folder / JOURNAL_FOLDER)
    file.append(items)
    file.close()


def stamps_on_card(store: SqliteLocalStore) -> int:
    with store.begin() as uow:
        card = uow.cards.get(CARD)
        assert sum(entry.stamps_delta for entry in uow.entries.of_card(CARD)) == (
            card.balance.stamps if card else 0
        )
        return card.balance.stamps if card else 0


def test_a_clean_end_leaves_nothing_to_recover(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 3)

    with opened(folder) as store:
        assert (store.recovered, store.journal_damage) == ((), ())
        assert journal_of(store) == items
    assert file_of(folder) == items


def test_an_item_that_only_the_file_has_counts_after_the_restart_and_is_told(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 2)
    entry = till.entry()
    unseen = till.sealed(entry)
    append_to_file(folder, [unseen])

    with opened(folder) as store:
        assert store.recovered == (unseen,)
        assert journal_of(store) == [*items, unseen]
        assert stamps_on_card(store) == 3
        with store.begin() as uow:
            assert entry in uow.entries.pending()

    with opened(folder) as store:
        assert store.recovered == ()
        stamp(store, till)
        assert stamps_on_card(store) == 4


def test_a_record_the_crash_tore_never_happened(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 2)
    append_to_file(folder, [till.sealed(till.entry())])
    path = folder / JOURNAL_FOLDER / FILE_NAME
    path.write_bytes(path.read_bytes()[:-1])

    with opened(folder) as store:
        assert store.recovered == ()
        assert journal_of(store) == items


def test_half_a_purchase_that_a_crash_left_never_happened(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till)
    # The crash came between the two records of one commit, or in the middle of the second.
    half = till.sealed(till.entry(purchase_id=UUID(int=1)))
    append_to_file(folder, [half])

    with opened(folder) as store:
        assert store.recovered == ()
        assert stamps_on_card(store) == 1
        items += stamp(store, JournalWriter(epoch=1))
    assert file_of(folder) == items


def test_a_whole_purchase_that_only_the_file_has_is_recovered(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till)
    purchase = [till.sealed(till.entry(purchase_id=UUID(int=1))) for _ in range(2)]
    append_to_file(folder, purchase)

    with opened(folder) as store:
        assert store.recovered == tuple(purchase)
        assert journal_of(store) == items + purchase


def test_a_lost_database_is_made_again_from_the_file(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 5)
    (folder / DATABASE_NAME).unlink()

    with opened(folder) as store:
        assert journal_of(store) == items
        assert store.recovered == tuple(items)
        assert stamps_on_card(store) == 5


def test_a_lost_file_is_made_again_from_the_database(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 5)
    shutil.rmtree(folder / JOURNAL_FOLDER)

    with opened(folder) as store:
        assert store.recovered == ()
        items += stamp(store, till)
    assert file_of(folder) == items


@pytest.mark.parametrize("older", [DATABASE_NAME, f"{JOURNAL_FOLDER}/{FILE_NAME}"])
def test_an_older_copy_of_either_is_brought_up_to_the_other(
    folder: Path, till: JournalWriter, older: str
) -> None:
    copy = folder.with_name("copy")
    with opened(folder) as store:
        items = stamp(store, till, 3)
    shutil.copy(folder / older, copy)
    with opened(folder) as store:
        items += stamp(store, till, 4)
    shutil.copy(copy, folder / older)

    with opened(folder) as store:
        assert journal_of(store) == items
        assert stamps_on_card(store) == 7
        items += stamp(store, till)
    assert file_of(folder) == items


def test_both_older_in_turn_lose_nothing(folder: Path, till: JournalWriter) -> None:
    copy = folder.with_name("copy")
    with opened(folder) as store:
        items = stamp(store, till, 2)
    shutil.copy(folder / DATABASE_NAME, copy)
    with opened(folder) as store:
        items += stamp(store, till, 2)
    shutil.rmtree(folder / JOURNAL_FOLDER)
    with opened(folder) as store:
        items += stamp(store, till, 2)
    shutil.copy(copy, folder / DATABASE_NAME)

    with opened(folder) as store:
        assert journal_of(store) == items
        assert stamps_on_card(store) == 6


def test_an_entry_that_the_ledger_gave_back_first_is_not_counted_twice(
    folder: Path, till: JournalWriter
) -> None:
    entry = till.entry()
    with opened(folder) as store, store.begin() as uow:
        uow.entries.confirm([PostedEntry(7, entry, encode_item(entry))])
        uow.commit()
    append_to_file(folder, [till.sealed(entry)])

    with opened(folder) as store:
        assert len(store.recovered) == 1
        assert stamps_on_card(store) == 1
        with store.begin() as uow:
            known = uow.entries.get(entry.entry_id)
            assert known is not None
            assert known.position == 7


def test_notes_and_items_of_a_newer_program_are_recovered_too(
    folder: Path, till: JournalWriter
) -> None:
    opening = till.opening()
    note = till.note(NoteKind.SIGNED_IN)
    unknown = till.entry()
    items = [
        till.sealed(opening),
        till.sealed(note),
        till.sealed(unknown, body=b'{"type":"gift","schema":9}'),
    ]
    append_to_file(folder, items)

    with opened(folder) as store:
        assert store.recovered == tuple(items)
        assert journal_of(store) == items
        assert stamps_on_card(store) == 0


def test_an_item_whose_place_was_taken_since_stays_in_the_file_only(
    folder: Path, till: JournalWriter
) -> None:
    twin = JournalWriter(seed=2)
    twin.epoch = till.epoch
    with opened(folder) as store:
        items = stamp(store, till)
    append_to_file(folder, [twin.sealed(twin.entry())])

    with opened(folder) as store:
        assert store.recovered == ()
        assert journal_of(store) == items
    assert len(file_of(folder)) == 2


def test_damage_in_the_file_is_told_when_the_file_is_all_there_is(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 3)
    path = folder / JOURNAL_FOLDER / FILE_NAME
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    (folder / DATABASE_NAME).unlink()

    with opened(folder) as store:
        assert journal_of(store)[:1] == items[:1]
        assert store.recovered == (items[0], items[2])
        assert len(store.journal_damage) == 1


def test_an_older_file_of_the_same_length_is_brought_up_to_the_database(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till)
    older = folder / JOURNAL_FOLDER / FILE_NAME
    copied = older.read_bytes()
    twin = JournalWriter(seed=2)
    twin.epoch, twin.sequence, twin.hash = till.epoch, till.sequence, till.hash
    with opened(folder) as store:
        items += stamp(store, till)
    length = older.stat().st_size
    # A copy made while an item stood in the file whose commit a full disk refused.
    older.write_bytes(copied)
    append_to_file(folder, [twin.sealed(twin.entry())])
    assert older.stat().st_size == length

    with opened(folder) as store:
        assert store.recovered == ()
    assert file_of(folder)[-1] == items[-1]


def test_of_two_items_at_one_place_the_later_is_recovered(
    folder: Path, till: JournalWriter
) -> None:
    twin = JournalWriter(seed=2)
    twin.epoch = till.epoch
    items = [till.sealed(till.entry())]
    append_to_file(folder, [twin.sealed(twin.entry()), *items])

    with opened(folder) as store:
        assert store.recovered == tuple(items)
        assert journal_of(store) == items
