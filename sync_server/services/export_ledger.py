"""A vendor's books as one file that proves itself: ledger, journals, and what was signed.

What is stored is written out as it stands; nothing is computed again that could hide a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.records import CardKeyPublished
from shared_domain.wire.pull import LedgerDigest
from shared_domain.witness.exports import (
    EXPORT_VERSION,
    EpochLine,
    HeadLine,
    ItemLine,
    KnownTerminal,
    LedgerOpened,
    RecordLine,
    sealed_lines,
)
from sync_server.services.generations import generation_of
from sync_server.services.state import KeyPurpose
from sync_server.services.statements import signed_head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from shared_domain.identifiers import EpochId, VendorId
    from shared_domain.programs import Vendor
    from shared_domain.witness.exports import Line
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Terminal

# So many rows are in memory at once, however large a ledger is.
PAGE = 1000


def export_ledger(
    uow: UnitOfWork, instruments: Instruments, vendor: Vendor, write: Callable[[bytes], object]
) -> None:
    """Write the whole file within this one view of the database, a line at a time."""
    key = instruments.server.private_key
    lines = _lines(uow, instruments, vendor)
    for raw in sealed_lines(lines, lambda message: instruments.signatures.sign(key, message)):
        write(raw)


def _lines(uow: UnitOfWork, instruments: Instruments, vendor: Vendor) -> Iterator[Line]:
    now = instruments.clock.now()
    terminals = uow.terminals.all(vendor.vendor_id)
    yield _opening(uow, instruments, vendor, terminals, now)
    yield from _records(uow, vendor.vendor_id)
    for terminal in terminals:
        for held in uow.journal.epochs(terminal):
            yield EpochLine(
                terminal_id=terminal.terminal_id,
                epoch=held.epoch,
                last_sequence=held.last_sequence,
            )
            yield from _items(uow, terminal, held.epoch)
    head = uow.ledger.head(vendor.vendor_id)
    digest = head.digest
    yield HeadLine(
        statement=signed_head(uow, instruments, vendor.vendor_id, head, now),
        digest=LedgerDigest(head.position, digest.entries, digest.total, digest.xor_of_hashes),
    )


def _opening(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor: Vendor,
    terminals: list[Terminal],
    now: datetime,
) -> LedgerOpened:
    card_keys = uow.keys.all(vendor.vendor_id, KeyPurpose.CARD_SIGNING)
    return LedgerOpened(
        version=EXPORT_VERSION,
        vendor=vendor,
        server_key=instruments.server.public_key,
        generation=generation_of(uow),
        exported_at=now,
        terminals=tuple(
            KnownTerminal(one.terminal_id, one.name, one.device_key) for one in terminals
        ),
        card_keys=tuple(CardKeyPublished(key.number, key.public_key) for key in card_keys),
    )


def _records(uow: UnitOfWork, vendor_id: VendorId) -> Iterator[RecordLine]:
    after = 0
    while page := uow.witness.records(vendor_id, after, PAGE):
        for one in page:
            yield RecordLine(
                position=one.position, hash=one.hash, body=one.body, entry_id=one.entry_id
            )
        after = page[-1].position


def _items(uow: UnitOfWork, terminal: Terminal, epoch: EpochId) -> Iterator[ItemLine]:
    after = 0
    while page := uow.witness.journal(terminal, epoch, after, PAGE):
        for one in page:
            yield ItemLine(
                terminal_id=terminal.terminal_id,
                epoch=epoch,
                sequence=one.sequence,
                hash=one.hash,
                body=one.body,
                position=one.position,
                signature=one.signature,
                parked=one.parked is not None,
            )
        after += PAGE
