"""The vendor's business day: local time from its start hour, right across clock changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shared_domain.programs import Vendor


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """Which business day an instant belongs to; days start at `day_start_hour` local time."""

    zone: ZoneInfo
    day_start_hour: int

    def day_of(self, instant: datetime) -> date:
        """The local date on which the business day of this instant began."""
        local = instant.astimezone(self.zone)
        # The wall clock decides, not elapsed hours: on the night of a clock change a day has
        # 23 or 25 hours, and 04:00 is still 04:00.
        if local.hour >= self.day_start_hour:
            return local.date()
        return local.date() - timedelta(days=1)

    def start_of(self, day: date) -> datetime:
        """The first instant of a business day, in UTC."""
        local = datetime(day.year, day.month, day.day, self.day_start_hour, tzinfo=self.zone)
        # A start hour that a clock change skips does not exist; going through UTC and back
        # lands on the first instant after the gap, which is where day_of changes too.
        return local.astimezone(UTC)


def calendar_of(vendor: Vendor) -> BusinessCalendar:
    """The vendor's calendar; raises ValueError for a time zone that does not exist."""
    try:
        zone = ZoneInfo(vendor.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"timezone: {vendor.timezone!r} is not an IANA time zone"
        raise ValueError(message) from error
    return BusinessCalendar(zone, vendor.day_start_hour)
