"""From values of the domain to what a column holds, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(instant: datetime) -> int:
    """Whole microseconds since 1970 in UTC."""
    return (instant - _EPOCH) // _MICROSECOND


def instant(micros_: int) -> datetime:
    """The instant of `micros`, in UTC."""
    return _EPOCH + timedelta(microseconds=micros_)


def micros_or_none(value: datetime | None) -> int | None:
    return None if value is None else micros(value)


def instant_or_none(value: int | None) -> datetime | None:
    return None if value is None else instant(value)


def id_bytes(value: UUID | None) -> bytes | None:
    return None if value is None else value.bytes


def id_or_none(value: bytes | None) -> UUID | None:
    return None if value is None else UUID(bytes=value)
