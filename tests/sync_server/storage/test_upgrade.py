"""The schema through time: up, down, with rows in it, and never over what a newer program wrote."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from msgspec.structs import replace

from sync_server.services.ports import Unavailable
from sync_server.storage.engine import open_writer
from sync_server.storage.tables import metadata
from sync_server.storage.unit_of_work import transaction
from sync_server.storage.upgrade import (
    SchemaState,
    downgrade,
    require_current,
    schema_state,
    upgrade,
)
from tests.builders import BERT, VENDOR, a_vendor, redeemed, stamped
from tests.contracts.server_stores import samples

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "server.sqlite3"


def fill(database: Path) -> None:
    made, head = samples.records(stamped(1))
    with transaction(database) as uow:
        uow.vendors.add(a_vendor(), samples.NOW)
        uow.ledger.open(VENDOR)
        uow.ledger.append(VENDOR, made, head, samples.NOW)
        uow.cards.save(VENDOR, [samples.card()])


def rename_revision(database: Path, revision: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])


def tables_in(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name for (name,) in rows if not name.startswith("sqlite_")}


def test_a_new_database_is_brought_to_the_newest_schema(database: Path) -> None:
    assert schema_state(database) is SchemaState.EMPTY
    assert not database.exists()

    upgrade(database)

    assert schema_state(database) is SchemaState.CURRENT
    require_current(database)
    fill(database)


def test_the_migrations_lead_to_exactly_the_tables_the_stores_use(database: Path) -> None:
    upgrade(database)
    engine = open_writer(database)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()

    assert differences == []


def test_upgrading_again_changes_nothing(database: Path) -> None:
    upgrade(database)
    fill(database)
    upgrade(database)

    with transaction(database) as uow:
        assert uow.vendors.get(VENDOR) == a_vendor()
        assert uow.cards.get(VENDOR, [samples.CARD]) == {samples.CARD: samples.card()}


def test_a_schema_goes_all_the_way_down_and_up_again(database: Path) -> None:
    upgrade(database)
    fill(database)

    downgrade(database, "base")

    assert tables_in(database) == {"alembic_version"}
    assert schema_state(database) is SchemaState.EMPTY
    upgrade(database)
    fill(database)


def test_a_card_that_a_manager_once_spent_from_is_marked_by_the_upgrade(database: Path) -> None:
    reward = redeemed(1, card_id=samples.CARD, overridden_by=BERT)
    made, head = samples.records(reward, stamped(2, card_id="f" * 16))
    upgrade(database)
    with transaction(database) as uow:
        uow.ledger.open(VENDOR)
        uow.ledger.append(VENDOR, made, head, samples.NOW)
        uow.cards.save(VENDOR, [samples.card(), samples.card("f" * 16)])
    downgrade(database, "0005")
    upgrade(database)

    with transaction(database) as uow:
        at_risk = uow.cards.at_risk(VENDOR, None, 9)
    assert at_risk == [replace(samples.card(), is_at_risk=True)]


def test_what_a_newer_program_wrote_is_left_alone(database: Path) -> None:
    upgrade(database)
    rename_revision(database, "9999")

    assert schema_state(database) is SchemaState.NEWER
    for act in (upgrade, require_current):
        with pytest.raises(Unavailable, match="newer version"):
            act(database)


def test_a_database_that_was_never_prepared_says_what_to_do(database: Path) -> None:
    with pytest.raises(Unavailable, match="migrate"):
        require_current(database)


def test_an_older_database_is_copied_aside_before_it_is_upgraded(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is only one revision yet, so the newest is made to be called something else."""
    upgrade(database)
    fill(database)
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    monkeypatch.setattr(ScriptDirectory, "get_current_head", lambda _: "0002")
    assert schema_state(database) is SchemaState.OLDER
    with pytest.raises(Unavailable, match="migrate"):
        require_current(database)
    upgrade(database)
    monkeypatch.undo()

    copy = database.with_name("server.sqlite3.before-upgrade")
    with transaction(copy) as uow:
        assert uow.vendors.get(VENDOR) == a_vendor()
