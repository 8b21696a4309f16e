"""A terminal's way to the fake server: every call that needs a token, and what may spoil it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as altered

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.records import LedgerRecord
from shared_domain.reservations import rights_of
from shared_domain.wire.blanks import BLANKS_IN_STOCK, BlanksReply, BlanksRequest
from shared_domain.wire.pull import (
    LedgerDigest,
    PullOutcome,
    PullReply,
    PullRequest,
    ReservationReply,
    ReservationRequest,
)
from shared_domain.wire.push import (
    EpochHeld,
    HandshakeReply,
    HandshakeRequest,
    PushReply,
    PushRequest,
)
from shared_domain.wire.signed import Receipt, SignedStatement
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from tests.fakes.fake_server import FakeServer, FakeTerminal, Trouble

if TYPE_CHECKING:
    from shared_domain.identifiers import TerminalId
    from shared_domain.wire.protocol import PairingProtocol, SyncProtocol


class FakeServers:
    """Opens the way to the one server there is, whatever the address; tokens are checked."""

    def __init__(self, server: FakeServer) -> None:
        self._server = server

    def for_pairing(self, url: str) -> PairingProtocol:  # noqa: ARG002  (the port's)
        return self._server

    def for_terminal(self, url: str, access_token: str) -> SyncProtocol:  # noqa: ARG002
        for terminal_id in self._server.held.terminals:
            if self._server.token_of(terminal_id) == access_token:
                return FakeLine(self._server, terminal_id)
        raise ServerUnavailable(ServerTrouble.NOT_RECOGNISED)


class FakeLine:
    """One terminal's way to the server: the calls of `SyncProtocol`."""

    def __init__(self, server: FakeServer, terminal_id: TerminalId) -> None:
        self._server = server
        self._terminal_id = terminal_id

    @property
    def _terminal(self) -> FakeTerminal:
        return self._server.held.terminals[self._terminal_id]

    def handshake(self, request: HandshakeRequest) -> HandshakeReply:
        server = self._arrive()
        held = server.held.journals.epochs(self._terminal_id)
        asked = {one.epoch: held.get(one.epoch, 0) for one in request.epochs}
        if server.trouble is Trouble.FORGETFUL:
            asked = {epoch: sequence // 2 for epoch, sequence in asked.items()}
        server.leave()
        return HandshakeReply(
            generation=server.generation,
            server_time=server.clock.now(),
            epochs=tuple(EpochHeld(epoch, sequence) for epoch, sequence in asked.items()),
            head=server.signed_head(),
            is_revoked=self._terminal.is_revoked,
            contacts=server.contacts(),
        )

    def push(self, request: PushRequest) -> PushReply:
        server = self._arrive()
        terminal = self._terminal
        taken = server.held.journals.take(
            server.ledger,
            self._terminal_id,
            request,
            device_key=terminal.device_key,
            is_revoked=terminal.is_revoked,
        )
        held = len(server.held.journals.epoch(self._terminal_id, request.epoch))
        server.leave()
        verdicts, hash_ = taken or ((), b"")
        last = request.first_sequence + len(request.items) - 1
        return PushReply(
            verdicts=verdicts,
            receipt=self._receipt(request, last, hash_) if taken else None,
            held=EpochHeld(request.epoch, held),
            server_time=server.clock.now(),
        )

    def pull(self, request: PullRequest) -> PullReply:
        server = self._arrive()
        if self._terminal.is_revoked:
            raise ServerUnavailable(ServerTrouble.REFUSED, problem="terminal_revoked")
        ledger = server.ledger
        is_ours = ledger.hash_at(request.after) == request.hash
        if server.trouble is Trouble.DIVERGED:
            is_ours = False
        records = ledger.page(request.after, request.limit) if is_ours else ()
        server.leave()
        page = PullReply(
            outcome=PullOutcome.PAGE if is_ours else PullOutcome.DIVERGED,
            records=records,
            head=server.signed_head(),
            has_more=bool(records) and records[-1].position < ledger.head,
            server_time=server.clock.now(),
            contacts=server.contacts(),
        )
        return _spoilt(server, page)

    def digest(self, position: int) -> LedgerDigest:
        server = self._arrive()
        server.leave()
        digest = server.ledger.digest(position)
        if server.trouble is Trouble.WRONG_SUM:
            digest = altered(digest, total=digest.total + Amounts(stamps=1))
        return digest

    def reserve(self, request: ReservationRequest) -> ReservationReply:
        server = self._arrive()
        rights = rights_of(server.ledger.entries_of(request.card_id))
        free, wanted = rights.unreserved, request.wanted
        granted = Amounts(
            max(0, min(free.stamps, wanted.stamps)), max(0, min(free.points, wanted.points))
        )
        if granted != NOTHING:
            server.grant(request.card_id, self._terminal_id, granted)
        server.leave()
        holder = rights.holder_of_most(self._terminal_id, wanted)
        if granted.covers(wanted) or holder is None:
            return ReservationReply(granted=granted)
        return ReservationReply(granted=granted, held_by=holder, held=rights.of(holder))

    def blanks(self, request: BlanksRequest) -> BlanksReply:
        server = self._arrive()
        most = BLANKS_IN_STOCK + len(request.printed)
        known = {*request.held, *request.printed}
        codes = server.blanks_of(self._terminal_id, most)
        server.leave()
        return BlanksReply(codes=tuple(code for card, code in codes.items() if card not in known))

    def _arrive(self) -> FakeServer:
        server = self._server
        server.arrive()
        now = server.clock.now()
        server.held.terminals[self._terminal_id] = replace(self._terminal, last_contact_at=now)
        return server

    def _receipt(self, request: PushRequest, sequence: int, hash_: bytes) -> SignedStatement:
        server = self._server
        return server.signed(
            Receipt(
                terminal_id=self._terminal_id,
                epoch=request.epoch,
                sequence=sequence,
                hash=hash_,
                ledger_position=server.ledger.head,
                ledger_hash=server.ledger.hashes[-1],
                server_time=server.clock.now(),
                generation=server.generation,
                backup_position=0,
            )
        )


def _spoilt(server: FakeServer, page: PullReply) -> PullReply:
    """The page as it arrives under the trouble that is switched on."""
    match server.trouble:
        case Trouble.PAGE_WITH_GAP:
            return altered(page, records=page.records[1:])
        case Trouble.PAGE_ALTERED:
            last = page.records[-1]
            forged = LedgerRecord(last.position, last.body + b" ", last.entry_id)
            return altered(page, records=(*page.records[:-1], forged))
        case Trouble.PAGE_TOO_LONG:
            return altered(page, head=server.signed_head(page.records[0].position))
        case Trouble.PAGE_CUT_SHORT:
            return altered(page, records=page.records[:-1], has_more=False)
        case Trouble.PAGE_WITHHELD:
            return altered(page, records=(), has_more=True)
        case _:
            return page
