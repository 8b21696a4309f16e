"""The one adapter of time, identities and chance keeps what its ports promise."""

from __future__ import annotations

from datetime import UTC

from terminal.system_clock import SystemClock, UuidSource, jitter


def test_now_has_a_zone_and_the_monotonic_clock_never_goes_back() -> None:
    clock = SystemClock()

    assert clock.now().tzinfo is UTC
    readings = [clock.monotonic_s() for _ in range(100)]
    assert readings == sorted(readings)


def test_entry_ids_are_uuids_of_version_7_in_the_order_they_were_made() -> None:
    ids = UuidSource()

    made = [ids.entry_id() for _ in range(10_000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {entry_id.version for entry_id in made} == {7}


def test_epochs_are_all_chance() -> None:
    ids = UuidSource()

    epochs = [ids.epoch_id() for _ in range(1000)]

    assert len(set(epochs)) == len(epochs)
    # Every one of the 128 bits is sometimes set and sometimes not: no version is written in.
    sometimes = always = epochs[0].int
    for epoch in epochs:
        sometimes |= epoch.int
        always &= epoch.int
    assert (sometimes, always) == (2**128 - 1, 0)


def test_jitter_is_from_zero_up_to_one() -> None:
    drawn = [jitter() for _ in range(1000)]

    assert all(0 <= number < 1 for number in drawn)
    assert len(set(drawn)) > 900
