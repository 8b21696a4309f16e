"""Brings a database to the schema this program knows, after copying it; refuses newer ones."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from terminal.storage.database_check import check_database
from terminal.storage.engine import (
    begin,
    commit,
    driver_connection,
    roll_back,
    use_write_ahead_log,
)
from terminal.storage.failures import DamagedDatabase, translated
from terminal.storage.world_digest import keep_world_digest
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class SchemaHistory:
    """Every schema ever released, oldest first, and the folder of the steps between them.

    The names stand here too because Alembic takes longer to import than the whole start of a
    terminal that has nothing to upgrade.
    """

    migrations: Path
    schemas: tuple[str, ...]


RELEASED = SchemaHistory(
    Path(__file__).parent / "migrations", ("0001", "0002", "0003", "0004", "0005")
)


def upgrade(connection: Connection, path: Path, history: SchemaHistory = RELEASED) -> None:
    """Bring the database at this path to the newest schema, in one transaction or not at all.

    Raises StorageUnavailable, with the database untouched, when a newer program wrote it, or when
    what comes of the upgrade does not pass the check of everything.
    """
    found, newest = schema_of(connection), history.schemas[-1]
    if found is not None and found not in history.schemas:
        raise StorageUnavailable(StorageTrouble.NEWER_VERSION, f"schema {found}")
    use_write_ahead_log(connection)
    if found == newest:
        return
    if found is not None:
        copy_database(connection, path.with_name(f"{path.stem}-{found}-before-{newest}.sqlite3"))
    begin(connection)
    try:
        _migrate(connection, history)
        commit(connection)
    finally:
        roll_back(connection)


def schema_of(connection: Connection) -> str | None:
    """The schema of the database; None for one without tables."""
    if not _has_table(connection, "alembic_version"):
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(version) if version is not None else None


def copy_database(connection: Connection, target: Path) -> None:
    """A whole copy, made by SQLite itself while the connection stays open."""
    with translated(), closing(sqlite3.connect(target)) as copy:
        driver_connection(connection).backup(copy)


def alembic_config(connection: Connection, history: SchemaHistory = RELEASED) -> Config:
    """What Alembic needs to work on this connection, inside the caller's transaction."""
    # Imported here: only a first start and an upgrade pay for it.
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(history.migrations).replace("%", "%%"))
    return config


def _migrate(connection: Connection, history: SchemaHistory) -> None:
    from alembic import command  # noqa: PLC0415  (as above)

    before = _journal_fingerprint(connection)
    command.upgrade(alembic_config(connection, history), history.schemas[-1])
    if before is not None and _journal_fingerprint(connection) != before:
        raise RuntimeError("an upgrade must never change what the journal says")
    # A step may add columns to what the server told; what a row says now is what counts.
    keep_world_digest(connection)
    if before is not None:
        damage = check_database(connection).damage
        if damage:
            raise DamagedDatabase(f"after an upgrade: {damage[0]}")


def _journal_fingerprint(connection: Connection) -> bytes | None:
    """A hash over everything in the journal, in order; None before there is one."""
    if not _has_table(connection, "journal"):
        return None
    in_order = (
        "SELECT entry_id, epoch, sequence, body, hash, signature FROM journal ORDER BY number"
    )
    fingerprint = hashlib.sha256()
    for row in connection.exec_driver_sql(in_order):
        fingerprint.update(repr(tuple(row)).encode())
    return fingerprint.digest()


def _has_table(connection: Connection, name: str) -> bool:
    table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.exec_driver_sql(table, (name,)).first() is not None
