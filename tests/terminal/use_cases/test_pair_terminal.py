"""Pairing: only the server that was meant gets a terminal, and no half-paired one remains."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.wire.codec import encode
from shared_domain.wire.pairing import LONGEST_PAIRING_CODE, PairingQr, pairing_message
from shared_domain.wire.push import HandshakeRequest
from terminal.gateway.device_keys import verify_signature
from terminal.use_cases.pair_terminal import (
    PairingDraft,
    PairingTicket,
    TicketProblem,
    ask_server,
    draft_pairing,
    finish_pairing,
    ticket_from_scan,
    ticket_from_typing,
)
from terminal.use_cases.ports import (
    Protection,
    SecretsUnavailable,
    ServerTrouble,
    ServerUnavailable,
    StorageTrouble,
    StorageUnavailable,
    TerminalIdentity,
    TerminalSecrets,
)
from terminal.use_cases.start_up import identity_of
from tests.builders import VENDOR
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.fake_line import FakeServers
from tests.fakes.fake_server import Trouble
from tests.fakes.keys import PIN_KEY, FixedKeySource, device_key, seed_of
from tests.fakes.local_store import MemoryLocalStore
from tests.fakes.secrets import MemorySecretStore
from tests.terminal.use_cases.shop import Shop

URL = "https://shop.example"
CODE = "BCDFGHJKLN"
KEY = device_key("server").public_key
A_HANDSHAKE = HandshakeRequest(generation="", epochs=(), device_clock=MONDAY_MORNING)


def a_qr(url: str = URL, code: str = CODE) -> str:
    return encode(PairingQr(url, KEY, code)).decode()


def a_draft(server_key: bytes | None = None, code: str = CODE) -> PairingDraft:
    ticket = PairingTicket(URL, code, server_key)
    return draft_pairing(FixedKeySource("till 1"), ticket, "Till 1", "1.0")


@pytest.fixture
def shop() -> Shop:
    shop = Shop()
    shop.server.pairing_codes.add(CODE)
    return shop


class TestAScannedTicket:
    """What stands in the QR code that the manager shows."""

    def test_carries_address_code_and_the_servers_key(self) -> None:
        assert ticket_from_scan(a_qr()) == PairingTicket(URL, CODE, KEY)

    def test_is_tidied_like_a_typed_one(self) -> None:
        ticket = ticket_from_scan(a_qr("shop.example/", "bcdf-ghjk-ln"))

        assert ticket == PairingTicket(URL, CODE, KEY)

    @pytest.mark.parametrize("url", ["http://shop.example", "ftp://shop.example", "", "https://"])
    def test_is_none_with_an_address_where_no_secret_may_go(self, url: str) -> None:
        assert ticket_from_scan(a_qr(url)) is None

    def test_is_none_without_a_code(self) -> None:
        assert ticket_from_scan(a_qr(code="---")) is None

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "https://example.com",
            "{}",
            "[" * 5000,
            "\ud800",
            json.dumps({"url": URL, "code": CODE}),
            json.dumps({"url": URL, "code": CODE, "server_key": "AAAA"}),
            json.dumps({"url": URL, "code": CODE, "server_key": "not base64!"}),
            a_qr()[:-5],
            a_qr()[:-1] + ',"more":1}',
        ],
    )
    def test_is_none_in_anything_else(self, text: str) -> None:
        assert ticket_from_scan(text) is None

    @given(text=st.text())
    def test_is_found_in_no_garbage_and_garbage_raises_nothing(self, text: str) -> None:
        assert ticket_from_scan(text) is None


class TestATypedTicket:
    """What a person typed instead."""

    @pytest.mark.parametrize(
        ("typed", "url"),
        [
            ("shop.example", "https://shop.example"),
            ("  shop.example/  ", "https://shop.example"),
            ("https://shop.example", "https://shop.example"),
            ("HTTPS://shop.example", "HTTPS://shop.example"),
            ("shop.example:8443", "https://shop.example:8443"),
            ("shop.example/loyalty/", "https://shop.example/loyalty"),
            ("localhost:8420", "https://localhost:8420"),
            ("http://localhost:8420", "http://localhost:8420"),
            ("http://127.0.0.1:8420/", "http://127.0.0.1:8420"),
            ("http://[::1]:8420", "http://[::1]:8420"),
        ],
    )
    def test_goes_by_https_unless_it_stays_on_this_computer(self, typed: str, url: str) -> None:
        assert ticket_from_typing(typed, CODE) == PairingTicket(url, CODE)

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "   ",
            "http://shop.example",
            "http://192.168.1.2",
            "http://localhost.example",
            "http://127.0.0.1.example",
            "ftp://localhost",
            "https://",
            "https://:8443",
            "shop.example:0",
            "shop.example:65536",
            "shop.example:eight",
            "http://[::1",
            "shop example",
            "shop.example\nevil.example",
            "shop.example?x=1",
            "shop.example#here",
            "shop\u00a0.example",
            "https:",
        ],
    )
    def test_names_a_wrong_address(self, typed: str) -> None:
        problem = ticket_from_typing(typed, CODE)

        assert problem == TicketProblem("url")

    @pytest.mark.parametrize("code", ["", " - ", "!", "B" * (LONGEST_PAIRING_CODE + 1)])
    def test_names_a_wrong_code(self, code: str) -> None:
        assert ticket_from_typing("shop.example", code) == TicketProblem("code")

    def test_forgives_case_and_separators_in_the_code(self) -> None:
        ticket = ticket_from_typing("shop.example", " bcdf ghjk-ln ")

        assert ticket == PairingTicket(URL, CODE)

    @given(url=st.text(), code=st.text())
    def test_is_a_ticket_or_a_problem_whatever_was_typed(self, url: str, code: str) -> None:
        assert isinstance(ticket_from_typing(url, code), PairingTicket | TicketProblem)


def test_a_draft_proves_that_its_key_is_held() -> None:
    draft = a_draft()

    message = pairing_message(CODE, draft.request.device_key)
    assert verify_signature(draft.request.device_key, message, draft.request.proof)
    assert draft.seed == seed_of("till 1 seed 1")
    assert (draft.request.terminal_name, draft.request.app_version) == ("Till 1", "1.0")


def test_a_draft_does_not_show_its_seed() -> None:
    draft = a_draft()

    assert draft.seed.hex() not in repr(draft)
    assert repr(draft.seed) not in repr(draft)


def test_pairing_gives_an_identity_and_keeps_the_secrets(shop: Shop) -> None:
    store, secret_store, draft = MemoryLocalStore(), MemorySecretStore(), a_draft(KEY)

    reply = ask_server(FakeServers(shop.server), draft)
    identity = finish_pairing(store, secret_store, draft, reply, Protection.KEYRING)

    assert identity == TerminalIdentity(VENDOR, reply.terminal_id, "Till 1", URL, KEY)
    assert identity_of(store) == identity
    assert secret_store.load() == TerminalSecrets(draft.seed, reply.access_token, PIN_KEY)
    assert secret_store.protection() is Protection.KEYRING
    FakeServers(shop.server).for_terminal(URL, reply.access_token).handshake(A_HANDSHAKE)


def test_a_code_works_once(shop: Shop) -> None:
    servers = FakeServers(shop.server)
    ask_server(servers, a_draft())

    with pytest.raises(ServerUnavailable) as failure:
        ask_server(servers, a_draft())

    assert failure.value.trouble is ServerTrouble.REFUSED
    assert failure.value.problem == "pairing_code_wrong"


def test_a_wrong_code_is_the_servers_to_refuse(shop: Shop) -> None:
    with pytest.raises(ServerUnavailable) as failure:
        ask_server(FakeServers(shop.server), a_draft(code="BBBBBBBBBB"))

    assert failure.value.problem == "pairing_code_wrong"


def test_a_server_with_another_key_than_the_scanned_one_is_refused(shop: Shop) -> None:
    draft = a_draft(server_key=device_key("the manager's server").public_key)

    with pytest.raises(ServerUnavailable) as failure:
        ask_server(FakeServers(shop.server), draft)

    assert failure.value.trouble is ServerTrouble.NOT_TRUSTED


def test_a_server_out_of_reach_costs_nothing_but_the_try(shop: Shop) -> None:
    shop.server.trouble = Trouble.UNREACHABLE
    with pytest.raises(ServerUnavailable):
        ask_server(FakeServers(shop.server), a_draft())
    shop.server.trouble = None

    assert ask_server(FakeServers(shop.server), a_draft()).server_key == KEY


def test_without_a_keyring_no_identity_is_kept_until_a_file_is_chosen(shop: Shop) -> None:
    store, secret_store, draft = MemoryLocalStore(), MemorySecretStore(has_keyring=False), a_draft()
    reply = ask_server(FakeServers(shop.server), draft)

    with pytest.raises(SecretsUnavailable):
        finish_pairing(store, secret_store, draft, reply, Protection.KEYRING)
    assert identity_of(store) is None

    finish_pairing(store, secret_store, draft, reply, Protection.FILE)
    assert identity_of(store) is not None
    assert secret_store.protection() is Protection.FILE


def test_the_secrets_are_kept_before_the_identity(shop: Shop) -> None:
    full = StorageUnavailable(StorageTrouble.DISK_FULL)
    store, secret_store, draft = MemoryLocalStore(full), MemorySecretStore(), a_draft()
    reply = ask_server(FakeServers(shop.server), draft)

    with pytest.raises(StorageUnavailable):
        finish_pairing(store, secret_store, draft, reply, Protection.KEYRING)

    # Secrets without an identity mean that pairing starts again; the reverse could not be opened.
    assert secret_store.load() is not None
    assert identity_of(store) is None
