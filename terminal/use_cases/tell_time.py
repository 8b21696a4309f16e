"""The time that goes on entries: the computer's clock, set right by the server's, never back.

Clocks are evidence and never order: nothing here decides what came first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from shared_domain.journal import ClockTrust
from shared_domain.wire.codec import EARLIEST, LATEST
from terminal.use_cases.store_ports import ClockReading

if TYPE_CHECKING:
    from terminal.use_cases.ports import Clock

# Between the wall clock and the monotonic one. Network time steps are smaller, people's larger.
JUMP = timedelta(minutes=2)

# Round trips slower than this say little about the difference of two clocks.
USEFUL_ROUND_TRIP_MS = 5_000

# An offset older than this gives way to any newer one, however slow its round trip was.
OFFSET_AGES_AFTER = timedelta(hours=1)

# No item may say a later time than this, so no clock may make one say it.
_LAST_INSTANT = LATEST - timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of all clocks, as an item carries it."""

    occurred_at: datetime
    device_clock: datetime
    offset_ms: int
    trust: ClockTrust

    @property
    def is_trusted(self) -> bool:
        return self.trust is not ClockTrust.NOT_TRUSTED


class Timekeeper:
    """Effective time within one run of the program.

    Time passes by the monotonic clock, so moving the wall clock moves nothing here; it only
    costs the clock its trust until the server has been heard again.
    """

    def __init__(
        self, clock: Clock, reading: ClockReading, last_recorded_at: datetime | None
    ) -> None:
        self._clock = clock
        # Between two runs anybody may have set the clock: the server's first word counts again.
        self._reading = replace(reading, round_trip_ms=None)
        self._floor = max(filter(None, (EARLIEST, last_recorded_at, reading.server_time)))
        self._doubt_is_noted = False
        self._anchor()
        self._trusted = self._floor - JUMP <= self._flowing() <= _LAST_INSTANT

    @property
    def reading(self) -> ClockReading:
        return self._reading

    @property
    def is_trusted(self) -> bool:
        self._look_for_jump()
        return self._trusted

    def now(self) -> Moment:
        """Read the clocks, without claiming that anything happened."""
        self._look_for_jump()
        flowing = self._flowing()
        occurred_at = min(max(flowing, self._floor), _LAST_INSTANT)
        trust = ClockTrust.TRUSTED if occurred_at == flowing else ClockTrust.CLAMPED
        return Moment(
            occurred_at=occurred_at,
            device_clock=self._clock.now().astimezone(UTC),
            offset_ms=self._reading.offset_ms,
            trust=trust if self._trusted else ClockTrust.NOT_TRUSTED,
        )

    def is_news(self, moment: Moment) -> bool:
        """Whether the clock has lost its trust, and the journal does not say so yet."""
        return not moment.is_trusted and not self._doubt_is_noted

    def doubt_was_noted(self) -> None:
        """The journal says it now; it says so again after the clock was trusted in between."""
        self._doubt_is_noted = True

    def happened(self, moment: Moment) -> None:
        """Something was recorded at this moment: nothing later may carry an earlier time."""
        self._floor = max(self._floor, moment.occurred_at)

    def hear(self, server_time: datetime, asked_at_s: float, heard_at_s: float) -> ClockReading:
        """Learn from a reply: the server read its clock about halfway between asking and hearing.

        The smallest recent round trip wins, because it leaves the least room for error.
        """
        round_trip_ms = round((heard_at_s - asked_at_s) * 1000)
        # The answer may have waited for this thread; the server's time has gone on since.
        passed_s = self._clock.monotonic_s() - (asked_at_s + heard_at_s) / 2
        server_now = server_time + timedelta(seconds=passed_s)
        if self._worth_learning(round_trip_ms, server_now):
            self._learn(server_time, server_now, round_trip_ms)
        newest = max(filter(None, (self._reading.server_time, server_time)))
        self._reading = replace(self._reading, server_time=newest)
        self._floor = max(self._floor, server_time)
        return self._reading

    def _worth_learning(self, round_trip_ms: int, server_now: datetime) -> bool:
        known = self._reading
        self._look_for_jump()
        if known.round_trip_ms is None or known.measured_at is None or not self._trusted:
            return True
        if abs(server_now - self._flowing()) > JUMP:
            return True
        if self._clock.now() - known.measured_at > OFFSET_AGES_AFTER:
            return True
        return round_trip_ms <= min(known.round_trip_ms, USEFUL_ROUND_TRIP_MS)

    def _learn(self, server_time: datetime, server_now: datetime, round_trip_ms: int) -> None:
        wall = self._clock.now()
        offset_ms = round((server_now - wall).total_seconds() * 1000)
        self._reading = ClockReading(offset_ms, wall, round_trip_ms, server_time)
        self._anchor()
        self._trusted, self._doubt_is_noted = True, False
        if self._floor - server_now > JUMP:
            # What was recorded is dated by a clock that ran ahead. Held to it, every stamp until
            # then would say one and the same time, and no cooldown would ever end.
            self._floor = server_time

    def _anchor(self) -> None:
        self._wall_at_anchor = self._clock.now().astimezone(UTC)
        self._monotonic_at_anchor_s = self._clock.monotonic_s()

    def _elapsed(self) -> timedelta:
        return timedelta(seconds=self._clock.monotonic_s() - self._monotonic_at_anchor_s)

    def _flowing(self) -> datetime:
        offset = timedelta(milliseconds=self._reading.offset_ms)
        return self._wall_at_anchor + offset + self._elapsed()

    def _look_for_jump(self) -> None:
        by_wall = self._clock.now() - self._wall_at_anchor
        if abs(by_wall - self._elapsed()) > JUMP:
            self._trusted = False
