"""A shop for every test: in memory, or on PostgreSQL within its fences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync_server.storage.postgres_engine import open_once
from sync_server.storage.unit_of_work import SqlUnitOfWork
from tests.sync_server.services.shop import Shop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync_server.services.ports import UnitOfWork
    from tests.postgres_cluster import PostgresCluster, PostgresDatabase


@pytest.fixture
def kind_of_database(request: pytest.FixtureRequest) -> str:
    """Memory, unless the test is marked to run on both: see `in_memory_and_on_postgres`."""
    kind: str = getattr(request, "param", "memory")
    return kind


@pytest.fixture(scope="session")
def untouched_postgres(postgres_cluster: PostgresCluster) -> PostgresDatabase:
    """One database for all these tests, because none of them ever commits."""
    return postgres_cluster.fresh_database()


@pytest.fixture
def shop(kind_of_database: str, request: pytest.FixtureRequest) -> Iterator[Shop]:
    if kind_of_database == "memory":
        yield Shop()
        return
    engine = open_once(request.getfixturevalue("untouched_postgres").url)
    with engine.connect() as connection:
        # One transaction for the whole test, which opening the vendor makes the vendor's own.
        stores: UnitOfWork = SqlUnitOfWork(connection)
        yield Shop(uow=stores)
        connection.rollback()
    engine.dispose()
