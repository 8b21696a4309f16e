"""The server's threads: one that writes to the database, a few that read; none waits for another.

Writes that come together are committed together, each in a savepoint of its own: one fsync
then serves many terminals.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy.exc import OperationalError

from sync_server.services.ports import Unavailable
from sync_server.storage.engine import open_readers, open_writer
from sync_server.storage.unit_of_work import SqlUnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import RootTransaction

    from shared_domain.identifiers import VendorId
    from sync_server.services.ports import UnitOfWork

T = TypeVar("T")

# SQLite readers share the disk cache; more threads than this only share two cores.
READERS = 4


@dataclass(frozen=True, slots=True)
class _Written(Generic[T]):
    """A result that is not durable yet, and the commit that will make it so."""

    result: T
    commit_number: int
    moved: frozenset[VendorId]


class DatabaseWorkers:
    """Runs units of work away from the event loop; `on_moved` hears of every ledger that moved."""

    def __init__(self, database: Path, on_moved: Callable[[VendorId], None]) -> None:
        self._on_moved = on_moved
        self._write_engine = open_writer(database)
        self._read_engine = open_readers(database, READERS)
        self._writer = ThreadPoolExecutor(1, "database-writer")
        self._readers = ThreadPoolExecutor(READERS, "database-reader")
        self._connection = self._write_engine.connect()
        self._transaction: RootTransaction | None = None
        self._commit_number = 0
        self._commits: dict[int, asyncio.Future[None]] = {}

    async def write(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run in the writing thread; returns once the commit is on disk."""
        loop = asyncio.get_running_loop()
        written = await loop.run_in_executor(self._writer, self._attempt, work)
        await self._committed(written.commit_number)
        for vendor_id in written.moved:
            self._on_moved(vendor_id)
        return written.result

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run in a reading thread, on one unchanging view of the database."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._view, work)

    async def aside(self, work: Callable[[], T]) -> T:
        """Run slow arithmetic (a PIN's hash) where it holds up neither the loop nor a write."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    def close(self) -> None:
        """End the threads once what they are doing is done."""
        self._writer.submit(self._commit).result()
        self._writer.shutdown()
        self._readers.shutdown()
        self._connection.close()
        self._write_engine.dispose()
        self._read_engine.dispose()

    # --- in the writing thread ---

    def _attempt(self, work: Callable[[UnitOfWork], T]) -> _Written[T]:
        is_first = self._transaction is None
        succeeded = False
        try:
            if self._transaction is None:
                self._transaction = self._connection.begin()
            uow = SqlUnitOfWork(self._connection)
            with self._connection.begin_nested():
                result = work(uow)
            succeeded = True
        except OperationalError as error:
            raise _unavailable(error) from error
        finally:
            if is_first and not succeeded:
                # Nobody else has anything in this transaction, and nobody will commit it.
                self._roll_back()
        return _Written(result, self._commit_number, frozenset(uow.moved))

    def _roll_back(self) -> None:
        transaction, self._transaction = self._transaction, None
        if transaction is not None:
            transaction.rollback()

    def _commit(self) -> None:
        transaction, self._transaction = self._transaction, None
        self._commit_number += 1
        if transaction is None:
            return
        try:
            transaction.commit()
        except OperationalError as error:
            transaction.rollback()
            raise _unavailable(error) from error

    # --- in the event loop ---

    async def _committed(self, number: int) -> None:
        """Whoever comes first asks for the commit; it covers all that was written by then."""
        commit = self._commits.get(number)
        if commit is None:
            loop = asyncio.get_running_loop()
            commit = loop.run_in_executor(self._writer, self._commit)
            self._commits[number] = commit
            commit.add_done_callback(lambda _: self._commits.pop(number))
        await asyncio.shield(commit)

    # --- in a reading thread ---

    def _view(self, work: Callable[[UnitOfWork], T]) -> T:
        try:
            with self._read_engine.connect() as connection:
                return work(SqlUnitOfWork(connection))
        except OperationalError as error:
            raise _unavailable(error) from error


def _unavailable(error: OperationalError) -> Unavailable:
    return Unavailable(f"the database cannot be used now: {error.orig}")
