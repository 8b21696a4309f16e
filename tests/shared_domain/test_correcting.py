"""Undoing, adjusting, blocking, replacing: who may, until when, and never below zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from shared_domain.amounts import MAX_DELTA, Amounts
from shared_domain.cards import CardState, CardStatus
from shared_domain.ledger import REVERSIBLE_KINDS, Customer, Entry, EntryFacts, EntryKind
from shared_domain.outcomes import (
    Accepted,
    AlreadyReversed,
    CardErased,
    CardReplaced,
    Decision,
    ManagerNeeded,
    NotEnoughPoints,
    NotEnoughStamps,
    NotReversible,
    ProgramInactive,
    QuantityInvalid,
    Reason,
    ReasonMissing,
    Refused,
    ReservedElsewhere,
    UndoWindowOver,
)
from shared_domain.programs import OfflineRedemption
from shared_domain.reservations import rights_of
from shared_domain.rules.correcting import (
    adjust,
    open_balance,
    replace_card,
    reverse_entries,
    set_blocked,
)
from shared_domain.rules.situation import Requester
from shared_domain.staff import ManagerAction, Role
from tests.builders import (
    BERT,
    CARD,
    CASHIER,
    MANAGER,
    OTHER_CARD,
    TILL_1,
    TILL_2,
    a_card,
    a_program,
    a_situation,
    an_entry,
    at,
    granted,
    pointed,
    redeemed,
    released,
    reversal_of,
    stamped,
)

MICROSECOND = timedelta(microseconds=1)
LEA = Customer(name="Lea")
GONE: list[tuple[dict[str, object], Reason]] = [
    ({"status": CardStatus.REPLACED, "replaced_by": OTHER_CARD}, CardReplaced(OTHER_CARD)),
    ({"status": CardStatus.ERASED}, CardErased()),
]


def undo(
    *targets: Entry,
    card: CardState | None = None,
    reversals: tuple[Entry, ...] = (),
    requester: Requester = CASHIER,
    minutes: float = 1,
) -> Decision:
    situation = a_situation(card=card or a_card(stamps=5, points=500), now=at(minutes))
    return reverse_entries(situation, targets, reversals, requester)


def test_an_undo_is_the_exact_opposite() -> None:
    target = stamped(7, stamps=3)

    assert undo(target) == Accepted(
        (
            EntryFacts(
                kind=EntryKind.REVERSED,
                card_id=CARD,
                stamps_delta=-3,
                reverses=target.entry_id,
                reversed_kind=EntryKind.STAMPS_EARNED,
            ),
        )
    )


def test_both_halves_of_a_hybrid_purchase_are_undone_together() -> None:
    decision = undo(stamped(1, stamps=2), pointed(2, points=100))

    assert isinstance(decision, Accepted)
    assert [facts.amounts for facts in decision.facts] == [Amounts(-2), Amounts(points=-100)]


def test_a_reward_that_was_undone_comes_back() -> None:
    decision = undo(redeemed(1), card=a_card(stamps=0))

    assert isinstance(decision, Accepted)
    assert decision.facts[0].amounts == Amounts(10)


@pytest.mark.parametrize("kind", sorted(set(EntryKind) - REVERSIBLE_KINDS, key=str))
def test_what_is_not_reversible_is_not_reversed_even_by_a_manager(kind: EntryKind) -> None:
    target = an_entry(1, kind)

    assert undo(target, requester=MANAGER) == Refused(NotReversible(kind))


def test_an_entry_is_reversed_once_only() -> None:
    target = stamped(1)
    reversal = reversal_of(target, 2, minutes=1, staff_id=BERT)

    again = reversal_of(target, 3, minutes=2)
    decision = undo(target, reversals=(again, reversal), requester=MANAGER)
    assert decision == Refused(AlreadyReversed(at(1), BERT))


def test_the_undo_window_ends_exactly_when_it_said() -> None:
    target = stamped(1)
    just_in_time = a_situation(card=a_card(stamps=1), now=at(10) - MICROSECOND)

    assert isinstance(reverse_entries(just_in_time, (target,), (), CASHIER), Accepted)
    assert undo(target, minutes=10) == Refused(UndoWindowOver(at(10)))
    assert isinstance(undo(target, minutes=10, requester=MANAGER), Accepted)


def test_without_an_undo_window_only_managers_undo() -> None:
    situation = a_situation(a_program(undo_minutes=0), a_card(stamps=1))

    decision = reverse_entries(situation, (stamped(1),), (), CASHIER)
    assert decision == Refused(UndoWindowOver(at(0)))


def test_a_cashier_undoes_own_entries_only() -> None:
    others = stamped(1, staff_id=BERT)

    assert undo(others) == Refused(ManagerNeeded(ManagerAction.UNDO_OTHERS_ENTRY))
    assert isinstance(undo(others, requester=MANAGER), Accepted)
    shared = Requester(None, Role.CASHIER)
    assert isinstance(undo(stamped(1, staff_id=None), requester=shared), Accepted)


@pytest.mark.parametrize("kind", [EntryKind.ADJUSTED, EntryKind.OPENING_BALANCE])
def test_what_a_manager_set_by_hand_only_a_manager_undoes(kind: EntryKind) -> None:
    by_hand = an_entry(1, kind, stamps_delta=2)

    assert undo(by_hand) == Refused(ManagerNeeded(ManagerAction.ADJUST))
    assert isinstance(undo(by_hand, requester=MANAGER), Accepted)


def test_what_was_spent_since_cannot_be_taken_back() -> None:
    assert undo(stamped(1, stamps=3), card=a_card(stamps=2)) == Refused(NotEnoughStamps(2, 3))
    assert undo(pointed(1, points=9), card=a_card(points=8)) == Refused(NotEnoughPoints(8, 9))
    halves = undo(stamped(1, stamps=2), stamped(2, stamps=2), card=a_card(stamps=3))
    assert halves == Refused(NotEnoughStamps(3, 4))


def test_an_earning_is_taken_back_only_where_its_right_still_is() -> None:
    earned = stamped(1, stamps=5)
    let_go = released(2, TILL_1, Amounts(3))
    there = granted(3, TILL_2, Amounts(3))
    situation = replace(
        a_situation(card=a_card(stamps=5), now=at(1)), rights=rights_of([earned, let_go, there])
    )

    refused = reverse_entries(situation, (earned,), (), CASHIER)
    assert refused == Refused(ReservedElsewhere(TILL_2, Amounts(3), None))
    assert isinstance(reverse_entries(situation, (earned,), (), MANAGER), Accepted)
    free = a_program(offline_redemption=OfflineRedemption.ALWAYS)
    unreserved = replace(situation, program=free)
    assert isinstance(reverse_entries(unreserved, (earned,), (), CASHIER), Accepted)


def test_an_overdrawn_card_may_still_gain() -> None:
    assert isinstance(undo(redeemed(1), card=a_card(stamps=-10)), Accepted)
    gain = adjust(a_situation(card=a_card(-10, -10)), Amounts(1), "gift", MANAGER)
    assert isinstance(gain, Accepted)


@pytest.mark.parametrize(("changes", "reason"), GONE)
def test_a_card_that_is_no_more_is_not_set_right(
    changes: dict[str, object], reason: Reason
) -> None:
    situation = a_situation(card=a_card(5, 0, **changes))

    decisions = [
        reverse_entries(situation, (stamped(1),), (), MANAGER),
        adjust(situation, Amounts(1), "gift", MANAGER),
        set_blocked(situation, blocked=False, requester=MANAGER),
        replace_card(situation, OTHER_CARD, MANAGER),
    ]
    assert decisions == [Refused(reason)] * 4


def test_an_inactive_program_refuses_corrections_too() -> None:
    situation = a_situation(a_program(is_active=False), a_card(stamps=5))

    decisions = [
        reverse_entries(situation, (stamped(1),), (), MANAGER),
        adjust(situation, Amounts(1), "gift", MANAGER),
        set_blocked(situation, blocked=True, requester=MANAGER),
        replace_card(situation, OTHER_CARD, MANAGER),
    ]
    assert decisions == [Refused(ProgramInactive())] * 4


def test_a_blocked_card_can_be_set_right() -> None:
    situation = a_situation(card=a_card(stamps=5, status=CardStatus.BLOCKED))

    decisions = [
        reverse_entries(situation, (stamped(1),), (), MANAGER),
        adjust(situation, Amounts(-5), "theft", MANAGER),
        set_blocked(situation, blocked=False, requester=MANAGER),
        replace_card(situation, OTHER_CARD, MANAGER),
    ]
    assert all(isinstance(decision, Accepted) for decision in decisions)


def test_a_manager_adjusts_with_a_reason() -> None:
    decision = adjust(a_situation(card=a_card(stamps=5)), Amounts(-5, 20), "  slip ", MANAGER)

    assert decision == Accepted(
        (
            EntryFacts(
                kind=EntryKind.ADJUSTED,
                card_id=CARD,
                stamps_delta=-5,
                points_delta=20,
                reason="slip",
            ),
        )
    )


@pytest.mark.parametrize(
    ("change", "reason_given", "requester", "reason"),
    [
        (Amounts(1), "slip", CASHIER, ManagerNeeded(ManagerAction.ADJUST)),
        (Amounts(1), " \n", MANAGER, ReasonMissing()),
        (Amounts(), "slip", MANAGER, QuantityInvalid(0, MAX_DELTA)),
        (Amounts(MAX_DELTA + 1), "slip", MANAGER, QuantityInvalid(MAX_DELTA + 1, MAX_DELTA)),
        (
            Amounts(1, -MAX_DELTA - 1),
            "slip",
            MANAGER,
            QuantityInvalid(-MAX_DELTA - 1, MAX_DELTA),
        ),
        (Amounts(-6), "slip", MANAGER, NotEnoughStamps(5, 6)),
        (Amounts(points=-1), "slip", MANAGER, NotEnoughPoints(0, 1)),
    ],
)
def test_an_adjustment_that_cannot_be_is_refused(
    change: Amounts, reason_given: str, requester: Requester, reason: Reason
) -> None:
    situation = a_situation(card=a_card(stamps=5))

    assert adjust(situation, change, reason_given, requester) == Refused(reason)


def test_the_largest_adjustment_is_taken() -> None:
    assert isinstance(adjust(a_situation(), Amounts(MAX_DELTA), "import", MANAGER), Accepted)


@pytest.mark.parametrize(
    ("blocked", "kind"), [(True, EntryKind.CARD_BLOCKED), (False, EntryKind.CARD_UNBLOCKED)]
)
def test_a_manager_blocks_and_unblocks(*, blocked: bool, kind: EntryKind) -> None:
    decision = set_blocked(a_situation(), blocked=blocked, requester=MANAGER)

    assert decision == Accepted((EntryFacts(kind=kind, card_id=CARD),))
    refused = set_blocked(a_situation(), blocked=blocked, requester=CASHIER)
    assert refused == Refused(ManagerNeeded(ManagerAction.BLOCK_CARD))


def test_a_lost_card_moves_all_it_was_worth() -> None:
    situation = a_situation(card=a_card(7, 30, customer=LEA))

    assert replace_card(situation, OTHER_CARD, MANAGER) == Accepted(
        (
            EntryFacts(
                kind=EntryKind.CARD_REPLACED,
                card_id=CARD,
                stamps_delta=-7,
                points_delta=-30,
                replaced_by=OTHER_CARD,
            ),
            EntryFacts(
                kind=EntryKind.CARD_REPLACED,
                card_id=OTHER_CARD,
                stamps_delta=7,
                points_delta=30,
                replaces=CARD,
                customer=LEA,
            ),
        )
    )


def test_a_balance_too_large_for_one_entry_does_not_move() -> None:
    fits = a_situation(card=a_card(MAX_DELTA, MAX_DELTA))
    too_large = a_situation(card=a_card(1, MAX_DELTA + 1))

    assert isinstance(replace_card(fits, OTHER_CARD, MANAGER), Accepted)
    refused = replace_card(too_large, OTHER_CARD, MANAGER)
    assert refused == Refused(QuantityInvalid(MAX_DELTA + 1, MAX_DELTA))


def test_a_cashier_replaces_no_card_and_no_card_replaces_itself() -> None:
    refused = replace_card(a_situation(), OTHER_CARD, CASHIER)

    assert refused == Refused(ManagerNeeded(ManagerAction.BLOCK_CARD))
    with pytest.raises(ValueError, match="itself"):
        replace_card(a_situation(), CARD, MANAGER)


@pytest.mark.parametrize(
    ("balance", "requester", "reason"),
    [
        (Amounts(1), CASHIER, ManagerNeeded(ManagerAction.ADJUST)),
        (Amounts(), MANAGER, QuantityInvalid(0, MAX_DELTA)),
        (Amounts(5, -1), MANAGER, QuantityInvalid(-1, MAX_DELTA)),
        (Amounts(0, MAX_DELTA + 1), MANAGER, QuantityInvalid(MAX_DELTA + 1, MAX_DELTA)),
    ],
)
def test_an_opening_balance_is_a_managers_and_never_a_debt(
    balance: Amounts, requester: Requester, reason: Reason
) -> None:
    assert open_balance(a_situation(), balance, "", requester) == Refused(reason)


@pytest.mark.parametrize(("changes", "reason"), GONE)
def test_a_card_that_is_no_more_brings_nothing_along(
    changes: dict[str, object], reason: Reason
) -> None:
    situation = a_situation(card=structs.replace(a_card(), **changes))
    assert open_balance(situation, Amounts(1), "", MANAGER) == Refused(reason)


@pytest.mark.parametrize(("note", "kept"), [("", None), ("  ", None), (" paper ", "paper")])
def test_an_opening_balance_says_where_it_came_from_if_anybody_said_so(
    note: str, kept: str | None
) -> None:
    decision = open_balance(a_situation(), Amounts(7, 120), note, MANAGER)
    facts = EntryFacts(
        kind=EntryKind.OPENING_BALANCE,
        card_id=CARD,
        stamps_delta=7,
        points_delta=120,
        reason=kept,
    )
    assert decision == Accepted((facts,))
