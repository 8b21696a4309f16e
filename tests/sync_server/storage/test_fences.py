"""The fences between vendors on PostgreSQL, probed with plain SQL as the server's own role."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sync_server.services.ports import Unavailable
from sync_server.storage.fences import is_fenced
from sync_server.storage.partitions import partition_names
from sync_server.storage.postgres_engine import open_once, open_pool
from sync_server.storage.self_test import require_fences
from sync_server.storage.tables import metadata
from sync_server.storage.unit_of_work import SqlUnitOfWork
from tests.builders import VENDOR, a_vendor, stamped
from tests.contracts.server_stores import samples
from tests.contracts.server_stores.samples import OTHER_VENDOR
from tests.postgres_cluster import APPLICATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from shared_domain.identifiers import VendorId
    from tests.postgres_cluster import PostgresDatabase

FENCED = sorted(table.name for table in metadata.sorted_tables if is_fenced(table))
FILLED = ["ledger_records", "loyalty_cards", "loyalty_transactions", "vendor_heads", "vendors"]


def fill(connection: Connection, vendor_id: VendorId, slug: str) -> None:
    """The same entry, with the same id, in the ledger of each vendor."""
    made, head = samples.records(stamped(1))
    uow = SqlUnitOfWork(connection)
    uow.act_for(vendor_id)
    uow.vendors.add(a_vendor(vendor_id=vendor_id, slug=slug), samples.NOW)
    uow.ledger.open(vendor_id)
    uow.ledger.append(vendor_id, made, head, samples.NOW)
    uow.cards.save(vendor_id, [samples.card()])


@pytest.fixture
def server(postgres: PostgresDatabase) -> Iterator[Engine]:
    """The server's role on one pooled connection, with two vendors in the database."""
    engine = open_pool(postgres.url, 1)
    for vendor_id, slug in ((VENDOR, "one"), (OTHER_VENDOR, "two")):
        with engine.begin() as connection:
            fill(connection, vendor_id, slug)
    yield engine
    engine.dispose()


@contextmanager
def acting(engine: Engine, vendor_id: VendorId | None) -> Iterator[Connection]:
    with engine.begin() as connection:
        if vendor_id is not None:
            SqlUnitOfWork(connection).act_for(vendor_id)
        yield connection


def owners_in(connection: Connection, table: str) -> set[UUID]:
    return set(connection.execute(text(f"SELECT vendor_id FROM {table}")).scalars())  # noqa: S608


def count(connection: Connection, sql: str) -> int:
    return connection.execute(text(sql)).rowcount


