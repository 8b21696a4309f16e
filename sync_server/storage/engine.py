"""Opening the server's database: how SQLite is set up, and when a transaction begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Pool
    from sqlalchemy.pool import ConnectionPoolEntry

# A backup tool or a migration may hold the file for a moment; longer is a fault to report.
_BUSY_TIMEOUT_MS = 5_000
_CACHE_KIB = 64 * 1024


def open_writer(database: Path) -> Engine:
    """One connection, for the one thread that writes."""
    return _engine(database, NullPool, "BEGIN IMMEDIATE")


def open_readers(database: Path, count: int) -> Engine:
    """Connections that only read: each transaction sees one moment, whoever writes meanwhile."""
    return _engine(database, QueuePool, "BEGIN DEFERRED", pool_size=count, max_overflow=0)


def _engine(database: Path, pool: type[Pool], begin: str, **options: int) -> Engine:
    engine = create_engine(
        f"sqlite+pysqlite:///{database}",
        poolclass=pool,
        # A connection is used by one thread at a time, but not always by the same one.
        connect_args={"check_same_thread": False},
        **options,
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # Otherwise the driver begins transactions by itself, later than we mean.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        # What was acknowledged survives a power cut, not only a crash of this program.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
        cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin_as_meant(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
