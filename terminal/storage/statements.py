"""Shapes of statement that several stores use.

Statements are made once, at import, and run with parameters: making one costs SQLAlchemy ten
times what running it does.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from sqlalchemy.dialects.sqlite import dialect, insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Table
    from sqlalchemy.dialects.sqlite import Insert


def upsert(table: Table) -> Insert:
    """Insert a row, or overwrite all of the one that has its primary key."""
    fresh = insert(table)
    key = list(table.primary_key.columns)
    rest = {column.name: fresh.excluded[column.name] for column in table.c if column not in key}
    return fresh.on_conflict_do_update(index_elements=key, set_=rest)


class ManyRows:
    """One insert for many rows, handed to SQLite as they are.

    SQLAlchemy looks at every value of every row on the way, which costs more than the rows do.
    The values must be what SQLite stores: integers, text, bytes and None.
    """

    def __init__(self, statement: Insert, *left_out: str) -> None:
        names = [column.name for column in statement.table.c if column.name not in left_out]
        compiled = statement.compile(dialect=dialect(paramstyle="qmark"), column_keys=names)
        self._sql = str(compiled)
        self._in_order = itemgetter(*names)

    def write(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
        values = [self._in_order(row) for row in rows]
        if values:
            connection.exec_driver_sql(self._sql, values)
