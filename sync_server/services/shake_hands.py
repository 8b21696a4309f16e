"""The handshake: what the server holds of a terminal's journal now, and who it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.wire.push import EpochHeld, HandshakeReply, TerminalContact
from sync_server.services.generations import (
    declare_restored,
    generation_of,
    has_come_back,
    knows_a_lost_history,
)
from sync_server.services.grants import grants_unasked, takers
from sync_server.services.posting import Posting
from sync_server.services.settle_cards import settle_cards
from sync_server.services.statements import signed_head

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import VendorId
    from shared_domain.wire.push import HandshakeRequest
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Terminal

# So many cards are granted in one handshake: it must not hold up every other terminal.
MAX_GRANTS_AT_ONCE = 1000

# A contact is told to the minute; noting every long poll would be a write each.
CONTACT_NOTED_EVERY = timedelta(seconds=30)


def shake_hands(
    uow: UnitOfWork, instruments: Instruments, terminal: Terminal, request: HandshakeRequest
) -> HandshakeReply:
    """Note the contact and say what is held; an acknowledgement may be lower than before."""
    now = instruments.clock.now()
    offset = request.device_clock - now
    known = request.known_head
    if known is not None and knows_a_lost_history(uow, instruments, terminal.vendor_id, known):
        declare_restored(uow, instruments.ids)
    generation = generation_of(uow)
    has_told_all = has_come_back(uow, terminal, request, generation)
    uow.terminals.save(
        replace(
            terminal,
            last_contact_at=now,
            app_version=request.app_version,
            unsynced=request.unsynced,
            clock_offset_ms=round(offset / timedelta(milliseconds=1)),
            generation=generation if has_told_all else terminal.generation,
        )
    )
    _grant_what_waits(uow, instruments, terminal, now)
    head = uow.ledger.head(terminal.vendor_id)
    return HandshakeReply(
        generation=generation,
        server_time=now,
        epochs=_held_epochs(uow, terminal, request),
        head=signed_head(uow, instruments, terminal.vendor_id, head, now),
        is_revoked=terminal.is_revoked,
        is_awaited=not has_told_all and terminal.generation != generation,
        contacts=contacts_of(uow, terminal.vendor_id),
    )


def note_contact(uow: UnitOfWork, instruments: Instruments, terminal: Terminal) -> None:
    """The terminal was heard from, by whatever call."""
    uow.terminals.save(replace(terminal, last_contact_at=instruments.clock.now()))


def contact_is_due(terminal: Terminal, now: datetime) -> bool:
    """Whether it is time to write down again that the terminal was heard from."""
    last = terminal.last_contact_at
    return last is None or now - last >= CONTACT_NOTED_EVERY


def contacts_of(uow: UnitOfWork, vendor_id: VendorId) -> tuple[TerminalContact, ...]:
    """When the server last heard from each of the vendor's terminals that still count."""
    return tuple(
        TerminalContact(one.terminal_id, one.last_contact_at)
        for one in uow.terminals.all(vendor_id)
        if not one.is_revoked
    )


def _held_epochs(
    uow: UnitOfWork, terminal: Terminal, request: HandshakeRequest
) -> tuple[EpochHeld, ...]:
    """All the server holds, and zero for what only the terminal knows."""
    held = {one.epoch: one.last_sequence for one in uow.journal.epochs(terminal)}
    asked = {one.epoch: 0 for one in request.epochs}
    return tuple(EpochHeld(epoch, sequence) for epoch, sequence in (asked | held).items())


def _grant_what_waits(
    uow: UnitOfWork, instruments: Instruments, terminal: Terminal, now: datetime
) -> None:
    if takers(uow, terminal.vendor_id) != {terminal.terminal_id}:
        return
    waiting = uow.cards.unreserved(terminal.vendor_id, MAX_GRANTS_AT_ONCE)
    if not waiting:
        return
    posting = Posting(uow, terminal.vendor_id, now)
    grants_unasked(uow, instruments, posting, waiting)
    settle_cards(uow, instruments, posting)
    posting.write()
