"""How every table and its usual columns are made; the tables themselves are not here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, MetaData, Table

from sync_server.storage.columns import ID, Instant

metadata = MetaData()


def table(name: str, *columns: Column[Any] | Index) -> Table:
    """A table that is stored in the order of its key, so that a vendor's rows lie together."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


def id_column(name: str, *, key: bool = False, optional: bool = False) -> Column[bytes]:
    return Column(name, ID, primary_key=key, nullable=optional)


def instant_column(name: str, *, optional: bool = False) -> Column[datetime]:
    return Column(name, Instant(), nullable=optional)
