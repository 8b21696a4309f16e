"""Rights are a fold: they and what nobody holds always sum to the balance."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import Entry, EntryKind
from shared_domain.reservations import Rights, rights_of, smaller
from tests.builders import (
    TILL_1,
    TILL_2,
    TILL_3,
    an_entry,
    freed,
    granted,
    redeemed,
    released,
    reversal_of,
    stamped,
)
from tests.shared_domain.strategies import card_histories


@given(card_histories(most=20), st.data())
def test_rights_and_the_unreserved_part_sum_to_the_balance(
    entries: list[Entry], data: st.DataObject
) -> None:
    rights = rights_of(entries)
    balance = sum((entry.amounts for entry in entries), NOTHING)

    assert sum(rights.held.values(), rights.unreserved) == balance
    assert rights_of(data.draw(st.permutations(entries))) == rights


def test_a_terminal_may_spend_what_it_earned_until_it_spent_or_released_it() -> None:
    earned = stamped(1, stamps=10)

    assert rights_of([earned]).of(TILL_1) == Amounts(10)
    assert rights_of([earned, redeemed(2, stamps=4)]).of(TILL_1) == Amounts(6)
    assert rights_of([earned, reversal_of(earned, 2)]).of(TILL_1) == NOTHING
    freed = rights_of([earned, released(2, TILL_1, Amounts(10))])
    assert (freed.of(TILL_1), freed.unreserved) == (NOTHING, Amounts(10))


def test_what_the_server_adds_is_unreserved_until_it_grants_it() -> None:
    adjusted = an_entry(1, EntryKind.ADJUSTED, terminal_id=None, stamps_delta=8)
    rights = rights_of([adjusted, granted(2, TILL_2, Amounts(5))])

    assert (rights.of(TILL_2), rights.unreserved) == (Amounts(5), Amounts(3))


def test_a_grant_or_a_release_that_names_nobody_moves_nothing() -> None:
    nobody = an_entry(1, EntryKind.RESERVATION_GRANTED, reserved=Amounts(5))
    nothing = an_entry(2, EntryKind.RESERVATION_RELEASED)

    assert rights_of([nobody]) == Rights({})
    assert rights_of([nothing]) == Rights({TILL_1: NOTHING})


def test_the_terminal_to_ask_holds_most_of_what_is_wanted() -> None:
    held = {TILL_1: Amounts(9, 9), TILL_2: Amounts(stamps=5), TILL_3: Amounts(stamps=4, points=300)}
    rights = Rights(held)

    assert rights.holder_of_most(TILL_1) == TILL_2
    assert rights.holder_of_most(TILL_1, Amounts(stamps=10)) == TILL_2
    assert rights.holder_of_most(TILL_1, Amounts(points=100)) == TILL_3
    assert rights.holder_of_most(TILL_1, NOTHING) is None
    assert Rights({TILL_1: Amounts(5), TILL_2: Amounts(-5)}).holder_of_most(TILL_1) is None
    tied = Rights({TILL_2: Amounts(5), TILL_3: Amounts(5)})
    assert tied.holder_of_most(TILL_1) == TILL_3


def test_the_smaller_of_two_amounts_is_taken_unit_by_unit_and_is_never_less_than_nothing() -> None:
    assert smaller(Amounts(3, 50), Amounts(7, 20)) == Amounts(3, 20)
    assert smaller(Amounts(-3, 5), Amounts(7, -20)) == NOTHING


def test_a_lost_terminals_right_is_released_by_the_server_and_by_nobody_else() -> None:
    earned = stamped(1, stamps=10)
    by_server = freed(2, TILL_1, Amounts(10))
    by_another = an_entry(
        2,
        EntryKind.RESERVATION_RELEASED,
        terminal_id=TILL_2,
        reserved_for=TILL_1,
        reserved=Amounts(10),
    )

    assert rights_of([earned, by_server]) == Rights({TILL_1: NOTHING}, Amounts(10))
    assert rights_of([earned, by_another]).of(TILL_1) == Amounts(10)
    assert rights_of([earned, by_another]).of(TILL_2) == -Amounts(10)


def test_what_others_overspent_is_not_free_to_be_granted() -> None:
    adjusted = an_entry(1, EntryKind.ADJUSTED, terminal_id=None, stamps_delta=10, points_delta=5)
    overspent = redeemed(2, stamps=4)
    rights = rights_of([adjusted, overspent])

    assert rights.free_for(TILL_1) == Amounts(10, 5)
    assert rights.free_for(TILL_2) == Amounts(6, 5)
    assert rights_of([overspent]).free_for(TILL_2) == NOTHING
