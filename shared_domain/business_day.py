"""The vendor's business day: local time from its start hour, right across clock changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shared_domain.programs import Vendor


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """Which business day an instant belongs to; days start at `day_start_hour` local time."""

    zone: ZoneInfo
    day_start_hour: int

    def day_of(self, instant: datetime) -> date:
        """The local date on which the business day of this instant began."""
        today = instant.astimezone(self.zone).date()
        # A day's start decides, not the hour on the wall: where a clock change shows the start
        # hour twice, the wall would fall back into a day that was already over.
        return today if instant >= self.start_of(today) else today - timedelta(days=1)

    def start_of(self, day: date) -> datetime:
        """The first instant of a business day, in UTC."""
        return _start_of(self.zone, self.day_start_hour, day)


# The same few days are asked for again and again; finding one out costs ten times as much.
@lru_cache(maxsize=1024)
def _start_of(zone: ZoneInfo, day_start_hour: int, day: date) -> datetime:
    # The wall clock decides, not elapsed hours: on the night of a clock change a day has
    # 23 or 25 hours, and 04:00 is still 04:00. An hour shown twice counts the first time;
    # one that is skipped, as if the clock had not yet been moved.
    return datetime(day.year, day.month, day.day, day_start_hour, tzinfo=zone).astimezone(UTC)


def calendar_of(vendor: Vendor) -> BusinessCalendar:
    """The vendor's calendar; raises ValueError for a time zone that does not exist."""
    try:
        zone = ZoneInfo(vendor.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"timezone: {vendor.timezone!r} is not an IANA time zone"
        raise ValueError(message) from error
    return BusinessCalendar(zone, vendor.day_start_hour)
