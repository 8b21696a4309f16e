"""Copies of the server's database: whole, tested, marked, and kept for two weeks."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sync_server.services.ports import Unavailable
from sync_server.storage.backups import KEPT_FOR, Backup, Backups
from sync_server.storage.unit_of_work import transaction
from tests.fakes.clock import MONDAY_MORNING
from tests.sync_server.storage.kept_shop import CARDS, KeptShop

if TYPE_CHECKING:
    from pathlib import Path

HOUR = timedelta(hours=1)


@pytest.fixture
def kept(tmp_path: Path) -> KeptShop:
    return KeptShop(tmp_path / "server.sqlite3")


@pytest.fixture
def backups(kept: KeptShop, tmp_path: Path) -> Backups:
    return Backups(kept.database, tmp_path / "copies" / "of the server")


def made(backups: Backups, hours: float = 0) -> Backup:
    backup = backups.make(MONDAY_MORNING + hours * HOUR, lambda: True)
    assert backup is not None
    return backup


def change(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def files_in(backups: Backups) -> list[str]:
    (newest, *_) = backups.newest_first()
    return sorted(file.name for file in newest.parent.iterdir())


def test_a_copy_holds_everything_and_says_that_it_is_one(kept: KeptShop, backups: Backups) -> None:
    backup = made(backups)

    assert backups.newest_first() == (backup.file,)
    assert files_in(backups) == ["server-20261123T100000Z.sqlite3"]
    assert backup.positions == {kept.shop.vendor_id: kept.position()}
    assert backups.newest_made_at() == MONDAY_MORNING
    with transaction(backup.file) as copy, kept.at_work() as original:
        assert copy.state.get("is_copy") == "yes"
        assert original.state.get("is_copy") != "yes"
        page = copy.ledger.page(kept.shop.vendor_id, 0, 1000)
        assert page == original.ledger.page(kept.shop.vendor_id, 0, 1000)


def test_receipts_say_how_far_a_tested_copy_reaches(kept: KeptShop, backups: Backups) -> None:
    assert kept.stamp_all() == 0
    backed_up = kept.position()
    backup = made(backups)

    assert kept.stamp_all() == backed_up
    later = kept.position()
    assert kept.stamp_all() == backed_up
    with transaction(backup.file) as copy:
        kept.shop.uow = copy
        receipt = kept.shop.receipt(kept.shop.push(kept.till))
    assert receipt.backup_position == 0, "a copy claims no more than was tested before it was made"
    assert later > backed_up


DAMAGES = {
    "changed bytes": "UPDATE ledger_records SET body = CAST(body || ' ' AS BLOB)",
    "a text for bytes": "UPDATE ledger_records SET body = CAST(body AS TEXT)",
    "a lost record": "DELETE FROM ledger_records WHERE position = 5",
    "a lost end": "UPDATE vendor_heads SET position = position - 1",
    "other sums": "UPDATE vendor_heads SET total_stamps = total_stamps + 1",
    "a richer card": "UPDATE loyalty_cards SET stamps = 10",
    "a freer card": "UPDATE loyalty_cards SET unreserved_stamps = 1",
    "a card that is gone": "DELETE FROM loyalty_cards WHERE card_id = '00000000000000a0'",
    "an entry under another id": (
        "UPDATE ledger_records SET entry_id = randomblob(16) WHERE position = 5"
    ),
    "an entry on no card": "DELETE FROM loyalty_transactions WHERE position = 5",
    "something else for an entry": (
        "UPDATE ledger_records SET entry_id = randomblob(16) WHERE entry_id IS NULL"
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_copy_of_something_wrong_never_counts(
    kept: KeptShop, backups: Backups, damage: str
) -> None:
    good = made(backups)
    change(kept.database, DAMAGES[damage])

    with pytest.raises(Unavailable, match="does not pass its test: "):
        made(backups, hours=1)

    assert files_in(backups) == [good.file.name]
    with kept.at_work() as uow:
        assert uow.state.get(f"backup {kept.shop.vendor_id.hex}") == str(
            good.positions[kept.shop.vendor_id]
        )


def test_a_copy_of_broken_pages_never_counts(kept: KeptShop, backups: Backups) -> None:
    good = made(backups)
    with kept.database.open("rb+") as file:
        file.seek(10 * 4096)
        file.write(os.urandom(60 * 4096))

    with pytest.raises(Unavailable):
        made(backups, hours=1)

    assert files_in(backups) == [good.file.name]


def test_what_is_no_database_is_said_in_a_sentence(backups: Backups, kept: KeptShop) -> None:
    kept.database.write_bytes(b"nothing like it" * 1000)

    with pytest.raises(Unavailable, match="cannot be read as a database"):
        made(backups)


def test_copies_are_kept_for_two_weeks_and_the_newest_for_ever(backups: Backups) -> None:
    old, older = made(backups, hours=1), made(backups)
    young = made(backups, hours=1 + KEPT_FOR / HOUR)

    assert backups.newest_first() == (young.file, old.file)
    assert not older.file.exists()
    alone = made(backups, hours=10_000)
    assert backups.newest_first() == (alone.file,)


def test_a_file_that_a_person_put_among_the_copies_is_none_and_stays(backups: Backups) -> None:
    copy = made(backups)
    kept_by_hand = copy.file.with_name("server-before-the-fair.sqlite3")
    kept_by_hand.write_bytes(b"")
    young = made(backups, hours=10_000)

    assert backups.newest_first() == (young.file,)
    assert backups.newest_made_at() == MONDAY_MORNING + 10_000 * HOUR
    assert kept_by_hand.exists()


def test_a_copy_that_is_not_to_go_on_leaves_nothing_behind(
    kept: KeptShop, backups: Backups
) -> None:
    good = made(backups)

    assert backups.make(MONDAY_MORNING + HOUR, lambda: False) is None
    assert files_in(backups) == [good.file.name]
    assert kept.stamp_all() == good.positions[kept.shop.vendor_id]


def test_a_shop_works_on_while_it_is_copied(
    kept: KeptShop, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step comes upon another commit, and the copy is of one moment all the same."""
    monkeypatch.setattr("sync_server.storage.backups._PAGES_A_STEP", 8)
    began_at, steps = kept.position(), 0

    def work_on() -> bool:
        nonlocal steps
        steps += 1
        kept.stamp_all()
        return True

    backup = backups.make(MONDAY_MORNING, work_on)

    assert backup is not None
    assert steps > 5
    assert backup.positions == {kept.shop.vendor_id: began_at}
    assert kept.position() >= began_at + steps * len(CARDS)


KILLED_IN_A_COPY = """
import os, sys
from datetime import datetime, timezone
from pathlib import Path
from sync_server.storage import backups
backups._PAGES_A_STEP = 8
steps = iter(range(5))
go_on = lambda: next(steps, None) is not None or os._exit(9)
backups.Backups(*map(Path, sys.argv[1:])).make(datetime.now(timezone.utc), go_on)
"""


def test_a_kill_in_the_middle_of_a_copy_leaves_the_older_ones_good(
    kept: KeptShop, backups: Backups
) -> None:
    good = made(backups)
    folder = good.file.parent
    arguments = [sys.executable, "-c", KILLED_IN_A_COPY, str(kept.database), str(folder)]

    assert subprocess.run(arguments, check=False).returncode == 9

    assert backups.newest_first() == (good.file,)
    assert any(".untested" in name for name in files_in(backups))
    again = made(backups, hours=1)
    assert files_in(backups) == [good.file.name, again.file.name]
    assert again.positions == good.positions


def test_a_folder_that_cannot_be_had_is_said_in_a_sentence(kept: KeptShop, tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")

    with pytest.raises(Unavailable, match="taken cannot be used"):
        Backups(kept.database, tmp_path / "taken").make(MONDAY_MORNING, lambda: True)
