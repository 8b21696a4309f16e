"""The server of a history: the product's services over stores that can crash around a commit."""

from __future__ import annotations

import copy
import shutil
import sqlite3
from collections import defaultdict
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct

from shared_domain.amounts import NOTHING
from shared_domain.ledger import Entry
from shared_domain.wire.codec import decode, decode_item, encode
from sync_server.keys.vault import MasterKeyVault
from sync_server.services.generations import begin_history, mark_as_copy
from sync_server.services.grant_reservations import grant_reservation
from sync_server.services.identify_server import Identity, identify_server
from sync_server.services.ingest_items import ingest_items
from sync_server.services.refusals import Refusal
from sync_server.services.serve_changes import serve_changes, serve_digest
from sync_server.services.shake_hands import shake_hands
from sync_server.storage.engine import open_writer
from sync_server.storage.unit_of_work import SqlUnitOfWork
from sync_server.storage.upgrade import upgrade
from terminal.use_cases.sync_steps import Compare, Pull, Push, ShakeHands
from tests.fakes.server_stores import MemoryUnitOfWork
from tests.fakes.server_tools import URL, CountedChance, PlainPins
from tests.simulation.chance import WallClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from shared_domain.amounts import Amounts
    from shared_domain.identifiers import CardId, EntryId, TerminalId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork
    from tests.simulation.chance import Keys, TrueTime
    from tests.simulation.network import Asked, Reply

T = TypeVar("T")
M = TypeVar("M", bound=Struct)


class ServerCrash(Exception):
    """The server went down while it worked; whoever asked hears nothing."""


class _PowerCut(Exception):
    """Rolls back a transaction of the simulation."""


class Stores(Protocol):
    """Everything the server keeps, one transaction at a time."""

    def transaction(self) -> AbstractContextManager[UnitOfWork]: ...
    def snapshot(self) -> object: ...
    def put_back(self, snapshot: object) -> None: ...


class MemoryStores(MemoryUnitOfWork):
    """The fakes under the server's store contract; a transaction copies containers only.

    What the containers hold is frozen, so this is as good as a deep copy, and far cheaper.
    """

    @contextmanager
    def transaction(self) -> Iterator[MemoryUnitOfWork]:
        before = self.snapshot()
        finished = False
        try:
            yield self
            finished = True
        finally:
            if not finished:
                self.put_back(before)

    def snapshot(self) -> dict[str, object]:
        return {name: _copied(store) for name, store in self.__dict__.items()}

    def put_back(self, snapshot: object) -> None:
        assert isinstance(snapshot, dict)
        self.__dict__.update({name: _copied(store) for name, store in snapshot.items()})


def _copied(store: object) -> object:
    twin = copy.copy(store)
    twin.__dict__.update({name: _container(value) for name, value in store.__dict__.items()})
    return twin


def _container(value: object) -> object:
    if isinstance(value, list):
        return list(value)
    if not isinstance(value, dict):
        return value
    inner = {key: _container(each) for key, each in value.items()}
    return defaultdict(value.default_factory, inner) if isinstance(value, defaultdict) else inner


@cache
def _empty_database() -> Path:
    """A database with the product's schema; making one takes as long as ten histories."""
    path = Path(mkdtemp(prefix="stempel-simulation-")) / "empty.sqlite3"
    upgrade(path)
    return path


class SqlStores:
    """The product's SQLite storage in a file of this folder."""

    def __init__(self, folder: Path) -> None:
        path = folder / "server.sqlite3"
        shutil.copy(_empty_database(), path)
        self._engine = open_writer(path)
        self._connection = self._engine.connect()

    @contextmanager
    def transaction(self) -> Iterator[UnitOfWork]:
        with self._connection.begin():
            yield SqlUnitOfWork(self._connection)

    def snapshot(self) -> bytes:
        return self._driver.serialize()

    def put_back(self, snapshot: object) -> None:
        assert isinstance(snapshot, bytes)
        with closing(sqlite3.connect(":memory:")) as kept:
            # A database in memory has no write-ahead log; its header must not ask for one.
            kept.deserialize(snapshot[:18] + b"\1\1" + snapshot[20:])
            kept.backup(self._driver)

    @property
    def _driver(self) -> sqlite3.Connection:
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        return driver

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()


