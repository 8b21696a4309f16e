"""One JSON value a key: how the terminal's own small state lies in its table.

Each value begins with a checksum over key and value, because nothing else could ever tell that
a bit of it has fallen over: no chain covers it, and it cannot be made again.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from terminal.storage.failures import DamagedDatabase
from terminal.storage.statements import upsert
from terminal.storage.tables import state

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CHECKSUM_BYTES = 4
_READ = select(state.c.value).where(state.c.key == bindparam("key"))
_WRITE = upsert(state)


def read_value(connection: Connection, key: str) -> bytes | None:
    """What was written under this key; raises DamagedDatabase for anything else."""
    kept = connection.execute(_READ, {"key": key}).scalar()
    return opened_value(key, kept) if kept is not None else None


def write_value(connection: Connection, key: str, value: bytes) -> None:
    connection.execute(_WRITE, {"key": key, "value": sealed_value(key, value)})


def sealed_value(key: str, value: bytes) -> bytes:
    """The value behind its checksum (CRC-32, 4 bytes big-endian)."""
    return zlib.crc32(value, zlib.crc32(key.encode())).to_bytes(_CHECKSUM_BYTES, "big") + value


def opened_value(key: str, kept: bytes) -> bytes:
    """The value without its checksum; raises DamagedDatabase when that does not fit."""
    value = kept[_CHECKSUM_BYTES:]
    if sealed_value(key, value) != kept:
        raise DamagedDatabase(f"the state {key!r} is not what was written")
    return value
