"""The way up: shake hands, then push the journal until the server holds all of it.

Nothing is deleted because of a server's answer, and an item leaves the outbox only against a
receipt that the pinned server key signed for this very chain.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from shared_domain.journal import NoteKind
from shared_domain.wire.push import (
    MAX_PUSH_BYTES,
    MAX_PUSH_ITEMS,
    EpochHeld,
    HandshakeReply,
    HandshakeRequest,
    PushReply,
    PushRequest,
    VerdictKind,
)
from shared_domain.wire.signed import LedgerHead, Receipt, SignedStatement, open_statement
from terminal.use_cases.lost_items import acknowledge_holes, last_sent_as_hole
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from terminal.use_cases.record_items import record_note
from terminal.use_cases.reread import adopt_generation
from terminal.use_cases.set_aside import set_aside_parked
from terminal.use_cases.sync_steps import Push, ShakeHands, SyncOutcome

if TYPE_CHECKING:
    from shared_domain.identifiers import EpochId
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import EpochProgress, UnitOfWork
    from terminal.use_cases.sync_steps import Heard

# Bytes travel as base64, four letters for three bytes; each item also takes two quotes, a comma
# and up to two letters of padding, and the message around them a few words.
_MOST_RAW_BYTES = (MAX_PUSH_BYTES - 6 * MAX_PUSH_ITEMS - 1024) * 3 // 4

# A handshake's own limit. What is older than this many starts has long been acknowledged.
_MOST_EPOCHS = 5000


def plan_handshake(counter: Counter, app_version: str) -> ShakeHands:
    """Say what this terminal holds, and which server it believes it talks to."""
    with counter.store.begin() as uow:
        epochs = _newest_epochs(uow)
        record = uow.state.sync_record()
        request = HandshakeRequest(
            generation=record.generation,
            epochs=tuple(EpochHeld(held.epoch, held.last_sequence) for held in epochs),
            device_clock=counter.timekeeper.now().device_clock,
            app_version=app_version,
            unsynced=uow.journal.waiting(),
            known_head=record.known_head,
        )
    return ShakeHands(request)


def apply_handshake(
    counter: Counter, step: ShakeHands, heard: Heard, reply: HandshakeReply
) -> SyncOutcome:
    """Take the server at its word where it holds less than it once said; never where more.

    Under another generation it was restored: what it told before is forgotten, and the journal
    says so, for a database that may be put back one day. An answer that was overtaken by such
    news is of the history before.
    """
    head = opened_head(counter, reply.head)
    reading = counter.timekeeper.hear(reply.server_time, heard.asked_at_s, heard.heard_at_s)
    moment = counter.timekeeper.now()
    held = {epoch.epoch: epoch.sequence for epoch in reply.epochs}
    with counter.store.begin() as uow:
        if step.request.generation != uow.state.sync_record().generation:
            return SyncOutcome()
        for known in _newest_epochs(uow):
            _lower(uow, known, held.get(known.epoch, 0))
        is_restored = reply.generation != uow.state.sync_record().generation
        if is_restored:
            adopt_generation(uow, reply.generation)
            kind = NoteKind.SERVER_RESTORED
            record_note(counter, uow, kind, moment=moment, text=reply.generation)
        uow.state.set_sync_record(
            replace(
                uow.state.sync_record(),
                is_revoked=reply.is_revoked,
                ledger_head=head.position,
                known_head=reply.head,
            )
        )
        uow.state.set_clock_reading(reading)
        uow.world.set_contacts(reply.contacts)
        has_more_to_tell = uow.journal.waiting() > 0
        uow.commit()
    if is_restored:
        counter.timekeeper.happened(moment)
    return SyncOutcome(
        changed=True,
        reread=is_restored,
        shake_when_pushed=reply.is_awaited and has_more_to_tell,
    )


def plan_push(counter: Counter) -> Push | None:
    """The oldest run that the server has not acknowledged, or None when it holds everything."""
    with counter.store.begin() as uow:
        owed = [held for held in uow.journal.epochs() if held.acknowledged < held.last_sequence]
        for held in owed:
            push = _run(uow, held.epoch, held.acknowledged)
            if push is not None:
                return push
        # What follows a lost item comes last: the hole that stands for it goes before.
        return _run_behind_a_gap(uow, owed[0]) if owed else None


def apply_push(counter: Counter, step: Push, reply: PushReply) -> SyncOutcome:
    """Acknowledge as far as the receipt proves it."""
    epoch = step.request.epoch
    with counter.store.begin() as uow:
        if reply.receipt is None:
            _go_back(uow, step.request, reply.held)
            uow.commit()
            return SyncOutcome(changed=True)
        receipt = _opened_receipt(counter, step, reply.receipt)
        uow.journal.acknowledge(epoch, receipt.sequence, reply.receipt)
        parked = [verdict for verdict in reply.verdicts if verdict.kind is VerdictKind.PARKED]
        uow.journal.note_parked(epoch, parked)
        set_aside_parked(uow, step.request, parked)
        acknowledge_holes(uow)
        generation = uow.state.sync_record().generation
        uow.commit()
    return SyncOutcome(changed=True, shake_again=receipt.generation != generation)


def opened_head(counter: Counter, signed: SignedStatement) -> LedgerHead:
    """The end of the ledger as the pinned server signed it; raises ServerUnavailable."""
    check = partial(counter.verify, counter.identity.server_key)
    try:
        head = open_statement(signed, LedgerHead, check)
    except ValueError as error:
        raise ServerUnavailable(ServerTrouble.NOT_TRUSTED, str(error)) from error
    if head.vendor_id != counter.identity.vendor_id:
        raise ServerUnavailable(ServerTrouble.NOT_TRUSTED, "the ledger of another vendor")
    return head


def _newest_epochs(uow: UnitOfWork) -> tuple[EpochProgress, ...]:
    return uow.journal.epochs()[-_MOST_EPOCHS:]


def _run_behind_a_gap(uow: UnitOfWork, held: EpochProgress) -> Push | None:
    sent = last_sent_as_hole(uow, held.epoch)
    behind = max(held.acknowledged, sent.sequence if sent is not None else 0)
    next_sequence = uow.journal.next_sequence(held.epoch, behind)
    return _run(uow, held.epoch, next_sequence - 1) if next_sequence is not None else None


def _run(uow: UnitOfWork, epoch: EpochId, after: int) -> Push | None:
    """The next run of an epoch; None where the next item cannot be read any more."""
    run = uow.journal.run_after(epoch, after, MAX_PUSH_ITEMS, _MOST_RAW_BYTES)
    if not run:
        return None
    request = PushRequest(
        epoch=epoch,
        first_sequence=run[0].sequence,
        items=tuple(sealed.body for sealed in run),
        signature=run[-1].signature,
    )
    return Push(request, run[-1].sequence, run[-1].hash)


def _go_back(uow: UnitOfWork, request: PushRequest, held: EpochHeld) -> None:
    """The run began beyond what the server holds: it lost some and wants them again."""
    lost_nothing = held.sequence >= request.first_sequence - 1
    is_behind_a_gap = not uow.journal.run_after(held.epoch, held.sequence, 1, 1)
    if held.epoch != request.epoch or lost_nothing or is_behind_a_gap:
        # Taken at its word it would be sent this very run again, and again.
        raise ServerUnavailable(ServerTrouble.BROKEN, "nothing taken, and nothing missing")
    uow.journal.acknowledge(held.epoch, held.sequence, None)


def _lower(uow: UnitOfWork, known: EpochProgress, held: int) -> None:
    if held < known.acknowledged:
        uow.journal.acknowledge(known.epoch, held, None)


def _opened_receipt(counter: Counter, step: Push, signed: SignedStatement) -> Receipt:
    check = partial(counter.verify, counter.identity.server_key)
    try:
        receipt = open_statement(signed, Receipt, check)
    except ValueError as error:
        raise ServerUnavailable(ServerTrouble.NOT_TRUSTED, str(error)) from error
    named = (receipt.terminal_id, receipt.epoch, receipt.sequence, receipt.hash)
    pushed = (step.request.epoch, step.last_sequence, step.last_hash)
    if named != (counter.identity.terminal_id, *pushed):
        raise ServerUnavailable(ServerTrouble.NOT_TRUSTED, "a receipt for something else")
    return receipt
