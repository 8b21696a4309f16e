"""One JSON value a key: how the terminal's own small state lies in its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from terminal.storage.tables import state

if TYPE_CHECKING:
    from sqlalchemy import Connection


def read_value(connection: Connection, key: str) -> bytes | None:
    return connection.execute(select(state.c.value).where(state.c.key == key)).scalar()


def write_value(connection: Connection, key: str, value: bytes) -> None:
    statement = insert(state).values(key=key, value=value)
    connection.execute(
        statement.on_conflict_do_update(index_elements=[state.c.key], set_={"value": value})
    )
