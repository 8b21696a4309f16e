"""Copies of the database, each of which counts only after it was opened and checked elsewhere.

A copy put back is made whole by the merge with the journal file at start, so an hour-old one
loses nothing that was recorded here.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from terminal.storage import engine
from terminal.storage.database_check import Findings, check_database
from terminal.storage.durable_files import make_folder, sync_file, sync_folder
from terminal.storage.failures import DamagedDatabase, translated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shared_domain.journal_records import Reading

KEPT_FOR = timedelta(days=14)

# Between two steps of a copy the counter gets the database; a step this long takes about 1 ms.
_PAGES_A_STEP = 64
_NAME = "terminal-%Y%m%dT%H%M%SZ.sqlite3"
_UNTESTED = ".untested"


class Backups:
    """The copies in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def newest_first(self) -> tuple[Path, ...]:
        """Every copy that counts; their names sort by when they were made."""
        return tuple(sorted(self._folder.glob("terminal-*.sqlite3"), reverse=True))

    def make(
        self,
        source: sqlite3.Connection,
        at: datetime,
        read_file: Callable[[], Reading],
        go_on: Callable[[], bool],
    ) -> Findings:
        """Copy, check the copy, and count it if nothing is wrong with it; old ones go.

        `read_file` reads the journal file, after the copy was made; `go_on` is asked between two
        steps, and False ends it all. Findings are about the database as it was copied.
        """
        final = self._folder / at.astimezone(UTC).strftime(_NAME)
        copy = final.with_name(final.name + _UNTESTED)
        try:
            with translated():
                make_folder(self._folder)
                self._forget_untested()
                _copy(source, copy, go_on)
            findings = _tested(copy, read_file)
            if replace(findings, file=False).is_clean:
                with translated():
                    copy.replace(final)
                    sync_folder(self._folder)
                self._forget_old(at)
        except _StoppedError:
            return Findings()
        finally:
            _remove(copy)
        return findings

    def _forget_untested(self) -> None:
        """What a copy left behind that a crash came upon."""
        for left in self._folder.glob(f"*{_UNTESTED}*"):
            left.unlink()

    def _forget_old(self, now: datetime) -> None:
        """The newest always stays: the clock that dates it may be wrong."""
        oldest = (now - KEPT_FOR).astimezone(UTC).strftime(_NAME)
        for copy in self.newest_first()[1:]:
            if copy.name < oldest:
                with translated():
                    copy.unlink()


class _StoppedError(Exception):
    """The program ends, and the copy with it."""


def _copy(source: sqlite3.Connection, target: Path, go_on: Callable[[], bool]) -> None:
    def step(*_: int) -> None:
        if not go_on():
            raise _StoppedError

    with closing(sqlite3.connect(target)) as copy:
        # Flushed once, when it is whole: the counter waits for every step.
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy, pages=_PAGES_A_STEP, progress=step)


def _tested(copy: Path, read_file: Callable[[], Reading]) -> Findings:
    try:
        with closing(engine.open_connection(copy)) as connection:
            # One file of its own, without a log beside it.
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
            findings = check_database(connection, read_file())
    except DamagedDatabase as failure:
        return Findings((str(failure),))
    with translated(), copy.open("rb+") as file:
        sync_file(file.fileno())
    return findings


def _remove(copy: Path) -> None:
    for suffix in ("", "-wal", "-journal"):
        with translated():
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)
