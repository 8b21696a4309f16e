"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

MONDAY_MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class SettableClock:
    """Wall and monotonic clock; a test lets time pass, or moves the wall clock alone."""

    def __init__(self, now: datetime = MONDAY_MORNING, monotonic_s: float = 1000.0) -> None:
        self._now = now
        self._monotonic_s = monotonic_s

    def now(self) -> datetime:
        return self._now

    def monotonic_s(self) -> float:
        return self._monotonic_s

    def advance(self, time: timedelta) -> None:
        """Let time pass on both clocks."""
        self._now += time
        self._monotonic_s += time.total_seconds()

    def jump(self, difference: timedelta) -> None:
        """Move the wall clock alone, forward or back, as a person or a bad battery does."""
        self._now += difference

    def set(self, now: datetime) -> None:
        """Put the wall clock alone to an instant."""
        self._now = now
