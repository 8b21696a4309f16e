"""Every way a server can misbehave becomes one clear trouble, and never another exception."""

from __future__ import annotations

import gzip
import socket
import traceback
from typing import TYPE_CHECKING

import pytest

from shared_domain.amounts import Amounts
from shared_domain.wire.codec import encode
from shared_domain.wire.problems import Problem
from shared_domain.wire.pull import LedgerDigest
from terminal.gateway.bodies import MOST_BODY_BYTES
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from tests.terminal.gateway.loopback import always, answer, serving, then_hang_up

if TYPE_CHECKING:
    from terminal.gateway.http_gateway import HttpServers
    from tests.terminal.gateway.loopback import Script

TOKEN = "secret-token-of-this-till"
DIGEST = LedgerDigest(7, 3, Amounts(5), bytes(32))
HTML = b"<html><body>Please accept the terms of our guest network</body></html>"
PROBLEM = "application/problem+json"


CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"


def trouble_with(servers: HttpServers, script: Script) -> ServerUnavailable:
    """What a digest request comes to at this server; nothing of it may hold the token."""
    with serving(script) as server, pytest.raises(ServerUnavailable) as caught:
        servers.for_terminal(server.url, TOKEN).digest(7)
    assert TOKEN not in as_logged(caught.value)
    return caught.value


def as_logged(error: BaseException) -> str:
    """What a log would show of it, with everything that led to it."""
    return "".join(traceback.format_exception(error))


def problem(word: str, status: int) -> bytes:
    return encode(Problem(word, "A sentence", status))


@pytest.mark.parametrize(
    ("response", "trouble"),
    [
        (answer(HTML, content_type="text/html"), ServerTrouble.NOT_OUR_SERVER),
        (answer(encode(DIGEST), content_type="text/plain"), ServerTrouble.NOT_OUR_SERVER),
        (answer(b'{"position":7}'), ServerTrouble.NOT_OUR_SERVER),
        (answer(b'{"position":"7"}'), ServerTrouble.NOT_OUR_SERVER),
        (answer(b"[]"), ServerTrouble.CUT_OFF),
        (answer(b""), ServerTrouble.CUT_OFF),
        (answer(b"\xff\xfe}"), ServerTrouble.NOT_OUR_SERVER),
        (answer(b"", "302 Found", location="https://other.example/"), ServerTrouble.NOT_OUR_SERVER),
        (answer(b"", "204 No Content"), ServerTrouble.NOT_OUR_SERVER),
        (answer(HTML, "404 Not Found", "text/html"), ServerTrouble.NOT_OUR_SERVER),
        (answer(HTML, "401 Unauthorized", "text/html"), ServerTrouble.NOT_OUR_SERVER),
        (answer(HTML, "502 Bad Gateway", "text/html"), ServerTrouble.BROKEN),
        (answer(b"", "503 Service Unavailable"), ServerTrouble.BROKEN),
        (answer(b"not json", "500 Oops", PROBLEM), ServerTrouble.BROKEN),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", ServerTrouble.NOT_OUR_SERVER),
        (answer(b"x", content_encoding="br"), ServerTrouble.NOT_OUR_SERVER),
        (answer(b"not gzip", content_encoding="gzip"), ServerTrouble.NOT_OUR_SERVER),
    ],
)
def test_an_answer_that_is_not_ours_says_what_is_wrong(
    servers: HttpServers, response: bytes, trouble: ServerTrouble
) -> None:
    assert trouble_with(servers, then_hang_up(response)).trouble is trouble


@pytest.mark.parametrize(
    ("word", "status", "trouble"),
    [
        ("token-invalid", 401, ServerTrouble.NOT_RECOGNISED),
        ("pairing-code-wrong", 403, ServerTrouble.REFUSED),
        ("too-many-tries", 429, ServerTrouble.REFUSED),
        ("unavailable", 503, ServerTrouble.BROKEN),
    ],
)
def test_a_problem_document_hands_on_its_word(
    servers: HttpServers, word: str, status: int, trouble: ServerTrouble
) -> None:
    response = answer(problem(word, status), f"{status} No", PROBLEM)

    failure = trouble_with(servers, always(response))

    assert (failure.trouble, failure.problem) == (trouble, word)


@pytest.mark.parametrize(
    "response",
    [
        answer(encode(DIGEST))[:-10],
        answer(encode(DIGEST))[:30],
        b"",
        answer(gzip.compress(encode(DIGEST))[:-12], content_encoding="gzip"),
        b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + encode(DIGEST)[:-9],
        CHUNKED + b"400\r\nhalf a chunk",
    ],
)
def test_a_line_that_is_cut_anywhere_is_cut_off(servers: HttpServers, response: bytes) -> None:
    assert trouble_with(servers, then_hang_up(response)).trouble is ServerTrouble.CUT_OFF


def test_a_bomb_does_not_inflate(servers: HttpServers) -> None:
    bomb = gzip.compress(bytes(20 * MOST_BODY_BYTES))
    assert len(bomb) < 200_000

    failure = trouble_with(servers, always(answer(bomb, content_encoding="gzip")))

    assert failure.trouble is ServerTrouble.NOT_OUR_SERVER


def test_an_answer_without_end_is_left_at_the_limit(servers: HttpServers) -> None:
    def script(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        while True:
            connection.sendall(bytes(65536))

    assert trouble_with(servers, script).trouble is ServerTrouble.NOT_OUR_SERVER


def test_nobody_there_is_unreachable(servers: HttpServers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed_soon:
        url = f"http://127.0.0.1:{closed_soon.getsockname()[1]}"

    for address in (url, "http://127.0.0.1:0", "ftp://127.0.0.1", "http://[", "nonsense"):
        with pytest.raises(ServerUnavailable) as caught:
            servers.for_terminal(address, TOKEN).digest(7)
        assert caught.value.trouble is ServerTrouble.UNREACHABLE, address


@pytest.mark.parametrize("token", [f"{TOKEN}\n", f"{TOKEN}\0"])
def test_a_token_no_header_can_carry_is_no_crash_and_no_leak(
    servers: HttpServers, token: str
) -> None:
    with serving(always(answer(encode(DIGEST)))) as server:
        sync = servers.for_terminal(server.url, token)
        with pytest.raises(ServerUnavailable) as caught:
            sync.digest(7)

    assert caught.value.trouble is ServerTrouble.BROKEN
    assert TOKEN not in as_logged(caught.value)
