"""Pushing to phones: over HTTP/2, under the pass certificate, and what each answer leads to."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sync_server.services.wallet_state import (
    Delivery,
    DeliveryKind,
    GoneToken,
    PassState,
    PassUpdate,
    Registration,
    WalletKind,
)
from sync_server.wallet.apple.push import ApplePush
from sync_server.wallet.apple.wallet import AppleWallet
from sync_server.wallet.null import NullWallet
from tests.builders import VENDOR
from tests.fakes.fake_apns import FakeApns, PushReply
from tests.sync_server.wallet.passes import a_signer, facts_of, the_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
A, B, C = "aa" * 32, "bb" * 32, "cc" * 32
TOPIC = "pass.example.stempel.demo"


@pytest.fixture
def apns(tmp_path: Path) -> Iterator[FakeApns]:
    with FakeApns(tmp_path, the_root()) as fake:
        yield fake


def wallet(apns: FakeApns) -> AppleWallet:
    return AppleWallet(ApplePush(a_signer(), apns.url, apns.trusted))


def update(*tokens: str, card_id: str = "00000000000000aa") -> PassUpdate:
    state = PassState(VENDOR, card_id, WalletKind.APPLE, "serial", NOW, wanted=2)
    phone = Registration(VENDOR, card_id, "device", TOPIC, "", NOW, 1)
    devices = [
        replace(phone, device=f"device-{number}", push_token=token)
        for number, token in enumerate(tokens)
    ]
    return PassUpdate(state, facts_of(), tuple(devices))


def tell(apns: FakeApns, *updates: PassUpdate) -> list[Delivery]:
    return asyncio.run(wallet(apns).tell(updates))


TOLD = Delivery(DeliveryKind.TOLD)


def test_a_push_is_two_bytes_for_the_pass_type(apns: FakeApns) -> None:
    assert tell(apns, update(A)) == [TOLD]
    (push,) = apns.pushes
    assert push.body == b"{}"
    assert push.headers[":method"] == "POST"
    assert push.headers["apns-topic"] == TOPIC
    assert push.headers["apns-push-type"] == "background"
    assert push.headers["apns-priority"] == "5"


def test_how_pushes_are_marked_can_be_changed(apns: FakeApns) -> None:
    push = ApplePush(a_signer(), apns.url, apns.trusted, {"apns-priority": "10"})
    asyncio.run(push.send([A]))
    assert apns.pushes[0].headers["apns-priority"] == "10"
    assert "apns-push-type" not in apns.pushes[0].headers


def test_a_token_is_pushed_once_however_many_passes_and_devices_share_it(apns: FakeApns) -> None:
    other = update(A, B, card_id="00000000000000bb")
    assert tell(apns, update(A, A), other) == [TOLD, TOLD]
    assert sorted(push.token for push in apns.pushes) == [A, B]


def test_hundreds_of_pushes_share_one_connection(apns: FakeApns) -> None:
    tokens = [f"{number:064x}" for number in range(300)]
    assert tell(apns, update(*tokens)) == [TOLD]
    assert len(apns.pushes) == 300
    assert apns.connections == 1


def test_nobody_to_push_is_told_without_a_connection(apns: FakeApns) -> None:
    assert tell(apns, update()) == [TOLD]
    assert apns.connections == 0


def test_a_token_is_given_up_only_when_apple_says_that_it_is_gone(apns: FakeApns) -> None:
    apns.answer(A, PushReply(410, "Unregistered", gone_at=NOW))
    apns.answer(B, PushReply(400, "BadDeviceToken"))
    (delivery,) = tell(apns, update(A, B, C))
    assert delivery.kind is DeliveryKind.TOLD
    assert set(delivery.gone) == {GoneToken(A, NOW), GoneToken(B)}


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (PushReply(400, "DeviceTokenNotForTopic"), DeliveryKind.HOPELESS),
        (PushReply(400, "PayloadEmpty"), DeliveryKind.HOPELESS),
        (PushReply(413, "PayloadTooLarge"), DeliveryKind.HOPELESS),
        (PushReply(403, "BadCertificate"), DeliveryKind.TRY_AGAIN),
        (PushReply(429, "TooManyRequests"), DeliveryKind.TRY_AGAIN),
        (PushReply(500, "InternalServerError"), DeliveryKind.TRY_AGAIN),
        (PushReply(503), DeliveryKind.TRY_AGAIN),
    ],
)
def test_whatever_else_apple_answers_no_token_is_dropped(
    apns: FakeApns, reply: PushReply, kind: DeliveryKind
) -> None:
    apns.answer(A, reply)
    (delivery,) = tell(apns, update(A))
    assert delivery.kind is kind
    assert delivery.gone == ()
    assert delivery.problem
    assert A not in delivery.problem


def test_apple_says_when_to_come_back(apns: FakeApns) -> None:
    apns.answer(A, PushReply(503, "ServiceUnavailable", retry_after_s=90))
    (delivery,) = tell(apns, update(A))
    assert delivery.not_before_s == 90


def test_one_card_waits_where_the_other_was_told(apns: FakeApns) -> None:
    apns.answer(A, PushReply(503))
    first, second = tell(apns, update(A), update(B, card_id="00000000000000bb"))
    assert first.kind is DeliveryKind.TRY_AGAIN
    assert second == TOLD


def test_a_push_service_that_is_away_is_tried_again(tmp_path: Path) -> None:
    with FakeApns(tmp_path, the_root()) as apns:
        away = wallet(apns)
    (delivery,) = asyncio.run(away.tell([update(A)]))
    assert delivery.kind is DeliveryKind.TRY_AGAIN
    assert "cannot be reached" in delivery.problem


def test_a_service_that_nobody_vouches_for_is_told_nothing(apns: FakeApns) -> None:
    strange = AppleWallet(ApplePush(a_signer(), apns.url, the_root()))
    (delivery,) = asyncio.run(strange.tell([update(A)]))
    assert delivery.kind is DeliveryKind.TRY_AGAIN
    assert apns.pushes == []


def test_a_wallet_that_is_not_set_up_keeps_the_news_and_says_what_it_lacks() -> None:
    null = NullWallet(WalletKind.APPLE, "There is no certificate.")
    (delivery,) = asyncio.run(null.tell([update(A)]))
    assert (null.kind, null.lacks) == (WalletKind.APPLE, "There is no certificate.")
    assert delivery.kind is DeliveryKind.TRY_AGAIN
    assert delivery.problem == null.lacks
    assert delivery.not_before_s >= 60
