"""The sync protocol over HTTP: one method a call, each a posted message and its reply.

Nothing is verified here but the form: receipts and heads are signed, and use cases check that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from shared_domain.wire import protocol
from shared_domain.wire.blanks import BlanksReply, BlanksRequest
from shared_domain.wire.pairing import PairReply, PairRequest
from shared_domain.wire.pull import (
    LedgerDigest,
    PullReply,
    PullRequest,
    ReservationReply,
    ReservationRequest,
)
from shared_domain.wire.push import HandshakeReply, HandshakeRequest, PushReply, PushRequest
from terminal.gateway.line import Line, Patience

if TYPE_CHECKING:
    from terminal.use_cases.ports import Clock

_USUAL = Patience()

# A customer stands there and waits.
_AT_THE_COUNTER = Patience(connect_s=1.0, read_s=2.0, total_s=2.0)


class DigestRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """How far the terminal has read."""

    position: int


class HttpServers:
    """Implements ServerSource; every line has connections of its own."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lines: list[Line] = []

    def for_pairing(self, url: str) -> HttpPairing:
        return HttpPairing(self._line(url, None))

    def for_terminal(self, url: str, access_token: str) -> HttpSync:
        return HttpSync(self._line(url, access_token))

    def close(self) -> None:
        """Cut every line; a call that waits in another thread ends with ServerUnavailable."""
        for line in self._lines:
            line.cut()

    def _line(self, url: str, access_token: str | None) -> Line:
        line = Line(url, access_token, self._clock)
        self._lines.append(line)
        return line


class HttpPairing:
    """Implements PairingProtocol."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def pair(self, request: PairRequest) -> PairReply:
        return self._line.ask(protocol.PAIR, request, PairReply, _USUAL)


class HttpSync:
    """Implements SyncProtocol."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def handshake(self, request: HandshakeRequest) -> HandshakeReply:
        return self._line.ask(protocol.HANDSHAKE, request, HandshakeReply, _USUAL)

    def push(self, request: PushRequest) -> PushReply:
        return self._line.ask(protocol.PUSH, request, PushReply, _USUAL)

    def pull(self, request: PullRequest) -> PullReply:
        """The server may hold a pull for as long as the request allows."""
        patience = Patience(
            read_s=_USUAL.read_s + request.wait_s, total_s=_USUAL.total_s + request.wait_s
        )
        return self._line.ask(protocol.PULL, request, PullReply, patience)

    def digest(self, position: int) -> LedgerDigest:
        return self._line.ask(protocol.DIGEST, DigestRequest(position), LedgerDigest, _USUAL)

    def reserve(self, request: ReservationRequest) -> ReservationReply:
        return self._line.ask(protocol.RESERVE, request, ReservationReply, _AT_THE_COUNTER)

    def blanks(self, request: BlanksRequest) -> BlanksReply:
        return self._line.ask(protocol.BLANKS, request, BlanksReply, _USUAL)
