"""Opens the one connection to the terminal's database, and sets how safely it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import URL, create_engine, event
from sqlalchemy.pool import NullPool

from terminal.storage.failures import storage_failure
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.engine import ExceptionContext

# Nobody else has business in this file; this long is left to a virus scanner.
_BUSY_TIMEOUT_S = 0.5

# EXCLUSIVE comes first: it keeps a second process out for as long as the connection lives, and
# the index of the write-ahead log in memory. Checkpoints are made where nobody waits for them.
_PRAGMAS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA wal_autocheckpoint = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
)


def open_connection(path: Path) -> Connection:
    """The connection, used by one thread at a time.

    Whoever outlives the worker may close it, so SQLite is not asked to check the thread.
    Transactions begin and end by the statements of `begin`, `commit` and `roll_back`; failures
    of the disk arrive as StorageUnavailable.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"timeout": _BUSY_TIMEOUT_S, "check_same_thread": False},
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "handle_error", _translate)
    return engine.connect()


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _translate(context: ExceptionContext) -> BaseException | None:
    return storage_failure(context.original_exception)


def use_write_ahead_log(connection: Connection) -> None:
    """Of all ways to commit the one that survived every power cut with a single flush."""
    mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar()
    if mode != "wal":
        raise StorageUnavailable(StorageTrouble.READ_ONLY, f"journal mode {mode}")


def begin(connection: Connection) -> None:
    """Take the write lock at once: a transaction that must wait should wait before it reads."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def commit(connection: Connection) -> None:
    connection.exec_driver_sql("COMMIT")


def roll_back(connection: Connection) -> None:
    """End the transaction if there still is one; SQLite ends it itself on some failures."""
    if driver_connection(connection).in_transaction:
        connection.exec_driver_sql("ROLLBACK")


def fold_log(connection: Connection) -> None:
    """Write the log's pages to their places in the database (a checkpoint)."""
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection beneath."""
    beneath: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]  # SQLAlchemy cannot know the driver
    return beneath
