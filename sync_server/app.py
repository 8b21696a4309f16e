"""The composition root: settings in, a server out. The only place that knows every room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync_server.clock import SystemClock, SystemIds
from sync_server.endpoints.bells import Bells
from sync_server.endpoints.callers import Office
from sync_server.endpoints.dispatch import application
from sync_server.endpoints.rate_limits import FailureLimit
from sync_server.endpoints.routes import SECTIONS
from sync_server.keys.pins import BcryptPins
from sync_server.keys.signing import Ed25519Signatures
from sync_server.keys.vault import MasterKeyVault, make_master_key, read_master_key
from sync_server.services.identify_server import identify_server
from sync_server.services.ports import Unavailable
from sync_server.storage.unit_of_work import transaction
from sync_server.storage.upgrade import require_current, upgrade
from sync_server.storage.workers import DatabaseWorkers

if TYPE_CHECKING:
    from collections.abc import Callable

    from litestar import Litestar

    from sync_server.services.identify_server import Identity
    from sync_server.services.ports import Clock, IdSource, PinHasher, Signatures, Vault
    from sync_server.settings import Settings


@dataclass(frozen=True, slots=True)
class Outside:
    """What comes from outside the server's own data; a test puts its own in."""

    clock: Clock = field(default_factory=SystemClock)
    ids: IdSource = field(default_factory=SystemIds)
    pins: PinHasher = field(default_factory=BcryptPins)


@dataclass(frozen=True, slots=True)
class Toolbox:
    """Everything a service needs beside its stores."""

    clock: Clock
    ids: IdSource
    pins: PinHasher
    signatures: Signatures
    vault: Vault
    server: Identity


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is ready to answer; `office` is what its endpoints work with."""

    web: Litestar
    office: Office
    close: Callable[[], None]


def migrate(settings: Settings) -> None:
    """Make or upgrade what a server keeps: the data folder, the master key, the database."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        if not settings.database.exists() and not settings.master_key.exists():
            make_master_key(settings.master_key)
    except OSError as error:
        message = f"The data folder {settings.data} cannot be written to ({error.strerror})."
        raise Unavailable(message) from error
    read_master_key(settings.master_key)
    upgrade(settings.database)


def open_server(settings: Settings, url: str, outside: Outside | None = None) -> Server:
    """A server over a migrated data folder; `url` is where terminals will find it."""
    require_current(settings.database)
    outside = outside or Outside()
    vault = MasterKeyVault(read_master_key(settings.master_key))
    signatures = Ed25519Signatures()
    try:
        with transaction(settings.database) as uow:
            identity = identify_server(uow, signatures, vault, outside.ids, outside.clock, url)
    except ValueError as error:
        message = f"{settings.master_key} is not the key that {settings.database} was sealed with."
        raise Unavailable(message) from error
    toolbox = Toolbox(outside.clock, outside.ids, outside.pins, signatures, vault, identity)
    bells = Bells()
    workers = DatabaseWorkers(settings.database, on_moved=bells.ring)
    office = Office(workers, toolbox, bells, FailureLimit())
    return Server(application(SECTIONS, office), office, workers.close)
