"""Writes what a till would write: entries with identities and places, chained and signed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from shared_domain.cards import CardState, fold
from shared_domain.identifiers import StaffId, TerminalId, VendorId
from shared_domain.journal import CHAIN_START, ITEM_SCHEMA, EpochOpened, Note, seal
from shared_domain.ledger import Entry, EntryKind
from shared_domain.wire.codec import encode_item
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.ids import CountingIds
from tests.fakes.keys import device_key

if TYPE_CHECKING:
    from shared_domain.journal import Item, NoteKind, SealedItem
    from terminal.use_cases.store_ports import UnitOfWork

VENDOR = VendorId(UUID(int=1))
TILL_1 = TerminalId(UUID(int=11))
TILL_2 = TerminalId(UUID(int=12))
ANNA = StaffId(UUID(int=21))
BEN = StaffId(UUID(int=22))
CARD = "0123456789abcdef"
OTHER_CARD = "fedcba9876543210"


class JournalWriter:
    """One till in one epoch; every entry is a minute later than the last."""

    def __init__(self, terminal_id: TerminalId = TILL_1, seed: int = 1, epoch: int = 0) -> None:
        self.terminal_id = terminal_id
        self.ids = CountingIds(seed * 1000 + epoch)
        self.epoch = self.ids.epoch_id()
        self.hash = CHAIN_START
        self.sequence = 0
        self._key = device_key(f"till {terminal_id}")

    def opening(self) -> EpochOpened:
        """The next item opens the epoch."""
        return EpochOpened(**self._header())

    def note(self, kind: NoteKind) -> Note:
        """The next item is evidence beside the ledger."""
        return Note(**self._header(), staff_id=ANNA, kind=kind)

    def entry(self, **facts: object) -> Entry:
        """The next entry: Anna gives CARD one stamp, but for what is said otherwise."""
        stamp = Entry(
            **self._header(),
            staff_id=ANNA,
            kind=EntryKind.STAMPS_EARNED,
            card_id=CARD,
            program_version=1,
            stamps_delta=1,
        )
        return msgspec.structs.replace(stamp, **facts)

    def reversal(self, of: Entry, **facts: object) -> Entry:
        """The next entry undoes this one."""
        return self.entry(
            kind=EntryKind.REVERSED,
            card_id=of.card_id,
            stamps_delta=-of.stamps_delta,
            points_delta=-of.points_delta,
            reverses=of.entry_id,
            reversed_kind=of.kind,
            **facts,
        )

    def sealed(self, item: Item, body: bytes | None = None) -> SealedItem:
        """The item's bytes bound to their place; places must be sealed in order."""
        sealed = seal(item, body or encode_item(item), self.hash, self._key.sign)
        self.hash = sealed.hash
        return sealed

    def record(self, uow: UnitOfWork, entry: Entry) -> SealedItem:
        """Write an entry as the program does: journal, entries and the card's state."""
        sealed = self.sealed(entry)
        uow.journal.append(sealed)
        uow.entries.add_pending(entry, sealed.body)
        state = uow.cards.get(entry.card_id) or CardState(card_id=entry.card_id)
        uow.cards.put(fold(state, [entry]))
        return sealed

    def _header(self) -> dict[str, Any]:
        self.sequence += 1
        return {
            "schema": ITEM_SCHEMA,
            "entry_id": self.ids.entry_id(),
            "vendor_id": VENDOR,
            "terminal_id": self.terminal_id,
            "epoch": self.epoch,
            "terminal_seq": self.sequence,
            "occurred_at": MONDAY_MORNING + timedelta(minutes=self.sequence),
        }
