"""What has broken other servers, over real HTTP: refused or parked, and nothing waits for it."""

from __future__ import annotations

import random
import re
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from shared_domain.ledger import Entry, EntryKind
from shared_domain.wire import protocol
from shared_domain.wire.codec import encode
from shared_domain.wire.push import VerdictKind
from shared_domain.wire.versions import TERMINAL_PATH
from sync_server.endpoints.routes import SECTIONS
from tests.network.chaos_proxy import ChaosProxy
from tests.network.poison import broken_requests, poisoned_bodies, poisoned_items
from tests.sync_server.endpoints.http_calls import Caller, bearer, problem_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync_server.demo import Demo
    from sync_server.running import RunningServer
    from tests.sync_server.scripted_terminal import ScriptedTerminal

CARD = "00000000000000aa"
PUSH = TERMINAL_PATH + protocol.PUSH


@pytest.fixture
def caller(running: RunningServer) -> Iterator[Caller]:
    """Speaks with the server over a proxy, as most shops' lines lead over one."""
    port = int(running.url.rpartition(":")[2])
    with ChaosProxy(port, random.Random(1)) as proxy:
        proxy.be_good()
        with Caller(proxy.url) as calls:
            yield calls


@pytest.fixture
def paired(caller: Caller, shop: Demo) -> tuple[ScriptedTerminal, str]:
    till, reply = caller.paired(shop.pairing_codes[0])
    till.open_epoch()
    caller.push(till.push_request(), reply.access_token)
    return till, reply.access_token


def test_a_poisoned_item_is_put_aside_and_what_follows_is_recorded(
    caller: Caller, paired: tuple[ScriptedTerminal, str]
) -> None:
    till, token = paired
    begun = till.journal.next_sequence
    names = list(poisoned_items(b"{}"))
    for name in names:
        till.journal.append(poisoned_items(a_stamp(till))[name])
        till.stamp(CARD)

    reply = caller.push(till.push_request(begun), token)

    assert reply.receipt is not None
    assert reply.held.sequence == len(till.journal.bodies)
    kinds = [verdict.kind for verdict in reply.verdicts]
    assert dict(zip(names, kinds[::2], strict=True)) == dict.fromkeys(names, VerdictKind.PARKED)
    assert set(kinds[1::2]) == {VerdictKind.RECORDED}


def test_a_poisoned_body_is_no_fault_at_any_address(
    caller: Caller, paired: tuple[ScriptedTerminal, str], shop: Demo
) -> None:
    till, token = paired
    till.stamp(CARD)
    good = encode(till.push_request(2))
    faults = {}
    for method, path in taking_bodies():
        for name, (headers, body) in poisoned_bodies(good).items():
            for bearing in (token, shop.manager_token):
                headed = {**bearer(bearing), **headers}
                answer = caller.http.request(method, path, content=body, headers=headed)
                if answer.status_code >= 500:
                    faults[method, path, name] = answer.text

    assert faults == {}
    assert caller.push(till.push_request(2), token).receipt is not None


def test_a_body_too_deep_or_too_long_or_compressed_is_refused_in_words(
    caller: Caller, paired: tuple[ScriptedTerminal, str]
) -> None:
    till, token = paired
    bodies = poisoned_bodies(encode(till.push_request()))
    expected = {
        "100,000 brackets": "invalid",
        "100,000 braces": "invalid",
        "nesting in every field": "invalid",
        "too much": "http-413",
        "a zip bomb": "encoding-unsupported",
        "a deflated bomb": "encoding-unsupported",
        "a bomb in a bomb": "encoding-unsupported",
        "an unknown encoding": "encoding-unsupported",
    }
    for name, problem in expected.items():
        headers, body = bodies[name]
        answer = caller.http.post(PUSH, content=body, headers={**bearer(token), **headers})
        assert problem_in(answer).type == problem, name


def test_a_broken_request_ends_its_own_connection_and_no_other(
    running: RunningServer, caller: Caller, paired: tuple[ScriptedTerminal, str]
) -> None:
    till, token = paired
    till.stamp(CARD)
    port = int(running.url.rpartition(":")[2])
    for name, request in broken_requests(PUSH, token, encode(till.push_request(2))).items():
        answer = answer_to(port, request)
        assert not answer.startswith((b"HTTP/1.1 5", b"HTTP/1.0 5")), (name, answer)
    assert caller.push(till.push_request(2), token).receipt is not None


def a_stamp(till: ScriptedTerminal) -> bytes:
    """A good item for the till's next place."""
    fields = {"kind": EntryKind.STAMPS_EARNED, "card_id": CARD, "stamps_delta": 1}
    return encode(till.item(Entry, program_version=1, **fields))


def taking_bodies() -> list[tuple[str, str]]:
    """Method and path of every address that takes a message."""
    return [
        (route.method, section.prefix + re.sub(r"\{.*?\}", "x", route.path))
        for section in SECTIONS
        for route in section.routes
        if route.takes is not None
    ]


def answer_to(port: int, request: bytes) -> bytes:
    """Whatever comes back before the server hangs up; nothing when it hangs up at once."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line, suppress(OSError):
        line.sendall(request)
        line.shutdown(socket.SHUT_WR)
        while piece := line.recv(65536):
            answer += piece
    return answer
