"""The way down: read the vendor's ledger page by page, and prove that nothing is missing.

What is read rebuilds the mirror only. The terminal's own journal is never touched by it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.ledger import Entry
from shared_domain.records import ReservationAsked, ledger_hash
from shared_domain.wire.codec import UnreadableMessageError, decode_item, decode_record
from shared_domain.wire.pull import LedgerDigest, PullOutcome, PullReply, PullRequest
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from terminal.use_cases.record_items import refold
from terminal.use_cases.release_rights import release_rights
from terminal.use_cases.reread import START, UNREAD_BY, drop_mirror, finish_rereading
from terminal.use_cases.run_push import opened_head
from terminal.use_cases.store_ports import Cursor, PostedEntry
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
        cursor, record = uow.state.cursor(), uow.state.sync_record()
        if head.generation != record.generation:
            # Told under another history: it may hold grants that nobody stands by any more.
            return SyncOutcome(shake_again=True)
        records = _not_yet_read(cursor, step, reply)
        if records is None:
            return SyncOutcome()
        if reply.outcome is PullOutcome.DIVERGED:
            _check_divergence(cursor)
            drop_mirror(uow)
            uow.commit()
            return SyncOutcome(changed=True, reread=True)
        questions: list[ReservationAsked] = []
        cursor = _mirror(counter, uow, cursor, records, questions)
        _check_end(cursor, head, reply)
        uow.state.set_cursor(cursor)
        uow.state.set_clock_reading(counter.timekeeper.reading)
        record = replace(record, ledger_head=head.position, known_head=reply.head)
        caught_up = not reply.has_more
        if caught_up:
            record = replace(record, last_sync_at=reply.server_time)
            uow.world.set_contacts(reply.contacts)
            finish_rereading(uow)
        uow.state.set_sync_record(record)
        moment = counter.timekeeper.now()
        released = release_rights(
            counter, uow, questions, server_time=reply.server_time, moment=moment
        )
        uow.commit()
    if released:
        counter.timekeeper.happened(moment)
    return SyncOutcome(changed=bool(records), caught_up=caught_up, recorded=released)


def plan_compare(counter: Counter) -> Compare:
    """Ask what the ledger up to the cursor sums to."""
    with counter.store.begin() as uow:
        return Compare(uow.state.cursor().position)


def apply_compare(counter: Counter, step: Compare, digest: LedgerDigest) -> SyncOutcome:
    """Read everything again when the mirror does not sum to what the ledger does.

    What this program cannot read it cannot sum either; its successor reads it all again.
    """
    with counter.store.begin() as uow:
        if uow.state.cursor().position != step.position or digest.position != step.position:
            return SyncOutcome()
        unread_by = uow.state.setting(UNREAD_BY)
        if unread_by == counter.app_version:
            return SyncOutcome()
        if not unread_by and uow.entries.digest(step.position) == digest:
            return SyncOutcome()
        drop_mirror(uow)
        uow.commit()
    return SyncOutcome(changed=True, reread=True)


def _not_yet_read(cursor: Cursor, step: Pull, reply: PullReply) -> tuple[LedgerRecord, ...] | None:
    """The page's records beyond the cursor; None when another pull has overtaken all of it.

    Two pulls may run at once, the one that listens and one that somebody waits for. What both
    bring is read once, and the later one may still know more.
    """
    if cursor.position == step.request.after:
        return reply.records
    records = tuple(record for record in reply.records if record.position > cursor.position)
    overlaps = cursor.position > step.request.after and bool(records)
    return records if overlaps else None


def _mirror(
    counter: Counter,
    uow: UnitOfWork,
    cursor: Cursor,
    records: tuple[LedgerRecord, ...],
    questions: list[ReservationAsked],
) -> Cursor:
    """Mirror the records; what other terminals ask in them is added to `questions`."""
    entries: list[PostedEntry] = []
    for record in records:
        if record.position != cursor.position + 1:
            raise ServerUnavailable(ServerTrouble.BROKEN, "a page with a gap")
        try:
            _read(uow, record, entries, questions)
        except UnreadableMessageError:
            # In a newer language than this program's: it keeps its place in the chain.
            uow.state.set_setting(UNREAD_BY, counter.app_version)
        cursor = Cursor(record.position, ledger_hash(cursor.hash, record.position, record.body))
    refold(uow, uow.entries.confirm(entries))
    return cursor


def _read(
    uow: UnitOfWork,
    record: LedgerRecord,
    entries: list[PostedEntry],
    questions: list[ReservationAsked],
) -> None:
    """Take in one record: entries are gathered, because a page of them is mirrored at once."""
    if record.entry_id is None:
        change = decode_record(record.body)
        uow.world.apply(change, record.position)
        if isinstance(change, ReservationAsked):
            questions.append(change)
        return
    item = decode_item(record.body)
    if isinstance(item, Entry):
        entries.append(PostedEntry(record.position, item, record.body))


def _check_divergence(cursor: Cursor) -> None:
    """All histories begin alike: a server that denies it would be asked for ever."""
    if cursor == START:
        raise ServerUnavailable(ServerTrouble.BROKEN, "a ledger that diverges before its start")


def _check_end(cursor: Cursor, head: LedgerHead, reply: PullReply) -> None:
    """A page goes on, or ends at the signed head, where the chains must meet.

    Then every page in between was right too.
    """
    is_at_end = cursor.position == head.position and not reply.has_more
    goes_on = cursor.position < head.position and reply.has_more and bool(reply.records)
    if not is_at_end and not goes_on:
        raise ServerUnavailable(ServerTrouble.BROKEN, "a page that ends where it must not")
    if is_at_end and cursor.hash != head.hash:
        raise ServerUnavailable(ServerTrouble.NOT_TRUSTED, "the ledger's chain does not fit")
