"""Upgrades copy first, keep the journal as it is, and happen as a whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from shared_domain.amounts import Amounts
from shared_domain.ledger import Entry
from shared_domain.wire.codec import decode_item
from shared_domain.wire.push import Verdict, VerdictKind
from terminal.storage.engine import begin, commit, open_connection, roll_back
from terminal.storage.local_store import DATABASE_NAME
from terminal.storage.tables import metadata
from terminal.storage.upgrade import (
    RELEASED,
    SchemaHistory,
    alembic_config,
    schema_of,
    upgrade,
)
from terminal.use_cases.ports import StorageUnavailable
from terminal.use_cases.store_ports import PostedEntry
from tests.fakes.journal_writer import CARD
from tests.terminal.storage.writing import journal_of, opened, stamp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.journal_writer import JournalWriter

NEXT_STEP = '''
"""A step of the future."""

from alembic import op

revision = "9001"
down_revision = "{newest}"


def upgrade() -> None:
    op.execute("CREATE TABLE gifts (number INTEGER PRIMARY KEY)")
    {also}
'''


def future(folder: Path, also: str = "") -> SchemaHistory:
    """The released history and one step more."""
    migrations = folder.with_name("migrations")
    shutil.copytree(RELEASED.migrations, migrations)
    (migrations / "versions" / "9001_gifts.py").write_text(
        NEXT_STEP.format(newest=RELEASED.schemas[-1], also=also)
    )
    return SchemaHistory(migrations, (*RELEASED.schemas, "9001"))


def tables_of(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as database:
        return {
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }


def test_the_history_names_every_step_in_order(folder: Path) -> None:
    with closing(open_connection(folder.with_name("any"))) as connection:
        steps = ScriptDirectory.from_config(alembic_config(connection)).walk_revisions()

        assert tuple(step.revision for step in steps)[::-1] == RELEASED.schemas


def test_the_steps_lead_to_the_tables_as_they_are_described(folder: Path) -> None:
    with opened(folder):
        pass

    with closing(open_connection(folder / DATABASE_NAME)) as connection:
        assert schema_of(connection) == RELEASED.schemas[-1]
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_log_is_written_ahead_and_flushed_in_full(folder: Path) -> None:
    with opened(folder) as store, store.begin() as uow:
        settings = {
            name: uow._connection.exec_driver_sql(f"PRAGMA {name}").scalar()  # noqa: SLF001
            for name in ("journal_mode", "synchronous", "foreign_keys", "locking_mode")
        }

    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "locking_mode": "exclusive",
    }


def test_all_steps_can_be_taken_back_and_taken_again(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        stamp(store, till, 3)
    path = folder / DATABASE_NAME

    with closing(open_connection(path)) as connection:
        begin(connection)
        command.downgrade(alembic_config(connection), "base")
        commit(connection)
    assert tables_of(path) == {"alembic_version"}

    with opened(folder) as store:
        assert [item.sequence for item in journal_of(store)] == [1, 2, 3]


def test_what_was_parked_before_there_was_a_place_for_it_is_set_aside(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        kept, parked, posted = stamp(store, till, 3)
        entry = decode_item(posted.body)
        assert isinstance(entry, Entry)
        with store.begin() as uow:
            uow.entries.confirm([PostedEntry(1, entry, posted.body)])
            verdicts = [Verdict(place, VerdictKind.PARKED, reason="newer") for place in (2, 3)]
            uow.journal.note_parked(till.epoch, verdicts)
            uow.entries.set_aside([parked.entry_id])
            uow.commit()
    with closing(open_connection(folder / DATABASE_NAME)) as connection:
        begin(connection)
        command.downgrade(alembic_config(connection), "0004")
        commit(connection)

    with opened(folder) as store:
        found = store.verify()
        assert (found.damage, found.cards) == ((), (CARD,))
        with store.begin() as uow:
            card, known = uow.cards.get(CARD), uow.entries.get(parked.entry_id)
            counting = [one.entry_id for one in uow.entries.of_card(CARD)]
    assert card is not None
    assert known is not None
    assert known.is_set_aside
    assert counting == [kept.entry_id, posted.entry_id]
    assert card.balance == Amounts(stamps=2)


def test_an_upgrade_keeps_a_copy_of_what_was_and_the_journal_as_it_is(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 3)
    path = folder / DATABASE_NAME

    with closing(open_connection(path)) as connection:
        upgrade(connection, path, future(folder))
        assert schema_of(connection) == "9001"

    copy = folder / f"terminal-{RELEASED.schemas[-1]}-before-9001.sqlite3"
    assert "gifts" in tables_of(path)
    assert "gifts" not in tables_of(copy)
    copy.replace(path)
    with opened(folder) as store:
        assert journal_of(store) == items


@pytest.mark.parametrize(
    "also",
    [
        "raise OSError('the disk')",
        "op.execute('CREATE TABLE gifts (again)')",
        "op.execute('DELETE FROM journal WHERE number = 2')",
        "op.execute(\"UPDATE journal SET body = x'00' WHERE number = 2\")",
    ],
)
def test_an_upgrade_that_fails_or_touches_the_journal_never_happened(
    folder: Path, till: JournalWriter, also: str
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 3)
    path = folder / DATABASE_NAME

    with (
        closing(open_connection(path)) as connection,
        pytest.raises(Exception, match=r"disk|gifts|journal"),
    ):
        upgrade(connection, path, future(folder, also))

    assert "gifts" not in tables_of(path)
    with opened(folder) as store:
        assert journal_of(store) == items


def test_rolling_back_without_a_transaction_does_nothing(folder: Path) -> None:
    with closing(open_connection(folder.with_name("any"))) as connection:
        roll_back(connection)


def test_an_upgrade_that_spoils_what_is_known_never_happened(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        items = stamp(store, till, 3)
    path = folder / DATABASE_NAME

    with (
        closing(open_connection(path)) as connection,
        pytest.raises(StorageUnavailable, match="after an upgrade"),
    ):
        upgrade(connection, path, future(folder, "op.execute('DELETE FROM entries')"))

    with opened(folder) as store:
        assert journal_of(store) == items
        assert store.verify().is_clean
