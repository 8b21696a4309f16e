"""Telling the other server processes that a ledger moved, and hearing it from them.

A call goes out after the commit, on a connection of its own: PostgreSQL commits transactions
that carry a notification one after the other, across all vendors. Whoever is killed between
the two has told nobody, so every process also looks at the heads themselves, once a second.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING
from uuid import UUID

import psycopg
import structlog

from shared_domain.identifiers import VendorId
from sync_server.storage.tenancy import OPERATOR, SCOPE

if TYPE_CHECKING:
    from collections.abc import Callable

_log = structlog.get_logger()

CHANNEL = "stempel_moved"
LOOK_EVERY_S = 1.0

_TELL = "SELECT pg_notify(%s, vendor) FROM unnest(%s::text[]) AS vendor"


class BellLine:
    """Two threads: one calls out, one listens. `listen` and `close` are called once each."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._outgoing: queue.SimpleQueue[VendorId | None] = queue.SimpleQueue()
        self._is_closed = threading.Event()
        self._threads = [threading.Thread(target=self._call_out, name="bell-caller")]
        self._threads[0].start()
        self._heads: dict[UUID, int] = {}

    def announce(self, vendor_id: VendorId) -> None:
        """Tell the other processes that this vendor's ledger moved; returns at once."""
        self._outgoing.put(vendor_id)

    def listen(self, on_moved: Callable[[VendorId], object]) -> None:
        """From now on `on_moved` hears, on a thread of ours, of every ledger that moved."""
        listener = threading.Thread(target=self._listen, args=(on_moved,), name="bell-listener")
        self._threads.append(listener)
        listener.start()

    def close(self) -> None:
        """Say what there is left to say, and end the threads."""
        self._is_closed.set()
        self._outgoing.put(None)
        for thread in self._threads:
            thread.join()

    # --- in the calling thread ---

    def _call_out(self) -> None:
        connection: psycopg.Connection | None = None
        while moved := self._waiting():
            try:
                if connection is None or connection.closed:
                    connection = self._connected("-c synchronous_commit=off")
                connection.execute(_TELL, (CHANNEL, [str(vendor_id) for vendor_id in moved]))
            except psycopg.OperationalError as error:
                # The others find out by looking.
                _log.warning("bells are not heard elsewhere", reason=str(error))
        if connection is not None:
            connection.close()

    def _waiting(self) -> set[VendorId]:
        """The vendors to tell of, each once; none when there will be no more."""
        moved = {self._outgoing.get()}
        while not self._outgoing.empty():
            moved.add(self._outgoing.get())
        if None in moved:
            self._outgoing.put(None)
        return {vendor_id for vendor_id in moved if vendor_id is not None}

    # --- in the listening thread ---

    def _listen(self, on_moved: Callable[[VendorId], object]) -> None:
        while not self._is_closed.is_set():
            try:
                with self._connected() as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._hear(connection, on_moved)
            except psycopg.OperationalError as error:
                _log.warning("bells are not heard", reason=str(error))
                self._is_closed.wait(LOOK_EVERY_S)

    def _hear(self, connection: psycopg.Connection, on_moved: Callable[[VendorId], object]) -> None:
        while not self._is_closed.is_set():
            for vendor_id in self._moved_heads(connection):
                on_moved(vendor_id)
            for note in connection.notifies(timeout=LOOK_EVERY_S):
                on_moved(VendorId(UUID(note.payload)))
                if self._is_closed.is_set():
                    return

    def _moved_heads(self, connection: psycopg.Connection) -> list[VendorId]:
        """The vendors whose heads are not where they were at the last look."""
        with connection.transaction():
            connection.execute("SELECT set_config(%s, %s, true)", (SCOPE, OPERATOR))
            rows = connection.execute("SELECT vendor_id, position FROM vendor_heads").fetchall()
        before, self._heads = self._heads, dict(rows)
        return [VendorId(key) for key, head in self._heads.items() if before.get(key) != head]

    def _connected(self, options: str = "") -> psycopg.Connection:
        return psycopg.connect(self._url, autocommit=True, options=options)
