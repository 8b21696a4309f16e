"""A small shop for tests: a vendor on a fake server, and tills that were really paired with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.card_codes import BalanceSnapshot, make_code
from shared_domain.cards import CardState, fold
from shared_domain.ledger import Customer, EntryFacts, EntryKind
from shared_domain.records import CardKeyPublished, ProgramPublished, StaffChanged, VendorChanged
from shared_domain.staff import Role, StaffMember
from shared_domain.wire.pull import LedgerDigest, PullReply
from shared_domain.wire.push import HandshakeReply, PushReply
from terminal.gateway.device_keys import verify_signature
from terminal.use_cases.counter import Session
from terminal.use_cases.pair_terminal import (
    PairingTicket,
    ask_server,
    draft_pairing,
    finish_pairing,
)
from terminal.use_cases.ports import Protection
from terminal.use_cases.run_pull import apply_compare, apply_pull, plan_compare, plan_pull
from terminal.use_cases.run_push import apply_handshake, apply_push, plan_handshake, plan_push
from terminal.use_cases.start_up import Ports, open_counter
from terminal.use_cases.sync_steps import SyncOutcome, perform
from tests.builders import ANNA, BERT, CARD, VENDOR, a_program, a_vendor
from tests.fakes.clock import SettableClock
from tests.fakes.fake_line import FakeServers
from tests.fakes.fake_server import CARD_KEY, CARD_KEY_ID, FakeServer
from tests.fakes.ids import CountingIds
from tests.fakes.keys import FixedKeySource, device_key, fast_verifier
from tests.fakes.local_store import MemoryLocalStore
from tests.fakes.secrets import MemorySecretStore

if TYPE_CHECKING:
    from shared_domain.amounts import Amounts
    from shared_domain.identifiers import CardId
    from shared_domain.journal import SealedItem
    from shared_domain.ledger import Entry
    from shared_domain.programs import LoyaltyProgram
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.sync_steps import Push

PINS = {ANNA: "1111", BERT: "22222"}
ANNA_SIGNED_IN = Session(ANNA, "Anna", Role.CASHIER)
BERT_SIGNED_IN = Session(BERT, "Bert", Role.MANAGER)
APP_VERSION = "1.0"


class Shop:
    """The vendor as its server knows it; everything here is the server's doing."""

    def __init__(self, program: LoyaltyProgram | None = None) -> None:
        self.clock = SettableClock()
        self.server = FakeServer(self.clock, VENDOR)
        self._tills = 0
        self.server.publish(
            VendorChanged(a_vendor()),
            CardKeyPublished(CARD_KEY_ID, CARD_KEY.public_key),
            StaffChanged(member(Role.CASHIER)),
            StaffChanged(member(Role.MANAGER)),
            ProgramPublished(program or a_program()),
        )

    def issue(self, card_id: CardId = CARD, name: str = "Léa") -> Entry:
        """Give a card to a customer."""
        customer = Customer(name=name)
        return self.server.record(
            EntryFacts(kind=EntryKind.CARD_ISSUED, card_id=card_id, customer=customer)
        )

    def give(self, stamps: int = 0, points: int = 0, card_id: CardId = CARD) -> Entry:
        """Set a balance right by hand, at the server; nobody has reserved it."""
        return self.server.record(
            EntryFacts(
                kind=EntryKind.ADJUSTED,
                card_id=card_id,
                stamps_delta=stamps,
                points_delta=points,
                reason="from a paper card",
            )
        )

    def code(
        self, card_id: CardId = CARD, *, stamps: int = 0, points: int = 0, key: str = "card key"
    ) -> str:
        """The text in a card's QR code, signed by the vendor or by another key."""
        today = self.clock.now().date()
        snapshot = BalanceSnapshot(stamps, points, self.server.ledger.head, today)
        return make_code(VENDOR, CARD_KEY_ID, card_id, snapshot, device_key(key).sign)

    def balance(self, card_id: CardId = CARD) -> Amounts:
        """The fold of the canonical ledger."""
        return fold(CardState(card_id=card_id), self.server.ledger.entries()).balance

    def open_till(self, name: str | None = None) -> Till:
        """Pair one more till, and let it read everything."""
        self._tills += 1
        till = Till(self, name or f"till {self._tills}", self._tills)
        till.sync()
        return till


