"""A server's instruments that a test can repeat: a clock it moves, counted ids and chance."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync_server.keys.signing import Ed25519Signatures
from sync_server.keys.vault import MasterKeyVault
from sync_server.services.identify_server import identify_server
from tests.fakes.clock import SettableClock
from tests.fakes.ids import uuid7

if TYPE_CHECKING:
    from uuid import UUID

    from sync_server.services.identify_server import Identity
    from sync_server.services.ports import UnitOfWork

URL = "http://127.0.0.1:8470"


class CountedChance:
    """Counted UUIDv7s, and bytes that differ at every call and are the same in every run."""

    def __init__(self, seed: int = 7) -> None:
        self._seed = seed
        self._count = 0

    def new_id(self) -> UUID:
        self._count += 1
        return uuid7(self._count, self._seed)

    def random_bytes(self, count: int) -> bytes:
        self._count += 1
        return hashlib.shake_256(f"{self._seed} {self._count}".encode()).digest(count)


class PlainPins:
    """One round of a plain hash where the product has bcrypt."""

    def verifier(self, secret: bytes) -> str:
        return "plain$" + hashlib.sha256(secret).hexdigest()


@dataclass
class ServerTools:
    """Everything a service needs beside its stores; signatures and sealing are the real ones."""

    server: Identity
    clock: SettableClock
    ids: CountedChance
    pins: PlainPins = field(default_factory=PlainPins)
    signatures: Ed25519Signatures = field(default_factory=Ed25519Signatures)
    vault: MasterKeyVault = field(default_factory=lambda: MasterKeyVault(bytes(32)))


def server_tools(uow: UnitOfWork) -> ServerTools:
    """Instruments for a server whose identity is kept in these stores."""
    clock, chance = SettableClock(), CountedChance()
    vault = MasterKeyVault(bytes(32))
    identity = identify_server(uow, Ed25519Signatures(), vault, chance, clock, URL)
    return ServerTools(identity, clock, chance)
