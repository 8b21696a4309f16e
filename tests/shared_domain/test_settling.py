"""Settling a case changes the balance by exactly the damage, and never by more than there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.business_day import calendar_of
from shared_domain.cases import CaseFinding, CaseKind, CaseState, Resolution
from shared_domain.ledger import EntryKind
from shared_domain.rules.judging import judge_card
from shared_domain.rules.settling import correction
from tests.builders import (
    TILL_2,
    a_history,
    a_hybrid_program,
    a_program,
    a_vendor,
    an_entry,
    at,
    entry_id,
    pointed,
    redeemed,
    reversal_of,
    stamped,
)
from tests.shared_domain.strategies import card_histories

if TYPE_CHECKING:
    from shared_domain.ledger import Entry

CALENDAR = calendar_of(a_vendor())
PROGRAMS = a_history(a_hybrid_program(max_daily_stamps=3, cooldown_minutes=15))
FORGIVE, CLAW_BACK, BLOCK = Resolution.FORGIVE, Resolution.CLAW_BACK, Resolution.BLOCK_CARD


def decided(
    kind: CaseKind, number: int, resolution: Resolution, *entries: Entry, against: int | None = None
) -> Amounts | None:
    finding = CaseFinding(kind, entry_id(number), entry_id(against) if against else None)
    return correction(finding, resolution, entries, PROGRAMS, CALENDAR)


def test_each_decision_leads_to_a_state_of_its_own() -> None:
    assert [one.state for one in Resolution] == [
        CaseState.FORGIVEN,
        CaseState.CLAWED_BACK,
        CaseState.CARD_BLOCKED,
    ]


@pytest.mark.parametrize(
    "kind",
    [
        CaseKind.COOLDOWN_BROKEN,
        CaseKind.CLOCK_NOT_TRUSTED,
        CaseKind.STALE_PROGRAM_VERSION,
        CaseKind.NOT_IN_PROGRAM,
        CaseKind.CARD_NOT_ACTIVE,
    ],
)
def test_what_should_not_have_been_given_is_taken_back_whole(kind: CaseKind) -> None:
    entries = (stamped(1, minutes=-5), stamped(2, stamps=2))

    assert decided(kind, 2, CLAW_BACK, *entries) == Amounts(stamps=-2)
    assert decided(kind, 2, FORGIVE, *entries) == NOTHING
    assert decided(kind, 2, BLOCK, *entries) == NOTHING


def test_of_a_broken_daily_limit_only_what_was_above_it_is_taken_back() -> None:
    before, over = stamped(1, minutes=-60, stamps=2), stamped(2, stamps=2)
    yesterday = stamped(3, minutes=-24 * 60, stamps=3)
    kind = CaseKind.DAILY_LIMIT_BROKEN

    assert decided(kind, 2, CLAW_BACK, yesterday, before, over) == Amounts(stamps=-1)
    later = stamped(4, minutes=60, stamps=3)
    assert decided(kind, 4, CLAW_BACK, before, over, later) == Amounts(stamps=-3)


def test_of_wrong_amounts_the_difference_is_taken_back() -> None:
    kind = CaseKind.AMOUNTS_DO_NOT_FIT
    too_many = pointed(1, points=9, purchase_amount_cents=50)
    assert decided(kind, 1, CLAW_BACK, too_many) == Amounts(points=-4)

    start = an_entry(7, EntryKind.OPENING_BALANCE, minutes=-9, stamps_delta=20)
    too_cheap = redeemed(1, stamps=7)
    assert decided(kind, 1, CLAW_BACK, start, too_cheap) == Amounts(stamps=-3)


def test_of_a_reversal_that_does_not_fit_the_surplus_is_taken_back() -> None:
    kind = CaseKind.REVERSAL_DOES_NOT_FIT
    start = an_entry(7, EntryKind.OPENING_BALANCE, minutes=-9, stamps_delta=20)
    spent = redeemed(1, minutes=-5)
    generous = reversal_of(spent, 2, stamps_delta=12)

    assert decided(kind, 2, CLAW_BACK, start, spent, generous, against=1) == Amounts(stamps=-2)
    assert decided(kind, 2, CLAW_BACK, start, generous, against=1) == Amounts(stamps=-12)


def test_a_reward_given_back_twice_is_taken_back_once() -> None:
    start = an_entry(7, EntryKind.OPENING_BALANCE, minutes=-9, stamps_delta=10)
    spent = redeemed(1, minutes=-5)
    again = reversal_of(spent, 3, minutes=1)
    entries = (start, spent, reversal_of(spent, 2), again)

    assert decided(CaseKind.REVERSED_TWICE, 3, CLAW_BACK, *entries) == Amounts(stamps=-10)


def test_nothing_is_taken_back_that_is_no_longer_there() -> None:
    stamp = stamped(1, minutes=-5, stamps=3)
    spent = redeemed(2, stamps=2)
    kind = CaseKind.COOLDOWN_BROKEN

    assert decided(kind, 1, CLAW_BACK, stamp, spent) == Amounts(stamps=-1)
    assert decided(kind, 1, CLAW_BACK, stamp, redeemed(2, stamps=3)) is None
    assert decided(kind, 1, CLAW_BACK, stamp, reversal_of(stamp, 2)) is None
    assert decided(kind, 9, CLAW_BACK, stamp) is None


def test_a_reward_that_a_manager_allowed_leaves_nothing_to_take_back() -> None:
    start = an_entry(7, EntryKind.OPENING_BALANCE, minutes=-9, stamps_delta=30)

    assert decided(CaseKind.RESERVATION_OVERRIDDEN, 1, CLAW_BACK, start, redeemed(1)) is None


def test_an_overdraft_is_owed_until_it_is_forgiven() -> None:
    start = an_entry(7, EntryKind.OPENING_BALANCE, minutes=-9, stamps_delta=13)
    here, there = redeemed(1, minutes=-5), redeemed(2, terminal_id=TILL_2)
    entries = (start, here, there)

    assert decided(CaseKind.OVERDRAWN, 2, CLAW_BACK, *entries) == NOTHING
    assert decided(CaseKind.OVERDRAWN, 2, BLOCK, *entries) == NOTHING
    assert decided(CaseKind.OVERDRAWN, 2, FORGIVE, *entries) == Amounts(stamps=7)
    # What has been earned since has filled a part of it.
    filled = (*entries, stamped(3, minutes=9, stamps=3))
    assert decided(CaseKind.OVERDRAWN, 2, FORGIVE, *filled) == Amounts(stamps=4)
    assert decided(CaseKind.OVERDRAWN, 9, FORGIVE, *entries) == NOTHING


def test_each_of_two_overdrafts_is_forgiven_its_own_part() -> None:
    entries = [redeemed(1, minutes=1), redeemed(2, minutes=2, terminal_id=TILL_2)]
    for number in (1, 2):
        change = decided(CaseKind.OVERDRAWN, number, FORGIVE, *entries)
        assert change == Amounts(stamps=10)
        entries.append(an_entry(9 + number, EntryKind.ADJUSTED, 30, stamps_delta=change.stamps))

    assert sum((entry.amounts for entry in entries), NOTHING) == NOTHING


@given(card_histories(), st.sampled_from(Resolution))
def test_settling_one_case_opens_no_other(entries: list[Entry], resolution: Resolution) -> None:
    programs = a_history(a_program(), a_program(version=2, max_daily_stamps=1), v1=at(-60_000))
    findings = judge_card(entries, programs, CALENDAR)
    for finding in findings:
        change = correction(finding, resolution, entries, programs, CALENDAR)
        if change is not None and change != NOTHING:
            settled = an_entry(
                2**30,
                EntryKind.ADJUSTED,
                minutes=9_000,
                program_version=3,
                stamps_delta=change.stamps,
                points_delta=change.points,
            )
            assert judge_card([*entries, settled], programs, CALENDAR) == findings
