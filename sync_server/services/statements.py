"""What the server signs: the end of a ledger, and receipts for what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.wire.signed import LedgerHead, Receipt, sign_statement
from sync_server.services.backup_watermark import backed_up_position
from sync_server.services.generations import generation_of

if TYPE_CHECKING:
    from datetime import datetime

    from msgspec import Struct

    from shared_domain.identifiers import VendorId
    from shared_domain.wire.signed import SignedStatement
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.read_run import Run
    from sync_server.services.state import Head, Terminal


def signed_head(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, head: Head, now: datetime
) -> SignedStatement:
    """The vendor's ledger ends here."""
    statement = LedgerHead(
        vendor_id=vendor_id,
        position=head.position,
        hash=head.hash,
        server_time=now,
        generation=generation_of(uow),
    )
    return _signed(instruments, statement)


def signed_receipt(
    uow: UnitOfWork,
    instruments: Instruments,
    terminal: Terminal,
    run: Run,
    head: Head,
    now: datetime,
) -> SignedStatement:
    """This server holds the epoch up to the end of the run; it leaves only after the commit.

    It always speaks of the run's own end, so that its hash is one the terminal knows even
    where the journal has forked.
    """
    statement = Receipt(
        terminal_id=terminal.terminal_id,
        epoch=run.epoch,
        sequence=run.last_sequence,
        hash=run.hashes[-1],
        ledger_position=head.position,
        ledger_hash=head.hash,
        server_time=now,
        generation=generation_of(uow),
        backup_position=backed_up_position(uow, terminal.vendor_id),
    )
    return _signed(instruments, statement)


def _signed(instruments: Instruments, statement: Struct) -> SignedStatement:
    private_key = instruments.server.private_key
    return sign_statement(
        statement, lambda message: instruments.signatures.sign(private_key, message)
    )
