"""Copies of the server's database, each of which counts only once it was opened and checked.

A copy is made by SQLite itself and never as a file, and it says of itself that it is one:
whoever starts from it begins another history, even if it was put back by hand.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy.exc import DatabaseError

from sync_server.services.backup_watermark import note_backup
from sync_server.services.check_books import CheckedBooks, check_books
from sync_server.services.generations import mark_as_copy
from sync_server.services.ports import Unavailable
from sync_server.storage.engine import open_copy
from sync_server.storage.unit_of_work import SqlUnitOfWork, transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from shared_domain.identifiers import VendorId

KEPT_FOR = timedelta(days=14)

# A mebibyte of pages: between two such steps a copy can be ended, and others get the disk.
_PAGES_A_STEP = 256
_NAME = "server-%Y%m%dT%H%M%SZ.sqlite3"
_UNTESTED = ".untested"

# What reading says of a column that holds another type, length or word than was ever written.
_NOT_WHAT_WAS_WRITTEN = (ValueError, TypeError, AttributeError, LookupError, OverflowError)


class Backup(Struct, frozen=True):
    """A copy that passed its test, and how far it holds each vendor's ledger."""

    file: Path
    positions: Mapping[VendorId, int]


class Backups:
    """The copies of one database, in a folder of their own."""

    def __init__(self, database: Path, folder: Path) -> None:
        self._database = database
        self._folder = folder

    def newest_first(self) -> tuple[Path, ...]:
        """Every copy that counts; their names sort by when they were made.

        A file of any other name was put there by a person, and stays.
        """
        named = (file for file in self._folder.glob("server-*.sqlite3") if _made_at(file))
        return tuple(sorted(named, reverse=True))

    def newest_made_at(self) -> datetime | None:
        """When the newest copy was made, by the clock of that time."""
        newest = next(iter(self.newest_first()), None)
        return None if newest is None else _made_at(newest)

    def make(self, at: datetime, go_on: Callable[[], bool]) -> Backup | None:
        """Copy, check the copy, and count it; old ones go.

        `go_on` is asked between two steps; None if it said no. Raises Unavailable in words if no
        copy can be made, or if something is wrong with what was copied.
        """
        with translated(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            for left in self._folder.glob(f"*{_UNTESTED}*"):
                left.unlink()
        made = self.make_at(self._folder / at.astimezone(UTC).strftime(_NAME), go_on)
        if made is not None:
            self._forget_old(at)
        return made

    def make_at(self, file: Path, go_on: Callable[[], bool]) -> Backup | None:
        """The same into a file of that name, which takes its name only once it counts."""
        copy = file.with_name(file.name + _UNTESTED)
        try:
            with translated(self._database):
                if not copy_database(self._database, copy, go_on):
                    return None
                positions = tested(copy)
                copy.replace(file)
                sync_folder(file.parent)
        finally:
            remove(copy)
        with translated(self._database), transaction(self._database) as uow:
            note_backup(uow, positions)
        return Backup(file, positions)

    def _forget_old(self, now: datetime) -> None:
        """The newest always stays: the clock that dates it may be wrong."""
        oldest = (now - KEPT_FOR).astimezone(UTC).strftime(_NAME)
        for copy in self.newest_first()[1:]:
            if copy.name < oldest:
                with translated(copy):
                    copy.unlink()


def copy_database(source: Path, target: Path, go_on: Callable[[], bool]) -> bool:
    """Copy what is committed just now, a step at a time; False if it was not to go on.

    One view is held all the while: a step that came upon another's commit would have to begin
    again, and on a busy server for ever.
    """
    remove(target)
    uri = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as view:
        view.execute("BEGIN")
        view.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(target)) as copy:
            # Flushed once, when it is whole.
            copy.execute("PRAGMA synchronous = OFF")
            try:
                view.backup(copy, pages=_PAGES_A_STEP, progress=lambda *_: _ask(go_on))
            except _StoppedError:
                return False
    return True


def tested(copy: Path) -> Mapping[VendorId, int]:
    """Mark a copy as one, open it and check everything in it; it is flushed to the disk.

    Returns how far each vendor's ledger reaches; raises Unavailable in words where it is wrong.
    """
    engine = open_copy(copy)
    try:
        with engine.begin() as connection:
            mark_as_copy(SqlUnitOfWork(connection))
        with engine.begin() as connection:
            lines = connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars()
            problems = tuple(str(line) for line in lines if line != "ok")
            books = CheckedBooks({}, problems)
            if not problems:
                books = check_books(SqlUnitOfWork(connection))
    except _NOT_WHAT_WAS_WRITTEN as error:
        books = CheckedBooks({}, (str(error),))
    finally:
        engine.dispose()
    if books.problems:
        name, wrong = copy.name.removesuffix(_UNTESTED), "; ".join(books.problems)
        message = f"The copy {name} does not pass its test: {wrong}."
        raise Unavailable(message)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    return books.positions


@contextmanager
def translated(place: Path) -> Iterator[None]:
    """What the disk or the database says no to, in a sentence."""
    try:
        yield
    except OSError as error:
        message = f"{error.filename or place} cannot be used ({error.strerror})."
        raise Unavailable(message) from error
    except DatabaseError as error:
        message = f"{place} cannot be read as a database: {error.orig}."
        raise Unavailable(message) from error
    except sqlite3.Error as error:
        message = f"{place} cannot be read as a database: {error}."
        raise Unavailable(message) from error


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder durable; Windows does so with the file itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(copy: Path) -> None:
    """A database file and what SQLite keeps beside one, where there is any of it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)


def _made_at(copy: Path) -> datetime | None:
    try:
        return datetime.strptime(copy.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


class _StoppedError(Exception):
    """The program ends, and the copy with it."""


def _ask(go_on: Callable[[], bool]) -> None:
    if not go_on():
        raise _StoppedError
