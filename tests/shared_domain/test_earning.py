"""Earning: what is given, and every refusal with the evidence that explains it."""

from __future__ import annotations

import pytest

from shared_domain.cards import CardStatus
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.outcomes import (
    Accepted,
    AmountEarnsNothing,
    AmountInvalid,
    CardBlocked,
    CardErased,
    CardReplaced,
    CooldownActive,
    Decision,
    PointsNotInProgram,
    ProgramInactive,
    QuantityInvalid,
    Reason,
    Refused,
    SilentTerminal,
    StampsNotInProgram,
)
from shared_domain.programs import LoyaltyProgram
from shared_domain.rules.earning import earn_points, earn_stamps, earn_stamps_and_points
from shared_domain.rules.situation import Situation
from tests.builders import (
    ANNA,
    CARD,
    OTHER_CARD,
    TILL_1,
    TILL_2,
    a_card,
    a_hybrid_program,
    a_points_program,
    a_program,
    a_situation,
    at,
    stamped,
)

STAMP = EntryFacts(kind=EntryKind.STAMPS_EARNED, card_id=CARD, stamps_delta=1)
SILENT = (SilentTerminal(TILL_2, "Till 2", at(-78)),)


def reason_of(decision: Decision) -> Reason:
    assert isinstance(decision, Refused)
    return decision.reason


def earn_all(situation: Situation) -> list[Decision]:
    """Each way of earning."""
    return [
        earn_stamps(situation),
        earn_points(situation, 1_000),
        earn_stamps_and_points(situation, 1, 1_000),
    ]


def test_one_stamp_is_given() -> None:
    assert earn_stamps(a_situation()) == Accepted((STAMP,))


def test_stamps_may_name_the_purchase_they_are_for() -> None:
    decision = earn_stamps(a_situation(), 3, 2_550)

    assert decision == Accepted(
        (
            EntryFacts(
                kind=EntryKind.STAMPS_EARNED,
                card_id=CARD,
                stamps_delta=3,
                purchase_amount_cents=2_550,
            ),
        )
    )


def test_points_are_given_for_a_purchase() -> None:
    decision = earn_points(a_situation(a_points_program()), 1_299)

    assert decision == Accepted(
        (
            EntryFacts(
                kind=EntryKind.POINTS_EARNED,
                card_id=CARD,
                points_delta=129,
                purchase_amount_cents=1_299,
            ),
        )
    )


def test_a_hybrid_purchase_gives_both_in_one_commit() -> None:
    decision = earn_stamps_and_points(a_situation(a_hybrid_program()), 2, 1_000)

    assert isinstance(decision, Accepted)
    assert [(facts.kind, facts.stamps_delta, facts.points_delta) for facts in decision.facts] == [
        (EntryKind.STAMPS_EARNED, 2, 0),
        (EntryKind.POINTS_EARNED, 0, 100),
    ]
    assert {facts.purchase_amount_cents for facts in decision.facts} == {1_000}


def test_an_inactive_program_gives_nothing() -> None:
    situation = a_situation(a_hybrid_program(is_active=False))

    assert {reason_of(decision) for decision in earn_all(situation)} == {ProgramInactive()}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": CardStatus.BLOCKED, "status_since": at(-5)}, CardBlocked(at(-5))),
        (
            {"status": CardStatus.REPLACED, "replaced_by": OTHER_CARD},
            CardReplaced(OTHER_CARD),
        ),
        ({"status": CardStatus.ERASED}, CardErased()),
    ],
)
def test_a_card_that_may_not_be_used_earns_nothing(
    changes: dict[str, object], reason: Reason
) -> None:
    situation = a_situation(a_hybrid_program(), a_card(0, 0, **changes))

    assert {reason_of(decision) for decision in earn_all(situation)} == {reason}


