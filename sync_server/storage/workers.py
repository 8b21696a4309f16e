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


@dataclass(slots=True)
class _Batch:
    """Writes of one transaction; `commit` is set once somebody has asked for it to end."""

    transaction: RootTransaction
    commit: asyncio.Future[None] | None = None


@dataclass(frozen=True, slots=True)
class _Written(Generic[T]):
    """A result that is not durable yet, and the batch that will make it so."""

    result: T
    batch: _Batch
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
        self._batch: _Batch | None = None

    async def write(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run in the writing thread; returns once the commit is on disk."""
        loop = asyncio.get_running_loop()
        written = await loop.run_in_executor(self._writer, self._attempt, work)
        await self._committed(written.batch)
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
        self._writer.shutdown()
        self._readers.shutdown()
        self._connection.close()
        self._write_engine.dispose()
        self._read_engine.dispose()

    # --- in the writing thread ---

    def _attempt(self, work: Callable[[UnitOfWork], T]) -> _Written[T]:
        batch = self._batch
        try:
            batch = batch or _Batch(self._connection.begin())
            uow = SqlUnitOfWork(self._connection)
            with self._connection.begin_nested():
                result = work(uow)
            self._batch = batch
        except OperationalError as error:
            raise _unavailable(error) from error
        finally:
            if batch is not None and self._batch is not batch:
                # It failed, and nobody else has anything in this transaction.
                batch.transaction.rollback()
        return _Written(result, batch, frozenset(uow.moved))

    def _commit(self, batch: _Batch) -> None:
        self._batch = None
        try:
            batch.transaction.commit()
        except OperationalError as error:
            batch.transaction.rollback()
            raise _unavailable(error) from error

    # --- in the event loop ---

    async def _committed(self, batch: _Batch) -> None:
        """Whoever comes first asks for the commit; it covers all that was written by then."""
        if batch.commit is None:
            loop = asyncio.get_running_loop()
            batch.commit = loop.run_in_executor(self._writer, self._commit, batch)
        # A caller that goes away must not take the others' commit along.
        await asyncio.shield(batch.commit)

    # --- in a reading thread ---

    def _view(self, work: Callable[[UnitOfWork], T]) -> T:
        try:
            with self._read_engine.connect() as connection:
                return work(SqlUnitOfWork(connection))
        except OperationalError as error:
            raise _unavailable(error) from error


def _unavailable(error: OperationalError) -> Unavailable:
    return Unavailable(f"the database cannot be used now: {error.orig}")
