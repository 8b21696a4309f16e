"""The journal keeps every place once, and how far the server holds each epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.journal import Place
from shared_domain.wire.push import Verdict, VerdictKind
from shared_domain.wire.signed import SignedStatement
from terminal.use_cases.store_ports import EpochProgress, ParkedItem
from tests.contracts.local_store.writing import record
from tests.fakes.journal_writer import JournalWriter

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import LocalStore


def test_the_last_place_is_of_the_newest_item_of_any_epoch(store: LocalStore) -> None:
    yesterday, today = JournalWriter(epoch=1), JournalWriter(epoch=2)
    record(store, yesterday, yesterday.entry(), yesterday.entry())
    record(store, today, today.entry())

    with store.begin() as uow:
        assert uow.journal.last_place() == Place(today.epoch, 1, today.hash)


def test_neither_a_place_nor_an_entry_is_taken_twice(
    store: LocalStore, till: JournalWriter
) -> None:
    sealed = till.sealed(till.entry())
    with store.begin() as uow:
        uow.journal.append(sealed)
        uow.commit()

    with store.begin() as uow, pytest.raises(Exception, match=r"(?i)already|unique"):
        uow.journal.append(sealed)


def test_epochs_come_oldest_first_with_how_far_the_server_holds_them(store: LocalStore) -> None:
    first, second = JournalWriter(epoch=1), JournalWriter(epoch=2)
    record(store, first, first.entry(), first.entry(), first.entry())
    record(store, second, second.entry())

    with store.begin() as uow:
        uow.journal.acknowledge(first.epoch, 2, SignedStatement(b"receipt", bytes(64)))

        assert uow.journal.epochs() == (
            EpochProgress(first.epoch, 3, 2, SignedStatement(b"receipt", bytes(64))),
            EpochProgress(second.epoch, last_sequence=1, acknowledged=0),
        )
        assert uow.journal.waiting() == 2


def test_the_last_receipt_of_each_epoch_is_kept(store: LocalStore) -> None:
    first, second, third = (JournalWriter(epoch=number) for number in (1, 2, 3))
    for till in (first, second, third):
        record(store, till, till.entry(), till.entry())
    newest = SignedStatement(b"newest", bytes(64))
    with store.begin() as uow:
        uow.journal.acknowledge(first.epoch, 1, SignedStatement(b"older", bytes(64)))
        uow.journal.acknowledge(first.epoch, 2, newest)
        uow.journal.acknowledge(third.epoch, 2, SignedStatement(b"third", b"3" * 64))
        uow.journal.acknowledge(first.epoch, 0, None)

        assert [progress.receipt for progress in uow.journal.epochs()] == [
            newest,
            None,
            SignedStatement(b"third", b"3" * 64),
        ]


def test_an_acknowledgement_may_go_down_again(store: LocalStore, till: JournalWriter) -> None:
    record(store, till, till.entry(), till.entry())

    with store.begin() as uow:
        uow.journal.acknowledge(till.epoch, 2, None)
        assert uow.journal.waiting() == 0
        uow.journal.acknowledge(till.epoch, 0, None)
        assert uow.journal.waiting() == 2


def test_an_epoch_that_only_the_server_knows_is_not_counted(
    store: LocalStore, till: JournalWriter
) -> None:
    with store.begin() as uow:
        uow.journal.acknowledge(till.epoch, 7, None)

        assert uow.journal.epochs() == ()
        assert uow.journal.waiting() == 0


def test_a_run_is_contiguous_and_bounded_by_items_and_bytes(
    store: LocalStore, till: JournalWriter
) -> None:
    items = [till.sealed(till.entry()) for _ in range(5)]
    with store.begin() as uow:
        for item in items:
            uow.journal.append(item)

        assert uow.journal.run_after(till.epoch, 0, 500, 100_000) == tuple(items)
        assert uow.journal.run_after(till.epoch, 2, 2, 100_000) == tuple(items[2:4])
        two = len(items[0].body) + len(items[1].body)
        assert uow.journal.run_after(till.epoch, 0, 500, two) == tuple(items[:2])
        assert uow.journal.run_after(till.epoch, 0, 500, two - 1) == tuple(items[:1])
        assert uow.journal.run_after(till.epoch, 4, 500, 1) == (items[4],)
        assert uow.journal.run_after(till.epoch, 5, 500, 100_000) == ()
        assert uow.journal.run_after(JournalWriter(epoch=9).epoch, 0, 500, 100_000) == ()


def test_parked_items_are_remembered_with_the_reason(
    store: LocalStore, till: JournalWriter
) -> None:
    record(store, till, till.entry(), till.entry(), till.entry())
    verdicts = (
        Verdict(1, VerdictKind.RECORDED, position=4),
        Verdict(2, VerdictKind.PARKED, reason="bad signature"),
        Verdict(3, VerdictKind.PARKED, reason="unknown kind"),
    )

    with store.begin() as uow:
        uow.journal.note_parked(till.epoch, verdicts)
        uow.journal.note_parked(till.epoch, verdicts[1:2])

        assert uow.journal.parked() == (
            ParkedItem(till.epoch, 2, "bad signature"),
            ParkedItem(till.epoch, 3, "unknown kind"),
        )


def test_places_that_are_missing_and_what_follows_them_are_found(
    store: LocalStore, till: JournalWriter
) -> None:
    items = [till.sealed(till.entry()) for _ in range(8)]
    with store.begin() as uow:
        for item in items:
            if item.sequence not in {2, 5, 6}:
                uow.journal.append(item)
        uow.commit()

    with store.begin() as uow:
        assert uow.journal.missing_places() == tuple((till.epoch, place) for place in (2, 5, 6))
        assert uow.journal.next_sequence(till.epoch, 4) == 7
        assert uow.journal.next_sequence(till.epoch, 8) is None
        uow.journal.acknowledge(till.epoch, 5, None)
        assert uow.journal.missing_places() == ((till.epoch, 6),)
