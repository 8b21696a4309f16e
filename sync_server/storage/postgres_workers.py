"""The server's threads on PostgreSQL: each a transaction of its own, many at once.

Vendors do not wait for one another: a writing transaction holds its own vendor's head, and
whoever writes for the same vendor comes after it, in this process or in any other.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

import stamina
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from sync_server.services.ports import Unavailable
from sync_server.storage.postgres_engine import open_pool, reading
from sync_server.storage.unit_of_work import SqlUnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import VendorId
    from sync_server.services.ports import UnitOfWork

T = TypeVar("T")

# Most of a transaction is spent in this process or waiting for the disk: a few more than cores.
WRITERS = 8
READERS = 4

# What another transaction is to blame for, and what a second try may find otherwise: a
# serialisation failure, a deadlock, a lock waited for too long, a key that came first elsewhere.
_WORTH_REPEATING = frozenset({"40001", "40P01", "55P03", "23505"})
_MOST_TRIES = 8
_FIRST_WAIT_S = 0.01
_LONGEST_WAIT_S = 0.5


def is_worth_repeating(error: Exception) -> bool:
    """Whether the same work may succeed when it is done again from the beginning."""
    return (
        isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _WORTH_REPEATING
    )


class PostgresWorkers:
    """Runs units of work away from the event loop; `on_moved` hears of every ledger that moved."""

    def __init__(self, url: str, on_moved: Callable[[VendorId], None]) -> None:
        self._on_moved = on_moved
        self._engine = open_pool(url, WRITERS + READERS)
        self._reading = reading(self._engine)
        self._writers = ThreadPoolExecutor(WRITERS, "database-writer")
        self._readers = ThreadPoolExecutor(READERS, "database-reader")

    async def write(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run in a writing thread, again where another transaction was in the way."""
        loop = asyncio.get_running_loop()
        result, moved = await loop.run_in_executor(self._writers, self._written, work)
        for vendor_id in moved:
            self._on_moved(vendor_id)
        return result

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run in a reading thread, on one unchanging view of the database."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._view, work)

    async def aside(self, work: Callable[[], T]) -> T:
        """Run slow arithmetic (a PIN's hash) where it holds up neither the loop nor a write."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    def close(self) -> None:
        """End the threads once what they are doing is done."""
        self._writers.shutdown()
        self._readers.shutdown()
        self._engine.dispose()

    # --- in a writing thread ---

    def _written(self, work: Callable[[UnitOfWork], T]) -> tuple[T, frozenset[VendorId]]:
        try:
            return self._attempt(work)
        except (OperationalError, InterfaceError) as error:
            raise _unavailable(error) from error

    @stamina.retry(
        on=is_worth_repeating,
        attempts=_MOST_TRIES,
        wait_initial=_FIRST_WAIT_S,
        wait_max=_LONGEST_WAIT_S,
        wait_jitter=_FIRST_WAIT_S,
    )
    def _attempt(self, work: Callable[[UnitOfWork], T]) -> tuple[T, frozenset[VendorId]]:
        with self._engine.begin() as connection:
            uow = SqlUnitOfWork(connection)
            return work(uow), frozenset(uow.moved)

    # --- in a reading thread ---

    def _view(self, work: Callable[[UnitOfWork], T]) -> T:
        try:
            with self._reading.begin() as connection:
                return work(SqlUnitOfWork(connection))
        except (OperationalError, InterfaceError) as error:
            raise _unavailable(error) from error


def _unavailable(error: DBAPIError) -> Unavailable:
    return Unavailable(f"the database cannot be used now: {error.orig}")
