"""What is set aside is found and shown, and counts nowhere until the ledger brings it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from shared_domain.amounts import Amounts
from shared_domain.digests import digest_of
from shared_domain.ledger import EntryKind
from shared_domain.wire.codec import encode_item
from terminal.use_cases.entry_filter import EntryFilter
from terminal.use_cases.report_sums import Grouping
from terminal.use_cases.store_ports import EntryState, KnownEntry
from tests.contracts.local_store.writing import confirm, record
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.journal_writer import ANNA, CARD, OTHER_CARD, TILL_1, TILL_2, JournalWriter

if TYPE_CHECKING:
    from shared_domain.ledger import Entry
    from terminal.use_cases.store_ports import LocalStore

DAY = EntryFilter(since=MONDAY_MORNING, until=MONDAY_MORNING + timedelta(days=1))


def move_aside(store: LocalStore, *entries: Entry) -> tuple[Entry, ...]:
    with store.begin() as uow:
        moved = uow.entries.set_aside([entry.entry_id for entry in entries])
        uow.commit()
    return moved


def test_it_is_found_by_its_id_and_by_nothing_else(store: LocalStore, till: JournalWriter) -> None:
    kept, parked = till.entry(), till.entry(purchase_id=till.ids.entry_id())
    undo = till.reversal(kept)
    record(store, till, kept, parked, undo)
    assert parked.purchase_id is not None

    assert move_aside(store, undo, parked) == (undo, parked)

    with store.begin() as uow:
        assert uow.entries.get(parked.entry_id) == KnownEntry(parked, None, is_set_aside=True)
        assert uow.entries.of_card(CARD) == (kept,)
        assert uow.entries.of_card_since(CARD, MONDAY_MORNING) == (kept,)
        assert uow.entries.of_purchase(parked.purchase_id) == ()
        assert uow.entries.reversals_of([kept.entry_id]) == ()
        assert uow.entries.pending() == (kept,)


def test_only_what_is_pending_can_be_set_aside_and_once(
    store: LocalStore, till: JournalWriter
) -> None:
    own, pending = till.entry(), till.entry()
    unheard_of = JournalWriter(TILL_2, seed=2).entry()
    record(store, till, own, pending)
    confirm(store, own)

    assert move_aside(store, own, unheard_of, pending, pending) == (pending,)
    assert move_aside(store, pending) == ()

    with store.begin() as uow:
        assert uow.entries.of_card(CARD) == (own,)


def test_it_counts_again_once_the_ledger_brings_it(store: LocalStore, till: JournalWriter) -> None:
    foreign, parked = JournalWriter(TILL_2, seed=2).entry(), till.entry()
    record(store, till, parked)
    move_aside(store, parked)

    assert confirm(store, foreign, parked) == (foreign, parked)
    assert confirm(store, foreign, parked) == ()

    summed = digest_of((encode_item(entry), entry.amounts) for entry in (foreign, parked))
    with store.begin() as uow:
        assert uow.entries.get(parked.entry_id) == KnownEntry(parked, 2)
        assert uow.entries.pending() == ()
        assert uow.entries.digest(2).xor_of_hashes == summed.xor_of_hashes
        assert [row.state for row in uow.entries.history(DAY, 9)] == [EntryState.SYNCED] * 2


def test_it_stays_aside_when_the_mirror_is_forgotten(
    store: LocalStore, till: JournalWriter
) -> None:
    own, parked = till.entry(), till.entry()
    record(store, till, own, parked)
    confirm(store, own)
    move_aside(store, parked)
    with store.begin() as uow:
        uow.entries.forget_positions()
        uow.commit()

    with store.begin() as uow:
        assert uow.entries.pending() == (own,)
        known = uow.entries.get(parked.entry_id)
    assert known == KnownEntry(parked, None, is_set_aside=True)


def test_it_is_not_kept_aside_without_a_commit(store: LocalStore, till: JournalWriter) -> None:
    entry = till.entry()
    record(store, till, entry)
    with store.begin() as uow:
        uow.entries.set_aside([entry.entry_id])

    with store.begin() as uow:
        assert uow.entries.pending() == (entry,)


def test_history_shows_it_in_its_place_without_a_move_of_the_balance(
    store: LocalStore, till: JournalWriter
) -> None:
    first, parked, last = till.entry(), till.entry(stamps_delta=5), till.entry()
    record(store, till, first, parked, last)
    move_aside(store, parked)

    with store.begin() as uow:
        rows = uow.entries.history(DAY, 9)
        newest = uow.entries.history(DAY, 2)
    assert [row.entry for row in rows] == [last, parked, first]
    assert [row.balance_after for row in rows] == [Amounts(2), Amounts(1), Amounts(1)]
    assert [row.state for row in rows] == [
        EntryState.WAITING,
        EntryState.SET_ASIDE,
        EntryState.WAITING,
    ]
    assert newest == rows[:2]


@pytest.mark.parametrize(
    ("narrowed", "is_shown"),
    [
        ({"kinds": frozenset({EntryKind.STAMPS_EARNED})}, True),
        ({"kinds": frozenset({EntryKind.STAMPS_REDEEMED})}, False),
        ({"staff_id": ANNA, "terminal_id": TILL_1, "card_id": CARD}, True),
        ({"card_id": OTHER_CARD}, False),
        ({"terminal_id": TILL_2}, False),
        ({"waiting_only": True}, False),
        ({"cases_only": True}, False),
    ],
)
def test_a_filter_of_history_holds_for_it_too(
    store: LocalStore, till: JournalWriter, narrowed: dict[str, object], *, is_shown: bool
) -> None:
    parked = till.entry()
    record(store, till, parked)
    move_aside(store, parked)
    which = EntryFilter(**{"since": DAY.since, "until": DAY.until, **narrowed})  # type: ignore[arg-type]  # any filter

    with store.begin() as uow:
        assert len(uow.entries.history(which, 9)) == is_shown


def test_no_sum_and_no_undo_knows_of_it(store: LocalStore, till: JournalWriter) -> None:
    given = till.entry()
    parked = [till.entry(), till.entry(kind=EntryKind.STAMPS_REDEEMED, stamps_delta=-1)]
    record(store, till, given, *parked)
    move_aside(store, *parked)

    with store.begin() as uow:
        assert [one.entries for one in uow.reports.sums(DAY, Grouping.STAFF)] == [1]
        assert uow.reports.rewards(DAY) == ()
        assert uow.entries.rewards_given(TILL_1, DAY.since, DAY.until) == 0
        undoable = uow.entries.last_of_terminal(TILL_1, ANNA, DAY.since)
    assert undoable is not None
    assert undoable.entry == given


def test_a_card_can_be_removed(store: LocalStore, till: JournalWriter) -> None:
    record(store, till, till.entry(), till.entry(card_id=OTHER_CARD))
    with store.begin() as uow:
        uow.cards.remove([CARD, "00" * 8])
        uow.commit()

    with store.begin() as uow:
        assert uow.cards.get(CARD) is None
        assert uow.cards.count() == 1
