"""Bringing a PostgreSQL database to the schema this program knows, by the owner of its tables.

What was there before is not copied aside: that is done by whoever keeps the database's backups.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from alembic import command
from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError

from sync_server.services.ports import Unavailable
from sync_server.storage.fences import let_owner_in, put_up_fences
from sync_server.storage.postgres_engine import open_once
from sync_server.storage.upgrade import SchemaState, migrations, state_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alembic.config import Config
    from sqlalchemy import Connection

# Two processes that migrate at once: the second waits, and finds the work done.
_MIGRATING = 0x5374656D70656C


def upgrade(owner_url: str, application: str, revision: str = "head") -> None:
    """Bring the schema up to a revision; `application` is the role that the server works under."""
    with _opened(owner_url) as connection:
        if state_over(connection) is SchemaState.NEWER:
            raise _written_by_newer(owner_url)
        _run(connection, application, lambda config: command.upgrade(config, revision))


def downgrade(owner_url: str, application: str, revision: str) -> None:
    """Take the schema back to an earlier revision."""
    with _opened(owner_url) as connection:
        _run(connection, application, lambda config: command.downgrade(config, revision))


def is_empty(url: str) -> bool:
    """Whether the database was never prepared."""
    with _opened(url) as connection:
        return state_over(connection) is SchemaState.EMPTY


def require_current(url: str) -> None:
    """Raise Unavailable in words unless the schema is the one this program works with."""
    with _opened(url) as connection:
        state = state_over(connection)
    if state is SchemaState.NEWER:
        raise _written_by_newer(url)
    if state is not SchemaState.CURRENT:
        message = (
            f"The database {shown_url(url)} is not prepared for this version. "
            "Run the command migrate first."
        )
        raise Unavailable(message)


def shown_url(url: str) -> str:
    """The address without its password."""
    return make_url(url).render_as_string(hide_password=True)


def _run(connection: Connection, application: str, action: Callable[[Config], None]) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_lock({_MIGRATING})")
    let_owner_in(connection)
    connection.commit()
    action(migrations(connection=connection))
    put_up_fences(connection, application)
    connection.commit()


@contextmanager
def _opened(url: str) -> Iterator[Connection]:
    """The database for a moment; what is wrong with it is said in words."""
    engine = open_once(url)
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        message = f"The database {shown_url(url)} cannot be used: {_first_line(error)}."
        raise Unavailable(message) from error
    finally:
        engine.dispose()


def _first_line(error: DatabaseError) -> str:
    return str(error.orig).strip().splitlines()[0]


def _written_by_newer(url: str) -> Unavailable:
    return Unavailable(
        f"The database {shown_url(url)} was written by a newer version of this program. "
        "Start that version, or put back a backup that fits this one."
    )
