"""What a served data folder gets beside the serving: a lock, copies, and a way back to one.

Only a folder with a database of SQLite: PostgreSQL has tools of its own for all of it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync_server.keys.vault import read_master_key
from sync_server.services.ports import Unavailable
from sync_server.storage.backup_keeper import BackupKeeper
from sync_server.storage.backups import Backup, Backups
from sync_server.storage.data_lock import alone_in
from sync_server.storage.put_back import put_back
from sync_server.storage.upgrade import require_current

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync_server.services.ports import Clock
    from sync_server.settings import Settings

_BY_ITS_OWN_TOOLS = (
    "A database of PostgreSQL is copied by its own tools: pg_dump or pg_basebackup. "
    "After putting such a copy back, run the command declare-restored."
)


@contextmanager
def kept(settings: Settings, clock: Clock) -> Iterator[None]:
    """While this server serves no other does, and its database is copied every hour."""
    if settings.database_url is not None:
        yield
        return
    keeper = BackupKeeper(_backups(settings), clock)
    with alone_in(settings.data):
        keeper.start()
        try:
            yield
        finally:
            keeper.stop()


def back_up(settings: Settings, clock: Clock, to: Path | None) -> Backup:
    """A tested copy, now: in the folder of copies, or in a file that is not there yet."""
    _require_sqlite(settings)
    require_current(settings.database)
    if to is None:
        made = _backups(settings).make(clock.now(), _to_the_end)
    elif to.exists():
        message = f"{to} is there already, and no copy is written over another file."
        raise Unavailable(message)
    else:
        made = _backups(settings).make_at(to, _to_the_end)
    if made is None:
        message = "the copy was stopped, though nobody could have"
        raise RuntimeError(message)
    return made


def restore(settings: Settings, copy: Path) -> Backup:
    """Put a copy back; raises Unavailable in words, and then nothing has changed."""
    _require_sqlite(settings)
    read_master_key(settings.master_key)
    with alone_in(settings.data):
        return put_back(copy, settings.database)


def _backups(settings: Settings) -> Backups:
    return Backups(settings.database, settings.backup_folder)


def _require_sqlite(settings: Settings) -> None:
    if settings.database_url is not None:
        raise Unavailable(_BY_ITS_OWN_TOOLS)


def _to_the_end() -> bool:
    return True
