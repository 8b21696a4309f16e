"""Answering a terminal that wants to spend what it has no right to: a grant, or who holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING
from shared_domain.records import ReservationAsked
from shared_domain.reservations import rights_of, smaller
from shared_domain.wire.pull import ReservationReply
from sync_server.services.generations import awaited_terminals
from sync_server.services.grants import entries_after, positive_part, post_grant
from sync_server.services.posting import Posting
from sync_server.services.refusals import REVOKED, Refusal
from sync_server.services.settle_cards import settle_cards

if TYPE_CHECKING:
    from shared_domain.amounts import Amounts
    from shared_domain.reservations import Rights
    from shared_domain.wire.pull import ReservationRequest
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Terminal


def grant_reservation(
    uow: UnitOfWork,
    instruments: Instruments,
    terminal: Terminal,
    request: ReservationRequest,
    *,
    asks_holders: bool = False,
) -> ReservationReply | Refusal:
    """Reserve at once what is free of what the terminal lacks; name the holder of the rest.

    With `asks_holders` a record in the ledger asks whoever holds the rest to let it go.
    """
    if terminal.is_revoked:
        return REVOKED
    vendor_id = terminal.vendor_id
    posting = Posting(uow, vendor_id, instruments.clock.now())
    rights = rights_of(entries_after(uow, posting, [request.card_id])[request.card_id])
    lacking = positive_part(request.wanted - rights.of(terminal.terminal_id))
    awaited = awaited_terminals(uow, vendor_id) if lacking != NOTHING else []
    if awaited:
        return _recovering(terminal, awaited, lacking)
    granted = smaller(rights.free_for(terminal.terminal_id), lacking)
    if granted != NOTHING:
        post_grant(instruments, posting, request.card_id, terminal.terminal_id, granted)
        settle_cards(uow, instruments, posting)
    reply = ReservationReply(granted=granted)
    missing = lacking - granted
    if missing != NOTHING:
        reply = _held_elsewhere(uow, terminal, rights, granted)
    if asks_holders and reply.held_by is not None:
        asked = ReservationAsked(request.card_id, terminal.terminal_id, missing, posting.now)
        posting.change(asked)
    posting.write()
    return reply


def _recovering(terminal: Terminal, awaited: list[Terminal], lacking: Amounts) -> ReservationReply:
    """Nothing, until those come back who may hold what this server has forgotten."""
    silent = next((one for one in awaited if one.terminal_id != terminal.terminal_id), None)
    if silent is None:
        return ReservationReply(granted=NOTHING, is_recovering=True)
    return ReservationReply(
        granted=NOTHING,
        held_by=silent.terminal_id,
        held=lacking,
        held_by_last_contact_at=silent.last_contact_at,
        is_recovering=True,
    )


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
