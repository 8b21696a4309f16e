"""How often one address may do something in a while; counted in memory, a restart forgives."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta

# A flood from many addresses must not fill the memory: the oldest are forgotten first.
_MOST_ADDRESSES = 10_000


class Quota:
    """So many times an address within a while, then no more until the first is long enough ago."""

    def __init__(self, most: int, within: timedelta) -> None:
        self._most, self._within = most, within
        self._times: dict[str, deque[datetime]] = {}

    def take(self, address: str, now: datetime) -> bool:
        """Count one more time; False when it was one too many, which then does not count."""
        times = self._times.pop(address, deque())
        self._times[address] = times
        if len(self._times) > _MOST_ADDRESSES:
            del self._times[next(iter(self._times))]
        while times and now - times[0] >= self._within:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True
