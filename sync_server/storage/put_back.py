"""Putting a copy of the database in the place of the one there is, which is kept aside."""

from __future__ import annotations

import os
import shutil
from itertools import count
from typing import TYPE_CHECKING

from sync_server.services.ports import Unavailable
from sync_server.storage.backups import (
    Backup,
    copy_database,
    remove,
    sync_folder,
    tested,
    translated,
)
from sync_server.storage.upgrade import SchemaState, schema_state, upgrade

if TYPE_CHECKING:
    from pathlib import Path

_LOG = "-wal"


def put_back(copy: Path, database: Path) -> Backup:
    """Check a copy and let the server start from it; nobody may be working on the database.

    What was there is kept as `….before-restore-1` (`-2`, …). The copy itself stays as it is, and
    may be one of an older version. If anything is wrong with it, nothing has changed.
    """
    prepared = database.with_name(f"{database.name}.restoring")
    try:
        with translated(copy):
            copy_database(copy, prepared, lambda: True)
        if schema_state(prepared) is SchemaState.EMPTY:
            message = f"{copy} is not a copy of a server's database."
            raise Unavailable(message)
        upgrade(prepared)
        with translated(copy):
            positions = tested(prepared)
        with translated(database):
            _keep_aside(database)
            prepared.replace(database)
            sync_folder(database.parent)
    finally:
        remove(prepared)
        remove(prepared.with_name(f"{prepared.name}.before-upgrade"))
    return Backup(database, positions)


def _keep_aside(database: Path) -> None:
    """What there was, with the log that a crash may have left beside it, under another name.

    The database keeps its old name too until the copy takes it: whoever starts in between finds
    one. Its log does not, for SQLite would play it into the copy. Nothing is opened: that alone
    can cost a damaged database its log.
    """
    aside = _free_name(database)
    for suffix in ("", _LOG):
        file = database.with_name(database.name + suffix)
        if file.exists():
            _give_second_name(file, aside.with_name(aside.name + suffix))
    for suffix in (_LOG, "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _give_second_name(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:
        # Some disks know no second name for a file.
        shutil.copyfile(file, name)


def _free_name(database: Path) -> Path:
    names = (database.with_name(f"{database.name}.before-restore-{one}") for one in count(1))
    return next(name for name in names if not name.exists())
