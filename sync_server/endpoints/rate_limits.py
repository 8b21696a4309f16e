"""Slowing down guessers: so many failures an address in a while, then nothing for a while."""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

# Honest people mistype a code twice; forty bits at this rate take 400,000 years.
MOST_FAILURES = 5
WITHIN = timedelta(minutes=1)

# A flood from many addresses must not fill the memory: the oldest are forgotten first.
_MOST_ADDRESSES = 10_000


class FailureLimit:
    """Counts failures by address, in memory: a restart forgives, a minute does too."""

    def __init__(self, most_addresses: int = _MOST_ADDRESSES) -> None:
        self._failures: dict[str, deque[datetime]] = {}
        self._most_addresses = most_addresses

    def is_exceeded(self, address: str, now: datetime) -> bool:
        failures = self._failures.get(address, deque())
        while failures and now - failures[0] >= WITHIN:
            failures.popleft()
        return len(failures) >= MOST_FAILURES

    def note_failure(self, address: str, now: datetime) -> None:
        failures = self._failures.pop(address, deque())
        failures.append(now)
        self._failures[address] = failures
        if len(self._failures) > self._most_addresses:
            del self._failures[next(iter(self._failures))]
