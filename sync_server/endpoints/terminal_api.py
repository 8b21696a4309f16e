"""What terminals call: pairing, and then the sync protocol as the terminal their token names."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct
from msgspec.structs import replace

from shared_domain.amounts import NOTHING
from shared_domain.journal import Position
from shared_domain.wire.pull import PullOutcome, PullReply
from shared_domain.wire.push import PushReply, VerdictKind
from sync_server.services.allot_blanks import allot_blanks
from sync_server.services.grant_reservations import grant_reservation
from sync_server.services.ingest_items import ingest_items
from sync_server.services.pair_terminal import pair_terminal
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.serve_changes import serve_changes, serve_digest
from sync_server.services.shake_hands import contact_is_due, note_contact, shake_hands

if TYPE_CHECKING:
    from shared_domain.wire.blanks import BlanksReply, BlanksRequest
    from shared_domain.wire.pairing import PairReply, PairRequest
    from shared_domain.wire.pull import (
        LedgerDigest,
        PullRequest,
        ReservationReply,
        ReservationRequest,
    )
    from shared_domain.wire.push import (
        HandshakeReply,
        HandshakeRequest,
        PushRequest,
    )
    from sync_server.endpoints.callers import Anyone, Call
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Terminal

_log = structlog.get_logger()

# A cashier is told within two seconds; a holder that is online answers in far less.
HOLDERS_ANSWER_WITHIN_S = 1.2


class DigestRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """How far the terminal has read."""

    position: Position


async def pair(call: Call[Anyone], request: PairRequest) -> PairReply | Refusal:
    """Turn a one-time pairing code into a terminal."""
    # Only failures are counted: a shop that pairs ten terminals in a row is no guesser.
    now = call.office.instruments.clock.now()
    failures = call.office.pairing_failures
    if failures.is_exceeded(call.address, now):
        return Refusal(RefusalKind.TOO_MANY_TRIES, "Wait a minute, then try again.")
    answer = await call.write(pair_terminal, request)
    if isinstance(answer, Refusal):
        failures.note_failure(call.address, now)
    else:
        _log.info("paired", terminal=str(answer.terminal_id), vendor=str(answer.vendor_id))
    return answer


async def handshake(call: Call[Terminal], request: HandshakeRequest) -> HandshakeReply:
    """Learn what the server holds of the terminal's journal."""
    return await call.write(shake_hands, request)


async def push(call: Call[Terminal], request: PushRequest) -> PushReply | Refusal:
    """Send a run of journal items."""
    answer = await call.write(ingest_items, request)
    if isinstance(answer, PushReply):
        parked = [one for one in answer.verdicts if one.kind is VerdictKind.PARKED]
        if parked:
            _log.warning("parked", epoch=str(request.epoch), count=len(parked))
    return answer


async def pull(call: Call[Terminal], request: PullRequest) -> PullReply | Refusal:
    """Read the ledger page by page; with nothing new, wait until it grows."""
    bells = call.office.bells
    loop = asyncio.get_running_loop()
    deadline = loop.time() + request.wait_s
    while True:
        since = bells.now()
        terminal, answer = await call.read(_page_for, request)
        if contact_is_due(terminal, call.office.instruments.clock.now()):
            await call.write(note_contact)
        if isinstance(answer, Refusal) or answer.records:
            return answer
        if answer.outcome is PullOutcome.DIVERGED:
            return answer
        if not await bells.wait(terminal.vendor_id, since, deadline - loop.time()):
            return answer


def _page_for(
    uow: UnitOfWork, instruments: Instruments, terminal: Terminal, request: PullRequest
) -> tuple[Terminal, PullReply | Refusal]:
    return terminal, serve_changes(uow, instruments, terminal, request)


async def digest(call: Call[Terminal], request: DigestRequest) -> LedgerDigest | Refusal:
    """Compare what the entries up to a position come to."""
    return await call.read(serve_digest, request.position)


async def blanks(call: Call[Terminal], request: BlanksRequest) -> BlanksReply | Refusal:
    """Fill the terminal's stock of blank cards up."""
    return await call.write(allot_blanks, request)


async def reserve(call: Call[Terminal], request: ReservationRequest) -> ReservationReply | Refusal:
    """Ask for the right to spend part of a card's balance; holders are asked and waited for."""
    bells = call.office.bells
    loop = asyncio.get_running_loop()
    deadline = loop.time() + HOLDERS_ANSWER_WITHIN_S
    asks_holders, granted = True, NOTHING
    while True:
        since = bells.now()
        terminal, answer = await call.write(_grant_for, request, asks_holders=asks_holders)
        if isinstance(answer, Refusal):
            return answer
        # Each try grants what has become free since the last; together it is one answer.
        granted += answer.granted
        answer = replace(answer, granted=granted)
        if answer.held_by is None:
            return answer
        asks_holders = False
        if not await bells.wait(terminal.vendor_id, since, deadline - loop.time()):
            return answer


def _grant_for(
    uow: UnitOfWork,
    instruments: Instruments,
    terminal: Terminal,
    request: ReservationRequest,
    *,
    asks_holders: bool,
) -> tuple[Terminal, ReservationReply | Refusal]:
    answer = grant_reservation(uow, instruments, terminal, request, asks_holders=asks_holders)
    return terminal, answer
