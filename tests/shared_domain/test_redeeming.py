"""Redeeming: the balance, the right to spend it, and what a manager's override changes."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.cards import CardStatus
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.outcomes import (
    Accepted,
    CardBlocked,
    ClockNotTrusted,
    NotEnoughPoints,
    NotEnoughStamps,
    PointsNotInProgram,
    ProgramInactive,
    Refused,
    ReservedElsewhere,
    RewardCapReached,
    RewardUnknown,
    SilentTerminal,
    StampsNotInProgram,
)
from shared_domain.programs import OfflineRedemption
from shared_domain.rules.redeeming import redeem_points, redeem_stamps
from tests.builders import (
    BERT,
    CARD,
    TILL_1,
    TILL_2,
    TILL_3,
    a_card,
    a_hybrid_program,
    a_points_program,
    a_program,
    a_situation,
    at,
    redeemed,
    reversal_of,
)

FULL = a_card(stamps=12)
RICH = a_card(points=240)
SILENT = (SilentTerminal(TILL_2, "Till 2", at(-78)),)


def test_a_full_card_gives_its_reward_and_keeps_the_surplus() -> None:
    program = a_program(stamps_reward_value_cents=350)

    assert redeem_stamps(a_situation(program, FULL)) == Accepted(
        (
            EntryFacts(
                kind=EntryKind.STAMPS_REDEEMED,
                card_id=CARD,
                stamps_delta=-10,
                description="Free item",
                value_cents=350,
            ),
        )
    )


def test_points_buy_a_reward_of_the_catalogue() -> None:
    assert redeem_points(a_situation(a_points_program(), RICH), "coffee") == Accepted(
        (
            EntryFacts(
                kind=EntryKind.POINTS_REDEEMED,
                card_id=CARD,
                points_delta=-100,
                reward_id="coffee",
                description="Coffee",
            ),
        )
    )


def test_what_is_missing_is_told() -> None:
    nine = a_situation(card=a_card(stamps=9), silent_terminals=SILENT)

    assert redeem_stamps(nine) == Refused(NotEnoughStamps(9, 10), SILENT)
    assert isinstance(redeem_stamps(a_situation(card=a_card(stamps=10))), Accepted)
    poor = a_situation(a_points_program(), RICH)
    assert redeem_points(poor, "cake") == Refused(NotEnoughPoints(240, 250))
    overdrawn = a_situation(card=a_card(stamps=-3))
    assert redeem_stamps(overdrawn) == Refused(NotEnoughStamps(-3, 10))


def test_a_reward_that_is_not_in_the_catalogue_is_refused() -> None:
    situation = a_situation(a_points_program(), RICH)

    assert redeem_points(situation, "tea") == Refused(RewardUnknown("tea"))


def test_a_program_gives_only_rewards_that_it_has() -> None:
    assert redeem_stamps(a_situation(a_points_program(), FULL)) == Refused(StampsNotInProgram())
    assert redeem_points(a_situation(card=RICH), "coffee") == Refused(PointsNotInProgram())


def test_an_inactive_program_and_a_blocked_card_give_nothing() -> None:
    inactive = a_situation(a_hybrid_program(is_active=False), FULL)
    assert redeem_stamps(inactive) == Refused(ProgramInactive())
    assert redeem_points(inactive, "coffee") == Refused(ProgramInactive())
    blocked = a_situation(card=a_card(stamps=12, status=CardStatus.BLOCKED, status_since=at(-1)))
    assert redeem_stamps(blocked) == Refused(CardBlocked(at(-1)))


def test_enough_on_the_card_is_not_enough_when_another_terminal_holds_it() -> None:
    elsewhere = a_situation(
        card=FULL, held={TILL_1: Amounts(9), TILL_2: Amounts(3)}, silent_terminals=SILENT
    )

    assert redeem_stamps(elsewhere) == Refused(
        ReservedElsewhere(TILL_2, Amounts(3), at(-78)), SILENT
    )


def test_the_holder_that_is_named_holds_what_is_missing() -> None:
    held = {TILL_2: Amounts(stamps=5), TILL_3: Amounts(points=240)}
    situation = a_situation(a_hybrid_program(), a_card(5, 240), held=held)

    assert redeem_points(situation, "coffee") == Refused(
        ReservedElsewhere(TILL_3, Amounts(points=240), None)
    )


def test_what_nobody_holds_needs_only_the_servers_word() -> None:
    situation = a_situation(card=FULL, held={}, unreserved=Amounts(12))

    assert redeem_stamps(situation) == Refused(ReservedElsewhere(None, NOTHING, None))


def test_a_right_to_exactly_the_price_is_enough() -> None:
    held = {TILL_1: Amounts(10), TILL_2: Amounts(2)}

    assert isinstance(redeem_stamps(a_situation(card=FULL, held=held)), Accepted)


def test_a_manager_may_override_and_the_entry_says_so() -> None:
    elsewhere = a_situation(card=FULL, held={TILL_2: Amounts(12)})
    decision = redeem_stamps(elsewhere, overridden_by=BERT)

    assert isinstance(decision, Accepted)
    assert decision.facts[0].overridden_by == BERT
    rich_elsewhere = a_situation(a_points_program(), RICH, held={TILL_2: RICH.balance})
    points = redeem_points(rich_elsewhere, "coffee", overridden_by=BERT)
    assert isinstance(points, Accepted)
    assert points.facts[0].overridden_by == BERT


def test_an_override_that_was_not_needed_is_none() -> None:
    decision = redeem_stamps(a_situation(card=FULL), overridden_by=BERT)

    assert isinstance(decision, Accepted)
    assert decision.facts[0].overridden_by is None


def test_an_override_does_not_fill_an_empty_card() -> None:
    situation = a_situation(card=a_card(stamps=9), held={TILL_2: Amounts(9)})

    assert redeem_stamps(situation, BERT) == Refused(NotEnoughStamps(9, 10))


@pytest.mark.parametrize(
    ("mode", "given"),
    [
        (OfflineRedemption.ALWAYS, True),
        (OfflineRedemption.RESERVED, False),
        (OfflineRedemption.NEVER, False),
    ],
)
def test_a_program_that_always_redeems_asks_for_no_right(
    mode: OfflineRedemption, *, given: bool
) -> None:
    situation = a_situation(a_program(offline_redemption=mode), FULL, held={TILL_2: FULL.balance})

    assert isinstance(redeem_stamps(situation), Accepted) is given


def test_the_server_itself_spends_only_what_nobody_holds() -> None:
    free = a_situation(card=FULL, terminal_id=None, held={}, unreserved=Amounts(10))
    taken = a_situation(
        card=FULL, terminal_id=None, held={TILL_1: Amounts(3)}, unreserved=Amounts(9)
    )

    assert isinstance(redeem_stamps(free), Accepted)
    assert redeem_stamps(taken) == Refused(ReservedElsewhere(None, NOTHING, None))


ALWAYS = a_program(
    offline_redemption=OfflineRedemption.ALWAYS,
    stamps_target=2,
    max_daily_rewards=2,
    max_daily_terminal_rewards=3,
)


def test_a_card_takes_only_so_many_rewards_a_business_day_whoever_gave_them() -> None:
    here, there = redeemed(1, minutes=-60), redeemed(2, minutes=-30, terminal_id=TILL_2)
    yesterday = redeemed(3, minutes=-24 * 60)
    one_left = a_situation(ALWAYS, FULL, recent=(yesterday, here))
    full_day = a_situation(ALWAYS, FULL, recent=(yesterday, here, there))

    assert isinstance(redeem_stamps(one_left), Accepted)
    assert redeem_stamps(full_day) == Refused(RewardCapReached(2, 2, of_terminal=False))
    undone = (*full_day.recent, reversal_of(there, 4, minutes=-10))
    assert isinstance(redeem_stamps(a_situation(ALWAYS, FULL, recent=undone)), Accepted)


def test_a_terminal_gives_only_so_many_rewards_a_business_day() -> None:
    third, fourth = (
        dataclasses.replace(a_situation(ALWAYS, FULL), rewards_today=given) for given in (2, 3)
    )

    assert isinstance(redeem_stamps(third), Accepted)
    assert redeem_stamps(fourth) == Refused(RewardCapReached(3, 3, of_terminal=True))


def test_points_fall_under_the_same_caps() -> None:
    program = a_points_program(offline_redemption=OfflineRedemption.ALWAYS, max_daily_rewards=1)
    given = (redeemed(1, minutes=-5),)

    refused = redeem_points(a_situation(program, RICH, recent=given), "coffee")
    assert refused == Refused(RewardCapReached(1, 1, of_terminal=False))


def test_past_a_cap_a_manager_may_go_and_the_entry_says_so() -> None:
    capped = dataclasses.replace(a_situation(ALWAYS, FULL), rewards_today=3)

    decision = redeem_stamps(capped, overridden_by=BERT)

    assert isinstance(decision, Accepted)
    assert decision.facts[0].overridden_by == BERT
    empty = dataclasses.replace(capped, card=a_card(stamps=1))
    assert redeem_stamps(empty, BERT) == Refused(NotEnoughStamps(1, 2))


def test_without_a_true_clock_nobody_knows_which_day_it_is() -> None:
    astray = a_situation(ALWAYS, FULL, clock_is_trusted=False)

    assert redeem_stamps(astray) == Refused(ClockNotTrusted())
    assert isinstance(redeem_stamps(astray, overridden_by=BERT), Accepted)


def test_where_rewards_are_asked_for_no_cap_counts() -> None:
    for mode in (OfflineRedemption.RESERVED, OfflineRedemption.NEVER):
        program = msgspec.structs.replace(ALWAYS, offline_redemption=mode)
        busy = a_situation(program, FULL, clock_is_trusted=False)

        assert isinstance(redeem_stamps(dataclasses.replace(busy, rewards_today=99)), Accepted)
    server = a_situation(ALWAYS, FULL, terminal_id=None)
    assert isinstance(redeem_stamps(dataclasses.replace(server, rewards_today=99)), Accepted)