@dataclass
class Tools:
    """What services need beside their stores."""

    server: Identity
    clock: WallClock
    ids: CountedChance
    pins: PlainPins
    signatures: Keys
    vault: MasterKeyVault


class SimulatedServer:
    """Answers requests; `crashes_before_commit` and `crashes_after_commit` strike once."""

    # A broken server sends its answer first; only a mutant does.
    answers_before_commit = False

    def __init__(self, stores: Stores, true: TrueTime, keys: Keys) -> None:
        self.stores = stores
        self.crashes_before_commit = self.crashes_after_commit = False
        self.vendor_id: VendorId
        self.forgotten: dict[CardId, Amounts] = {}
        clock, chance = WallClock(true), CountedChance(seed=0xFFFF)
        vault = MasterKeyVault(bytes(32))
        with stores.transaction() as uow:
            identity = identify_server(uow, keys, vault, chance, clock, URL)
        self.tools = Tools(identity, clock, chance, PlainPins(), keys, vault)

    def do(self, work: Callable[[UnitOfWork, Instruments], T]) -> T:
        """One unit of work, without any fault."""
        with self.stores.transaction() as uow:
            return work(uow, self.tools)

    def answer(self, terminal_id: TerminalId, asked: Asked, *, asks_holders: bool = False) -> Reply:
        """What comes back over the wire; a refusal of the envelope is an answer too."""
        before, self.crashes_before_commit = self.crashes_before_commit, False
        after, self.crashes_after_commit = self.crashes_after_commit, False
        reply: Reply | None = None
        with suppress(_PowerCut), self.stores.transaction() as uow:
            reply = self._serve(uow, terminal_id, asked, asks_holders)
            if before:
                raise _PowerCut
        if reply is None or after or (before and not self.answers_before_commit):
            raise ServerCrash
        return reply if isinstance(reply, Refusal) else _sent(reply)

    def restore(self, backup: object) -> None:
        """Start from a backup, as the program does: the backup says that it is one.

        What the server itself had given since is nowhere else: it is added to `forgotten`.
        """
        given = self._own_gifts()
        self.stores.put_back(backup)
        with self.stores.transaction() as uow:
            mark_as_copy(uow)
            begin_history(uow, self.tools.ids)
        for entry_id in given.keys() - self._own_gifts().keys():
            gift = given[entry_id]
            self.forgotten[gift.card_id] = self.forgotten.get(gift.card_id, NOTHING) + gift.amounts

    def _own_gifts(self) -> dict[EntryId, Entry]:
        """The server's own entries that added to a balance."""
        with self.stores.transaction() as uow:
            bodies = uow.ledger.entry_bodies_after(self.vendor_id, 0)
        entries = (entry for body in bodies if isinstance(entry := decode_item(body), Entry))
        return {
            entry.entry_id: entry
            for entry in entries
            if entry.terminal_id is None and (entry.stamps_delta > 0 or entry.points_delta > 0)
        }

    def _serve(
        self,
        uow: UnitOfWork,
        terminal_id: TerminalId,
        asked: Asked,
        asks_holders: bool,  # noqa: FBT001  (handed through)
    ) -> Reply:
        terminal = uow.terminals.get(self.vendor_id, terminal_id)
        assert terminal is not None
        match asked:
            case ShakeHands(request):
                return shake_hands(uow, self.tools, terminal, _sent(request))
            case Push(request):
                return ingest_items(uow, self.tools, terminal, _sent(request))
            case Pull(request):
                return serve_changes(uow, self.tools, terminal, _sent(request))
            case Compare(position):
                return serve_digest(uow, self.tools, terminal, position)
            case _:
                return grant_reservation(
                    uow, self.tools, terminal, _sent(asked), asks_holders=asks_holders
                )


def _sent(message: M) -> M:
    """The message as it comes out of the wire."""
    return decode(encode(message), type(message))
