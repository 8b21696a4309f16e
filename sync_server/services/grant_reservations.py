"""Answering a terminal that wants to spend what it has no right to: a grant, or who holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.reservations import rights_of
from shared_domain.wire.pull import ReservationReply
from sync_server.services.grants import positive_part, post_grant
from sync_server.services.posting import Posting
from sync_server.services.refusals import REVOKED, Refusal
from sync_server.services.settle_cards import settle_cards

if TYPE_CHECKING:
    from shared_domain.reservations import Rights
    from shared_domain.wire.pull import ReservationRequest
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Terminal


def grant_reservation(
    uow: UnitOfWork, instruments: Instruments, terminal: Terminal, request: ReservationRequest
) -> ReservationReply | Refusal:
    """Reserve at once what is free, up to what is wanted; name the holder of the rest."""
    if terminal.is_revoked:
        return REVOKED
    vendor_id = terminal.vendor_id
    posting = Posting(uow, vendor_id, instruments.clock.now())
    received = uow.ledger.entries_of(vendor_id, [request.card_id]).get(request.card_id, [])
    rights = rights_of(one.entry for one in received)
    granted = _smaller(positive_part(rights.unreserved), positive_part(request.wanted))
    if granted != NOTHING:
        post_grant(instruments, posting, request.card_id, terminal.terminal_id, granted)
        settle_cards(uow, instruments, posting)
        posting.write()
    if granted.covers(request.wanted):
        return ReservationReply(granted=granted)
    return _held_elsewhere(uow, terminal, rights, granted)


def _held_elsewhere(
    uow: UnitOfWork, terminal: Terminal, rights: Rights, granted: Amounts
) -> ReservationReply:
    holder_id = rights.holder_of_most(terminal.terminal_id)
    if holder_id is None:
        return ReservationReply(granted=granted)
    holder = uow.terminals.get(terminal.vendor_id, holder_id)
    return ReservationReply(
        granted=granted,
        held_by=holder_id,
        held=rights.of(holder_id),
        held_by_last_contact_at=holder.last_contact_at if holder is not None else None,
    )


def _smaller(left: Amounts, right: Amounts) -> Amounts:
    return Amounts(min(left.stamps, right.stamps), min(left.points, right.points))
