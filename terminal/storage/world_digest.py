"""One hash over everything the server told: it cannot be made again here, only read again.

Each commit that changes a row of it writes the hash down anew; a check compares.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

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
    tables.parked,
    tables.set_aside,
)
# How far an epoch reaches is counted here; how far it is acknowledged only the server knows. An
# epoch that it has not answered yet says nothing.
_ANSWERED = (
    select(*(column for column in tables.epochs.columns if column.name != "last_sequence"))
    .where(or_(tables.epochs.c.acknowledged != 0, tables.epochs.c.receipt_payload.is_not(None)))
    .order_by(tables.epochs.c.number)
)
_ROWS = [*(select(table).order_by(*table.primary_key.columns) for table in _TOLD), _ANSWERED]


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
