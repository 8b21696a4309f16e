"""Taking what a terminal pushes: every item gets a verdict, nothing is dropped or refused.

One unit of work for the whole run: bytes, positions, balances, cases and receipt stand or
fall together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.journal import CHAIN_START, Place
from shared_domain.ledger import Entry
from shared_domain.wire.push import (
    MAX_PUSH_BYTES,
    EpochHeld,
    PushReply,
    Verdict,
    VerdictKind,
)
from sync_server.services.admit_entry import item_problem
from sync_server.services.clamp_times import times_after
from sync_server.services.keep_journal import Taken, keep_journal
from sync_server.services.note_holes import note_holes
from sync_server.services.posting import Posting
from sync_server.services.read_run import read_items, read_run
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.settle_cards import settle_cards
from sync_server.services.settle_cases import settle_as_decided
from sync_server.services.staff_at_counters import change_as_decided
from sync_server.services.state import HeldEpoch, KnownEntry
from sync_server.services.statements import signed_receipt
from sync_server.services.watch_journals import watch_journals

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import EntryId
    from shared_domain.wire.push import PushRequest
    from sync_server.services.clamp_times import ItemTimes
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.read_run import Reading, Run
    from sync_server.services.state import JournalItem, Terminal


def ingest_items(
    uow: UnitOfWork, instruments: Instruments, terminal: Terminal, request: PushRequest
) -> PushReply | Refusal:
    """Take a run; one that begins beyond the next place of its epoch is left for later."""
    if sum(map(len, request.items)) > MAX_PUSH_BYTES:
        return Refusal(RefusalKind.TOO_LARGE, f"A push carries at most {MAX_PUSH_BYTES} bytes.")
    now = instruments.clock.now()
    held = uow.journal.epoch(terminal, request.epoch)
    held = held or HeldEpoch(request.epoch, 0, CHAIN_START)
    if request.first_sequence > held.last_sequence + 1:
        unmoved = EpochHeld(held.epoch, held.last_sequence)
        return PushReply(verdicts=(), receipt=None, held=unmoved, server_time=now)
    posting = Posting(uow, terminal.vendor_id, now)
    run = read_run(uow.journal, instruments.signatures, terminal, request)
    taken, last_at = _take(uow, posting, terminal, held, run)
    held = keep_journal(uow, terminal, replace(held, last_at=last_at), taken, now)
    note_holes(uow, terminal, taken, now)
    if run.is_verified:
        end = Place(run.epoch, run.last_sequence, run.hashes[-1])
        uow.witness.keep_signature(terminal, end, request.signature)
    watch_journals(uow, posting, terminal, taken)
    settle_cards(uow, instruments, posting)
    posting.write()
    settle_as_decided(uow, instruments, terminal.vendor_id, taken)
    change_as_decided(uow, instruments, terminal.vendor_id, taken)
    head = uow.ledger.head(terminal.vendor_id)
    return PushReply(
        verdicts=tuple(one.verdict for one in taken),
        receipt=signed_receipt(uow, instruments, terminal, run, head, now),
        held=EpochHeld(held.epoch, held.last_sequence),
        server_time=now,
    )


def _take(
    uow: UnitOfWork, posting: Posting, terminal: Terminal, held: HeldEpoch, run: Run
) -> tuple[list[Taken], datetime | None]:
    """Every item with its verdict, and when the last of them happened."""
    known = uow.journal.items(terminal, run.epoch, run.first_sequence, run.last_sequence)
    readings = read_items(run, {item.sequence: item for item in known}, terminal)
    wanted = [one.item.entry_id for one in readings if isinstance(one.item, Entry)]
    recorded = uow.ledger.known(terminal.vendor_id, wanted)
    times = times_after(uow, terminal, held, readings[0], posting.now)
    taken = [
        Taken(one, run, _verdict(one, run, terminal, recorded, times, posting)) for one in readings
    ]
    return taken, times.last_at


def _verdict(
    reading: Reading,
    run: Run,
    terminal: Terminal,
    recorded: dict[EntryId, KnownEntry],
    times: ItemTimes,
    posting: Posting,
) -> Verdict:
    """What becomes of one item; an entry that is recorded is posted and added to `recorded`."""
    if reading.held is not None and not reading.problem:
        return _known_verdict(reading.held)
    if reading.item is None:
        return Verdict(reading.sequence, VerdictKind.PARKED, reason=reading.problem)
    item, sequence = reading.item, reading.sequence
    twin = recorded.get(item.entry_id) if isinstance(item, Entry) else None
    if twin is not None and twin.body == reading.body:
        kind = VerdictKind.ALREADY_RECORDED
        return Verdict(sequence, kind, item.entry_id, twin.position)
    problem = item_problem(item, run.epoch, reading.sequence, terminal, twin)
    if problem:
        return Verdict(sequence, VerdictKind.PARKED, item.entry_id, reason=problem)
    clamped_to, position = times.clamped(item.occurred_at), None
    if isinstance(item, Entry):
        position = posting.entry(item, reading.body, clamped_to)
        recorded[item.entry_id] = KnownEntry(position, reading.body)
    return Verdict(sequence, VerdictKind.RECORDED, item.entry_id, position)


def _known_verdict(held: JournalItem) -> Verdict:
    """The same item at the same place again: what was said the first time still holds."""
    if held.verdict is VerdictKind.PARKED:
        return Verdict(held.sequence, held.verdict, held.entry_id, reason=held.reason)
    kind = VerdictKind.ALREADY_RECORDED
    return Verdict(held.sequence, kind, held.entry_id, held.position)
