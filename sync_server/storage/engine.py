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
BUSY_TIMEOUT_MS = 5_000
_CACHE_KIB = 16 * 1024

_PRAGMAS = (
    "journal_mode = WAL",
    # What was acknowledged survives a power cut, not only a crash of this program.
    "synchronous = FULL",
    f"cache_size = -{_CACHE_KIB}",
    "foreign_keys = ON",
)


def open_writer(database: Path, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """One connection, for the one thread that writes."""
    pragmas = [*_PRAGMAS, f"busy_timeout = {busy_timeout_ms}"]
    return _engine(database, NullPool, "BEGIN IMMEDIATE", pragmas)


def open_readers(database: Path, count: int) -> Engine:
    """Connections that only read: each transaction sees one moment, whoever writes meanwhile."""
    pragmas = [*_PRAGMAS, f"busy_timeout = {BUSY_TIMEOUT_MS}", "query_only = ON"]
    return _engine(database, QueuePool, "BEGIN DEFERRED", pragmas, pool_size=count, max_overflow=0)


def open_copy(database: Path) -> Engine:
    """A copy that nobody works with: one file without a log beside it.

    It is flushed by whoever made it, once it is whole.
    """
    pragmas = ["journal_mode = DELETE", "synchronous = OFF"]
    return _engine(database, NullPool, "BEGIN IMMEDIATE", pragmas)


def is_in_transaction(connection: Connection) -> bool:
    """Whether the database still holds the transaction; on a full disk it lets go by itself."""
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]  # SQLite's
    return driver.in_transaction


def _engine(
    database: Path, pool: type[Pool], begin: str, pragmas: list[str], **options: int
) -> Engine:
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
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin_as_meant(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
