"""Opens what is slow to open, on a worker: the database, the keyring, the way to the server.

What it imports is imported here and only then, so that the first frame waits for none of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from terminal import __version__
from terminal.use_cases.keep_safe import report_repairs
from terminal.use_cases.start_up import Ports, identity_of, open_counter

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.journal import SealedItem
    from terminal.settings import Settings
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.ports import (
        Clock,
        IdSource,
        KeySource,
        SecretStore,
        ServerSource,
        SignatureCheck,
        TerminalIdentity,
        TerminalSecrets,
    )
    from terminal.use_cases.store_ports import LocalStore
    from terminal.use_cases.upkeep_port import Upkeep


@dataclass(frozen=True, slots=True)
class Adapters:
    """Everything of the outside world, made on the local worker once the window is there."""

    store: LocalStore
    upkeep: Upkeep
    recovered: tuple[SealedItem, ...]
    secret_store: SecretStore
    keys: KeySource
    verify: SignatureCheck
    servers: ServerSource
    close_servers: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found at start: a paired terminal opens as a counter."""

    adapters: Adapters
    counter: Counter | None
    secrets: TerminalSecrets | None


def open_all(settings: Settings, clock: Clock, ids: IdSource) -> Opened:
    """Open the store and the keyring; runs on the local worker, because importing is slow too."""
    from terminal.gateway.device_keys import Ed25519Keys, verify_signature
    from terminal.gateway.http_gateway import HttpServers
    from terminal.gateway.secret_store import open_secret_store
    from terminal.storage.local_store import SqliteLocalStore

    store = SqliteLocalStore(settings.data_folder, backup_folder=settings.copies_folder)
    servers = HttpServers(clock)
    keys = Ed25519Keys()
    secret_store = open_secret_store(settings.data_folder)
    adapters = Adapters(
        store, store, store.recovered, secret_store, keys, verify_signature, servers, servers.close
    )
    identity, secrets = identity_of(store), secret_store.load()
    if identity is None or secrets is None:
        return Opened(adapters, None, None)
    ports = Ports(store, clock, ids, keys, verify_signature)
    return Opened(adapters, opened_counter(ports, store, identity, secrets), secrets)


def opened_counter(
    ports: Ports, upkeep: Upkeep, identity: TerminalIdentity, secrets: TerminalSecrets
) -> Counter:
    """A counter in a new epoch, which begins by saying what had to be repaired."""
    counter = open_counter(ports, identity, secrets, __version__)
    report_repairs(counter, upkeep)
    return counter


def last_entry(recovered: tuple[SealedItem, ...]) -> Entry | None:
    """The last action that only the journal file knew: nobody can have seen it succeed."""
    for sealed in reversed(recovered):
        try:
            item = decode_item(sealed.body)
        except UnreadableMessageError:
            continue
        if isinstance(item, Entry):
            return item
    return None
