"""The stores under contract: in memory, on SQLite and on PostgreSQL, empty for every test."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from sync_server.storage.postgres_engine import open_once
from sync_server.storage.unit_of_work import SqlUnitOfWork, transaction
from sync_server.storage.upgrade import upgrade
from tests.fakes.server_stores import MemoryUnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sync_server.services.ports import UnitOfWork
    from tests.postgres_cluster import PostgresDatabase

    Begin = Callable[[], AbstractContextManager[UnitOfWork]]


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def begin(request: pytest.FixtureRequest, tmp_path: Path) -> Begin:
    """Begins a unit of work over stores that were empty when the test began."""
    if request.param == "memory":
        return MemoryUnitOfWork().transaction
    if request.param == "postgres":
        return beyond_fences(request.getfixturevalue("postgres"))
    database = tmp_path / "server.sqlite3"
    upgrade(database)
    return lambda: transaction(database)


def beyond_fences(database: PostgresDatabase) -> Begin:
    """Whoever is bound by nothing: a store must ask for its vendor's rows only, fence or not."""

    @contextmanager
    def begin_over_all() -> Iterator[UnitOfWork]:
        engine = open_once(database.superuser_url)
        with engine.begin() as connection:
            yield SqlUnitOfWork(connection)
        engine.dispose()

    return begin_over_all
