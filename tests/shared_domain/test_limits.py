"""Cooldown and daily limit: to the microsecond, across days, and as if undone stamps never were."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from shared_domain.ledger import Entry
from shared_domain.outcomes import Accepted, CooldownActive, DailyLimitReached, Refused
from shared_domain.rules.earning import earn_stamps
from shared_domain.rules.limits import CLOCK_DISAGREEMENT, standing_stamps
from tests.builders import (
    ANNA,
    BERT,
    NOON,
    TILL_2,
    a_program,
    a_situation,
    a_vendor,
    an_entry,
    at,
    entry_id,
    pointed,
    reversal_of,
    stamped,
)

MICROSECOND = timedelta(microseconds=1)
NO_COOLDOWN = a_program(cooldown_minutes=0)


def test_the_cooldown_ends_exactly_when_it_said() -> None:
    recent = (stamped(1, terminal_id=TILL_2, staff_id=BERT),)

    still = earn_stamps(a_situation(recent=recent, now=at(15) - MICROSECOND))
    assert still == Refused(CooldownActive(at(15), NOON, TILL_2, BERT, 15))
    assert isinstance(earn_stamps(a_situation(recent=recent, now=at(15))), Accepted)


def test_the_cooldown_counts_from_the_last_stamp_in_whatever_order_they_are_known() -> None:
    recent = (stamped(2, minutes=-1), stamped(1, minutes=-14))

    decision = earn_stamps(a_situation(recent=recent))
    assert decision == Refused(CooldownActive(at(14), at(-1), recent[0].terminal_id, ANNA, 15))


def test_without_a_cooldown_stamps_follow_at_once() -> None:
    assert isinstance(earn_stamps(a_situation(NO_COOLDOWN, recent=(stamped(1),))), Accepted)


def test_a_stamp_dated_far_ahead_locks_nobody_out() -> None:
    disagreement_min = CLOCK_DISAGREEMENT / timedelta(minutes=1)
    near = stamped(1, minutes=disagreement_min)
    far = stamped(1, minutes=disagreement_min + 0.0001)

    assert isinstance(earn_stamps(a_situation(recent=(near,))), Refused)
    assert isinstance(earn_stamps(a_situation(recent=(far,))), Accepted)


def test_the_daily_limit_counts_the_stamps_of_the_business_day() -> None:
    day_began = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
    yesterday = stamped(1, stamps=5, occurred_at=day_began - MICROSECOND)
    first = stamped(2, stamps=3, occurred_at=day_began)
    second = stamped(3, stamps=1, minutes=-20)
    recent = (yesterday, first, second)

    assert isinstance(earn_stamps(a_situation(recent=recent), 1), Accepted)
    assert earn_stamps(a_situation(recent=recent), 2) == Refused(
        DailyLimitReached(5, 4, (entry_id(2), entry_id(3)))
    )


def test_the_limit_starts_anew_with_the_next_business_day() -> None:
    recent = (stamped(1, stamps=5),)
    next_day = datetime(2026, 3, 3, 3, 0, tzinfo=UTC)

    today = earn_stamps(a_situation(recent=recent, now=next_day - MICROSECOND))
    assert today == Refused(DailyLimitReached(5, 5, (entry_id(1),)))
    assert isinstance(earn_stamps(a_situation(recent=recent, now=next_day)), Accepted)


def test_the_day_is_the_vendors_and_not_the_worlds() -> None:
    sydney = a_vendor(timezone="Australia/Sydney", day_start_hour=0)
    recent = (stamped(1, stamps=5, occurred_at=datetime(2026, 3, 2, 12, 59, tzinfo=UTC)),)
    midnight_there = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)

    early = a_situation(NO_COOLDOWN, recent=recent, now=midnight_there - MICROSECOND, vendor=sydney)
    assert isinstance(earn_stamps(early), Refused)
    late = a_situation(NO_COOLDOWN, recent=recent, now=midnight_there, vendor=sydney)
    assert isinstance(earn_stamps(late), Accepted)


def test_without_a_daily_limit_any_number_is_given() -> None:
    unlimited = a_program(max_daily_stamps=0, cooldown_minutes=0)
    recent = tuple(stamped(n, stamps=20) for n in range(1, 50))

    assert isinstance(earn_stamps(a_situation(unlimited, recent=recent), 20), Accepted)


def test_both_limits_broken_the_daily_one_is_told_because_waiting_does_not_help() -> None:
    decision = earn_stamps(a_situation(recent=(stamped(1, stamps=5),)))

    assert isinstance(decision, Refused)
    assert isinstance(decision.reason, DailyLimitReached)


@pytest.mark.parametrize("stamps", [1, 5])
def test_an_undone_stamp_stands_in_nobodys_way(stamps: int) -> None:
    mistake = stamped(1, stamps=stamps)
    undone = (mistake, reversal_of(mistake, 2))

    assert isinstance(earn_stamps(a_situation(recent=(mistake,)), 5), Refused)
    assert isinstance(earn_stamps(a_situation(recent=undone), 5), Accepted)


def test_only_stamps_stand_and_the_oldest_first() -> None:
    late, early = stamped(1, minutes=5), stamped(2, minutes=-5)
    others: tuple[Entry, ...] = (pointed(3), an_entry(4))

    assert standing_stamps((late, *others[:1], early)) == (early, late)
