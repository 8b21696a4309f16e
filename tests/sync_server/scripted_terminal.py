"""A terminal that does exactly what a test tells it: it journals, seals and pushes by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

import uuid_utils

from shared_domain.identifiers import EntryId, EpochId, TerminalId, VendorId
from shared_domain.journal import CHAIN_START, EpochOpened, Item, Place, chain_hash, head_message
from shared_domain.ledger import Entry, EntryKind
from shared_domain.wire.codec import encode
from shared_domain.wire.pairing import PairRequest, pairing_message
from shared_domain.wire.push import PushRequest
from sync_server.keys.signing import Ed25519Signatures

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import CardId

AnItem = TypeVar("AnItem", bound=Item)

SIGNATURES = Ed25519Signatures()
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def new_id() -> UUID:
    return UUID(bytes=uuid_utils.uuid7().bytes)


@dataclass
class Journal:
    """One epoch: bodies in order with the chain after each."""

    epoch: EpochId = field(default_factory=lambda: EpochId(new_id()))
    bodies: list[bytes] = field(default_factory=list)
    hashes: list[bytes] = field(default_factory=list)

    @property
    def next_sequence(self) -> int:
        return len(self.bodies) + 1

    @property
    def end(self) -> Place:
        return Place(self.epoch, len(self.bodies), self.hashes[-1])

    def append(self, body: bytes) -> None:
        previous = self.hashes[-1] if self.hashes else CHAIN_START
        self.bodies.append(body)
        self.hashes.append(chain_hash(previous, body))


class ScriptedTerminal:
    """Keys, identity and a journal; `now` is whatever the test says it is."""

    def __init__(
        self, vendor_id: VendorId | None = None, terminal_id: TerminalId | None = None
    ) -> None:
        self.private_key, self.public_key = SIGNATURES.new_key()
        self.vendor_id = vendor_id or VendorId(new_id())
        self.terminal_id = terminal_id or TerminalId(new_id())
        self.journal = Journal()
        self.now = NOON

    def pair_request(self, code: str, name: str = "Till 1") -> PairRequest:
        proof = SIGNATURES.sign(self.private_key, pairing_message(code, self.public_key))
        return PairRequest(code=code, terminal_name=name, device_key=self.public_key, proof=proof)

    def open_epoch(self, parent: Place | None = None) -> EpochOpened:
        self.journal = Journal()
        return self.record(EpochOpened, parent=parent)

    def stamp(self, card_id: CardId, count: int = 1, **fields: object) -> Entry:
        return self.entry(EntryKind.STAMPS_EARNED, card_id, stamps_delta=count, **fields)

    def entry(self, kind: EntryKind, card_id: CardId, **fields: object) -> Entry:
        fields = {"program_version": 1} | fields
        return self.record(Entry, kind=kind, card_id=card_id, **fields)

    def record(self, type_: type[AnItem], **fields: object) -> AnItem:
        item = self.item(type_, **fields)
        self.journal.append(encode(item))
        return item

    def item(self, type_: type[AnItem], **fields: object) -> AnItem:
        """An item for the next place, not recorded yet."""
        given = {
            "schema": 1,
            "entry_id": EntryId(new_id()),
            "vendor_id": self.vendor_id,
            "terminal_id": self.terminal_id,
            "epoch": self.journal.epoch,
            "terminal_seq": self.journal.next_sequence,
            "occurred_at": self.now,
        }
        make: Callable[..., AnItem] = type_
        return make(**given | fields)

    def push_request(
        self, first: int = 1, last: int | None = None, signature: bytes | None = None
    ) -> PushRequest:
        """The run from `first` to `last`, by default to the end, signed there."""
        journal = self.journal
        last = len(journal.bodies) if last is None else last
        message = head_message(self.terminal_id, journal.epoch, last, journal.hashes[last - 1])
        return PushRequest(
            epoch=journal.epoch,
            first_sequence=first,
            items=tuple(journal.bodies[first - 1 : last]),
            signature=signature or SIGNATURES.sign(self.private_key, message),
        )
