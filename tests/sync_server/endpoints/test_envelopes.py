"""What is no message at all: refused in a problem document, whatever it is, and never a fault."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_domain.wire import protocol
from shared_domain.wire.codec import encode
from shared_domain.wire.versions import TERMINAL_PATH
from sync_server.endpoints.dispatch import MAX_BODY_BYTES
from sync_server.endpoints.routes import SECTIONS
from tests.sync_server.endpoints.http_calls import Caller, bearer, problem_in
from tests.sync_server.scripted_terminal import ScriptedTerminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync_server.demo import Demo

PUSH = TERMINAL_PATH + protocol.PUSH


@pytest.fixture
def token(caller: Caller, shop: Demo) -> str:
    _, reply = caller.paired(shop.pairing_codes[0])
    return reply.access_token


def good_push() -> bytes:
    till = ScriptedTerminal()
    till.open_epoch()
    return encode(till.push_request())


BAD_BODIES = {
    "nothing": b"",
    "no JSON": b"<html></html>",
    "not UTF-8": b'{"epoch":"\xff"}',
    "an array": b"[]",
    "null": b"null",
    "missing fields": b"{}",
    "an unknown field": good_push().replace(b"{", b'{"colour":"red",', 1),
    "a wrong type": good_push().replace(b'"first_sequence":1', b'"first_sequence":"1"'),
    "an integer too large": good_push().replace(
        b'"first_sequence":1', b'"first_sequence":9223372036854775808'
    ),
    "no number": good_push().replace(b'"first_sequence":1', b'"first_sequence":NaN'),
    "no item": b'{"items":[]}',
    "deep nesting": b'{"items":' + b"[" * 50_000,
    "half a message": good_push()[:-10],
    "a NUL": good_push().replace(b'"epoch":"', b'"epoch":"\\u0000'),
}


@pytest.mark.parametrize("name", sorted(BAD_BODIES))
def test_a_body_that_is_no_message_is_refused(caller: Caller, token: str, name: str) -> None:
    problem = problem_in(caller.post(PUSH, BAD_BODIES[name], token))

    assert (problem.status, problem.type) == (400, "invalid")
    assert problem.detail


def test_a_body_that_is_too_large_is_refused_however_it_is_sent(caller: Caller, token: str) -> None:
    large = b" " * (MAX_BODY_BYTES + 1)

    def piecemeal() -> Iterator[bytes]:
        yield from (large[at : at + 65_536] for at in range(0, len(large), 65_536))

    for content in (large, piecemeal()):
        answer = caller.http.post(PUSH, content=content, headers=bearer(token))
        assert problem_in(answer).status == 413


def test_the_largest_push_there_may_be_still_fits_into_an_envelope(
    caller: Caller, token: str
) -> None:
    till = ScriptedTerminal()
    for _ in range(256):
        till.journal.append(b"x" * 2048)

    answer = caller.post(PUSH, till.push_request(), token)

    assert answer.status_code == 200, answer.text


def test_more_bytes_of_items_than_a_push_may_carry_are_refused(caller: Caller, token: str) -> None:
    till = ScriptedTerminal()
    for _ in range(257):
        till.journal.append(b"x" * 2048)

    assert problem_in(caller.post(PUSH, till.push_request(), token)).type == "too-large"


def test_a_compressed_body_is_refused_unopened(caller: Caller, token: str) -> None:
    bomb = gzip.compress(bytes(100_000_000))
    headers = bearer(token) | {"Content-Encoding": "gzip"}

    answer = caller.http.post(PUSH, content=bomb, headers=headers)

    assert problem_in(answer).type == "encoding-unsupported"


def test_an_unknown_address_and_a_wrong_method_are_problems_too(caller: Caller) -> None:
    assert problem_in(caller.get("/api/v1/nowhere")).status == 404
    assert problem_in(caller.get("/api/v0/terminal/push")).status == 404
    assert problem_in(caller.get(PUSH)).status == 405
    assert problem_in(caller.http.request("DELETE", "/health")).status == 405


SENDING = [
    section.prefix + route.path.replace("{staff_id:str}", "x")
    for section in SECTIONS
    for route in section.routes
    if route.takes is not None and route.method == "POST"
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(SENDING), body=JSON.map(json.dumps).map(str.encode) | st.binary())
def test_no_body_whatever_is_a_fault(caller: Caller, shop: Demo, path: str, body: bytes) -> None:
    assert caller.post(path, body, shop.manager_token).status_code < 500


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    field=st.sampled_from(["epoch", "first_sequence", "items", "signature"]),
    value=JSON | st.lists(st.binary(max_size=64).map(bytes.hex), min_size=1, max_size=3),
)
def test_no_field_of_a_push_whatever_is_a_fault(
    caller: Caller, token: str, field: str, value: object
) -> None:
    message = json.loads(good_push()) | {field: value}
    # Python writes numbers that are none; a strict reader refuses them, and that is the point.
    assert caller.post(PUSH, json.dumps(message).encode(), token).status_code < 500
