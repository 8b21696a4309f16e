"""Putting a copy back: checked first, marked, and never without keeping what was there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from sync_server.services.generations import begin_history, generation_of
from sync_server.services.ports import Unavailable
from sync_server.storage.backups import Backups
from sync_server.storage.data_lock import alone_in
from sync_server.storage.put_back import put_back
from sync_server.storage.unit_of_work import transaction
from sync_server.storage.upgrade import downgrade
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.server_tools import CountedChance
from tests.sync_server.storage.kept_shop import KeptShop

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def kept(tmp_path: Path) -> KeptShop:
    return KeptShop(tmp_path / "data" / "server.sqlite3")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def copy(kept: KeptShop, tmp_path: Path) -> Path:
    """A copy of the shop as it was before some more stamps."""
    made = Backups(kept.database, tmp_path / "copies").make(MONDAY_MORNING, lambda: True)
    assert made is not None
    kept.stamp_all()
    return made.file


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_the_copy_takes_the_place_of_what_there_was_which_is_kept(
    kept: KeptShop, copy: Path, folder: Path
) -> None:
    before = kept.position()

    back = put_back(copy, kept.database)

    assert back.positions[kept.shop.vendor_id] == kept.position() < before
    assert names(folder) == {"server.sqlite3", "server.sqlite3.before-restore-1"}
    with transaction(folder / "server.sqlite3.before-restore-1") as old:
        assert old.ledger.head(kept.shop.vendor_id).position == before
    put_back(copy, kept.database)
    assert "server.sqlite3.before-restore-2" in names(folder)


def test_whoever_starts_from_a_copy_begins_another_history(kept: KeptShop, copy: Path) -> None:
    with kept.at_work() as uow:
        before = generation_of(uow)
    put_back(copy, kept.database)

    with kept.at_work() as uow:
        assert generation_of(uow) == before
        begin_history(uow, CountedChance(100))
        fresh = generation_of(uow)
        begin_history(uow, CountedChance(200))
        assert generation_of(uow) == fresh != before


def test_a_copy_is_put_back_where_there_is_no_database_at_all(
    kept: KeptShop, copy: Path, folder: Path
) -> None:
    kept.database.unlink()

    put_back(copy, kept.database)

    assert names(folder) == {"server.sqlite3"}


def test_what_a_crash_left_in_the_log_is_kept_too(kept: KeptShop, copy: Path, folder: Path) -> None:
    with closing(sqlite3.connect(kept.database)) as holding_on:
        holding_on.execute("BEGIN")
        holding_on.execute("SELECT count(*) FROM vendors").fetchone()
        kept.stamp_all()
        before = kept.position()
        left = {file: (folder / file).read_bytes() for file in names(folder)}
    assert "server.sqlite3-wal" in left
    for file, content in left.items():
        (folder / file).write_bytes(content)

    put_back(copy, kept.database)

    aside = "server.sqlite3.before-restore-1"
    assert names(folder) == {"server.sqlite3", aside, f"{aside}-wal"}
    with transaction(folder / aside) as old:
        assert old.ledger.head(kept.shop.vendor_id).position == before


def test_a_database_that_cannot_be_read_any_more_is_kept_with_its_log(
    kept: KeptShop, copy: Path, folder: Path
) -> None:
    kept.database.write_bytes(b"rubbish")
    (folder / "server.sqlite3-wal").write_bytes(b"more of it")

    put_back(copy, kept.database)

    aside = folder / "server.sqlite3.before-restore-1"
    assert aside.read_bytes() == b"rubbish"
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"more of it"
    assert kept.position() > 0


def test_a_disk_without_second_names_gets_a_second_file(
    kept: KeptShop, copy: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    content = kept.database.read_bytes()

    put_back(copy, kept.database)

    assert (folder / "server.sqlite3.before-restore-1").read_bytes() == content


def test_a_copy_of_an_older_version_is_brought_up_to_date_and_stays_as_it_is(
    kept: KeptShop, copy: Path, folder: Path
) -> None:
    downgrade(copy, "0005")
    content = copy.read_bytes()

    put_back(copy, kept.database)

    assert copy.read_bytes() == content
    assert names(folder) == {"server.sqlite3", "server.sqlite3.before-restore-1"}
    with kept.at_work() as uow:
        assert uow.cards.at_risk(kept.shop.vendor_id, None, 1) == []


WRONG = {
    "altered": ("UPDATE loyalty_cards SET stamps = 99", "does not pass its test"),
    "newer": ("UPDATE alembic_version SET version_num = '9999'", "newer version"),
    "of nothing": ("DROP TABLE alembic_version", "not a copy of a server"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_copy_that_cannot_be_used_changes_nothing(
    kept: KeptShop, copy: Path, folder: Path, wrong: str
) -> None:
    statement, sentence = WRONG[wrong]
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(statement)
    before = kept.position()

    with pytest.raises(Unavailable, match=sentence):
        put_back(copy, kept.database)

    assert kept.position() == before
    assert names(folder) == {"server.sqlite3"}


@pytest.mark.parametrize("content", [None, b"", b"x" * 5000])
def test_what_is_no_database_is_not_put_back(
    kept: KeptShop, tmp_path: Path, folder: Path, content: bytes | None
) -> None:
    file = tmp_path / "photo.jpg"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(Unavailable, match="photo"):
        put_back(file, kept.database)

    assert names(folder) == {"server.sqlite3"}
    assert file.exists() == (content is not None)


def test_nobody_else_is_let_into_a_folder_that_somebody_works_in(folder: Path) -> None:
    with alone_in(folder), pytest.raises(Unavailable, match="Stop it first"), alone_in(folder):
        pass
    with alone_in(folder):
        pass


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be written to"), alone_in(tmp_path / "none"):
        pass
