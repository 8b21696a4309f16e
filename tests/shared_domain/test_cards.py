"""The fold: the same entries make the same card, in whatever order and batches they came."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.cards import CardState, CardStatus, fold
from shared_domain.ledger import Customer, Entry, EntryFacts, EntryKind
from tests.builders import (
    CARD,
    OTHER_CARD,
    a_card,
    an_entry,
    at,
    pointed,
    redeemed,
    reversal_of,
    stamped,
)
from tests.shared_domain.strategies import card_histories, in_batches

NEW = CardState(card_id=CARD)


@given(card_histories(), st.data(), st.integers(1, 5))
def test_the_fold_depends_neither_on_order_nor_on_batches(
    entries: list[Entry], data: st.DataObject, size: int
) -> None:
    other_order = data.draw(st.permutations(entries))
    in_pieces = NEW
    for batch in in_batches(other_order, size):
        in_pieces = fold(in_pieces, batch)

    assert in_pieces == fold(NEW, entries)


@given(card_histories())
def test_the_balance_is_the_sum_of_the_entries(entries: list[Entry]) -> None:
    assert fold(NEW, entries).balance == sum((entry.amounts for entry in entries), NOTHING)


@pytest.mark.parametrize("target", [stamped(1), pointed(1, points=7), redeemed(1)])
def test_a_reversal_restores_what_the_entry_changed(target: Entry) -> None:
    before = a_card(stamps=12, points=30)
    after = fold(before, [target, reversal_of(target, 2)])

    assert after.balance == before.balance
    assert after.lifetime == before.lifetime
    assert after.rewards_redeemed == before.rewards_redeemed
    assert fold(before, [target]) != before


@given(card_histories(), st.data())
def test_taking_everything_back_leaves_a_card_as_if_nothing_had_been_given(
    entries: list[Entry], data: st.DataObject
) -> None:
    kinds = {EntryKind.STAMPS_EARNED, EntryKind.POINTS_EARNED, EntryKind.STAMPS_REDEEMED}
    given_once = [entry for entry in entries if entry.kind in kinds]
    reversals = [reversal_of(entry, 1000 + n) for n, entry in enumerate(given_once)]
    card = fold(NEW, data.draw(st.permutations([*given_once, *reversals])))

    assert (card.balance, card.lifetime, card.rewards_redeemed) == (NOTHING, NOTHING, 0)


def test_a_card_counts_what_it_earned_and_redeemed_and_when() -> None:
    entries = [
        stamped(1, stamps=10, minutes=1),
        pointed(2, points=50, minutes=3),
        redeemed(3, minutes=4),
        stamped(4, minutes=2),
    ]
    card = fold(NEW, entries)

    assert card.balance == Amounts(1, 50)
    assert card.lifetime == Amounts(11, 50)
    assert card.rewards_redeemed == 1
    assert (card.last_earned_at, card.last_redeemed_at) == (at(3), at(4))


def test_an_opening_balance_and_an_adjustment_are_not_earned() -> None:
    opening = an_entry(1, EntryKind.OPENING_BALANCE, stamps_delta=5)
    adjustment = an_entry(2, EntryKind.ADJUSTED, stamps_delta=-2)

    assert fold(NEW, [opening, adjustment]).balance == Amounts(3)
    assert fold(NEW, [opening, adjustment]).lifetime == NOTHING


def test_entries_of_another_card_change_nothing() -> None:
    assert fold(NEW, [stamped(1, card_id=OTHER_CARD)]) == NEW


def test_of_two_issues_of_one_card_the_earlier_names_it() -> None:
    lea, max_ = Customer(name="Lea"), Customer(name="Max")
    first = an_entry(2, EntryKind.CARD_ISSUED, minutes=1, customer=lea)
    second = an_entry(1, EntryKind.CARD_ISSUED, minutes=2, customer=max_)
    tied = an_entry(1, EntryKind.CARD_ISSUED, minutes=1, customer=max_)

    for entries in ([first, second], [second, first]):
        card = fold(NEW, entries)
        assert (card.customer, card.issued_at, card.issued_by) == (lea, at(1), first.entry_id)
    for entries in ([first, tied], [tied, first]):
        assert fold(NEW, entries).customer == max_
    assert fold(NEW, [an_entry(1, EntryKind.CARD_ISSUED)]).customer == Customer()


def status(number: int, kind: EntryKind, minutes: float = 0, **changes: object) -> Entry:
    return an_entry(number, kind, minutes, **changes)


def test_the_latest_change_of_status_holds_and_not_the_last_to_arrive() -> None:
    blocked = status(1, EntryKind.CARD_BLOCKED, minutes=1)
    opened = status(2, EntryKind.CARD_UNBLOCKED, minutes=2)

    for entries in ([blocked, opened], [opened, blocked]):
        assert fold(NEW, entries).status is CardStatus.ACTIVE
        assert fold(NEW, entries).status_since == at(2)
    assert fold(NEW, [blocked]).status is CardStatus.BLOCKED


def test_of_two_changes_at_one_instant_the_stricter_holds() -> None:
    blocked, opened = status(1, EntryKind.CARD_BLOCKED), status(2, EntryKind.CARD_UNBLOCKED)

    assert fold(NEW, [blocked, opened]).status is CardStatus.BLOCKED
    assert fold(NEW, [opened, blocked]).status is CardStatus.BLOCKED


def test_a_replacement_is_final_whatever_comes_later() -> None:
    gone = status(1, EntryKind.CARD_REPLACED, replaced_by=OTHER_CARD, stamps_delta=-3)
    blocked = status(2, EntryKind.CARD_BLOCKED, minutes=5)
    opened = status(3, EntryKind.CARD_UNBLOCKED, minutes=9)

    for entries in ([gone, blocked, opened], [opened, blocked, gone]):
        card = fold(NEW, entries)
        assert (card.status, card.status_since) == (CardStatus.REPLACED, at(0))
        assert card.replaced_by == OTHER_CARD


def test_of_two_replacements_the_later_one_tells_where_the_balance_went() -> None:
    one = status(1, EntryKind.CARD_REPLACED, minutes=1, replaced_by="1" * 16)
    two = status(2, EntryKind.CARD_REPLACED, minutes=2, replaced_by="2" * 16)
    tied = status(3, EntryKind.CARD_REPLACED, minutes=2, replaced_by="3" * 16)

    for entries in ([one, two], [two, one]):
        assert fold(NEW, entries).replaced_by == "2" * 16
    for entries in ([two, tied], [tied, two]):
        assert fold(NEW, entries).replaced_by == "3" * 16


def test_a_replacement_gives_the_new_card_its_customer_and_its_balance() -> None:
    lea = Customer(name="Lea")
    arrival = status(1, EntryKind.CARD_REPLACED, replaces=OTHER_CARD, stamps_delta=3, customer=lea)
    card = fold(NEW, [arrival])

    assert (card.status, card.customer, card.balance) == (CardStatus.ACTIVE, lea, Amounts(3))
    assert card.issued_at == at(0)
    assert fold(NEW, [status(1, EntryKind.CARD_REPLACED)]) == NEW


def test_an_erased_card_stays_erased() -> None:
    erased = a_card(status=CardStatus.ERASED)
    for kind in (EntryKind.CARD_BLOCKED, EntryKind.CARD_UNBLOCKED, EntryKind.CARD_REPLACED):
        card = fold(erased, [status(1, kind, replaced_by=OTHER_CARD)])
        assert card.status is CardStatus.ERASED


def test_facts_and_entries_speak_of_the_same_amounts() -> None:
    facts = EntryFacts(
        kind=EntryKind.ADJUSTED, card_id=CARD, stamps_delta=2, points_delta=-3, reason="slip"
    )
    entry = an_entry(1, facts.kind, stamps_delta=2, points_delta=-3)

    assert facts.amounts == entry.amounts == Amounts(2, -3)
    assert set(facts.__struct_fields__) <= set(entry.__struct_fields__)


def test_entries_at_one_clamped_time_keep_the_order_they_were_written_in() -> None:
    # The clock went back: the time stood still, and new ids count from an earlier time.
    first = an_entry(9, terminal_seq=1)
    second = an_entry(3, terminal_seq=2)

    assert sorted([second, first], key=lambda entry: entry.order_key) == [first, second]
    assert an_entry(1, minutes=-1).order_key < first.order_key
    moved = msgspec.structs.replace(second, terminal_seq=1)
    assert moved.order_key < first.order_key
