"""A real server that makes passes, a push service, a till and phones, all on this machine."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self, TypeVar

import httpx

from shared_domain.card_numbers import parse_card_number
from sync_server.app import Outside
from sync_server.demo import SLUG, prepare_demo
from sync_server.keys.pins import BcryptPins
from sync_server.running import RunningServer
from sync_server.services.card_links import card_link
from sync_server.services.wallet_state import PassState, WalletKind
from sync_server.settings import Settings
from sync_server.wallet_setup import PushService
from tests.fakes.fake_apns import FakeApns
from tests.fakes.fake_iphone import FakeIphone
from tests.sync_server.endpoints.http_calls import Caller
from tests.sync_server.wallet.passes import PUBLIC_URL, a_chain, the_root

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from shared_domain.identifiers import CardId, VendorId
    from sync_server.demo import Demo
    from sync_server.services.ports import Clock, UnitOfWork
    from tests.sync_server.scripted_terminal import ScriptedTerminal

T = TypeVar("T")


@dataclass
class Till:
    """A paired till that has pushed everything it recorded so far."""

    terminal: ScriptedTerminal
    token: str
    caller: Caller
    sent: int = 0

    def stamp(self, card_id: CardId, count: int = 1) -> None:
        """Give stamps, without a network."""
        for _ in range(count):
            self.terminal.stamp(card_id)

    def push(self, most: int = 500) -> None:
        """Send all that was not sent yet."""
        end = len(self.terminal.journal.bodies)
        while self.sent < end:
            last = min(end, self.sent + most)
            self.caller.push(self.terminal.push_request(self.sent + 1, last), self.token)
            self.sent = last


@dataclass
class WalletServer:
    """Everything together; `clock` is the server's own, or one that a test moves."""

    folder: Path
    clock: Clock | None = None
    phones: list[FakeIphone] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._open = ExitStack()
        (self.folder / "fake").mkdir(parents=True)
        self.apns = self._open.enter_context(FakeApns(self.folder / "fake", the_root()))
        apple = self.folder / "apple"
        shutil.copytree(a_chain(), apple)
        push = PushService(self.apns.url, self.apns.trusted)
        outside = Outside(pins=BcryptPins(cost=4), apple_push=push)
        if self.clock is not None:
            outside = Outside(clock=self.clock, pins=BcryptPins(cost=4), apple_push=push)
        settings = Settings(data=self.folder / "server", port=0, public_url=PUBLIC_URL, apple=apple)
        self.running = self._open.enter_context(RunningServer(settings, outside))
        self.route = self.running.address
        self.caller = self._open.enter_context(Caller(self.route))
        office = self.running.server.office
        database = office.database
        self.demo: Demo = asyncio.run(
            database.write(lambda uow: prepare_demo(uow, office.instruments))
        )
        self._codes = list(self.demo.pairing_codes)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for phone in self.phones:
            phone.close()
        self._open.close()

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Never a write: the server's own loop writes, and a commit belongs to one loop."""
        return asyncio.run(self.running.server.office.database.read(work))

    def till(self) -> Till:
        terminal, reply = self.caller.paired(self._codes.pop())
        terminal.open_epoch()
        return Till(terminal, reply.access_token, self.caller)

    @property
    def vendor_id(self) -> VendorId:
        def find(uow: UnitOfWork) -> VendorId:
            uow.oversee()
            vendor = uow.vendors.by_slug(SLUG)
            assert vendor is not None
            return vendor.vendor_id

        return self.read(find)

    def card(self, number: int = 0) -> CardId:
        """One of the demonstration's cards."""
        typed = parse_card_number(self.demo.cards[number].card_number)
        assert typed is not None
        vendor_id = self.vendor_id

        def find(uow: UnitOfWork) -> CardId:
            uow.act_for(vendor_id)
            return uow.cards.by_number(vendor_id, typed)[0].state.card_id

        return self.read(find)

    def phone(self, device: str = "d" * 32, push_token: str = "aa" * 32) -> FakeIphone:
        phone = FakeIphone(self.route, device, push_token)
        self.phones.append(phone)
        return phone

    def download(self, card_id: CardId) -> httpx.Response:
        """The first pass of a card, as its page offers it."""
        vault = self.running.server.office.instruments.vault
        link = card_link(vault, self.vendor_id, card_id)
        return self.caller.get(f"/api/v1/loyalty/apple/cards/{SLUG}/{link}")

    def state_of(self, card_id: CardId) -> PassState | None:
        vendor_id = self.vendor_id

        def find(uow: UnitOfWork) -> PassState | None:
            uow.act_for(vendor_id)
            return uow.wallets.get(vendor_id, card_id, WalletKind.APPLE)

        return self.read(find)
