"""Many rows at once: a statement is compiled once and its rows go straight to the driver.

Binding every value of every row by itself would cost more than the database does.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from sqlalchemy.dialects.sqlite import dialect, insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Table
    from sqlalchemy.dialects.sqlite import Insert


# 2026-11-23 12:00:00.000000, without the zone.
_LENGTH = 26


class BulkInsert:
    """Rows for one table, each a tuple in the order of its columns, as the driver takes them."""

    def __init__(self, table: Table, statement: Insert | None = None) -> None:
        compiled = (insert(table) if statement is None else statement).compile(
            dialect=dialect(paramstyle="qmark")
        )
        self._sql = str(compiled)

    def run(self, connection: Connection, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            connection.exec_driver_sql(self._sql, list(rows))


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
