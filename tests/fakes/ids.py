"""Identities that a test can repeat: counted UUIDv7s, and epochs made by hashing a count."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from uuid import UUID

from shared_domain.identifiers import EntryId, EpochId

_START_MS = int(datetime(2026, 11, 23, 10, 0, tzinfo=UTC).timestamp() * 1000)


class CountingIds:
    """Ids in order; two sources with different seeds never make the same one."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        self._entries = 0
        self._epochs = 0

    def entry_id(self) -> EntryId:
        self._entries += 1
        return uuid7(self._entries, self._seed)

    def epoch_id(self) -> EpochId:
        self._epochs += 1
        text = f"epoch {self._seed} {self._epochs}"
        return EpochId(UUID(bytes=hashlib.sha256(text.encode()).digest()[:16]))


def uuid7(count: int, seed: int = 1) -> EntryId:
    """The UUIDv7 of this count: one millisecond later for each, with the seed as its chance."""
    return EntryId(UUID(int=(_START_MS + count) << 80 | 7 << 76 | 2 << 62 | seed << 32 | count))
