"""Many rows at once: a statement is compiled once and its rows go straight to the driver.

Binding every value of every row by itself would cost more than the database does. SQLite takes
the rows one by one in one call; PostgreSQL takes them column by column in one statement.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from sqlalchemy import make_url

# SQLite has its ON CONFLICT from PostgreSQL, word for word.
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.types import String

from sync_server.storage.columns import ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Column, Connection, Table
    from sqlalchemy.dialects.postgresql import Insert


# 2026-11-23 12:00:00.000000, without the zone.
_LENGTH = 26

_POSTGRES = make_url("postgresql+psycopg://").get_dialect()()


class BulkInsert:
    """Rows for one table, each a tuple in the order of its columns, as SQLite's driver takes them.

    Ids are their bytes, instants their texts, days in ISO 8601.
    """

    def __init__(self, table: Table, statement: Insert | None = None) -> None:
        compiled = (insert(table) if statement is None else statement).compile(
            dialect=sqlite_dialect(paramstyle="qmark")
        )
        self._by_row = str(compiled)
        marks = ", ".join("?" for _ in table.columns)
        arrays = ", ".join(f"%s::{_array_type(column)}" for column in table.columns)
        unnested = f"SELECT * FROM unnest({arrays})"  # noqa: S608  (the types of our own columns)
        self._by_column = self._by_row.replace(f"VALUES ({marks})", unnested, 1)
        self._are_ids = [column.type is ID for column in table.columns]

    def run(self, connection: Connection, rows: Sequence[tuple[object, ...]]) -> None:
        if not rows:
            return
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(self._by_column, tuple(self._arrays(rows)))
        else:
            connection.exec_driver_sql(self._by_row, list(rows))

    def _arrays(self, rows: Sequence[tuple[object, ...]]) -> Iterable[list[object]]:
        columns = zip(*rows, strict=True)
        for values, are_ids in zip(columns, self._are_ids, strict=True):
            yield [_uuid_text(value) for value in values] if are_ids else list(values)


def upsert(table: Table, keep: Iterable[str] = ()) -> Insert:
    """Insert, or put every column in its place except the key and those to keep."""
    insertion = insert(table)
    kept = {column.name for column in table.primary_key.columns} | set(keep)
    return insertion.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={
            column.name: insertion.excluded[column.name]
            for column in table.columns
            if column.name not in kept
        },
    )


def instant_text(instant: datetime | None) -> str | None:
    """An instant as the tables keep it in SQLite: UTC, always to the microsecond."""
    if instant is None:
        return None
    if instant.tzinfo is not UTC:
        instant = instant.astimezone(UTC)
    return instant.isoformat(" ", "microseconds")[:_LENGTH]


def _array_type(column: Column[Any]) -> str:
    # A cast to a bounded text would cut what is too long; the table itself refuses it.
    bounded = isinstance(column.type, String)
    name = "TEXT" if bounded else column.type.compile(dialect=_POSTGRES)
    return f"{name}[]"


def _uuid_text(value: object) -> str | None:
    return value.hex() if isinstance(value, bytes) else None
