"""Who may call what: every address refuses every token that is not of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.wire import protocol
from shared_domain.wire.pull import PullRequest
from shared_domain.wire.versions import TERMINAL_PATH
from sync_server.endpoints.callers import anyone
from sync_server.endpoints.messages import NewCard, NewToken, NewVendor, TokenShown
from sync_server.endpoints.routes import ADMIN, SECTIONS, TERMINAL, VENDOR
from tests.sync_server.endpoints.http_calls import bearer, problem_in, read

if TYPE_CHECKING:
    from sync_server.demo import Demo
    from sync_server.endpoints.dispatch import Route, Section
    from tests.sync_server.endpoints.http_calls import Caller

GUARDED = [
    (section, route)
    for section in SECTIONS
    if section.caller is not anyone
    for route in section.routes
]
# The smallest message that each address can read: who is calling is asked before the contents.
SAMPLES: dict[str, bytes] = {
    "HandshakeRequest": b'{"generation":"","epochs":[],"device_clock":"2026-11-23T12:00:00Z"}',
    "PushRequest": b'{"epoch":"00000000-0000-0000-0000-000000000001","first_sequence":1,'
    b'"items":["e30="],"signature":"' + b"A" * 86 + b'=="}',
    "PullRequest": b'{"after":0,"hash":"' + b"A" * 43 + b'="}',
    "DigestRequest": b'{"position":0}',
    "ReservationRequest": b'{"card_id":"00000000000000aa","wanted":{"stamps":1}}',
    "BlanksRequest": b"{}",
    "LoyaltyProgram": b'{"version":1}',
    "NewStaff": b'{"name":"Eve","role":"manager","pin":"1234"}',
    "StaffEdit": b"{}",
    "NewPin": b'{"pin":"1234"}',
    "NewCard": b"{}",
    "NewVendor": b'{"name":"Eve","slug":"eve"}',
    "NewToken": b'{"name":"eve"}',
    "CaseDecision": b'{"resolution":"forgive"}',
    "ParkedSeen": b'{"items":[]}',
    "ParkedRetry": b'{"terminal_id":"00000000-0000-0000-0000-000000000001"}',
}


def call(caller: Caller, section: Section, route: Route, token: str) -> int:
    path = section.prefix + route.path
    for name in ("staff_id", "card_id", "terminal_id"):
        path = path.replace("{" + name + ":str}", "00000000-0000-0000-0000-000000000001")
    body = b"" if route.takes is None else SAMPLES[route.takes.__name__]
    answer = caller.http.request(route.method, path, content=body, headers=bearer(token))
    if answer.status_code >= 400:
        problem_in(answer)
    return answer.status_code


@pytest.fixture
def tokens(caller: Caller, shop: Demo, operator_token: str) -> dict[str, str]:
    _, reply = caller.paired(shop.pairing_codes[0])
    return {
        "nobody": "",
        "a guess": "x" * 43,
        TERMINAL.prefix: reply.access_token,
        VENDOR.prefix: shop.manager_token,
        ADMIN.prefix: operator_token,
    }


def test_every_guarded_address_takes_its_own_kind_of_token_and_no_other(
    caller: Caller, tokens: dict[str, str]
) -> None:
    for section, route in GUARDED:
        for kind, token in tokens.items():
            status = call(caller, section, route, token)
            place = f"{route.method} {section.prefix}{route.path} with the token of {kind}"
            assert (status == 401) == (kind != section.prefix), place
            assert status < 500, place


def test_a_token_that_is_no_text_is_no_token(caller: Caller) -> None:
    headers = [(b"Authorization", b"Bearer \xff\xfe")]
    answer = caller.http.get(VENDOR.prefix + "/program", headers=headers)

    assert problem_in(answer).type == "token-invalid"
    assert answer.headers["www-authenticate"] == "Bearer"


def test_another_scheme_is_no_token(caller: Caller, shop: Demo) -> None:
    for header in (shop.manager_token, f"Basic {shop.manager_token}"):
        answer = caller.http.get(VENDOR.prefix + "/program", headers={"Authorization": header})
        assert problem_in(answer).status == 401
    headers = {"Authorization": f"bearer  {shop.manager_token}"}
    assert caller.http.get(VENDOR.prefix + "/program", headers=headers).status_code == 200


def test_a_token_that_was_replaced_opens_nothing_more(
    caller: Caller, shop: Demo, operator_token: str
) -> None:
    vendors = caller.get(ADMIN.prefix + "/vendors", operator_token).json()["vendors"]
    new = NewToken(name="demo", vendor_id=vendors[0]["vendor_id"])
    fresh = read(caller.post(ADMIN.prefix + "/tokens", new, operator_token), TokenShown)

    assert problem_in(caller.get(VENDOR.prefix + "/cards", shop.manager_token)).status == 401
    assert caller.get(VENDOR.prefix + "/cards", fresh.token).status_code == 200


def test_a_vendor_sees_and_changes_nothing_of_another(
    caller: Caller, shop: Demo, operator_token: str
) -> None:
    """The other vendor's manager has every id there is, and none of them opens anything."""
    till, _ = caller.paired(shop.pairing_codes[0])
    staff = caller.get(VENDOR.prefix + "/pins", shop.manager_token).json()["staff"]
    card = caller.get(VENDOR.prefix + "/cards", shop.manager_token).json()["cards"][0]
    new_vendor = NewVendor(name="Rival", slug="rival")
    rival = caller.post(ADMIN.prefix + "/vendors", new_vendor, operator_token).json()
    new_token = NewToken(name="rival", vendor_id=rival["vendor_id"])
    token = caller.post(ADMIN.prefix + "/tokens", new_token, operator_token).json()["token"]

    for what in ("cards", "pins", "terminals", "cases"):
        listed = caller.get(f"{VENDOR.prefix}/{what}", token).json()
        assert [value for value in listed.values() if value] == []
    for path in (
        f"/pins/{staff[0]['staff_id']}/reset",
        f"/terminals/{till.terminal_id}/revoke",
    ):
        answer = caller.post(VENDOR.prefix + path, SAMPLES["NewPin"], token)
        assert problem_in(answer).type == "not-found"
    edit = caller.http.patch(
        f"{VENDOR.prefix}/pins/{staff[0]['staff_id']}", content=b"{}", headers=bearer(token)
    )
    assert problem_in(edit).type == "not-found"
    answer = caller.get(f"{VENDOR.prefix}/cards/{card['card_id']}", token)
    assert problem_in(answer).type == "not-found"


def test_a_revoked_terminal_pushes_but_reads_and_reserves_nothing(
    caller: Caller, shop: Demo
) -> None:
    till, reply = caller.paired(shop.pairing_codes[0])
    path = f"{VENDOR.prefix}/terminals/{till.terminal_id}/revoke"
    assert caller.post(path, token=shop.manager_token).json()["revoked_at"]
    till.open_epoch()

    assert caller.push(till.push_request(), reply.access_token).receipt is not None
    for path, body in (
        (protocol.PULL, PullRequest(after=0, hash=bytes(32))),
        (protocol.DIGEST, SAMPLES["DigestRequest"]),
        (protocol.RESERVE, SAMPLES["ReservationRequest"]),
    ):
        answer = caller.post(TERMINAL_PATH + path, body, reply.access_token)
        assert problem_in(answer).type == "terminal-revoked"


def test_issuing_a_card_needs_the_managers_token(caller: Caller, shop: Demo) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])

    answer = caller.post(VENDOR.prefix + "/cards", NewCard(), reply.access_token)

    assert problem_in(answer).status == 401
