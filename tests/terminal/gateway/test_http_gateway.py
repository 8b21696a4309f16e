"""The gateway speaks the protocol: addresses, headers, bodies, one connection for many calls."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.amounts import Amounts
from shared_domain.identifiers import EpochId, TerminalId, VendorId
from shared_domain.wire.codec import encode
from shared_domain.wire.pairing import PairReply, PairRequest
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
from shared_domain.wire.signed import SignedStatement
from tests.terminal.gateway.loopback import always, answer, serving

if TYPE_CHECKING:
    import socket

    from terminal.gateway.http_gateway import HttpServers

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
EPOCH = EpochId(UUID(int=3))
TOKEN = "secret-token-of-this-till"
HEAD = SignedStatement(b"head", bytes(64))
DIGEST = LedgerDigest(7, 3, Amounts(5), bytes(32))
ASK = PullRequest(after=0, hash=bytes(32))


def test_a_call_posts_json_with_the_token_and_reads_the_reply(servers: HttpServers) -> None:
    with serving(always(answer(encode(DIGEST)))) as server:
        reply = servers.for_terminal(server.url + "/", TOKEN).digest(7)

    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert reply == DIGEST
    assert head.startswith(b"POST /api/v1/terminal/v1/digest HTTP/1.1\r\n")
    assert f"Authorization: Bearer {TOKEN}".encode() in head
    assert b"Content-Type: application/json" in head
    assert body == b'{"position":7}'


def test_every_call_goes_to_its_own_address(servers: HttpServers) -> None:
    handshake = HandshakeReply(generation="g", server_time=NOW, epochs=(), head=HEAD)
    page = PullReply(
        outcome=PullOutcome.PAGE, records=(), head=HEAD, has_more=False, server_time=NOW
    )
    run = PushRequest(epoch=EPOCH, first_sequence=1, items=(b"{}",), signature=bytes(64))
    receipt = PushReply(verdicts=(), receipt=HEAD, held=EpochHeld(EPOCH, 1), server_time=NOW)
    grant = ReservationReply(granted=Amounts(3))
    with serving(lambda _: None) as server:
        sync = servers.for_terminal(server.url, TOKEN)

        server.script = always(answer(encode(handshake)))
        request = HandshakeRequest(generation="g", epochs=(), device_clock=NOW)
        assert sync.handshake(request) == handshake
        server.script = always(answer(encode(receipt)))
        assert sync.push(run) == receipt
        server.script = always(answer(encode(page)))
        assert sync.pull(ASK) == page
        server.script = always(answer(encode(grant)))
        assert sync.reserve(ReservationRequest(card_id="00" * 8, wanted=Amounts(3))) == grant

    paths = [request.split(b" ")[1].rsplit(b"/", 1)[1] for request in server.requests]
    assert paths == [b"handshake", b"push", b"pull", b"reserve"]


def test_pairing_needs_no_token(servers: HttpServers) -> None:
    reply = PairReply(
        terminal_id=TerminalId(UUID(int=1)),
        vendor_id=VendorId(UUID(int=2)),
        access_token=TOKEN,
        server_key=bytes(32),
        pin_key=bytes(32),
        generation="g",
    )
    request = PairRequest(
        code="ABCDEFGHJK", terminal_name="Till 1", device_key=bytes(32), proof=bytes(64)
    )
    with serving(always(answer(encode(reply)))) as server:
        assert servers.for_pairing(server.url).pair(request) == reply

    assert b"Authorization" not in server.requests[0]


def test_a_compressed_reply_is_read(servers: HttpServers) -> None:
    packed = answer(gzip.compress(encode(DIGEST)), content_encoding="gzip")
    with serving(always(packed)) as server:
        assert servers.for_terminal(server.url, TOKEN).digest(7) == DIGEST


def test_one_connection_carries_many_calls(servers: HttpServers) -> None:
    connections = set()

    def script(connection: socket.socket) -> None:
        connections.add(connection.getpeername())
        connection.sendall(answer(encode(DIGEST)))

    with serving(script) as server:
        sync = servers.for_terminal(server.url, TOKEN)
        for _ in range(5):
            sync.digest(7)

    assert len(connections) == 1
