"""The vendor's business day: both changes of clocks, odd zones, 2038, and names of no zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.business_day import BusinessCalendar, calendar_of
from tests.builders import a_vendor

SECOND = timedelta(seconds=1)
MICROSECOND = timedelta(microseconds=1)


def calendar(timezone: str = "Europe/Luxembourg", day_start_hour: int = 4) -> BusinessCalendar:
    return calendar_of(a_vendor(timezone=timezone, day_start_hour=day_start_hour))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_day_begins_at_its_start_hour_and_not_a_microsecond_before() -> None:
    begins = utc("2026-03-02T03:00")  # 04:00 in Luxembourg in winter

    assert calendar().day_of(begins) == date(2026, 3, 2)
    assert calendar().day_of(begins - MICROSECOND) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("timezone", "hour", "day", "begins", "hours"),
    [
        # Spring forward, autumn back; the start hour 02:00 lies in the gap and in the repetition.
        ("Europe/Luxembourg", 4, date(2026, 3, 28), "2026-03-28T03:00", 23),
        ("Europe/Luxembourg", 2, date(2026, 3, 29), "2026-03-29T01:00", 23),
        ("Europe/Luxembourg", 4, date(2026, 10, 24), "2026-10-24T02:00", 25),
        ("Europe/Luxembourg", 2, date(2026, 10, 25), "2026-10-25T00:00", 25),
        ("America/New_York", 2, date(2026, 3, 8), "2026-03-08T07:00", 23),
        ("America/New_York", 4, date(2026, 10, 31), "2026-10-31T08:00", 25),
        # Half an hour only, and a gap that begins at a quarter to three.
        ("Australia/Lord_Howe", 2, date(2026, 10, 4), "2026-10-03T15:30", 23.5),
        ("Pacific/Chatham", 3, date(2026, 9, 27), "2026-09-26T14:15", 23),
        # The clock goes back over midnight, and over the start hour.
        ("Africa/Cairo", 0, date(2026, 10, 29), "2026-10-28T21:00", 25),
        ("Pacific/Chatham", 3, date(2026, 4, 5), "2026-04-04T13:15", 25),
        # No change of clocks at all, far past what 32 bits of seconds can say.
        ("Asia/Kolkata", 4, date(2038, 1, 20), "2038-01-19T22:30", 24),
        ("Europe/Luxembourg", 4, date(2038, 3, 27), "2038-03-27T03:00", 23),
    ],
)
def test_days_of_any_length_begin_and_end_where_they_should(
    timezone: str, hour: int, day: date, begins: str, hours: float
) -> None:
    shop = calendar(timezone, hour)
    start = utc(begins)
    end = start + timedelta(hours=hours)

    assert shop.start_of(day) == start
    assert shop.start_of(day + timedelta(days=1)) == end
    assert shop.day_of(start) == shop.day_of(end - SECOND) == day
    assert shop.day_of(start - SECOND) == day - timedelta(days=1)
    assert shop.day_of(end) == day + timedelta(days=1)


def test_a_day_does_not_come_back_when_the_clock_shows_its_start_hour_twice() -> None:
    shop = calendar("Pacific/Chatham", 3)
    went_back = utc("2026-04-04T14:00")  # 03:45 becomes 02:45, before the start hour again

    assert shop.day_of(went_back - SECOND) == date(2026, 4, 5)
    assert shop.day_of(went_back) == date(2026, 4, 5)


@given(
    st.sampled_from(
        [
            *("Europe/Luxembourg", "America/New_York", "Pacific/Chatham", "Australia/Lord_Howe"),
            *("Africa/Cairo", "America/Nuuk", "Asia/Beirut", "Africa/Casablanca", "UTC"),
        ]
    ),
    st.integers(0, 23),
    st.datetimes(datetime(2020, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.timedeltas(timedelta(0), timedelta(days=2)),
)
def test_days_follow_one_another_and_every_instant_lies_in_its_day(
    timezone: str, hour: int, instant: datetime, later: timedelta
) -> None:
    shop = calendar(timezone, hour)
    day = shop.day_of(instant)

    assert shop.start_of(day) <= instant < shop.start_of(day + timedelta(days=1))
    assert shop.day_of(instant + later) >= day


@pytest.mark.parametrize(
    "name",
    ["", "Mars/Olympus", "Europe", "../etc/passwd", "/etc/passwd", "a\0b", "zone.tab", "\ud800"],
)
def test_a_name_that_is_no_time_zone_is_refused_in_words(name: str) -> None:
    with pytest.raises(ValueError, match=r"timezone: .* is not an IANA time zone"):
        calendar(name)
