"""What only the operating system knows: the time, fresh ids and chance."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from uuid import UUID

import uuid_utils


class SystemClock:
    """This computer's clock, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251  (this is the one place)


class SystemIds:
    """Time-ordered ids, and bytes from the operating system."""

    def new_id(self) -> UUID:
        return UUID(bytes=uuid_utils.uuid7().bytes)

    def random_bytes(self, count: int) -> bytes:
        return os.urandom(count)
