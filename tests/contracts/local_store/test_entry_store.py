"""Entries are found by card, purchase and reversal, pending or mirrored."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.amounts import Amounts
from shared_domain.digests import digest_of
from shared_domain.identifiers import EntryId
from shared_domain.ledger import Customer, EntryKind
from shared_domain.wire.codec import encode_item
from terminal.use_cases.store_ports import KnownEntry
from tests.contracts.local_store.writing import confirm, record
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.journal_writer import CARD, OTHER_CARD, TILL_1, TILL_2, JournalWriter

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import LocalStore


def test_an_entry_is_pending_until_the_ledger_gives_it_a_position(
    store: LocalStore, till: JournalWriter
) -> None:
    entry = till.entry()
    record(store, till, entry)
    with store.begin() as uow:
        assert uow.entries.get(entry.entry_id) == KnownEntry(entry, None)
        assert uow.entries.pending() == (entry,)

    assert confirm(store, entry, first_position=41) == ()

    with store.begin() as uow:
        assert uow.entries.get(entry.entry_id) == KnownEntry(entry, 41)
        assert uow.entries.pending() == ()
        assert uow.entries.get(EntryId(UUID(int=5))) is None


def test_a_foreign_entry_is_new_once(store: LocalStore) -> None:
    entry = JournalWriter(TILL_2, seed=2).entry()

    assert confirm(store, entry) == (entry,)
    assert confirm(store, entry) == ()


def test_a_position_stays_until_the_mirror_is_forgotten(store: LocalStore) -> None:
    entry = JournalWriter(TILL_2, seed=2).entry()
    confirm(store, entry, first_position=3)
    confirm(store, entry, first_position=9)

    with store.begin() as uow:
        assert uow.entries.get(entry.entry_id) == KnownEntry(entry, 3)


def test_a_cards_entries_come_by_when_they_happened(store: LocalStore, till: JournalWriter) -> None:
    other = JournalWriter(TILL_2, seed=2)
    late = other.entry(occurred_at=MONDAY_MORNING + timedelta(minutes=9, microseconds=1))
    early = till.entry(occurred_at=MONDAY_MORNING + timedelta(minutes=9))
    twin = till.entry(occurred_at=early.occurred_at)
    elsewhere = till.entry(card_id=OTHER_CARD)
    confirm(store, late)
    record(store, till, twin, early, elsewhere)

    with store.begin() as uow:
        assert uow.entries.of_card(CARD) == (early, twin, late)
        assert uow.entries.of_card_since(CARD, late.occurred_at) == (late,)
        assert uow.entries.of_card("00" * 8) == ()


def test_an_entry_comes_back_exactly_as_it_was_written(
    store: LocalStore, till: JournalWriter
) -> None:
    entry = till.entry(
        kind=EntryKind.CARD_ISSUED,
        stamps_delta=0,
        occurred_at=datetime(2026, 11, 23, 10, 0, 0, 123_457, tzinfo=UTC),
        customer=Customer(name="Zoé Müller", birthday=date(1990, 2, 28), language="lb"),
        order_reference="A-17",
        note="first visit",
    )
    record(store, till, entry)

    with store.begin() as uow:
        assert uow.entries.of_card(CARD) == (entry,)


def test_reversals_and_purchases_are_found(store: LocalStore, till: JournalWriter) -> None:
    purchase = UUID(int=77)
    stamp = till.entry(purchase_id=purchase)
    points = till.entry(
        purchase_id=purchase, kind=EntryKind.POINTS_EARNED, stamps_delta=0, points_delta=30
    )
    undo = till.reversal(points)
    record(store, till, stamp, points, undo)

    with store.begin() as uow:
        assert uow.entries.reversals_of([stamp.entry_id, points.entry_id]) == (undo,)
        assert uow.entries.reversals_of([stamp.entry_id]) == ()
        assert uow.entries.reversals_of([]) == ()
        assert uow.entries.of_purchase(purchase) == (stamp, points)


def test_the_digest_is_of_the_mirror_alone(store: LocalStore, till: JournalWriter) -> None:
    elsewhere = JournalWriter(TILL_2, seed=2)
    foreign = [elsewhere.entry(stamps_delta=stamps) for stamps in (1, 2, 5)]
    own, pending = till.entry(), till.entry()
    record(store, till, own, pending)
    confirm(store, *foreign, own)
    confirm(store, foreign[0], own)

    expected = digest_of((encode_item(entry), entry.amounts) for entry in (*foreign, own))
    with store.begin() as uow:
        digest = uow.entries.digest(9)
    assert (digest.position, digest.entries, digest.total) == (9, 4, Amounts(stamps=9))
    assert digest.xor_of_hashes == expected.xor_of_hashes


def test_forgetting_the_mirror_keeps_what_is_our_own(
    store: LocalStore, till: JournalWriter
) -> None:
    foreign, own = JournalWriter(TILL_2, seed=2).entry(), till.entry()
    record(store, till, own)
    confirm(store, foreign, own)

    with store.begin() as uow:
        uow.entries.forget_positions()
        uow.commit()

    with store.begin() as uow:
        assert uow.entries.pending() == (own,)
        assert uow.entries.get(foreign.entry_id) is None
        assert uow.entries.digest(0).entries == 0
    assert confirm(store, foreign, own) == (foreign,)


def test_a_page_may_hold_what_is_new_pending_mirrored_and_told_twice(
    store: LocalStore, till: JournalWriter
) -> None:
    elsewhere = JournalWriter(TILL_2, seed=2)
    new, known, own = elsewhere.entry(), elsewhere.entry(), till.entry()
    record(store, till, own)
    confirm(store, known)

    assert confirm(store, known, new, own, new, first_position=2) == (new,)

    with store.begin() as uow:
        positions = [uow.entries.get(each.entry_id) for each in (known, new, own)]
        assert positions == [KnownEntry(known, 1), KnownEntry(new, 3), KnownEntry(own, 4)]
        assert uow.entries.digest(5).entries == 3
        assert uow.entries.pending() == ()
    assert confirm(store) == ()


def test_rewards_of_a_terminal_are_counted_within_a_time_unless_taken_back(
    store: LocalStore,
) -> None:
    till, other = JournalWriter(), JournalWriter(TILL_2, seed=2)
    with store.begin() as uow:
        for _ in range(2):
            till.record(uow, till.entry())
        rewards = [till.entry(kind=EntryKind.STAMPS_REDEEMED, stamps_delta=-1) for _ in range(3)]
        for reward in rewards:
            till.record(uow, reward)
        till.record(uow, till.reversal(rewards[1]))
        points = {"stamps_delta": 0, "points_delta": -9}
        till.record(uow, till.entry(kind=EntryKind.POINTS_REDEEMED, **points))
        foreign = other.entry(kind=EntryKind.STAMPS_REDEEMED, stamps_delta=-1)
        uow.entries.add_pending(foreign, other.sealed(foreign).body)
        uow.commit()

    start, end = rewards[0].occurred_at, rewards[0].occurred_at + timedelta(hours=1)
    with store.begin() as uow:
        assert uow.entries.rewards_given(TILL_1, start, end) == 3
        assert uow.entries.rewards_given(TILL_1, start, rewards[2].occurred_at) == 1
        assert uow.entries.rewards_given(TILL_1, rewards[2].occurred_at, end) == 2
        assert uow.entries.rewards_given(TILL_2, start - timedelta(hours=1), end) == 1
