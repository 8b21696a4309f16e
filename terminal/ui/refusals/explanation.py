"""What an explanation is made of, and times in the vendor's own zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from terminal.ui.formatting import clock_time, day_and_time
from terminal.ui.result.state import Tone
from terminal.use_cases.read_directory import Directory


@dataclass(frozen=True, slots=True)
class Explanation:
    """A result screen's words: one headline, then why and what next."""

    tone: Tone
    icon: str
    headline: str
    lines: tuple[str, ...] = ()


def local_time(at: datetime, names: Directory) -> datetime:
    """The vendor's local time; the computer's own until the vendor is known."""
    return at.astimezone(ZoneInfo(names.vendor.timezone)) if names.vendor else at.astimezone()


def time_words(at: datetime, names: Directory) -> str:
    """Hours and minutes at the vendor's."""
    return clock_time(local_time(at, names))


def date_words(at: datetime, names: Directory) -> str:
    """Day, hours and minutes at the vendor's."""
    return day_and_time(local_time(at, names))
