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
from sync_server.storage.engine import (
    BUSY_TIMEOUT_MS,
    is_in_transaction,
    open_readers,
    open_writer,
)
from sync_server.storage.unit_of_work import SqlUnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import NestedTransaction, RootTransaction

    from shared_domain.identifiers import VendorId
    from sync_server.services.ports import UnitOfWork

T = TypeVar("T")

# SQLite readers share the disk cache; more threads than this only share two cores.
READERS = 4


@dataclass(slots=True)
class _Batch:
    """Writes of one transaction; `commit` is set once somebody has asked for it to end.

    On a full disk SQLite gives up a whole transaction by itself: then the batch is lost, with
    what earlier writes in it had done.
    """

    transaction: RootTransaction
    is_lost: bool = False
    commit: asyncio.Future[None] | None = None


@dataclass(frozen=True, slots=True)
class _Written(Generic[T]):
    """A result that is not durable yet, and the batch that will make it so."""

    result: T
    batch: _Batch
    moved: frozenset[VendorId]


class DatabaseWorkers:
    """Runs units of work away from the event loop; `on_moved` hears of every ledger that moved."""

    def __init__(
        self,
        database: Path,
        on_moved: Callable[[VendorId], None],
        busy_timeout_ms: int = BUSY_TIMEOUT_MS,
    ) -> None:
        self._on_moved = on_moved
        self._write_engine = open_writer(database, busy_timeout_ms)
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
        succeeded = False
        savepoint: NestedTransaction | None = None
        uow = SqlUnitOfWork(self._connection)
        try:
            batch = self._batch or _Batch(self._connection.begin())
            savepoint = self._connection.begin_nested()
            result = work(uow)
            savepoint.commit()
            succeeded = True
        except OperationalError as error:
            raise _unavailable(error) from error
        finally:
            if not succeeded:
                self._undo(savepoint)
        self._batch = batch
        return _Written(result, batch, frozenset(uow.moved))

    def _undo(self, savepoint: NestedTransaction | None) -> None:
        """Take back what one write did, and only that where others have written before it."""
        batch, self._batch = self._batch, None
        if savepoint is not None and batch is not None and is_in_transaction(self._connection):
            savepoint.rollback()
            self._batch = batch
            return
        if batch is not None:
            batch.is_lost = True
        self._start_afresh()

    def _commit(self, batch: _Batch) -> None:
        if batch.is_lost:
            message = "the disk gave out before what was written could be committed"
            raise Unavailable(message)
        self._batch = None
        try:
            batch.transaction.commit()
        except OperationalError as error:
            self._start_afresh()
            raise _unavailable(error) from error

    def _start_afresh(self) -> None:
        self._connection.rollback()
        if is_in_transaction(self._connection):
            # A commit that failed has ended for the library above, but not for the database.
            self._connection.connection.rollback()

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
