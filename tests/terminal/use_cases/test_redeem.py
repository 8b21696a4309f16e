"""Giving rewards: only what this terminal may spend, unless a manager takes the risk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import EntryKind
from shared_domain.outcomes import (
    ClockNotTrusted,
    ManagerNeeded,
    NotEnoughPoints,
    NotEnoughStamps,
    Refused,
    ReservedElsewhere,
    RewardCapReached,
    RewardUnknown,
)
from shared_domain.programs import LoyaltyProgram, OfflineRedemption
from shared_domain.staff import ManagerAction
from shared_domain.wire.pull import ReservationRequest
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.carry_out import Recorded
from terminal.use_cases.counter import Session
from terminal.use_cases.redeem import RewardChoice, redeem, reservation_for
from terminal.use_cases.reverse_entry import reverse_entry
from tests.builders import ANNA, BERT, CARD, a_hybrid_program, a_points_program, a_program
from tests.terminal.use_cases.proofs import accepted, assert_journal_verifies, reason_of
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN, Shop, Till

FULL_CARD = RewardChoice()
COFFEE = RewardChoice("coffee")
EASY = {"cooldown_minutes": 0, "max_daily_stamps": 0, "stamps_target": 5}


def a_till(program: LoyaltyProgram, *, stamps: int = 0, points: int = 0) -> Till:
    """A till in a shop where one card carries this much, which nobody has reserved."""
    shop = Shop(program)
    shop.issue(CARD)
    if stamps or points:
        shop.give(stamps, points)
    return shop.open_till()


def spend(
    till: Till,
    choice: RewardChoice = FULL_CARD,
    *,
    overridden_by: Session | None = None,
    freshly_granted: bool = False,
) -> Recorded | Refused:
    return redeem(
        till.counter,
        ANNA_SIGNED_IN,
        CARD,
        choice,
        overridden_by=overridden_by,
        freshly_granted=freshly_granted,
    )


def grant(till: Till, amounts: Amounts) -> None:
    """The server reserves this much for the till, which hears of it."""
    till.shop.server.grant(CARD, till.identity.terminal_id, amounts)
    till.sync()


def give(till: Till, stamps: int) -> None:
    accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest(stamps=stamps)))


def test_what_was_earned_here_may_be_spent_here_without_asking() -> None:
    till = a_till(a_program(**EASY))
    give(till, stamps=7)

    (entry,) = accepted(spend(till)).entries

    assert entry.kind is EntryKind.STAMPS_REDEEMED
    assert (entry.stamps_delta, entry.description) == (-5, "Free item")
    assert entry.overridden_by is None
    assert till.balance() == Amounts(stamps=2)
    assert_journal_verifies(till)


def test_what_was_spent_cannot_be_spent_again() -> None:
    till = a_till(a_program(**EASY))
    give(till, stamps=9)
    accepted(spend(till))

    assert reason_of(spend(till)) == NotEnoughStamps(have=4, need=5)


def test_what_nobody_reserved_is_the_servers_to_give() -> None:
    till = a_till(a_program(), stamps=10)

    assert reason_of(spend(till)) == ReservedElsewhere(None, NOTHING, None)


def test_a_grant_may_be_spent() -> None:
    till = a_till(a_program(), stamps=10)
    grant(till, Amounts(stamps=10))

    accepted(spend(till))

    assert till.balance() == NOTHING


def test_a_grant_that_covers_only_a_part_is_not_enough() -> None:
    till = a_till(a_program(), stamps=10)
    grant(till, Amounts(stamps=9))

    assert reason_of(spend(till)) == ReservedElsewhere(None, NOTHING, None)


def test_the_refusal_names_who_holds_it_and_since_when_nobody_heard_of_them() -> None:
    till = a_till(a_program(**EASY))
    holder = till.shop.open_till("bar")
    give(holder, stamps=6)
    holder.sync()
    till.sync()
    heard_at = till.clock.now()
    till.wait(minutes=30)

    refused = spend(till)

    assert reason_of(refused) == ReservedElsewhere(
        holder.identity.terminal_id, Amounts(stamps=6), heard_at
    )
    assert isinstance(refused, Refused)
    assert [one.name for one in refused.rests_on] == ["bar"]


def test_a_managers_override_spends_past_the_right_and_says_so() -> None:
    till = a_till(a_program(), stamps=10)

    (entry,) = accepted(spend(till, overridden_by=BERT_SIGNED_IN)).entries

    assert (entry.staff_id, entry.overridden_by) == (ANNA, BERT)
    assert till.balance() == NOTHING


def test_an_override_that_was_not_needed_is_none() -> None:
    till = a_till(a_program(), stamps=10)
    grant(till, Amounts(stamps=10))

    (entry,) = accepted(spend(till, overridden_by=BERT_SIGNED_IN)).entries

    assert entry.overridden_by is None


def test_an_override_spends_no_more_than_the_card_holds() -> None:
    till = a_till(a_program(), stamps=9)

    assert reason_of(spend(till, overridden_by=BERT_SIGNED_IN)) == NotEnoughStamps(9, 10)


def test_a_cashier_cannot_override() -> None:
    till = a_till(a_program(), stamps=10)
    commits = till.store.commits

    outcome = spend(till, overridden_by=ANNA_SIGNED_IN)

    assert reason_of(outcome) == ManagerNeeded(ManagerAction.OVERRIDE_RESERVATION)
    assert till.store.commits == commits


def test_always_needs_no_reservation() -> None:
    till = a_till(a_program(offline_redemption=OfflineRedemption.ALWAYS), stamps=10)

    (entry,) = accepted(spend(till)).entries

    assert entry.overridden_by is None


def test_what_always_gives_is_capped_for_the_till_and_its_day() -> None:
    program = a_program(
        offline_redemption=OfflineRedemption.ALWAYS,
        stamps_target=1,
        max_daily_rewards=5,
        max_daily_terminal_rewards=2,
    )
    till = a_till(program, stamps=9)
    first = accepted(spend(till)).entries[0]
    accepted(spend(till))

    assert reason_of(spend(till)) == RewardCapReached(2, 2, of_terminal=True)
    # What was taken back was not given; a manager may go on; tomorrow is another day.
    accepted(reverse_entry(till.counter, ANNA_SIGNED_IN, first.entry_id))
    assert accepted(spend(till)).entries[0].overridden_by is None
    assert accepted(spend(till, overridden_by=BERT_SIGNED_IN)).entries[0].overridden_by == BERT
    till.wait(minutes=24 * 60)
    accepted(spend(till))


def test_under_always_a_doubtful_clock_wants_a_manager() -> None:
    till = a_till(a_program(offline_redemption=OfflineRedemption.ALWAYS), stamps=20)
    till.clock.jump(timedelta(hours=30))

    assert reason_of(spend(till)) == ClockNotTrusted()
    accepted(spend(till, overridden_by=BERT_SIGNED_IN))


class TestWhereRewardsAreNeverGivenOffline:
    """Every redemption wants a grant of its own, or a manager who answers for it."""

    @pytest.fixture
    def till(self) -> Till:
        """The till holds the right to the whole card."""
        till = a_till(a_program(offline_redemption=OfflineRedemption.NEVER), stamps=20)
        grant(till, Amounts(stamps=20))
        return till

    def test_a_right_that_was_not_just_granted_is_not_enough(self, till: Till) -> None:
        assert reason_of(spend(till)) == ReservedElsewhere(None, NOTHING, None)

    def test_a_fresh_grant_is(self, till: Till) -> None:
        (entry,) = accepted(spend(till, freshly_granted=True)).entries

        assert entry.overridden_by is None

    def test_asking_without_being_granted_anything_is_not_enough(self, till: Till) -> None:
        accepted(spend(till, freshly_granted=True))
        accepted(spend(till, freshly_granted=True))

        assert reason_of(spend(till, freshly_granted=True)) == NotEnoughStamps(0, 10)

    def test_a_manager_may_do_without_and_the_entry_says_so(self, till: Till) -> None:
        (entry,) = accepted(spend(till, overridden_by=BERT_SIGNED_IN)).entries

        assert entry.overridden_by == BERT


def test_a_reward_of_the_catalogue_costs_its_points() -> None:
    till = a_till(a_points_program(), points=260)
    grant(till, Amounts(points=260))

    (entry,) = accepted(spend(till, COFFEE)).entries

    assert (entry.kind, entry.points_delta) == (EntryKind.POINTS_REDEEMED, -100)
    assert (entry.reward_id, entry.description) == ("coffee", "Coffee")
    assert till.balance() == Amounts(points=160)


def test_too_few_points_say_how_many_are_missing() -> None:
    assert reason_of(spend(a_till(a_points_program(), points=99), COFFEE)) == NotEnoughPoints(
        99, 100
    )


def test_a_reward_that_was_taken_off_the_catalogue_is_unknown() -> None:
    till = a_till(a_points_program(), points=500)

    assert reason_of(spend(till, RewardChoice("tea"))) == RewardUnknown("tea")


def test_a_reservation_asks_for_exactly_what_the_reward_costs() -> None:
    program = a_hybrid_program(stamps_target=8)

    def wanted(choice: RewardChoice) -> ReservationRequest:
        return reservation_for(program, CARD, choice)

    assert wanted(FULL_CARD) == ReservationRequest(card_id=CARD, wanted=Amounts(stamps=8))
    assert wanted(COFFEE) == ReservationRequest(card_id=CARD, wanted=Amounts(points=100))
    assert wanted(RewardChoice("tea")) == ReservationRequest(card_id=CARD, wanted=NOTHING)
