"""The thread that keeps copies: every hour from the last one on, whatever goes wrong with one."""

from __future__ import annotations

from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest
import structlog

from sync_server.storage.backup_keeper import BackupKeeper
from sync_server.storage.backups import Backup, Backups
from tests.fakes.clock import SettableClock
from tests.sync_server.storage.kept_shop import KeptShop

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

MINUTE = timedelta(minutes=1)


@pytest.fixture
def kept(tmp_path: Path) -> KeptShop:
    return KeptShop(tmp_path / "server.sqlite3")


@pytest.fixture
def backups(kept: KeptShop, tmp_path: Path) -> Backups:
    return Backups(kept.database, tmp_path / "copies")


def test_the_first_copy_is_due_an_hour_after_the_last_one(backups: Backups) -> None:
    clock = SettableClock()
    keeper = BackupKeeper(backups, clock)
    assert keeper.first_due_in() == MINUTE

    keeper.make_one()

    clock.advance(20 * MINUTE)
    assert keeper.first_due_in() == 40 * MINUTE
    clock.advance(600 * MINUTE)
    assert keeper.first_due_in() == MINUTE
    clock.jump(timedelta(days=-30))
    assert keeper.first_due_in() == 60 * MINUTE


def test_what_is_wrong_with_a_copy_is_logged_and_stops_nothing(
    backups: Backups, kept: KeptShop
) -> None:
    keeper = BackupKeeper(backups, SettableClock())
    with structlog.testing.capture_logs() as logs:
        keeper.make_one()
        kept.database.write_bytes(b"x" * 5000)
        keeper.make_one()

    assert [one["event"] for one in logs] == ["backup_made", "backup_failed"]
    assert len(backups.newest_first()) == 1


def test_it_ends_with_the_server_however_long_the_next_copy_is_away(backups: Backups) -> None:
    keeper = BackupKeeper(backups, SettableClock())
    keeper.start()
    keeper.stop()

    assert backups.newest_first() == ()
    keeper.make_one()
    assert backups.newest_first() == (), "whoever is stopping begins no copy"


class Telling(Backups):
    """Copies, and an event for when one was made."""

    made = Event()

    def make(self, at: datetime, go_on: Callable[[], bool]) -> Backup | None:
        backup = super().make(at, go_on)
        self.made.set()
        return backup


def test_a_copy_is_made_on_its_thread_when_it_is_due(
    kept: KeptShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync_server.storage.backup_keeper._AFTER_START", timedelta())
    backups = Telling(kept.database, tmp_path / "copies")
    keeper = BackupKeeper(backups, SettableClock())
    keeper.start()
    assert backups.made.wait(30)
    keeper.stop()

    assert len(backups.newest_first()) == 1
