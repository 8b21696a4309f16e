"""What could be given away at most: never less than what is, and nothing where nobody overrode."""

from __future__ import annotations

from hypothesis import given

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import Entry, EntryKind
from shared_domain.programs import LoyaltyType, OfflineRedemption, PointsReward
from shared_domain.worst_case import (
    WorstCase,
    exposure_of,
    puts_at_risk,
    value_cents,
    worst_case,
)
from tests.builders import (
    BERT,
    TILL_1,
    TILL_2,
    a_program,
    an_entry,
    freed,
    granted,
    redeemed,
    released,
    stamped,
)
from tests.shared_domain.strategies import card_histories

TWO_TILLS = (stamped(1, stamps=10), released(2, TILL_1, Amounts(10)))
GRANTED_ELSEWHERE = (*TWO_TILLS, granted(3, TILL_2, Amounts(10)))


@given(card_histories(most=20))
def test_nothing_is_ever_less_than_what_was_overdrawn(entries: list[Entry]) -> None:
    balance = sum((entry.amounts for entry in entries), NOTHING)

    assert exposure_of(entries, ()).covers(-balance)
    assert exposure_of(entries, ()).covers(NOTHING)


def test_nothing_is_at_risk_while_everybody_spends_their_own() -> None:
    for known in range(1, len(GRANTED_ELSEWHERE) + 1):
        assert exposure_of(GRANTED_ELSEWHERE[:known], ()) == NOTHING
    assert exposure_of([*GRANTED_ELSEWHERE, redeemed(4, terminal_id=TILL_2)], ()) == NOTHING


def test_what_an_override_took_can_be_taken_again_by_whoever_holds_it() -> None:
    override = redeemed(4, overridden_by=BERT)
    twice = redeemed(5, terminal_id=TILL_2)

    assert exposure_of([*GRANTED_ELSEWHERE, override], ()) == Amounts(10)
    assert exposure_of([*GRANTED_ELSEWHERE, override, twice], ()) == Amounts(10)
    assert puts_at_risk(override)
    assert not puts_at_risk(twice)


def test_what_was_overspent_is_not_granted_to_others_while_nobody_holds_it() -> None:
    override = redeemed(3, overridden_by=BERT)
    other = granted(4, TILL_2, Amounts(10))

    assert exposure_of([*TWO_TILLS, override], ()) == NOTHING
    assert exposure_of([*TWO_TILLS, override, other], ()) == Amounts(10)


def test_what_a_lost_till_held_counts_for_as_long_as_somebody_fears_for_it() -> None:
    entries = [*GRANTED_ELSEWHERE, freed(4, TILL_2, Amounts(10))]

    assert exposure_of(entries, [TILL_2]) == Amounts(10)
    assert exposure_of(entries, [TILL_1]) == NOTHING
    assert puts_at_risk(entries[-1])
    assert not puts_at_risk(TWO_TILLS[1])


def test_a_release_by_the_server_that_names_no_amount_is_worth_nothing() -> None:
    empty = an_entry(4, EntryKind.RESERVATION_RELEASED, terminal_id=None, reserved_for=TILL_2)
    assert exposure_of([*TWO_TILLS, empty], [TILL_2]) == NOTHING


def test_stamps_are_worth_their_part_of_the_reward_and_points_what_was_paid_for_them() -> None:
    program = a_program(stamps_target=10, stamps_reward_value_cents=351, points_per_euro=3)

    assert value_cents(Amounts(10, 0), program) == 351
    assert value_cents(Amounts(1, 0), program) == 36  # 35.1, rounded up
    assert value_cents(Amounts(0, 4), program) == 134  # 133.3, rounded up
    assert value_cents(Amounts(1, 4), program) == 36 + 134


def test_stamps_towards_a_reward_of_no_said_worth_are_worth_nobody_knows_what() -> None:
    program = a_program(stamps_reward_value_cents=None)

    assert value_cents(Amounts(1, 0), program) is None
    assert value_cents(Amounts(0, 10), program) == 100


def test_the_cards_of_a_shop_are_added_up() -> None:
    program = a_program(stamps_reward_value_cents=300)
    exposed = [Amounts(10), NOTHING, Amounts(5)]

    assert worst_case(exposed, program, 2) == WorstCase(2, Amounts(15), 450, 0)


def test_rewards_that_are_always_given_cost_at_most_the_dearest_up_to_every_tills_cap() -> None:
    always = a_program(
        offline_redemption=OfflineRedemption.ALWAYS,
        loyalty_type=LoyaltyType.HYBRID,
        stamps_reward_value_cents=300,
        points_per_euro=10,
        points_rewards=(
            PointsReward(id="cup", name="Cup", points_required=50),
            PointsReward(id="cake", name="Cake", points_required=80),
        ),
        max_daily_terminal_rewards=7,
    )

    assert worst_case([], always, 3) == WorstCase(0, NOTHING, 0, 3 * 7 * 800)


def test_a_day_of_rewards_of_no_said_worth_costs_nobody_knows_what() -> None:
    always = OfflineRedemption.ALWAYS
    unknown = a_program(offline_redemption=always, stamps_reward_value_cents=None)
    points_only = a_program(
        offline_redemption=always, stamps_reward_value_cents=None, loyalty_type=LoyaltyType.POINTS
    )

    assert worst_case([], unknown, 1).daily_cents is None
    assert worst_case([], points_only, 1).daily_cents == 0
