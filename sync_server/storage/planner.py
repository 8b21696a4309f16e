"""What SQLite's query planner is to believe: how many rows a large server's keys single out.

Without statistics it takes a vendor for ten rows, and walks all of a vendor's ledger where an
index would lead straight to a card. Measured ones would change its mind from day to day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.storage.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

# All rows, those of a vendor, of a card or a terminal, and of each further column.
_ROWS_LEFT = (20_000_000, 1_000_000, 10, 5, 3)

# An index over some rows only (reversals, cards with something unreserved) has so many fewer.
_FEWER_IN_PARTIAL_INDEX = 1000


def advise_planner(connection: Connection) -> None:
    """Write the statistics; connections opened from now on go by them."""
    # Analysing the smallest table makes the place where statistics are kept.
    connection.exec_driver_sql("ANALYZE alembic_version")
    connection.exec_driver_sql("DELETE FROM sqlite_stat1")
    rows = [row for table in metadata.sorted_tables for row in _advice(table)]
    connection.exec_driver_sql("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", rows)


def _advice(table: Table) -> Iterator[tuple[str, str, str]]:
    # The key of a table that is stored in its order goes by the name of the table.
    keyed = [*_ROWS_LEFT[: len(table.primary_key.columns)], 1]
    yield table.name, table.name, " ".join(map(str, keyed))
    for index in table.indexes:
        left = _ROWS_LEFT[: len(index.columns) + 1]
        if index.dialect_options["sqlite"]["where"] is not None:
            left = tuple(max(rows // _FEWER_IN_PARTIAL_INDEX, 1) for rows in left)
        yield table.name, str(index.name), " ".join(map(str, left))
