"""A shop whose books can be made, forged and exported by hand: two tills and one server.

Signatures only look like Ed25519, so that thousands of forgeries cost nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from shared_domain.digests import digest_of
from shared_domain.identifiers import EntryId, EpochId, TerminalId
from shared_domain.journal import (
    CHAIN_START,
    EpochOpened,
    Item,
    Note,
    NoteKind,
    Place,
    SealedItem,
    seal,
)
from shared_domain.ledger import Entry, EntryKind
from shared_domain.records import (
    LEDGER_START,
    CardKeyPublished,
    TerminalChanged,
    ledger_hash,
)
from shared_domain.wire.codec import decode, decode_item, encode, encode_item
from shared_domain.wire.pull import LedgerDigest
from shared_domain.wire.signed import LedgerHead, Receipt, sign_statement
from shared_domain.witness.exports import (
    EXPORT_VERSION,
    EpochLine,
    HeadLine,
    ItemLine,
    JournalOpened,
    KnownTerminal,
    LedgerOpened,
    Line,
    ReceiptLine,
    RecordLine,
    sealed_lines,
)
from tests.builders import CARD, NOON, OTHER_CARD, TILL_1, TILL_2, VENDOR, a_vendor, at

if TYPE_CHECKING:
    from collections.abc import Callable

SERVER_KEY = b"S" * 32
GENERATION = "first"


def signer(key: bytes) -> Callable[[bytes], bytes]:
    return lambda message: _signature(key, message)


def verify(key: bytes, message: bytes, signature: bytes) -> bool:
    return signature == _signature(key, message)


def _signature(key: bytes, message: bytes) -> bytes:
    return hashlib.sha512(key + message).digest()


@dataclass
class Till:
    """Writes and signs its journal; `epochs` holds what it sealed, oldest first."""

    terminal_id: TerminalId
    key: bytes
    epochs: list[list[SealedItem]] = field(default_factory=list)
    receipts: list[ReceiptLine] = field(default_factory=list)

    @property
    def known(self) -> KnownTerminal:
        return KnownTerminal(self.terminal_id, f"Till {self.key[:1].decode()}", self.key)

    @property
    def items(self) -> list[SealedItem]:
        return [item for epoch in self.epochs for item in epoch]

    def start(self) -> SealedItem:
        last = self.epochs[-1][-1] if self.epochs else None
        parent = None if last is None else Place(last.epoch, last.sequence, last.hash)
        self.epochs.append([])
        return self._write(lambda header: EpochOpened(**header, parent=parent))

    def note(self) -> SealedItem:
        return self._write(lambda header: Note(**header, kind=NoteKind.SIGNED_IN))

    def stamp(self, card_id: str = CARD) -> SealedItem:
        return self._write(
            lambda header: Entry(
                **header,
                kind=EntryKind.STAMPS_EARNED,
                card_id=card_id,
                program_version=1,
                stamps_delta=1,
            )
        )

    def _write(self, make: Callable[[dict[str, Any]], Item]) -> SealedItem:
        epoch, sequence = self.epochs[-1], len(self.epochs[-1]) + 1
        number = self.terminal_id.int * 1000 + len(self.items)
        item = make(
            {
                "schema": 1,
                "entry_id": EntryId(UUID(int=number)),
                "vendor_id": VENDOR,
                "terminal_id": self.terminal_id,
                "epoch": EpochId(UUID(int=self.terminal_id.int * 16 + len(self.epochs))),
                "terminal_seq": sequence,
                "occurred_at": at(number % 1000),
            }
        )
        before = epoch[-1].hash if epoch else CHAIN_START
        epoch.append(seal(item, encode_item(item), before, signer(self.key)))
        return epoch[-1]


@dataclass
class Server:
    """Keeps a ledger of (body, entry) and which items it has taken, with signatures of run ends."""

    bodies: list[tuple[bytes, Entry | None]] = field(default_factory=list)
    taken: dict[TerminalId, list[tuple[SealedItem, int | None]]] = field(default_factory=dict)

    def post(self, body: bytes, entry: Entry | None = None) -> int:
        self.bodies.append((body, entry))
        return len(self.bodies)

    def hashes(self) -> list[bytes]:
        chain = [LEDGER_START]
        for position, (body, _) in enumerate(self.bodies, 1):
            chain.append(ledger_hash(chain[-1], position, body))
        return chain


class SmallShop:
    """Till 1 has worked through two epochs, till 2 through one; all of it is synced."""

    def __init__(self) -> None:
        self.server = Server()
        self.tills = [Till(TILL_1, b"1" * 32), Till(TILL_2, b"2" * 32)]
        self.now = NOON
        for till in self.tills:
            self.server.post(encode(TerminalChanged(till.terminal_id, till.known.name)))
        issued = Entry(
            schema=1,
            entry_id=EntryId(UUID(int=9)),
            vendor_id=VENDOR,
            occurred_at=NOON,
            kind=EntryKind.CARD_ISSUED,
            card_id=CARD,
            program_version=1,
        )
        self.server.post(encode_item(issued), issued)
        first, second = self.tills
        self.push(first, first.start(), first.note(), first.stamp())
        self.push(second, second.start(), second.stamp(OTHER_CARD), second.stamp())
        self.push(first, first.stamp(), first.note())
        self.push(first, first.start(), first.stamp(OTHER_CARD))

    def push(self, till: Till, *items: SealedItem) -> None:
        taken = self.server.taken.setdefault(till.terminal_id, [])
        for item in items:
            entry = _entry_in(item)
            taken.append((item, None if entry is None else self.server.post(item.body, entry)))
        till.receipts.append(self.receipt(till, items[-1]))
        self.now += timedelta(minutes=1)

    def receipt(self, till: Till, item: SealedItem) -> ReceiptLine:
        chain = self.server.hashes()
        receipt = Receipt(
            terminal_id=till.terminal_id,
            epoch=item.epoch,
            sequence=item.sequence,
            hash=item.hash,
            ledger_position=len(chain) - 1,
            ledger_hash=chain[-1],
            server_time=self.now,
            generation=GENERATION,
            backup_position=0,
        )
        return ReceiptLine(statement=sign_statement(receipt, signer(SERVER_KEY)))

    # --- files ---

    def ledger(self) -> list[bytes]:
        return sealed(self.ledger_lines(), SERVER_KEY)

    def ledger_lines(self) -> list[Line]:
        chain = self.server.hashes()
        entries = [(body, one.amounts) for body, one in self.server.bodies if one is not None]
        digest = digest_of(entries)
        head = LedgerHead(
            vendor_id=VENDOR,
            position=len(chain) - 1,
            hash=chain[-1],
            server_time=self.now,
            generation=GENERATION,
        )
        return [
            LedgerOpened(
                version=EXPORT_VERSION,
                vendor=a_vendor(),
                server_key=SERVER_KEY,
                generation=GENERATION,
                exported_at=self.now,
                terminals=tuple(till.known for till in self.tills),
                card_keys=(CardKeyPublished(0, b"C" * 32),),
            ),
            *(
                RecordLine(
                    position=position,
                    hash=chain[position],
                    body=body,
                    entry_id=None if entry is None else entry.entry_id,
                )
                for position, (body, entry) in enumerate(self.server.bodies, 1)
            ),
            *(line for till in self.tills for line in self._taken_lines(till)),
            HeadLine(
                statement=sign_statement(head, signer(SERVER_KEY)),
                digest=LedgerDigest(
                    len(chain) - 1, digest.entries, digest.total, digest.xor_of_hashes
                ),
            ),
        ]

    def journal(self, till: Till) -> list[bytes]:
        return sealed(self.journal_lines(till), till.key)

    def journal_lines(self, till: Till) -> list[Line]:
        lines: list[Line] = [
            JournalOpened(
                version=EXPORT_VERSION,
                vendor_id=VENDOR,
                terminal=till.known,
                server_key=SERVER_KEY,
                exported_at=self.now,
            )
        ]
        for epoch in till.epochs:
            lines.append(_epoch_line(till, epoch[-1]))
            lines += [_item_line(till, item, None, signed=True) for item in epoch]
        return lines + sorted(till.receipts, key=lambda line: line.statement.payload)

    def _taken_lines(self, till: Till) -> list[Line]:
        """What the server holds of a till: a signature stands where each run ended."""
        taken = self.server.taken[till.terminal_id]
        ends = {decode(line.statement.payload, Receipt).hash for line in till.receipts}
        lines: list[Line] = []
        for at_, (item, position) in enumerate(taken):
            if item.sequence == 1:
                of_epoch = [one for one, _ in taken[at_:] if one.epoch == item.epoch]
                lines.append(_epoch_line(till, of_epoch[-1]))
            lines.append(_item_line(till, item, position, signed=item.hash in ends))
        return lines


def sealed(lines: list[Line], key: bytes) -> list[bytes]:
    return list(sealed_lines(lines, signer(key)))


def _entry_in(item: SealedItem) -> Entry | None:
    decoded = decode_item(item.body)
    return decoded if isinstance(decoded, Entry) else None


def _epoch_line(till: Till, last: SealedItem) -> EpochLine:
    return EpochLine(terminal_id=till.terminal_id, epoch=last.epoch, last_sequence=last.sequence)


def _item_line(till: Till, item: SealedItem, position: int | None, *, signed: bool) -> ItemLine:
    return ItemLine(
        terminal_id=till.terminal_id,
        epoch=item.epoch,
        sequence=item.sequence,
        hash=item.hash,
        body=item.body if position is None else None,
        position=position,
        signature=item.signature if signed else None,
    )
