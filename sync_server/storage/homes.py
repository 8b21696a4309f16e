"""Where a server's data live: in one file of SQLite, or in PostgreSQL for several processes.

Both are prepared, opened and worked on in the same words; only here it is known which it is.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import make_url, select, text

from sync_server.services.ports import Database, Unavailable
from sync_server.storage import postgres_upgrade, upgrade
from sync_server.storage.bell_line import BellLine
from sync_server.storage.postgres_engine import open_once
from sync_server.storage.postgres_upgrade import shown_url
from sync_server.storage.postgres_workers import PostgresWorkers
from sync_server.storage.self_test import require_fences
from sync_server.storage.tables import server_keys
from sync_server.storage.unit_of_work import SqlUnitOfWork, transaction
from sync_server.storage.workers import DatabaseWorkers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from shared_domain.identifiers import VendorId
    from sync_server.services.ports import UnitOfWork

# Processes that start at once take turns with what the first of them has to make.
_TAKE_TURNS = text("SELECT pg_advisory_xact_lock(6017328435)")


class Workers(Database, Protocol):
    """A database that is worked on until it is closed."""

    def close(self) -> None: ...


class Home(Protocol):
    """What a server does with its database besides working on it."""

    @property
    def name(self) -> str:
        """What to call it in a sentence; no password is in it."""
        ...

    def holds_secrets(self) -> bool:
        """Whether something in it may be sealed already, which only one master key opens."""
        ...

    def prepare(self) -> None:
        """Make its schema, or bring an older one up to date."""
        ...

    def require_ready(self) -> None:
        """Raise Unavailable in words unless it can be served from."""
        ...

    def transaction(self) -> AbstractContextManager[UnitOfWork]:
        """One unit of work, for whoever has no workers."""
        ...

    def workers(self, on_moved: Callable[[VendorId], None]) -> Workers: ...

    def bell_line(self) -> BellLine | None:
        """To the other processes on the same database, where there can be any."""
        ...


@dataclass(frozen=True, slots=True)
class SqliteHome:
    """One file, for one process."""

    path: Path

    @property
    def name(self) -> str:
        return str(self.path)

    def holds_secrets(self) -> bool:
        return self.path.exists()

    def prepare(self) -> None:
        upgrade.upgrade(self.path)

    def require_ready(self) -> None:
        upgrade.require_current(self.path)

    def transaction(self) -> AbstractContextManager[UnitOfWork]:
        return transaction(self.path)

    def workers(self, on_moved: Callable[[VendorId], None]) -> Workers:
        return DatabaseWorkers(self.path, on_moved)

    def bell_line(self) -> BellLine | None:
        return None


@dataclass(frozen=True, slots=True)
class PostgresHome:
    """A database under two roles: its owner prepares it, the server works within its fences."""

    url: str
    owner_url: str | None = None

    @property
    def name(self) -> str:
        return shown_url(self.url)

    def holds_secrets(self) -> bool:
        if postgres_upgrade.is_empty(self.url):
            return False
        engine = open_once(self.url)
        try:
            with engine.connect() as connection:
                # The server's own key is the first that is made.
                return connection.execute(select(server_keys.c.number).limit(1)).first() is not None
        finally:
            engine.dispose()

    def prepare(self) -> None:
        if self.owner_url is None:
            message = (
                f"The database {self.name} is prepared by its owner: "
                "set STEMPEL_DATABASE_OWNER_URL for this command."
            )
            raise Unavailable(message)
        application = make_url(self.url).username or ""
        postgres_upgrade.upgrade(self.owner_url, application)

    def require_ready(self) -> None:
        postgres_upgrade.require_current(self.url)
        require_fences(self.url)

    @contextmanager
    def transaction(self) -> Iterator[UnitOfWork]:
        engine = open_once(self.url)
        try:
            with engine.begin() as connection:
                connection.execute(_TAKE_TURNS)
                yield SqlUnitOfWork(connection)
        finally:
            engine.dispose()

    def workers(self, on_moved: Callable[[VendorId], None]) -> Workers:
        return PostgresWorkers(self.url, on_moved)

    def bell_line(self) -> BellLine | None:
        return BellLine(self.url)
