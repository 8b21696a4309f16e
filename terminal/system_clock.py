"""What only the operating system knows: the time, fresh identities and chance.

The one file of the terminal that reads a clock or makes a random number; all else is given them.
"""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from uuid import UUID

import uuid_utils

from shared_domain.identifiers import EntryId, EpochId

_JITTER_STEPS = 1_000_000

# Linux stops its monotonic clock while it sleeps and has another that goes on; Windows and
# macOS count the sleep, or let the wall clock show it.
_SLEEPLESS: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """This computer's clocks."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        """Seconds that also pass while the computer sleeps, so that waking is no clock jump."""
        if _SLEEPLESS is None:
            return time.monotonic()
        return time.clock_gettime(_SLEEPLESS)


class UuidSource:
    """Entries in the order they were made, epochs that nobody can guess or repeat."""

    def entry_id(self) -> EntryId:
        return EntryId(UUID(bytes=uuid_utils.uuid7().bytes))

    def epoch_id(self) -> EpochId:
        """All 128 bits are random, so this is a UUID in form only."""
        return EpochId(UUID(bytes=secrets.token_bytes(16)))


def jitter() -> float:
    """A number from 0 up to 1: keeps the tills of a shop from all coming back at once."""
    return secrets.randbelow(_JITTER_STEPS) / _JITTER_STEPS
