"""Between ids as the domain has them and ids as rows hold them."""

from __future__ import annotations

from uuid import UUID


def id_of(value: bytes) -> UUID:
    """The id in a row's 16 bytes."""
    return UUID(bytes=value)


def optional_id(value: bytes | None) -> UUID | None:
    """The id in a row's 16 bytes, where there is one."""
    return None if value is None else UUID(bytes=value)


def bytes_of(value: UUID | None) -> bytes | None:
    """An id as a row holds it."""
    return None if value is None else value.bytes
