"""One JSON value a key: how the terminal's own small state lies in its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from terminal.storage.statements import upsert
from terminal.storage.tables import state

if TYPE_CHECKING:
    from sqlalchemy import Connection


_READ = select(state.c.value).where(state.c.key == bindparam("key"))
_WRITE = upsert(state)


def read_value(connection: Connection, key: str) -> bytes | None:
    return connection.execute(_READ, {"key": key}).scalar()


def write_value(connection: Connection, key: str, value: bytes) -> None:
    connection.execute(_WRITE, {"key": key, "value": value})
