"""One terminal: a disk, a clock, and the product's use cases for as long as it has power."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.journal import head_message
from shared_domain.wire.pull import LedgerDigest, PullReply
from shared_domain.wire.push import HandshakeReply, PushReply
from terminal.use_cases.ask_reservation import PageHeard, ReservationHeard, apply_reservation
from terminal.use_cases.counter import Session
from terminal.use_cases.run_pull import apply_compare, apply_pull, plan_compare, plan_pull
from terminal.use_cases.run_push import apply_handshake, apply_push, plan_handshake, plan_push
from terminal.use_cases.start_up import Ports, open_counter
from terminal.use_cases.sync_steps import (
    Compare,
    Heard,
    Pull,
    Push,
    ShakeHands,
    SyncOutcome,
)
from tests.fakes.ids import CountingIds
from tests.simulation.chance import WallClock

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from shared_domain.journal import SealedItem
    from shared_domain.ledger import Entry
    from shared_domain.staff import Role
    from shared_domain.wire.pull import ReservationReply
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.ports import TerminalIdentity, TerminalSecrets
    from terminal.use_cases.store_ports import LocalStore
    from tests.simulation.chance import Keys, TrueTime
    from tests.simulation.disks import Disk

APP_VERSION = "1.0"


class Till:
    """`counter` is None without power; every start is another `run`."""

    def __init__(self, number: int, disk: Disk, true: TrueTime, keys: Keys) -> None:
        self.name = f"till {number}"
        self.disk = disk
        self.clock = WallClock(true)
        self.ids = CountingIds(number)
        self.keys = keys
        self.run = 0
        self.counter: Counter | None = None
        self.recovered: list[Entry] = []
        self.identity: TerminalIdentity
        self.secrets: TerminalSecrets

    def first_store(self) -> LocalStore:
        """The empty store that pairing writes the identity to."""
        return self.disk.open()[0]

    def start(self) -> tuple[SealedItem, ...]:
        """Start the program; returns what a crash had left in the journal file only."""
        self.run += 1
        store, recovered = self.disk.open()
        ports = Ports(store, self.clock, self.ids, self.keys, self.keys.verify)
        self.counter = open_counter(ports, self.identity, self.secrets, APP_VERSION)
        return recovered

    def lose_power(self) -> None:
        self.counter = None
        self.disk.armed = None

    @property
    def up(self) -> Counter:
        assert self.counter is not None
        return self.counter

    def plan(self, kind: type[ShakeHands | Push | Pull | Compare]) -> _Planned:
        """The next step of this kind; None when there is nothing to push."""
        if kind is ShakeHands:
            return plan_handshake(self.up, APP_VERSION)
        if kind is Push:
            return plan_push(self.up)
        return plan_pull(self.up, 0) if kind is Pull else plan_compare(self.up)

    def apply(self, step: ShakeHands | Push | Pull | Compare, heard: Heard) -> SyncOutcome:
        """As the sync loop does it."""
        match step, heard.reply:
            case ShakeHands(), HandshakeReply() as reply:
                return apply_handshake(self.up, step, heard, reply)
            case Push(), PushReply() as reply:
                return apply_push(self.up, step, reply)
            case Pull(), PullReply() as reply:
                return apply_pull(self.up, step, heard, reply)
            case Compare(), LedgerDigest() as reply:
                return apply_compare(self.up, step, reply)
            case _:
                raise AssertionError("an answer to something else")

    def apply_grant(self, said: ReservationReply, pull: Pull, page: Heard) -> None:
        apply_reservation(self.up, ReservationHeard(said, (PageHeard(pull, page),)))

    def entries_of(self, card_id: CardId) -> tuple[Entry, ...]:
        with self.up.store.begin() as uow:
            return uow.entries.of_card(card_id)

    def journal(self) -> list[SealedItem]:
        """Everything in the database's journal, oldest epoch first."""
        with self.up.store.begin() as uow:
            return [
                sealed
                for held in uow.journal.epochs()
                for sealed in uow.journal.run_after(held.epoch, 0, 100_000, 100_000_000)
            ]

    def signed(self, item: SealedItem) -> bool:
        """Whether this terminal's own key signed the journal up to this item."""
        message = head_message(self.identity.terminal_id, item.epoch, item.sequence, item.hash)
        return self.keys.verify(self.up.device_key.public_key, message, item.signature)


_Planned = ShakeHands | Push | Pull | Compare | None


def session(member_id: object, name: str, role: Role) -> Session:
    return Session(member_id, name, role)  # type: ignore[arg-type]  # any id of the staff