def test_a_program_gives_only_what_it_counts() -> None:
    points_only, stamps_only = a_situation(a_points_program()), a_situation()

    assert reason_of(earn_stamps(points_only)) == StampsNotInProgram()
    assert reason_of(earn_stamps_and_points(points_only, 1, 100)) == StampsNotInProgram()
    assert reason_of(earn_points(stamps_only, 100)) == PointsNotInProgram()
    assert reason_of(earn_stamps_and_points(stamps_only, 1, 100)) == PointsNotInProgram()


@pytest.mark.parametrize(
    ("program", "quantity", "most"),
    [
        (a_program(), 0, 5),
        (a_program(), -1, 5),
        (a_program(), 6, 5),
        (a_program(max_daily_stamps=0), 21, 20),
        (a_program(max_daily_stamps=1), 2, 1),
    ],
)
def test_a_quantity_out_of_bounds_is_refused(
    program: LoyaltyProgram, quantity: int, most: int
) -> None:
    decision = earn_stamps(a_situation(program), quantity)

    assert reason_of(decision) == QuantityInvalid(quantity, most)


@pytest.mark.parametrize(("limit", "quantity"), [(5, 5), (0, 20), (100, 100)])
def test_the_largest_quantity_is_taken(limit: int, quantity: int) -> None:
    decision = earn_stamps(a_situation(a_program(max_daily_stamps=limit)), quantity)

    assert isinstance(decision, Accepted)


@pytest.mark.parametrize("cents", [0, -1, 10_000_001, 10**12])
def test_an_amount_that_is_no_purchase_is_refused(cents: int) -> None:
    reason = AmountInvalid(cents, 10_000_000)

    assert reason_of(earn_stamps(a_situation(), 1, cents)) == reason
    assert reason_of(earn_points(a_situation(a_points_program()), cents)) == reason
    hybrid = a_situation(a_hybrid_program())
    assert reason_of(earn_stamps_and_points(hybrid, 1, cents)) == reason


@pytest.mark.parametrize("cents", [1, 10_000_000])
def test_the_smallest_and_the_largest_purchase_are_taken(cents: int) -> None:
    generous = a_situation(a_points_program(points_per_euro=100))

    assert isinstance(earn_points(generous, cents), Accepted)
    assert isinstance(earn_stamps(a_situation(), 1, cents), Accepted)


def test_an_amount_that_earns_no_point_says_which_would() -> None:
    situation = a_situation(a_hybrid_program(points_per_euro=3))
    reason = AmountEarnsNothing(33, 34)

    assert reason_of(earn_points(situation, 33)) == reason
    assert reason_of(earn_stamps_and_points(situation, 1, 33)) == reason
    assert isinstance(earn_points(situation, 34), Accepted)


def test_half_of_a_hybrid_purchase_is_never_given() -> None:
    given = stamped(1, minutes=-1)
    decision = earn_stamps_and_points(a_situation(a_hybrid_program(), recent=(given,)), 1, 1_000)

    assert reason_of(decision) == CooldownActive(at(14), at(-1), TILL_1, ANNA, 15)


def test_points_know_neither_cooldown_nor_daily_limit() -> None:
    recent = (stamped(1, minutes=-1, stamps=5),)

    assert isinstance(earn_points(a_situation(a_hybrid_program(), recent=recent), 100), Accepted)


def test_a_wrong_clock_does_not_stop_the_counter() -> None:
    recent = (stamped(1, minutes=-1, stamps=5),)

    assert isinstance(earn_stamps(a_situation(recent=recent)), Refused)
    assert isinstance(earn_stamps(a_situation(recent=recent, clock_is_trusted=False)), Accepted)
    too_many = earn_stamps(a_situation(clock_is_trusted=False), 6)
    assert reason_of(too_many) == QuantityInvalid(6, 5)


def test_a_refusal_says_which_silent_terminal_it_rests_on() -> None:
    recent = (stamped(1, minutes=-1),)
    situation = a_situation(a_hybrid_program(), recent=recent, silent_terminals=SILENT)

    for decision in (earn_stamps(situation), earn_stamps_and_points(situation, 1, 100)):
        assert isinstance(decision, Refused)
        assert decision.rests_on == SILENT
