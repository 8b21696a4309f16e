"""The types of columns that SQLite and PostgreSQL keep in different ways.

Migrations use them too: what a type makes of a column never changes once it was released.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import DateTime, Dialect, LargeBinary, Uuid
from sqlalchemy.types import TypeDecorator


class UuidBytes(TypeDecorator[bytes]):
    """PostgreSQL's own type for ids; whoever reads and writes rows has 16 bytes on both."""

    impl = Uuid
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> UUID | None:
        del dialect
        return None if value is None else UUID(bytes=value)

    def process_result_value(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        del dialect
        return None if value is None else value.bytes


ID = LargeBinary(16).with_variant(UuidBytes(), "postgresql")


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, whole to the microsecond; it comes back with its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite keeps no zone; connections to PostgreSQL ask for UTC."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)
