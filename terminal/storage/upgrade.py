"""Brings a database to the schema this program knows, after copying it; refuses newer ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from terminal.storage.engine import begin, commit, driver_connection, roll_back
from terminal.storage.failures import translated
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"

# Every schema ever released, oldest first. Kept here because Alembic takes longer to import
# than the whole start of a terminal that has nothing to upgrade.
SCHEMAS = ("0001",)


def schema_of(connection: Connection) -> str | None:
    """The schema of the database; None for one without tables."""
    table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if connection.exec_driver_sql(table).first() is None:
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(version) if version is not None else None


def upgrade(connection: Connection, path: Path) -> None:
    """Bring the database at this path to the newest schema, in one transaction or not at all.

    Raises StorageUnavailable, with the database untouched, when a newer program wrote it.
    """
    found = schema_of(connection)
    if found == SCHEMAS[-1]:
        return
    if found is not None:
        if found not in SCHEMAS:
            raise StorageUnavailable(StorageTrouble.NEWER_VERSION, f"schema {found}")
        copy_database(connection, path.with_name(f"{path.stem}-before-{SCHEMAS[-1]}.sqlite3"))
    begin(connection)
    try:
        migrate(connection, SCHEMAS[-1])
        commit(connection)
    finally:
        roll_back(connection)


def copy_database(connection: Connection, target: Path) -> None:
    """A whole copy, made by SQLite itself while the connection stays open."""
    with translated(), closing(sqlite3.connect(target)) as copy:
        driver_connection(connection).backup(copy)


def migrate(connection: Connection, schema: str) -> None:
    """Run the migrations up or down to this schema, inside the caller's transaction."""
    # Imported here: only a first start and an upgrade pay for it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    if schema in _schemas_from(schema_of(connection)):
        command.upgrade(config, schema)
    else:
        command.downgrade(config, schema)


def _schemas_from(schema: str | None) -> tuple[str, ...]:
    return SCHEMAS if schema is None else SCHEMAS[SCHEMAS.index(schema) :]
