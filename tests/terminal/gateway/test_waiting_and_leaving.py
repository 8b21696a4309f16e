"""Nobody waits longer than they may, and closing ends whoever still waits."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from shared_domain.amounts import Amounts
from shared_domain.wire.codec import encode
from shared_domain.wire.pull import LedgerDigest, PullRequest
from terminal.gateway.line import Line, Patience
from terminal.system_clock import SystemClock
from terminal.use_cases.ports import Clock, ServerTrouble, ServerUnavailable
from tests.fakes.clock import SettableClock
from tests.terminal.gateway.loopback import always, answer, serving

if TYPE_CHECKING:
    import socket

    from terminal.gateway.http_gateway import HttpServers, HttpSync

TOKEN = "secret-token-of-this-till"
DIGEST = LedgerDigest(7, 3, Amounts(5), bytes(32))


def trouble_after(patience: Patience, url: str, clock: Clock) -> ServerTrouble:
    """What asking this server comes to."""
    line = Line(url, TOKEN, clock)
    with pytest.raises(ServerUnavailable) as caught:
        line.ask("/digest", PullRequest(after=0, hash=bytes(32)), LedgerDigest, patience)
    line.cut()
    return caught.value.trouble


def test_a_server_that_says_nothing_is_too_slow() -> None:
    with serving(lambda _: None) as server:
        trouble = trouble_after(Patience(read_s=0.05), server.url, SystemClock())

    assert trouble is ServerTrouble.TOO_SLOW


def test_an_answer_that_drips_is_too_slow_as_a_whole() -> None:
    clock = SettableClock()

    def drip(connection: socket.socket) -> None:
        connection.sendall(answer(b"", content_length="1000"))
        for _ in range(1000):
            clock.advance(timedelta(seconds=9))
            connection.sendall(b" ")

    with serving(drip) as server:
        trouble = trouble_after(Patience(read_s=10, total_s=60), server.url, clock)

    assert trouble is ServerTrouble.TOO_SLOW


def test_closing_ends_a_pull_that_waits_in_another_thread(servers: HttpServers) -> None:
    ended: list[ServerTrouble] = []

    def wait(sync: HttpSync) -> None:
        try:
            sync.pull(PullRequest(after=0, hash=bytes(32), wait_s=25))
        except ServerUnavailable as failure:
            ended.append(failure.trouble)

    def never_answer(connection: socket.socket) -> None:
        connection.recv(1)

    with serving(never_answer) as server:
        thread = threading.Thread(target=wait, args=(servers.for_terminal(server.url, TOKEN),))
        thread.start()
        assert server.asked.wait(10)
        servers.close()
        thread.join(10)

    assert not thread.is_alive()
    assert ended == [ServerTrouble.CUT_OFF]


def test_a_line_that_was_cut_asks_nothing_more(servers: HttpServers) -> None:
    with serving(always(answer(encode(DIGEST)))) as server:
        sync = servers.for_terminal(server.url, TOKEN)
        sync.digest(7)
        servers.close()
        with pytest.raises(ServerUnavailable) as caught:
            sync.digest(7)

    assert caught.value.trouble is ServerTrouble.UNREACHABLE
    assert len(server.requests) == 1
