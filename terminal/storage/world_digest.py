"""One hash over everything the server told: it cannot be made again here, only read again.

Each commit that changes a row of it writes the hash down anew; a check compares.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from terminal.storage import tables
from terminal.storage.state_values import read_value, write_value

if TYPE_CHECKING:
    from sqlalchemy import Connection

_KEY = "world_digest"
_TOLD = (
    tables.programs,
    tables.staff,
    tables.terminals,
    tables.card_keys,
    tables.cases,
    tables.contacts,
)
_ROWS = [select(table).order_by(*table.primary_key.columns) for table in _TOLD]


def keep_world_digest(connection: Connection) -> None:
    write_value(connection, _KEY, _digest(connection))


def world_is_as_told(connection: Connection) -> bool:
    """Whether every row is what was written; a world of before there was a hash is believed."""
    kept = read_value(connection, _KEY)
    return kept is None or kept == _digest(connection)


def _digest(connection: Connection) -> bytes:
    summed = hashlib.sha256()
    for rows in _ROWS:
        for row in connection.execute(rows):
            summed.update(repr(tuple(row)).encode())
        summed.update(b"\n")
    return summed.digest()