class Till:
    """One paired terminal: its store, its clock, and the steps of a sync."""

    def __init__(self, shop: Shop, name: str, seed: int) -> None:
        self.shop = shop
        self.clock = SettableClock()
        self.store = MemoryLocalStore()
        self.secret_store = MemorySecretStore()
        self.keys = FixedKeySource(name)
        self.ports = Ports(self.store, self.clock, CountingIds(seed), self.keys, verify_signature)
        code = f"CODE{name.upper()}"
        shop.server.pairing_codes.add(code)
        draft = draft_pairing(
            self.keys, PairingTicket("https://shop.example", code), name, APP_VERSION
        )
        servers = FakeServers(shop.server)
        reply = ask_server(servers, draft)
        self.identity = finish_pairing(
            self.store, self.secret_store, draft, reply, Protection.KEYRING
        )
        self.line = servers.for_terminal(self.identity.server_url, reply.access_token)
        self.counter = self._opened(APP_VERSION)

    def restart(self, app_version: str = APP_VERSION) -> None:
        """End the program and start it again, over the same disk."""
        self.counter = self._opened(app_version)

    def wait(self, minutes: float) -> None:
        """Let time pass here and at the server."""
        for clock in (self.clock, self.shop.clock):
            clock.advance(timedelta(minutes=minutes))

    def shake(self) -> SyncOutcome:
        step = plan_handshake(self.counter, APP_VERSION)
        heard = perform(self.line, step, self.clock)
        assert isinstance(heard.reply, HandshakeReply)
        return apply_handshake(self.counter, step, heard, heard.reply)

    def push_once(self) -> SyncOutcome | None:
        """Push one run; None when nothing waits."""
        step = plan_push(self.counter)
        return self.send(step) if step is not None else None

    def send(self, step: Push) -> SyncOutcome:
        """Push a run that was planned, perhaps long ago, perhaps not for the first time."""
        heard = perform(self.line, step, self.clock)
        assert isinstance(heard.reply, PushReply)
        return apply_push(self.counter, step, heard.reply)

    def push(self) -> SyncOutcome:
        """Push until nothing waits; shakes hands again with a server that was restored."""
        outcome = SyncOutcome()
        while (pushed := self.push_once()) is not None:
            outcome = pushed
            if outcome.shake_again:
                self.shake()
        return outcome

    def pull_once(self, wait_s: int = 0) -> SyncOutcome:
        step = plan_pull(self.counter, wait_s)
        heard = perform(self.line, step, self.clock)
        assert isinstance(heard.reply, PullReply)
        return apply_pull(self.counter, step, heard, heard.reply)

    def pull(self) -> SyncOutcome:
        """Pull until everything is read."""
        while not (outcome := self.pull_once()).caught_up:
            pass
        return outcome

    def compare(self) -> SyncOutcome:
        step = plan_compare(self.counter)
        heard = perform(self.line, step, self.clock)
        assert isinstance(heard.reply, LedgerDigest)
        return apply_compare(self.counter, step, heard.reply)

    def sync(self) -> None:
        """One whole sync, both ways, to its end."""
        self.shake()
        self.push()
        self.pull()
        while self.compare().reread:
            self.pull()

    def card(self, card_id: CardId = CARD) -> CardState:
        with self.store.begin() as uow:
            return uow.cards.get(card_id) or CardState(card_id=card_id)

    def balance(self, card_id: CardId = CARD) -> Amounts:
        return self.card(card_id).balance

    def entries(self, card_id: CardId = CARD) -> tuple[Entry, ...]:
        with self.store.begin() as uow:
            return uow.entries.of_card(card_id)

    def journal(self) -> list[SealedItem]:
        """Everything recorded here, in order."""
        with self.store.begin() as uow:
            return [
                sealed
                for held in uow.journal.epochs()
                for sealed in uow.journal.run_after(held.epoch, 0, 10_000, 10_000_000)
            ]

    def waiting(self) -> int:
        with self.store.begin() as uow:
            return uow.journal.waiting()

    def _opened(self, app_version: str) -> Counter:
        secrets = self.secret_store.load()
        assert secrets is not None
        return open_counter(self.ports, self.identity, secrets, app_version)


def member(role: Role, *, is_active: bool = True) -> StaffMember:
    """Anna is the cashier, Bert the manager."""
    staff_id, name = (ANNA, "Anna") if role is Role.CASHIER else (BERT, "Bert")
    verifier = fast_verifier(staff_id, PINS[staff_id])
    return StaffMember(
        staff_id=staff_id, name=name, role=role, pin_verifier=verifier, is_active=is_active
    )
