"""History is what happened, newest first, with names and the balance each entry left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.ledger import Customer, EntryKind
from shared_domain.records import StaffChanged, TerminalChanged
from shared_domain.staff import Role, StaffMember
from terminal.use_cases.entry_filter import EntryFilter
from terminal.use_cases.store_ports import EntryState
from tests.contracts.local_store.writing import confirm, record
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.journal_writer import ANNA, BEN, OTHER_CARD, TILL_1, TILL_2, JournalWriter

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import HistoryRow, LocalStore


TOMORROW = MONDAY_MORNING + timedelta(days=1)


def history(store: LocalStore, most: int = 100) -> tuple[HistoryRow, ...]:
    with store.begin() as uow:
        return uow.entries.history(EntryFilter(since=MONDAY_MORNING, until=TOMORROW), most)


def test_history_is_newest_first_with_the_balance_after_each_entry(
    store: LocalStore, till: JournalWriter
) -> None:
    entries = [till.entry(), till.entry(stamps_delta=3), till.entry(card_id=OTHER_CARD)]
    entries.append(till.entry(kind=EntryKind.STAMPS_REDEEMED, stamps_delta=-4))
    record(store, till, *entries)

    rows = history(store)

    assert [row.entry for row in rows] == entries[::-1]
    assert [row.balance_after.stamps for row in rows] == [0, 1, 4, 1]
    assert [row.entry for row in history(store, most=2)] == entries[:1:-1]


def test_a_balance_in_history_counts_what_came_before_the_span(
    store: LocalStore, till: JournalWriter
) -> None:
    record(store, till, till.entry(occurred_at=MONDAY_MORNING - timedelta(days=9)), till.entry())

    assert [row.balance_after.stamps for row in history(store)] == [2]


def test_a_span_of_history_includes_its_start_and_not_its_end(
    store: LocalStore, till: JournalWriter
) -> None:
    first = till.entry(occurred_at=MONDAY_MORNING)
    record(store, till, first, till.entry(occurred_at=TOMORROW))

    assert [row.entry for row in history(store)] == [first]


def test_history_names_people_and_says_how_far_each_entry_came(
    store: LocalStore, till: JournalWriter
) -> None:
    issued = till.entry(
        kind=EntryKind.CARD_ISSUED, stamps_delta=0, customer=Customer(name="Zoé Müller")
    )
    stamp = till.entry(staff_id=BEN)
    undo = till.reversal(stamp)
    record(store, till, issued, stamp, undo)
    confirm(store, issued, stamp)
    anna = StaffMember(staff_id=ANNA, name="Anna", role=Role.CASHIER, pin_verifier="")
    with store.begin() as uow:
        uow.world.apply(StaffChanged(anna), 1)
        uow.world.apply(TerminalChanged(TILL_1, "Till 1"), 2)
        uow.commit()

    undo_row, stamp_row, issued_row = history(store)

    assert undo_row.state is EntryState.WAITING
    assert stamp_row.state is EntryState.SYNCED
    assert (issued_row.customer_name, issued_row.staff_name) == ("Zoé Müller", "Anna")
    assert (stamp_row.staff_name, stamp_row.terminal_name) == (None, "Till 1")
    assert stamp_row.reversed_by == undo.entry_id
    assert issued_row.reversed_by is None


def test_the_last_action_of_a_person_here_is_what_nothing_has_reversed(
    store: LocalStore, till: JournalWriter
) -> None:
    stamp = till.entry()
    taken_back = till.entry()
    entries = [
        stamp,
        taken_back,
        till.reversal(taken_back),
        till.entry(staff_id=BEN),
        till.entry(staff_id=None),
        till.entry(kind=EntryKind.ADJUSTED, reason="gift"),
    ]
    record(store, till, *entries)
    confirm(store, JournalWriter(TILL_2, seed=2).entry())

    with store.begin() as uow:
        found = uow.entries.last_of_terminal(TILL_1, ANNA, MONDAY_MORNING)
        of_nobody = uow.entries.last_of_terminal(TILL_1, None, MONDAY_MORNING)
        too_late = uow.entries.last_of_terminal(TILL_1, ANNA, TOMORROW)

    assert found is not None
    assert of_nobody is not None
    assert (found.entry, found.balance_after) == (stamp, Amounts(stamps=1))
    assert of_nobody.entry == entries[4]
    assert too_late is None
