"""Taking what a terminal pushes: every item gets a verdict, nothing is dropped or refused.

One unit of work for the whole run: bytes, positions, balances, cases and receipt stand or
fall together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.journal import CHAIN_START
from shared_domain.ledger import Entry
from shared_domain.wire.push import (
    MAX_PUSH_BYTES,
    EpochHeld,
    PushReply,
    Verdict,
    VerdictKind,
)
from sync_server.services.admit_entry import meaning_problem
from sync_server.services.keep_journal import Taken, keep_journal
from sync_server.services.posting import Posting
from sync_server.services.read_run import place_problem, read_items, read_run
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.settle_cards import settle_cards
from sync_server.services.state import HeldEpoch, KnownEntry
from sync_server.services.statements import signed_receipt
from sync_server.services.watch_journals import watch_journals

if TYPE_CHECKING:
    from shared_domain.identifiers import EntryId
    from shared_domain.wire.codec import AnyItem
    from shared_domain.wire.push import PushRequest
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.read_run import Reading, Run
    from sync_server.services.state import JournalItem, Terminal

REVOKED = "this terminal has been revoked"
ID_TAKEN = "another entry is already recorded under this id"


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
    taken = _take(uow, posting, terminal, run)
    held = keep_journal(uow, terminal, held, taken, now)
    watch_journals(uow, posting, terminal, taken)
    settle_cards(uow, instruments, posting)
    head = posting.write()
    return PushReply(
        verdicts=tuple(one.verdict for one in taken),
        receipt=signed_receipt(instruments, terminal, run, head, now),
        held=EpochHeld(held.epoch, held.last_sequence),
        server_time=now,
    )


def _take(uow: UnitOfWork, posting: Posting, terminal: Terminal, run: Run) -> list[Taken]:
    held = uow.journal.items(terminal, run.epoch, run.first_sequence, run.last_sequence)
    readings = read_items(run, {item.sequence: item for item in held}, terminal)
    wanted = [one.item.entry_id for one in readings if isinstance(one.item, Entry)]
    recorded = uow.ledger.known(terminal.vendor_id, wanted)
    return [Taken(one, run, _verdict(one, run, terminal, recorded, posting)) for one in readings]


def _verdict(
    reading: Reading,
    run: Run,
    terminal: Terminal,
    recorded: dict[EntryId, KnownEntry],
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
    problem = _problem(item, reading, run, terminal, twin)
    if problem:
        return Verdict(sequence, VerdictKind.PARKED, item.entry_id, reason=problem)
    position = None
    if isinstance(item, Entry):
        position = posting.entry(item, reading.body)
        recorded[item.entry_id] = KnownEntry(position, reading.body)
    return Verdict(sequence, VerdictKind.RECORDED, item.entry_id, position)


def _known_verdict(held: JournalItem) -> Verdict:
    """The same item at the same place again: what was said the first time still holds."""
    if held.verdict is VerdictKind.PARKED:
        return Verdict(held.sequence, held.verdict, held.entry_id, reason=held.reason)
    kind = VerdictKind.ALREADY_RECORDED
    return Verdict(held.sequence, kind, held.entry_id, held.position)


def _problem(
    item: AnyItem, reading: Reading, run: Run, terminal: Terminal, twin: KnownEntry | None
) -> str:
    """Why an item that could be read is parked all the same; empty when it is not."""
    if twin is not None:
        return ID_TAKEN
    misplaced = place_problem(item, run.epoch, reading.sequence)
    if misplaced or not isinstance(item, Entry):
        return misplaced
    return REVOKED if terminal.is_revoked else meaning_problem(item)