def command(url: str, *statements: str) -> None:
    engine = open_once(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


# --- the eleven probes -------------------------------------------------------------------------


def test_1_whoever_acts_for_nobody_sees_nothing(server: Engine) -> None:
    with acting(server, None) as connection:
        assert [name for name in FENCED if owners_in(connection, name)] == []


@pytest.mark.parametrize("table", FILLED)
def test_2_whoever_acts_for_a_vendor_sees_its_rows_only(server: Engine, table: str) -> None:
    with acting(server, VENDOR) as connection:
        assert owners_in(connection, table) == {VENDOR}


def test_3_nothing_can_be_written_into_another_vendors_tables(server: Engine) -> None:
    made, head = samples.records(stamped(2), after=samples.records(stamped(1))[1])
    with (
        pytest.raises(DBAPIError, match="row-level security"),
        acting(server, VENDOR) as connection,
    ):
        SqlUnitOfWork(connection).ledger.append(OTHER_VENDOR, made, head, samples.NOW)


def test_4_no_row_can_be_given_to_another_vendor(server: Engine) -> None:
    move = text("UPDATE loyalty_cards SET vendor_id = :other")
    with (
        pytest.raises(DBAPIError, match="row-level security"),
        acting(server, VENDOR) as connection,
    ):
        connection.execute(move, {"other": OTHER_VENDOR})


def test_5_another_vendors_rows_can_be_neither_changed_nor_removed(server: Engine) -> None:
    with acting(server, VENDOR) as connection:
        others = f"vendor_id = '{OTHER_VENDOR}'"
        assert count(connection, f"UPDATE loyalty_cards SET stamps = 99 WHERE {others}") == 0  # noqa: S608
        assert count(connection, f"DELETE FROM loyalty_cards WHERE {others}") == 0  # noqa: S608
        assert count(connection, "DELETE FROM loyalty_cards") == 1
    with acting(server, OTHER_VENDOR) as connection:
        assert owners_in(connection, "loyalty_cards") == {OTHER_VENDOR}


def test_6_the_owner_of_the_tables_is_fenced_out_too(
    server: Engine, postgres: PostgresDatabase
) -> None:
    del server
    engine = open_once(postgres.owner_url)
    with engine.connect() as connection:
        assert [name for name in FENCED if owners_in(connection, name)] == []
    engine.dispose()


def test_7_a_setting_that_has_ended_is_no_vendor_and_no_error(server: Engine) -> None:
    with acting(server, VENDOR):
        pass
    with acting(server, None) as connection:
        assert connection.execute(text("SELECT current_setting('app.vendor_id')")).scalar() == ""
        assert owners_in(connection, "loyalty_cards") == set()


def test_8_nothing_of_a_call_is_left_on_its_connection_even_when_it_failed(
    server: Engine,
) -> None:
    with pytest.raises(DBAPIError, match="zero"), acting(server, VENDOR) as connection:
        connection.execute(text("SELECT 1 / 0"))
    with acting(server, None) as connection:
        assert [name for name in FENCED if owners_in(connection, name)] == []


def test_9_a_view_that_sees_with_anothers_eyes_keeps_the_server_from_starting(
    postgres: PostgresDatabase,
) -> None:
    command(
        postgres.superuser_url,
        "CREATE VIEW all_cards AS SELECT * FROM loyalty_cards",
        f"GRANT SELECT ON all_cards TO {APPLICATION}",
    )
    with pytest.raises(Unavailable, match="the view all_cards"):
        require_fences(postgres.url)
    command(postgres.superuser_url, "ALTER VIEW all_cards SET (security_invoker = true)")
    require_fences(postgres.url)


def test_10_no_partition_is_reached_past_its_table(server: Engine) -> None:
    for name in partition_names("loyalty_cards"):
        denied = pytest.raises(DBAPIError, match="permission denied")
        with denied, acting(server, VENDOR) as connection:
            owners_in(connection, name)


def test_11_an_entrys_id_says_nothing_about_other_vendors(server: Engine) -> None:
    """Unique across vendors it would be a way to ask for, and to keep out, what others have."""
    for vendor_id in (VENDOR, OTHER_VENDOR):
        with acting(server, vendor_id) as connection:
            assert owners_in(connection, "loyalty_transactions") == {vendor_id}


# --- the narrow ways past ----------------------------------------------------------------------


def test_an_operator_reads_all_vendors_and_changes_none(server: Engine) -> None:
    with server.begin() as connection:
        SqlUnitOfWork(connection).oversee()
        assert owners_in(connection, "loyalty_cards") == {VENDOR, OTHER_VENDOR}
        assert count(connection, "UPDATE loyalty_cards SET stamps = 99") == 0
        assert count(connection, "DELETE FROM vendors") == 0


def test_a_terminal_is_found_by_its_token_and_by_nothing_else(server: Engine) -> None:
    terminal = samples.terminal()
    with acting(server, VENDOR) as connection:
        SqlUnitOfWork(connection).terminals.add(terminal)
    with acting(server, None) as connection:
        stores = SqlUnitOfWork(connection)
        assert stores.terminals.by_token(b"?" * 32) is None
        assert stores.terminals.all(VENDOR) == []
        assert stores.terminals.by_token(terminal.token_hash) == terminal


def test_a_vendor_is_found_by_its_slug_and_its_rows_are_not(server: Engine) -> None:
    with acting(server, None) as connection:
        stores = SqlUnitOfWork(connection)
        assert stores.vendors.all() == []
        found = stores.vendors.by_slug("two")
        assert found is not None
        assert [one.slug for one in stores.vendors.all()] == ["two"]
        assert stores.cards.get(OTHER_VENDOR, [samples.CARD]) == {}


@pytest.mark.parametrize("table", ["ledger_records", "loyalty_transactions"])
def test_the_server_can_only_add_to_the_ledger(server: Engine, table: str) -> None:
    for act in (f"UPDATE {table} SET position = 7", f"DELETE FROM {table}"):  # noqa: S608
        denied = pytest.raises(DBAPIError, match="permission denied")
        with denied, acting(server, VENDOR) as connection:
            connection.execute(text(act))


# --- what keeps a server from starting ---------------------------------------------------------


def test_a_database_as_it_was_prepared_may_be_served(postgres: PostgresDatabase) -> None:
    require_fences(postgres.url)


def test_nobody_serves_as_the_owner_or_as_a_superuser(postgres: PostgresDatabase) -> None:
    with pytest.raises(Unavailable, match="stempel_owner owns"):
        require_fences(postgres.owner_url)
    with pytest.raises(Unavailable, match="superuser"):
        require_fences(postgres.superuser_url)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("ALTER TABLE vendors NO FORCE ROW LEVEL SECURITY", "not forced on vendors"),
        ("ALTER TABLE loyalty_cards_part_07 DISABLE ROW LEVEL SECURITY", "loyalty_cards_part_07"),
        ("DROP POLICY own ON cases", "no policy keeps vendors apart in cases"),
        (f"GRANT SELECT ON ledger_records_part_00 TO {APPLICATION}", "ledger_records_part_00"),
        (
            "CREATE FUNCTION sum_up() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
            "the function sum_up",
        ),
    ],
)
def test_a_fence_that_is_down_keeps_the_server_from_starting(
    postgres: PostgresDatabase, statement: str, sentence: str
) -> None:
    command(postgres.superuser_url, statement)

    with pytest.raises(Unavailable, match=sentence):
        require_fences(postgres.url)


@pytest.mark.parametrize("right", ["BYPASSRLS", "CREATEROLE"])
def test_a_role_that_could_climb_keeps_the_server_from_starting(
    postgres: PostgresDatabase, right: str
) -> None:
    command(postgres.superuser_url, f"ALTER ROLE {APPLICATION} {right}")
    try:
        with pytest.raises(Unavailable, match=right):
            require_fences(postgres.url)
    finally:
        command(postgres.superuser_url, f"ALTER ROLE {APPLICATION} NO{right}")
