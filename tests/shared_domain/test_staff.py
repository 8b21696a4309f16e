"""PINs and locks: what a guesser can never do, and what an honest slip costs."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.pin_keys import PIN_KEY_BYTES, pin_secret
from shared_domain.staff import (
    TERMINAL_TRIES_BEFORE_LOCK,
    TRIES_BEFORE_LOCK,
    TryCount,
    after_wrong_try,
    after_wrong_try_on_terminal,
    pin_is_well_formed,
    pin_message,
    terminal_is_locked,
    tries_left,
)
from tests.builders import ANNA, BERT, NOON, at

MICROSECOND = timedelta(microseconds=1)


@pytest.mark.parametrize("pin", ["1234", "0000", "12345678"])
def test_a_pin_is_four_to_eight_digits(pin: str) -> None:
    assert pin_is_well_formed(pin)


@pytest.mark.parametrize(
    "pin", ["", "123", "123456789", "12a4", "12 4", " 1234", "1234\n", "١٢٣٤", "-123", "\0" * 4]
)
def test_anything_else_is_no_pin(pin: str) -> None:
    assert not pin_is_well_formed(pin)


def test_equal_pins_of_two_people_have_nothing_in_common() -> None:
    key, other_key = bytes(PIN_KEY_BYTES), b"k" * PIN_KEY_BYTES

    assert pin_message(ANNA, "1234") != pin_message(BERT, "1234")
    secrets = {
        pin_secret(key, ANNA, "1234"),
        pin_secret(key, BERT, "1234"),
        pin_secret(other_key, ANNA, "1234"),
        pin_secret(key, ANNA, "1235"),
    }
    assert len(secrets) == 4
    assert {len(secret) for secret in secrets} == {44}
    assert not any(b"\0" in secret for secret in secrets)


def test_each_fifth_wrong_try_locks_twice_as_long_up_to_an_hour() -> None:
    count, now, locks = TryCount(), NOON, []
    for _ in range(40):
        count = after_wrong_try(count, now)
        if count.locked_at(now):
            assert count.locked_until is not None
            locks.append((count.locked_until - now) / timedelta(minutes=1))
            now = count.locked_until

    assert locks == [5, 10, 20, 40, 60, 60, 60, 60]


def test_a_lock_ends_exactly_when_it_said() -> None:
    count = TryCount(5, NOON, at(5))

    assert count.locked_at(at(5) - MICROSECOND)
    assert not count.locked_at(at(5))
    assert not TryCount().locked_at(NOON)


def test_a_person_is_told_how_many_tries_are_left() -> None:
    count, told = TryCount(), []
    for _ in range(6):
        told.append(tries_left(count))
        count = after_wrong_try(count, NOON)

    assert told == [5, 4, 3, 2, 1, 5]


def test_a_guesser_of_centuries_overflows_no_date() -> None:
    count = after_wrong_try(TryCount(wrong_tries=10**9 - 1), NOON)

    assert count.locked_until == at(60)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(minutes=7)), max_size=80))
def test_no_window_of_five_minutes_ever_holds_more_than_five_guesses(
    pauses: list[timedelta],
) -> None:
    count, now = TryCount(), NOON
    guesses: list[datetime] = []
    for pause in pauses:
        now += pause
        if not count.locked_at(now):
            guesses.append(now)
            count = after_wrong_try(count, now)

    for first in guesses:
        window = [guess for guess in guesses if first <= guess < first + timedelta(minutes=5)]
        assert len(window) <= TRIES_BEFORE_LOCK


def test_fifteen_wrong_tries_across_people_lock_the_terminal_for_good() -> None:
    count = TryCount()
    for number in range(TERMINAL_TRIES_BEFORE_LOCK):
        assert not terminal_is_locked(count)
        count = after_wrong_try_on_terminal(count, at(number))

    assert terminal_is_locked(count)
    a_week_later = after_wrong_try_on_terminal(count, at(7 * 24 * 60))
    assert terminal_is_locked(a_week_later)
    assert a_week_later.wrong_tries == 16


def test_slips_of_half_a_day_ago_are_forgotten() -> None:
    slips = TryCount(wrong_tries=14, last_wrong_at=NOON)
    half_a_day = NOON + timedelta(hours=12)

    assert after_wrong_try_on_terminal(slips, half_a_day).wrong_tries == 15
    assert after_wrong_try_on_terminal(slips, half_a_day + MICROSECOND).wrong_tries == 1
    assert after_wrong_try_on_terminal(slips, half_a_day).last_wrong_at == half_a_day
