"""Bringing a database to the schema this program knows, and refusing one it does not know."""

from __future__ import annotations

import enum
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError

from sync_server.services.ports import Unavailable
from sync_server.storage.engine import open_writer
from sync_server.storage.planner import advise_planner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

_MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaState(enum.Enum):
    """How a database stands to this program."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"


def schema_state(database: Path) -> SchemaState:
    """Look, and change nothing; a missing file is an empty database."""
    if not database.exists():
        return SchemaState.EMPTY
    with _opened(database) as engine, engine.connect() as connection:
        return state_over(connection)


def state_over(connection: Connection) -> SchemaState:
    """How the schema behind a connection stands to this program."""
    found = MigrationContext.configure(connection).get_current_revision()
    scripts = ScriptDirectory.from_config(migrations())
    if found is None:
        return SchemaState.EMPTY
    if found == scripts.get_current_head():
        return SchemaState.CURRENT
    known = {script.revision for script in scripts.walk_revisions()}
    return SchemaState.OLDER if found in known else SchemaState.NEWER


def upgrade(database: Path, revision: str = "head") -> None:
    """Bring the schema up to a revision; what was there before is kept in a copy beside it."""
    state = schema_state(database)
    if state is SchemaState.NEWER:
        raise _written_by_newer(database)
    if state is SchemaState.OLDER:
        _copy_aside(database)
    _run(database, lambda config: command.upgrade(config, revision))


def require_current(database: Path) -> None:
    """Raise Unavailable in words unless the schema is the one this program works with."""
    state = schema_state(database)
    if state is SchemaState.NEWER:
        raise _written_by_newer(database)
    if state is not SchemaState.CURRENT:
        message = f"{database} is not prepared for this version. Run the command migrate first."
        raise Unavailable(message)


def downgrade(database: Path, revision: str) -> None:
    """Take the schema back to an earlier revision."""
    _run(database, lambda config: command.downgrade(config, revision))


def _run(database: Path, action: Callable[[Config], None]) -> None:
    with _opened(database) as engine:
        with engine.connect() as connection:
            action(migrations(connection=connection))
        with engine.begin() as connection:
            advise_planner(connection)


@contextmanager
def _opened(database: Path) -> Iterator[Engine]:
    """The database for a moment; what is wrong with the file is said in words."""
    engine = open_writer(database)
    try:
        yield engine
    except DatabaseError as error:
        message = f"The database {database} cannot be used: {error.orig}."
        raise Unavailable(message) from error
    finally:
        engine.dispose()


def migrations(**attributes: object) -> Config:
    """Alembic's configuration; `connection` is the one it is to work on."""
    config = Config(attributes=attributes)
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _copy_aside(database: Path) -> None:
    """A copy by SQLite itself, which is whole even while the write-ahead log is not empty."""
    copy = database.with_name(f"{database.name}.before-upgrade")
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _written_by_newer(database: Path) -> Unavailable:
    return Unavailable(
        f"{database} was written by a newer version of this program. "
        "Start that version, or put back a backup that fits this one."
    )
