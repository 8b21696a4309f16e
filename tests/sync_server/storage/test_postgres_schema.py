"""The same migrations on PostgreSQL: up, down, and to exactly the tables the stores use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from sync_server.services.ports import Unavailable
from sync_server.storage.partitions import is_divided, partition_names
from sync_server.storage.postgres_engine import open_once
from sync_server.storage.postgres_upgrade import downgrade, require_current, upgrade
from sync_server.storage.tables import metadata
from sync_server.storage.unit_of_work import SqlUnitOfWork
from tests.builders import VENDOR
from tests.contracts.server_stores import samples
from tests.postgres_cluster import APPLICATION

if TYPE_CHECKING:
    from tests.postgres_cluster import PostgresCluster, PostgresDatabase

DIVIDED = [table for table in metadata.sorted_tables if is_divided(table)]


def run(url: str, sql: str) -> list[object]:
    engine = open_once(url)
    with engine.begin() as connection:
        result = connection.execute(text(sql))
        rows = [row[0] for row in result] if result.returns_rows else []
    engine.dispose()
    return rows


def test_the_migrations_lead_to_exactly_the_tables_the_stores_use(
    postgres: PostgresDatabase,
) -> None:
    parts = {name for table in DIVIDED for name in partition_names(table.name)}

    def is_ours(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or name not in parts

    engine = open_once(postgres.owner_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        differences = compare_metadata(context, metadata)
    engine.dispose()

    assert differences == []


def test_a_schema_goes_all_the_way_down_and_up_again(postgres: PostgresDatabase) -> None:
    downgrade(postgres.owner_url, APPLICATION, "base")

    engine = open_once(postgres.owner_url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    upgrade(postgres.owner_url, APPLICATION)
    upgrade(postgres.owner_url, APPLICATION)
    require_current(postgres.url)


def test_a_migration_reaches_every_vendors_rows_although_the_owner_is_fenced_out(
    postgres: PostgresDatabase,
) -> None:
    engine = open_once(postgres.url)
    with engine.begin() as connection:
        stores = SqlUnitOfWork(connection)
        stores.act_for(VENDOR)
        stores.state.put("generation", "g1")
        stores.terminals.add(samples.terminal())
    downgrade(postgres.owner_url, APPLICATION, "0004")
    upgrade(postgres.owner_url, APPLICATION)

    with engine.begin() as connection:
        stores = SqlUnitOfWork(connection)
        stores.act_for(VENDOR)
        assert [one.generation for one in stores.terminals.all(VENDOR)] == ["g1"]
    engine.dispose()


def test_large_tables_are_divided_by_vendor(postgres: PostgresDatabase) -> None:
    engine = open_once(postgres.owner_url)
    there = set(inspect(engine).get_table_names())
    engine.dispose()

    assert {"ledger_records", "loyalty_transactions", "loyalty_cards"} <= {
        table.name for table in DIVIDED
    }
    for table in DIVIDED:
        assert set(partition_names(table.name)) <= there


def test_what_a_newer_program_wrote_is_left_alone(postgres: PostgresDatabase) -> None:
    run(postgres.owner_url, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(Unavailable, match="newer version"):
        upgrade(postgres.owner_url, APPLICATION)
    with pytest.raises(Unavailable, match="newer version"):
        require_current(postgres.url)


def test_a_database_that_was_never_prepared_says_what_to_do(
    postgres_cluster: PostgresCluster,
) -> None:
    with pytest.raises(Unavailable, match="migrate"):
        require_current(postgres_cluster.empty_database().url)


def test_a_database_that_cannot_be_reached_is_named_without_its_password() -> None:
    with pytest.raises(Unavailable, match=r"stempel:\*\*\*@127\.0\.0\.1:1/stempel cannot be used"):
        require_current("postgresql://stempel:secret@127.0.0.1:1/stempel")
