"""Carrying the canonical ledger down: pages by a hashed cursor, and the digest that ends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from shared_domain.digests import digest_of, without
from shared_domain.ledger import Entry
from shared_domain.records import LEDGER_START
from shared_domain.wire.pull import LedgerDigest, PullOutcome, PullReply
from sync_server.services.refusals import REVOKED, Refusal, RefusalKind
from sync_server.services.shake_hands import contacts_of
from sync_server.services.statements import signed_head

if TYPE_CHECKING:
    from shared_domain.records import LedgerRecord
    from shared_domain.wire.pull import PullRequest
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Terminal


def serve_changes(
    uow: UnitOfWork, instruments: Instruments, terminal: Terminal, request: PullRequest
) -> PullReply | Refusal:
    """The next page after the cursor, or word that the two histories are not one."""
    if terminal.is_revoked:
        return REVOKED
    now = instruments.clock.now()
    head = uow.ledger.head(terminal.vendor_id)
    is_ours = _hash_at(uow, terminal, request.after) == request.hash
    records: list[LedgerRecord] = []
    if is_ours:
        records = uow.ledger.page(terminal.vendor_id, request.after, request.limit)
    return PullReply(
        outcome=PullOutcome.PAGE if is_ours else PullOutcome.DIVERGED,
        records=tuple(records),
        head=signed_head(uow, instruments, terminal.vendor_id, head, now),
        has_more=bool(records) and records[-1].position < head.position,
        server_time=now,
        contacts=contacts_of(uow, terminal.vendor_id),
    )


def serve_digest(
    uow: UnitOfWork, _instruments: Instruments, terminal: Terminal, position: int
) -> LedgerDigest | Refusal:
    """What the entries up to a position come to: the whole ledger's, less what came after."""
    if terminal.is_revoked:
        return REVOKED
    head = uow.ledger.head(terminal.vendor_id)
    if position > head.position:
        return Refusal(RefusalKind.BEYOND_HEAD, f"The ledger ends at {head.position}.")
    later = uow.ledger.entry_bodies_after(terminal.vendor_id, position)
    entries = ((body, msgspec.json.decode(body, type=Entry).amounts) for body in later)
    digest = without(head.digest, digest_of(entries))
    return LedgerDigest(position, digest.entries, digest.total, digest.xor_of_hashes)


def _hash_at(uow: UnitOfWork, terminal: Terminal, position: int) -> bytes | None:
    return uow.ledger.hash_at(terminal.vendor_id, position) if position else LEDGER_START
