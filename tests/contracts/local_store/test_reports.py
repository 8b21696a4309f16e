"""Sums for reports are the same whoever sums: over an index, or over everything in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import structs

from shared_domain.amounts import Amounts
from shared_domain.cards import CardState, CardStatus
from shared_domain.ledger import EntryKind
from terminal.use_cases.entry_filter import EntryFilter
from terminal.use_cases.report_sums import CardSums, EntrySum, Grouping, RewardSum
from tests.contracts.local_store.writing import confirm, record
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.journal_writer import ANNA, BEN, OTHER_CARD, TILL_1, JournalWriter

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import LocalStore

DAY = EntryFilter(since=MONDAY_MORNING, until=MONDAY_MORNING + timedelta(days=1))
STAMPS = EntryKind.STAMPS_EARNED


def sums(store: LocalStore, by: Grouping, which: EntryFilter = DAY) -> tuple[EntrySum, ...]:
    with store.begin() as uow:
        return uow.reports.sums(which, by)


def morning(store: LocalStore, till: JournalWriter) -> None:
    """Two stamps by Anna, one of them with the server; a reward and an undo by Ben."""
    at = MONDAY_MORNING
    first = till.entry(staff_id=ANNA, occurred_at=at)
    record(
        store,
        till,
        first,
        till.entry(staff_id=ANNA, occurred_at=at + timedelta(minutes=14, seconds=59)),
        till.entry(
            kind=EntryKind.STAMPS_REDEEMED,
            staff_id=BEN,
            stamps_delta=-10,
            description="Coffee",
            value_cents=350,
            occurred_at=at + timedelta(minutes=15),
        ),
        till.entry(staff_id=BEN, occurred_at=at - timedelta(microseconds=1)),
    )
    confirm(store, first)


def test_entries_are_summed_by_the_quarter_of_an_hour(
    store: LocalStore, till: JournalWriter
) -> None:
    morning(store, till)
    later = MONDAY_MORNING + timedelta(minutes=15)
    assert sums(store, Grouping.QUARTER_HOUR) == (
        EntrySum(MONDAY_MORNING, STAMPS, entries=2, stamps=2, points=0, waiting=1),
        EntrySum(later, EntryKind.STAMPS_REDEEMED, entries=1, stamps=-10, points=0, waiting=1),
    )


def test_entries_are_summed_by_who_and_where(store: LocalStore, till: JournalWriter) -> None:
    morning(store, till)
    assert [(one.key, one.kind, one.entries) for one in sums(store, Grouping.STAFF)] == [
        (ANNA, STAMPS, 2),
        (BEN, EntryKind.STAMPS_REDEEMED, 1),
    ]
    assert {one.key for one in sums(store, Grouping.TERMINAL)} == {TILL_1}


def test_a_filter_narrows_sums_as_it_narrows_history(
    store: LocalStore, till: JournalWriter
) -> None:
    morning(store, till)
    for which in (
        replace(DAY, kinds=frozenset({STAMPS})),
        replace(DAY, staff_id=BEN),
        replace(DAY, waiting_only=True),
        replace(DAY, card_id=OTHER_CARD),
        replace(DAY, cases_only=True),
    ):
        with store.begin() as uow:
            rows = uow.entries.history(which, 100)
        assert sum(one.entries for one in sums(store, Grouping.STAFF, which)) == len(rows)


def test_rewards_are_counted_and_valued_by_name(store: LocalStore, till: JournalWriter) -> None:
    morning(store, till)
    record(
        store,
        till,
        till.entry(kind=EntryKind.POINTS_REDEEMED, description="Cake"),
        till.entry(kind=EntryKind.POINTS_REDEEMED, description="Cake", value_cents=400),
    )
    with store.begin() as uow:
        assert uow.reports.rewards(DAY) == (RewardSum("Cake", 2, 400), RewardSum("Coffee", 1, 350))


def test_cards_are_counted_while_they_are_in_use(store: LocalStore) -> None:
    card = CardState(card_id="00" * 8, issued_at=MONDAY_MORNING, balance=Amounts(3, 40))
    old = structs.replace(
        card,
        card_id="01" * 8,
        issued_at=MONDAY_MORNING - timedelta(days=90),
        last_earned_at=MONDAY_MORNING,
        status=CardStatus.BLOCKED,
    )
    gone = structs.replace(card, card_id="02" * 8, status=CardStatus.REPLACED)
    unissued = CardState(card_id="03" * 8, balance=Amounts(-1))
    with store.begin() as uow:
        assert uow.reports.cards(MONDAY_MORNING, MONDAY_MORNING) == CardSums(0, 0, 0, 0, 0)
        uow.cards.put(card, old, gone, unissued)
        expected = CardSums(cards=3, active=1, new=1, stamps=5, points=80)
        assert uow.reports.cards(MONDAY_MORNING, MONDAY_MORNING) == expected
