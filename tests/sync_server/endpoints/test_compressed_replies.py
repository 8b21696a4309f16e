"""Long replies travel compressed to whoever understands that, and short ones never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from shared_domain.records import LEDGER_START
from shared_domain.wire import protocol
from shared_domain.wire.codec import encode
from shared_domain.wire.pull import PullRequest
from shared_domain.wire.versions import TERMINAL_PATH
from sync_server.endpoints.routes import VENDOR
from terminal.gateway.http_gateway import HttpServers
from tests.fakes.clock import SettableClock

if TYPE_CHECKING:
    from sync_server.demo import Demo
    from sync_server.running import RunningServer
    from tests.sync_server.endpoints.http_calls import Caller

WHOLE_LEDGER = PullRequest(after=0, hash=LEDGER_START)


def page(running: RunningServer, token: str, accepted: str) -> tuple[httpx.Headers, bytes]:
    """A page's headers, and its bytes as they came over the line."""
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": accepted}
    url = running.url + TERMINAL_PATH + protocol.PULL
    with (
        httpx.Client(trust_env=False) as client,
        client.stream("POST", url, content=encode(WHOLE_LEDGER), headers=headers) as answer,
    ):
        return answer.headers, b"".join(answer.iter_raw())


def test_a_page_is_compressed_for_who_asks_for_it(
    running: RunningServer, caller: Caller, shop: Demo
) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])

    headers, compressed = page(running, reply.access_token, "gzip")
    plain_headers, plain = page(running, reply.access_token, "identity")

    assert headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain_headers
    assert len(compressed) < len(plain) / 2


def test_a_terminal_reads_compressed_pages(
    running: RunningServer, caller: Caller, shop: Demo
) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])
    servers = HttpServers(SettableClock())

    pulled = servers.for_terminal(running.url, reply.access_token).pull(WHOLE_LEDGER)
    servers.close()

    assert pulled.records == caller.pull(WHOLE_LEDGER, reply.access_token).records


@pytest.mark.parametrize("path", ["/health", VENDOR.prefix + "/program"])
def test_short_replies_are_not_compressed(caller: Caller, shop: Demo, path: str) -> None:
    answer = caller.get(path, shop.manager_token)

    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


def test_exported_books_are_compressed_too(caller: Caller, shop: Demo) -> None:
    answer = caller.get(VENDOR.prefix + "/ledger/export", shop.manager_token)

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content.startswith(b'{"line":"ledger"')
