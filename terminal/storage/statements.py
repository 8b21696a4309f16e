"""Shapes of statement that several stores use.

Statements are made once, at import, and run with parameters: making one costs SQLAlchemy ten
times what running it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects.sqlite import insert

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.dialects.sqlite import Insert


def upsert(table: Table) -> Insert:
    """Insert a row, or overwrite all of the one that has its primary key."""
    fresh = insert(table)
    key = list(table.primary_key.columns)
    rest = {column.name: fresh.excluded[column.name] for column in table.c if column not in key}
    return fresh.on_conflict_do_update(index_elements=key, set_=rest)
