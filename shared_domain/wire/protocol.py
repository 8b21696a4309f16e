"""The calls between terminal and server, which both sides implement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from shared_domain.wire.blanks import BlanksReply, BlanksRequest
    from shared_domain.wire.pairing import PairReply, PairRequest
    from shared_domain.wire.pull import (
        LedgerDigest,
        PullReply,
        PullRequest,
        ReservationReply,
        ReservationRequest,
    )
    from shared_domain.wire.push import (
        HandshakeReply,
        HandshakeRequest,
        PushReply,
        PushRequest,
    )

PAIR = "/pair"
HANDSHAKE = "/handshake"
PUSH = "/push"
PULL = "/pull"
DIGEST = "/digest"
RESERVE = "/reserve"
BLANKS = "/blanks"


class PairingProtocol(Protocol):
    """The one call that needs no token."""

    def pair(self, request: PairRequest) -> PairReply: ...


class SyncProtocol(Protocol):
    """What a paired terminal asks of the server, as the terminal its token names."""

    def handshake(self, request: HandshakeRequest) -> HandshakeReply: ...

    def push(self, request: PushRequest) -> PushReply: ...

    def pull(self, request: PullRequest) -> PullReply: ...

    def digest(self, position: int) -> LedgerDigest: ...

    def reserve(self, request: ReservationRequest) -> ReservationReply: ...

    def blanks(self, request: BlanksRequest) -> BlanksReply: ...
