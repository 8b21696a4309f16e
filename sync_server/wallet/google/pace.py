"""How fast Google may be called and how often it may ring: counted here, so it need not say no."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

MOST_CALLS_A_SECOND = 20
MOST_RINGS_A_DAY = 3

_SECOND, _DAY = timedelta(seconds=1), timedelta(hours=24)
_MOST_CARDS = 100_000


class Pace:
    """Gives calls the moment at which they may go, in the order in which they ask."""

    def __init__(self, most_a_second: int = MOST_CALLS_A_SECOND) -> None:
        self._most = most_a_second
        self._last: deque[datetime] = deque(maxlen=most_a_second)

    def wait_s(self, now: datetime, calls: int = 1) -> float:
        """How many seconds so many calls at once have to wait, which then count as made.

        So many are at most what a second holds.
        """
        going_at = max(now, self._last[-1]) if self._last else now
        too_many = len(self._last) + calls - self._most
        if too_many > 0:
            going_at = max(going_at, self._last[too_many - 1] + _SECOND)
        self._last.extend([going_at] * calls)
        return (going_at - now).total_seconds()


class Rings:
    """How often each card has rung its phone within a day; a restart forgets, and Google does not.

    Where Google then says no all the same, the card is changed silently.
    """

    def __init__(self) -> None:
        self._times: dict[str, deque[datetime]] = {}

    def take(self, object_id: str, now: datetime) -> bool:
        """Whether this card may ring once more today; if so, that counts."""
        times = self._times.pop(object_id, deque(maxlen=MOST_RINGS_A_DAY))
        self._times[object_id] = times
        if len(self._times) > _MOST_CARDS:
            del self._times[next(iter(self._times))]
        if len(times) == MOST_RINGS_A_DAY and now - times[0] < _DAY:
            return False
        times.append(now)
        return True
