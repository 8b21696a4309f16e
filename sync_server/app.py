"""The composition root: settings in, a server out. The only place that knows every room."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync_server.clock import SystemClock, SystemIds
from sync_server.endpoints.apple_api import AppleService, apple_handlers
from sync_server.endpoints.bells import Bells
from sync_server.endpoints.callers import Office
from sync_server.endpoints.dispatch import application
from sync_server.endpoints.qr_svg import qr_svg
from sync_server.endpoints.rate_limits import FailureLimit
from sync_server.endpoints.routes import SECTIONS
from sync_server.jobs.runner import Lane, Runner
from sync_server.keys.pins import BcryptPins
from sync_server.keys.signing import Ed25519Signatures
from sync_server.keys.vault import MasterKeyVault, make_master_key, read_master_key
from sync_server.pages.desk import Desk
from sync_server.pages.desk import Wallet as Offer
from sync_server.pages.routes import page_handlers
from sync_server.services.identify_server import identify_server
from sync_server.services.ports import Unavailable
from sync_server.services.wallet_state import WalletKind
from sync_server.storage.homes import PostgresHome, SqliteHome
from sync_server.wallet.apple.offer import AppleOffer
from sync_server.wallet.apple.push import PRODUCTION_URL
from sync_server.wallet.google.account import read_account
from sync_server.wallet.google.client import API_URL, GoogleClient
from sync_server.wallet.google.offer import GoogleOffer
from sync_server.wallet.google.wallet import GoogleWallet
from sync_server.wallet.null import NullWallet
from sync_server.wallet_setup import PushService, apple_side

if TYPE_CHECKING:
    from collections.abc import Callable

    from litestar import Litestar

    from shared_domain.identifiers import VendorId
    from sync_server.services.identify_server import Identity
    from sync_server.services.ports import Clock, IdSource, PinHasher, Signatures, Vault
    from sync_server.settings import Settings
    from sync_server.storage.bell_line import BellLine
    from sync_server.storage.homes import Home


@dataclass(frozen=True, slots=True)
class Outside:
    """What comes from outside the server's own data; a test puts its own in."""

    clock: Clock = field(default_factory=SystemClock)
    ids: IdSource = field(default_factory=SystemIds)
    pins: PinHasher = field(default_factory=BcryptPins)
    google_url: str = API_URL
    apple_push: PushService = field(default_factory=lambda: PushService(PRODUCTION_URL))


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
    """A server that is ready to answer; `office` is what its endpoints work with.

    `bell_line` leads to other processes on the same database, where there can be any; `runner`
    tells wallets their news while it is started.
    """

    web: Litestar
    office: Office
    bell_line: BellLine | None
    runner: Runner
    close: Callable[[], None]


_NO_GOOGLE = "There is no key of a Google service account: STEMPEL_GOOGLE_KEY names none."


def home_of(settings: Settings) -> Home:
    """Where the server's data live."""
    if settings.database_url is None:
        return SqliteHome(settings.database)
    return PostgresHome(settings.database_url, settings.database_owner_url)


def migrate(settings: Settings) -> None:
    """Make or upgrade what a server keeps: the data folder, the master key, the database."""
    home = home_of(settings)
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        if not home.holds_secrets() and not settings.master_key.exists():
            make_master_key(settings.master_key)
    except OSError as error:
        message = f"The data folder {settings.data} cannot be written to ({error.strerror})."
        raise Unavailable(message) from error
    read_master_key(settings.master_key)
    home.prepare()


def google_wallet(settings: Settings, toolbox: Toolbox, api_url: str) -> GoogleWallet | None:
    """Google Wallet, where the operator has set it up; raises Unavailable for a wrong key file."""
    if settings.google_key is None:
        return None
    account = read_account(settings.google_key)
    client = GoogleClient(account, toolbox.clock, asyncio.sleep, api_url)
    return GoogleWallet(client, toolbox.clock, toolbox.vault, toolbox.server.url)


def open_server(settings: Settings, url: str, outside: Outside | None = None) -> Server:
    """A server over a migrated data folder; `url` is where terminals will find it."""
    home = home_of(settings)
    home.require_ready()
    outside = outside or Outside()
    vault = MasterKeyVault(read_master_key(settings.master_key))
    signatures = Ed25519Signatures()
    try:
        with home.transaction() as uow:
            identity = identify_server(uow, signatures, vault, outside.ids, outside.clock, url)
    except ValueError as error:
        message = f"{settings.master_key} is not the key that {home.name} was sealed with."
        raise Unavailable(message) from error
    toolbox = Toolbox(outside.clock, outside.ids, outside.pins, signatures, vault, identity)
    # Before anything is opened that would have to be closed again.
    google = google_wallet(settings, toolbox, outside.google_url)
    apple = apple_side(settings, url, outside.clock.now(), outside.apple_push)
    bells = Bells()
    line = home.bell_line()

    def ring(vendor_id: VendorId) -> None:
        bells.ring(vendor_id)
        runner.ring()
        if line is not None:
            line.announce(vendor_id)

    workers = home.workers(ring)
    wallets = (apple.wallet, google or NullWallet(WalletKind.GOOGLE, _NO_GOOGLE))
    runner = Runner([Lane(wallet, workers, toolbox) for wallet in wallets])

    def close() -> None:
        workers.close()
        if line is not None:
            line.close()

    office = Office(workers, toolbox, bells, FailureLimit())
    offers: dict[str, Offer] = {}
    if apple.maker is not None:
        offers["apple"] = AppleOffer(apple.maker, vault, url)
    if google is not None:
        offers["google"] = GoogleOffer(google, workers, toolbox)
    service = None if apple.maker is None else AppleService(workers, toolbox, apple.maker)
    handlers = [*page_handlers(Desk(workers, toolbox, qr_svg, offers)), *apple_handlers(service)]
    return Server(application(SECTIONS, office, handlers), office, line, runner, close)
