"""The way down: read the vendor's ledger page by page, and prove that nothing is missing.

What is read rebuilds the mirror only. The terminal's own journal is never touched by it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.ledger import Entry
from shared_domain.records import LEDGER_START, ledger_hash
from shared_domain.wire.codec import UnreadableMessageError, decode_item, decode_record
from shared_domain.wire.pull import LedgerDigest, PullOutcome, PullReply, PullRequest
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from terminal.use_cases.record_items import refold
from terminal.use_cases.run_push import opened_head
from terminal.use_cases.store_ports import Cursor
from terminal.use_cases.sync_steps import Compare, Pull, SyncOutcome

if TYPE_CHECKING:
    from shared_domain.records import LedgerRecord
    from shared_domain.wire.signed import LedgerHead
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import UnitOfWork
    from terminal.use_cases.sync_steps import Heard


def plan_pull(counter: Counter, wait_s: int) -> Pull:
    """Ask for everything after the cursor; the server may hold an empty answer for `wait_s`."""
    with counter.store.begin() as uow:
        cursor = uow.state.cursor()
    return Pull(PullRequest(after=cursor.position, hash=cursor.hash, wait_s=wait_s))


def apply_pull(counter: Counter, step: Pull, heard: Heard, reply: PullReply) -> SyncOutcome:
    """Mirror one page, and move the cursor in the same transaction."""
    head = opened_head(counter, reply.head)
    if step.request.wait_s == 0:
        # A held reply says nothing about how long the way is, so only prompt ones set clocks.
        counter.timekeeper.hear(reply.server_time, heard.asked_at_s, heard.heard_at_s)
    with counter.store.begin() as uow:
        cursor = uow.state.cursor()
        if cursor.position != step.request.after:
            return SyncOutcome()
        if reply.outcome is PullOutcome.DIVERGED:
            drop_mirror(uow)
            uow.commit()
            return SyncOutcome(changed=True, reread=True)
        cursor = _mirror(uow, cursor, reply.records)
        _check_end(cursor, head)
        uow.state.set_cursor(cursor)
        uow.state.set_clock_reading(counter.timekeeper.reading)
        record = replace(uow.state.sync_record(), ledger_head=head.position)
        caught_up = not reply.has_more
        if caught_up:
            record = replace(record, last_sync_at=reply.server_time)
            uow.world.set_contacts(reply.contacts)
        uow.state.set_sync_record(record)
        uow.commit()
    return SyncOutcome(changed=bool(reply.records), caught_up=caught_up)


def plan_compare(counter: Counter) -> Compare:
    """Ask what the ledger up to the cursor sums to."""
    with counter.store.begin() as uow:
        return Compare(uow.state.cursor().position)


def apply_compare(counter: Counter, step: Compare, digest: LedgerDigest) -> SyncOutcome:
    """Read everything again when the mirror does not sum to what the ledger does."""
    with counter.store.begin() as uow:
        if uow.state.cursor().position != step.position or digest.position != step.position:
            return SyncOutcome()
        if uow.entries.digest(step.position) == digest:
            return SyncOutcome()
        drop_mirror(uow)
        uow.commit()
    return SyncOutcome(changed=True, reread=True)


def drop_mirror(uow: UnitOfWork) -> None:
    """Forget what others did, keep what was done here, and start reading from nothing."""
    uow.entries.forget_positions()
    uow.cards.clear()
    refold(uow, uow.entries.pending())
    uow.state.set_cursor(Cursor(0, LEDGER_START))


def _mirror(uow: UnitOfWork, cursor: Cursor, records: tuple[LedgerRecord, ...]) -> Cursor:
    new_entries = []
    for record in records:
        if record.position != cursor.position + 1:
            raise ServerUnavailable(ServerTrouble.BROKEN, "a page with a gap")
        if record.entry_id is None:
            _apply_record(uow, record)
        else:
            entry = _entry(record)
            if entry is not None and uow.entries.confirm(record.position, entry, record.body):
                new_entries.append(entry)
        cursor = Cursor(record.position, ledger_hash(cursor.hash, record.position, record.body))
    refold(uow, new_entries)
    return cursor


def _entry(record: LedgerRecord) -> Entry | None:
    """The entry, or None for one in a newer language than this program's; it stays counted."""
    try:
        item = decode_item(record.body)
    except UnreadableMessageError:
        return None
    return item if isinstance(item, Entry) else None


def _apply_record(uow: UnitOfWork, record: LedgerRecord) -> None:
    try:
        change = decode_record(record.body)
    except UnreadableMessageError:
        return
    uow.world.apply(change, record.position)


def _check_end(cursor: Cursor, head: LedgerHead) -> None:
    """At the signed end the chains must meet: then every page in between was right too."""
    if cursor.position == head.position and cursor.hash != head.hash:
        raise ServerUnavailable(ServerTrouble.NOT_OUR_SERVER, "the ledger's chain does not fit")
