"""Judging: each broken rule is found, with its evidence, and nothing else is."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.business_day import calendar_of
from shared_domain.cases import CaseFinding, CaseKind
from shared_domain.journal import ClockTrust
from shared_domain.ledger import Entry, EntryKind
from shared_domain.programs import LoyaltyType
from shared_domain.rules.judging import STALE_AFTER, ProgramHistory, judge_card
from tests.builders import (
    BERT,
    NOON,
    OTHER_CARD,
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

MICROSECOND = timedelta(microseconds=1)
CALENDAR = calendar_of(a_vendor())
LENIENT = a_history(a_program(cooldown_minutes=0, max_daily_stamps=0))
HYBRID = a_history(a_hybrid_program(cooldown_minutes=0, max_daily_stamps=0))


def judged(*entries: Entry, programs: ProgramHistory | None = None) -> set[CaseFinding]:
    return set(judge_card(entries, programs or a_history(), CALENDAR))


def finding(kind: CaseKind, number: int, against: int | None = None) -> CaseFinding:
    return CaseFinding(kind, entry_id(number), entry_id(against) if against else None)


@given(card_histories(), st.data())
def test_the_order_in_which_entries_arrived_plays_no_part(
    entries: list[Entry], data: st.DataObject
) -> None:
    programs = a_history(a_program(), a_program(version=2, max_daily_stamps=1), v1=at(-60_000))
    arrived = data.draw(st.permutations(entries))

    assert judge_card(arrived, programs, CALENDAR) == judge_card(entries, programs, CALENDAR)


def test_an_ordinary_day_yields_nothing() -> None:
    earned = stamped(1, minutes=-60, stamps=5)
    mistake = stamped(2, minutes=-30)
    entries = (
        an_entry(9, EntryKind.OPENING_BALANCE, minutes=-90, stamps_delta=6),
        earned,
        redeemed(4, minutes=-10),
        pointed(5, points=3),
    )

    assert judged(*entries, programs=HYBRID) == set()
    undone = (stamped(1, minutes=-60), mistake, reversal_of(mistake, 3, minutes=-29))
    assert judged(*undone) == set()
    assert judged() == set()


def test_the_same_stamps_redeemed_twice_are_overdrawn_and_each_row_shows_the_other() -> None:
    earned = stamped(1, minutes=-60, stamps=10)
    here, there = redeemed(2, minutes=-10), redeemed(3, minutes=-5, terminal_id=TILL_2)

    found = judged(there, earned, here, programs=LENIENT)
    assert found == {finding(CaseKind.OVERDRAWN, 3, 2)}


def test_a_redemption_of_nothing_has_nothing_against_it() -> None:
    assert judged(redeemed(1)) == {finding(CaseKind.OVERDRAWN, 1)}
    points = an_entry(1, EntryKind.POINTS_REDEEMED, points_delta=-1)
    assert judged(points, programs=HYBRID) == {finding(CaseKind.OVERDRAWN, 1)}


def test_one_unit_in_the_red_does_not_accuse_who_takes_the_other() -> None:
    overdrawn = redeemed(1, minutes=-20)
    fine = an_entry(3, EntryKind.POINTS_REDEEMED, points_delta=-5)

    found = judged(overdrawn, pointed(2, minutes=-10, points=5), fine, programs=HYBRID)
    assert found == {finding(CaseKind.OVERDRAWN, 1)}


def test_points_in_the_red_do_not_accuse_who_takes_stamps() -> None:
    overdrawn = an_entry(1, EntryKind.POINTS_REDEEMED, minutes=-20, points_delta=-5)
    earned, fine = stamped(2, minutes=-10, stamps=10), redeemed(3)

    found = judged(overdrawn, earned, fine, programs=HYBRID)
    assert found == {finding(CaseKind.OVERDRAWN, 1)}


def test_taking_back_what_was_spent_is_a_case_of_its_own() -> None:
    earned = stamped(1, minutes=-60, stamps=10)
    spent = redeemed(2, minutes=-30)

    found = judged(earned, spent, reversal_of(earned, 3), programs=LENIENT)
    assert found == {finding(CaseKind.REVERSED_AFTER_SPENT, 3, 2)}


def test_a_balance_that_moved_with_its_card_twice_is_overdrawn() -> None:
    earned = stamped(1, minutes=-60, stamps=5)
    moves = [
        an_entry(n, EntryKind.CARD_REPLACED, minutes=n, stamps_delta=-5, replaced_by=OTHER_CARD)
        for n in (2, 3)
    ]

    assert judged(earned, *moves) == {finding(CaseKind.OVERDRAWN, 3, 2)}


def test_a_stamp_inside_the_cooldown_is_found_to_the_microsecond() -> None:
    first = stamped(1)
    too_early = stamped(2, occurred_at=at(15) - MICROSECOND, terminal_id=TILL_2)

    assert judged(first, too_early) == {finding(CaseKind.COOLDOWN_BROKEN, 2, 1)}
    assert judged(first, stamped(2, minutes=15)) == set()


def test_every_stamp_is_held_against_the_one_before_it() -> None:
    found = judged(stamped(1), stamped(2, minutes=10), stamped(3, minutes=20))

    assert found == {
        finding(CaseKind.COOLDOWN_BROKEN, 2, 1),
        finding(CaseKind.COOLDOWN_BROKEN, 3, 2),
    }


def test_the_cooldown_reaches_over_the_end_of_a_day() -> None:
    before, after = stamped(1, minutes=15 * 60 - 1), stamped(2, minutes=15 * 60 + 1)

    assert judged(before, after) == {finding(CaseKind.COOLDOWN_BROKEN, 2, 1)}


def test_one_stamp_too_many_in_a_day_is_found() -> None:
    programs = a_history(a_program(cooldown_minutes=0))
    first, second = stamped(1, minutes=1, stamps=3), stamped(2, minutes=2, stamps=2)
    third = stamped(3, minutes=3)

    assert judged(first, second, programs=programs) == set()
    found = judged(first, second, third, programs=programs)
    assert found == {finding(CaseKind.DAILY_LIMIT_BROKEN, 3, 2)}
    next_day = stamped(4, minutes=24 * 60, stamps=5)
    assert judged(first, second, next_day, programs=programs) == set()


def test_one_entry_alone_may_break_the_daily_limit() -> None:
    assert judged(stamped(1, stamps=6)) == {finding(CaseKind.DAILY_LIMIT_BROKEN, 1)}


def test_an_undone_stamp_breaks_no_limit() -> None:
    mistake = stamped(1, stamps=5)
    again = stamped(3, minutes=2, stamps=5)

    assert judged(mistake, reversal_of(mistake, 2, minutes=1), again) == set()


def test_each_entry_is_judged_by_the_rules_it_was_decided_under() -> None:
    programs = a_history(a_program(), a_program(version=2, cooldown_minutes=60))
    first = stamped(1)

    assert judged(first, stamped(2, minutes=20), programs=programs) == set()
    stricter = stamped(2, minutes=20, program_version=2)
    assert judged(first, stricter, programs=programs) == {finding(CaseKind.COOLDOWN_BROKEN, 2, 1)}
    unheard_of = stamped(2, minutes=1, program_version=9)
    assert judged(first, unheard_of, programs=programs) == {finding(CaseKind.NOT_IN_PROGRAM, 2)}


def test_an_entry_reversed_twice_is_found_and_both_reversals_are_named() -> None:
    target = stamped(1, stamps=5)
    entries = (target, reversal_of(target, 2, minutes=1), reversal_of(target, 3, minutes=2))

    assert judged(stamped(4, minutes=-60, stamps=5), *entries, programs=LENIENT) == {
        finding(CaseKind.REVERSED_TWICE, 3, 2)
    }


def test_a_reversal_takes_back_exactly_what_it_names() -> None:
    target = stamped(1, stamps=5)
    too_much = reversal_of(target, 2, minutes=1, stamps_delta=-6)
    other_kind = reversal_of(target, 2, minutes=1, reversed_kind=EntryKind.ADJUSTED)
    before = stamped(9, minutes=-60, stamps=5)
    misfit = finding(CaseKind.REVERSAL_DOES_NOT_FIT, 2, 1)

    assert judged(before, target, reversal_of(target, 2, minutes=1), programs=LENIENT) == set()
    assert judged(before, target, too_much, programs=LENIENT) == {misfit}
    assert judged(before, target, other_kind, programs=LENIENT) == {misfit}
    # Until what it names has come, nobody can say whether it fits.
    assert judged(before, reversal_of(target, 2), programs=LENIENT) == {misfit}


def test_a_reversal_of_what_cannot_be_undone_does_not_fit() -> None:
    target = stamped(1)
    first = reversal_of(target, 2, minutes=1)
    second = reversal_of(first, 3, minutes=2)

    assert judged(target, first, second) == {finding(CaseKind.REVERSAL_DOES_NOT_FIT, 3, 2)}


def test_what_a_closed_card_earned_or_redeemed_is_found_with_the_entry_that_closed_it() -> None:
    before, during, after = stamped(1, minutes=-60), stamped(3), stamped(5, minutes=60)
    blocked = an_entry(2, EntryKind.CARD_BLOCKED, minutes=-30)
    opened = an_entry(4, EntryKind.CARD_UNBLOCKED, minutes=30)

    found = judged(before, blocked, during, opened, after)
    assert found == {finding(CaseKind.CARD_NOT_ACTIVE, 3, 2)}
    # What a manager sets right on a blocked card is no use of it.
    assert judged(before, blocked, reversal_of(before, 6)) == set()


def test_a_replaced_card_stays_closed_whatever_follows() -> None:
    moved = an_entry(1, EntryKind.CARD_REPLACED, minutes=-30, replaced_by=OTHER_CARD)
    opened = an_entry(2, EntryKind.CARD_UNBLOCKED, minutes=-20)
    blocked = an_entry(3, EntryKind.CARD_BLOCKED, minutes=-10)

    found = judged(moved, opened, blocked, stamped(4))
    assert found == {finding(CaseKind.CARD_NOT_ACTIVE, 4, 1)}
    new_card = an_entry(1, EntryKind.CARD_REPLACED, minutes=-30, replaces=OTHER_CARD)
    assert judged(new_card, stamped(4)) == set()


def test_what_the_program_does_not_count_is_found() -> None:
    inactive = a_history(a_program(is_active=False))
    points_only = a_history(a_hybrid_program(loyalty_type=LoyaltyType.POINTS))
    misplaced = {finding(CaseKind.NOT_IN_PROGRAM, 1)}

    assert judged(stamped(1), programs=inactive) == misplaced
    assert judged(pointed(1)) == misplaced
    assert judged(stamped(1), programs=points_only) == misplaced
    # Corrections are not the program's to count.
    assert judged(an_entry(1, EntryKind.OPENING_BALANCE, points_delta=3)) == set()


def test_amounts_that_the_program_does_not_give_are_found() -> None:
    misfit = {finding(CaseKind.AMOUNTS_DO_NOT_FIT, 1)}
    start = an_entry(7, EntryKind.OPENING_BALANCE, minutes=-9, stamps_delta=90, points_delta=900)
    coffee = an_entry(1, EntryKind.POINTS_REDEEMED, points_delta=-100, reward_id="coffee")

    assert judged(pointed(1, points=3, purchase_amount_cents=39), programs=HYBRID) == set()
    assert judged(pointed(1, points=4, purchase_amount_cents=39), programs=HYBRID) == misfit
    assert judged(pointed(1, points=4, purchase_amount_cents=None), programs=HYBRID) == misfit
    assert judged(stamped(1, stamps=20), programs=LENIENT) == set()
    assert judged(stamped(1, stamps=21), programs=LENIENT) == misfit
    assert judged(start, redeemed(1, stamps=9), programs=HYBRID) == misfit
    assert judged(start, coffee, programs=HYBRID) == set()
    cheap = msgspec.structs.replace(coffee, points_delta=-99)
    assert judged(start, cheap, programs=HYBRID) == misfit


def test_a_wrong_clock_is_marked() -> None:
    marked = stamped(1, clock_trust=ClockTrust.NOT_TRUSTED)
    clamped = stamped(2, minutes=60, clock_trust=ClockTrust.CLAMPED)

    assert judged(marked, clamped) == {finding(CaseKind.CLOCK_NOT_TRUSTED, 1)}


def test_an_override_is_a_case_at_once() -> None:
    earned = stamped(1, minutes=-60, stamps=10)
    overridden = redeemed(2, overridden_by=BERT)

    found = judged(earned, overridden, programs=LENIENT)
    assert found == {finding(CaseKind.RESERVATION_OVERRIDDEN, 2)}


def test_rules_replaced_a_month_ago_are_stale() -> None:
    programs = a_history(v1=NOON)
    in_time = stamped(1, occurred_at=NOON + STALE_AFTER)
    stale = stamped(2, occurred_at=NOON + STALE_AFTER + MICROSECOND)

    assert judged(in_time, programs=programs) == set()
    assert judged(stale, programs=programs) == {finding(CaseKind.STALE_PROGRAM_VERSION, 2)}


def test_a_card_of_many_years_is_judged_in_one_pass() -> None:
    # A quadratic judgement would take minutes here and run into the test's time limit.
    stamps = [stamped(n, minutes=n * 16, program_version=1) for n in range(20_000)]

    found = judge_card(stamps, LENIENT, CALENDAR)
    assert found == frozenset()
