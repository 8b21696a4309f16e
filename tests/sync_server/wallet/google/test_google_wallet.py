"""Our calls to Google, over real HTTP, against a fake that Google's own client understands too."""

from __future__ import annotations

import asyncio
import base64
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

import google_auth_httplib2
import httplib2
import pytest
from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from googleapiclient.http import BatchHttpRequest
from msgspec.structs import replace

from shared_domain.amounts import Amounts
from sync_server.keys.vault import MasterKeyVault
from sync_server.services.ports import Unavailable
from sync_server.services.wallet_state import Delivery, DeliveryKind
from sync_server.wallet.google.account import SAVE_URL, SCOPE, read_account
from sync_server.wallet.google.client import GoogleClient
from sync_server.wallet.google.objects import class_id, loyalty_class, loyalty_object, object_id
from sync_server.wallet.google.wallet import GoogleWallet
from tests.fakes.clock import SettableClock
from tests.fakes.fake_google import RINGS_A_DAY, FakeGoogle
from tests.sync_server.wallet.google.samples import VENDOR, a_program, an_update, some_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sync_server.services.wallet_state import PassUpdate

PAGE = "https://loyalty.example"
TOLD = DeliveryKind.TOLD
# Google makes its methods while running, out of its description.
GooglesClient: TypeAlias = Any


@pytest.fixture
def google() -> Iterator[FakeGoogle]:
    with FakeGoogle() as fake:
        yield fake


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def wallet(google: FakeGoogle, clock: SettableClock, tmp_path: Path) -> GoogleWallet:
    async def pause(seconds: float) -> None:
        clock.advance(timedelta(seconds=seconds))

    account = read_account(google.key_file(tmp_path))
    client = GoogleClient(account, clock, pause, google.url)
    return GoogleWallet(client, clock, MasterKeyVault(bytes(32)), PAGE)


def tell(wallet: GoogleWallet, *updates: PassUpdate) -> list[DeliveryKind]:
    return [delivery.kind for delivery in deliveries(wallet, updates)]


def deliveries(wallet: GoogleWallet, updates: Sequence[PassUpdate]) -> list[Delivery]:
    return asyncio.run(wallet.tell(updates))


def shown(google: FakeGoogle, update: PassUpdate) -> str:
    points: str = google.objects[update.state.object_id]["loyaltyPoints"]["balance"]["string"]
    return points


def stamped(update: PassUpdate, stamps: int) -> PassUpdate:
    """The same card, later: what it showed before is known."""
    facts = update.facts
    card = replace(facts.card, balance=Amounts(stamps=stamps))
    state = replace(update.state, shown=facts.card.balance)
    return replace(update, facts=replace(facts, card=card), state=state)


# --- saving ---


def claims_of(link: str) -> dict[str, Any]:
    part = link.removeprefix(SAVE_URL).split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return claims


def test_a_link_is_short_and_says_nothing_that_google_does_not_know(
    wallet: GoogleWallet, google: FakeGoogle
) -> None:
    facts = some_facts()

    link = asyncio.run(wallet.save_link(facts))

    saved = object_id(VENDOR.vendor_id, facts.program, facts.card.card_id)
    assert len(link) < 1800
    assert claims_of(link)["payload"] == {
        "loyaltyObjects": [{"id": saved, "classId": class_id(VENDOR, facts.program)}]
    }
    assert claims_of(link).keys() == {"iss", "aud", "typ", "iat", "origins", "payload"}
    assert google.objects[saved]["state"] == "ACTIVE"
    assert google.classes[class_id(VENDOR, facts.program)]["reviewStatus"] == "APPROVED"


def test_a_class_is_told_once_and_again_when_it_changes(
    wallet: GoogleWallet, google: FakeGoogle
) -> None:
    for number in (1, 2):
        asyncio.run(wallet.save_link(some_facts(number)))
    renamed = a_program(card_name="Bonus")
    asyncio.run(wallet.save_link(some_facts(3, program=renamed)))

    told = [call for call in google.calls if "loyaltyClass" in call]
    assert len(told) == 3  # patched in vain, made, and patched when it had another name
    assert google.classes[class_id(VENDOR, renamed)]["programName"] == "Bonus"
    assert "localizedProgramName" not in google.classes[class_id(VENDOR, renamed)]


def test_one_token_serves_until_it_ends_and_a_lost_one_is_asked_for_again(
    wallet: GoogleWallet, google: FakeGoogle, clock: SettableClock
) -> None:
    def tokens() -> int:
        return google.calls.count("POST /token")

    asyncio.run(wallet.save_link(some_facts(1)))
    asyncio.run(wallet.save_link(some_facts(2)))
    assert tokens() == 1
    clock.advance(timedelta(minutes=59))
    asyncio.run(wallet.save_link(some_facts(3)))
    assert tokens() == 2
    google.tokens.clear()
    asyncio.run(wallet.save_link(some_facts(4)))
    assert tokens() == 3


# --- telling ---


def test_many_changes_are_one_batch_and_what_google_does_not_know_is_made(
    wallet: GoogleWallet, google: FakeGoogle
) -> None:
    known, unknown = an_update(some_facts(1)), an_update(some_facts(2))
    asyncio.run(wallet.save_link(known.facts))
    google.calls.clear()

    assert tell(wallet, stamped(known, 7), unknown) == [TOLD, TOLD]

    assert shown(google, known) == "7 / 10"
    assert shown(google, unknown) == "3 / 10"
    assert google.calls.count("POST /batch") == 1


def test_a_phone_rings_for_news_and_never_more_than_google_allows(
    wallet: GoogleWallet, google: FakeGoogle
) -> None:
    update = an_update(some_facts())
    asyncio.run(wallet.save_link(update.facts))

    for stamps in range(4, 10):
        assert tell(wallet, stamped(update, stamps)) == [TOLD]

    assert google.rings[update.state.object_id] == RINGS_A_DAY
    assert shown(google, update) == "9 / 10"


def test_where_google_counted_more_rings_the_change_is_told_silently(
    wallet: GoogleWallet, google: FakeGoogle
) -> None:
    update = an_update(some_facts())
    asyncio.run(wallet.save_link(update.facts))
    google.rings[update.state.object_id] = RINGS_A_DAY

    assert tell(wallet, stamped(update, 8)) == [TOLD]
    assert shown(google, update) == "8 / 10"


def test_what_shows_the_same_rings_nobody(wallet: GoogleWallet, google: FakeGoogle) -> None:
    update = an_update(some_facts())
    asyncio.run(wallet.save_link(update.facts))

    tell(wallet, stamped(update, 3), update)

    assert google.rings.total() in {0, 1}
    assert tell(wallet, replace(update, state=replace(update.state, shown=Amounts(3, 120)))) == [
        TOLD
    ]


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_what_may_pass_is_tried_again(
    wallet: GoogleWallet, google: FakeGoogle, status: int
) -> None:
    update = an_update(some_facts())
    asyncio.run(wallet.save_link(update.facts))
    google.failures.append(status)

    (delivery,) = deliveries(wallet, [stamped(update, 5)])

    assert delivery.kind is DeliveryKind.TRY_AGAIN
    assert delivery.problem
    assert tell(wallet, stamped(update, 5)) == [TOLD]


@pytest.mark.parametrize("status", [400, 403])
def test_what_google_refuses_is_parked_with_its_words(
    wallet: GoogleWallet, google: FakeGoogle, status: int
) -> None:
    update = an_update(some_facts())
    google.failures.append(status)

    (delivery,) = deliveries(wallet, [update])

    assert delivery.kind is DeliveryKind.HOPELESS
    assert "Google" in delivery.problem


def test_one_bad_card_of_a_batch_does_not_hold_up_the_others(
    wallet: GoogleWallet, google: FakeGoogle
) -> None:
    updates = [an_update(some_facts(number)) for number in range(1, 5)]
    tell(wallet, *updates)
    google.batch_failures.extend([200, 400, 503, 200])

    kinds = tell(wallet, *(stamped(update, 6) for update in updates))

    assert kinds == [TOLD, DeliveryKind.HOPELESS, DeliveryKind.TRY_AGAIN, TOLD]


def test_an_account_that_was_not_invited_is_told_what_to_do(
    wallet: GoogleWallet, google: FakeGoogle
) -> None:
    google.invited = False

    with pytest.raises(Unavailable, match="invite it"):
        asyncio.run(wallet.save_link(some_facts()))


def test_a_program_that_lacks_something_is_parked_with_its_words(wallet: GoogleWallet) -> None:
    (delivery,) = deliveries(wallet, [an_update(some_facts(program=a_program(logo_url=None)))])

    assert delivery.kind is DeliveryKind.HOPELESS
    assert "logo_url" in delivery.problem


def test_without_google_everything_waits(tmp_path: Path, clock: SettableClock) -> None:
    with FakeGoogle() as google:
        account = read_account(google.key_file(tmp_path))
        url = google.url
    client = GoogleClient(account, clock, asyncio.sleep, url)
    wallet = GoogleWallet(client, clock, MasterKeyVault(bytes(32)), PAGE)

    kinds = tell(wallet, *(an_update(some_facts(number)) for number in range(1, 30)))

    assert kinds == [DeliveryKind.TRY_AGAIN] * 29


def test_two_hundred_changed_cards_take_the_seconds_that_the_limit_demands(
    wallet: GoogleWallet, google: FakeGoogle, clock: SettableClock
) -> None:
    updates = [an_update(some_facts(number)) for number in range(200)]
    google.objects.update({each.state.object_id: {"state": "ACTIVE"} for each in updates})
    tell(wallet, updates[0])
    clock.advance(timedelta(seconds=2))
    google.calls.clear()
    began = clock.now()

    assert tell(wallet, *updates) == [TOLD] * 200

    assert google.calls.count("POST /batch") == 10
    assert clock.now() - began <= timedelta(seconds=11)
    assert clock.now() - began >= timedelta(seconds=9)


# --- the account ---


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"client_email": 1}'])
def test_a_file_that_is_no_key_file_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key.json"
    file.write_bytes(content)

    with pytest.raises(Unavailable, match="is not the key file of a service account"):
        read_account(file)


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be read"):
        read_account(tmp_path / "nowhere.json")


def test_the_key_is_in_no_text_about_the_account(google: FakeGoogle, tmp_path: Path) -> None:
    assert "key=" not in repr(read_account(google.key_file(tmp_path)))


# --- whether the fake is Google, as far as Google's own client can tell ---


@pytest.fixture
def googles_client(google: FakeGoogle, tmp_path: Path) -> Iterator[GooglesClient]:
    credentials = service_account.Credentials.from_service_account_file(  # type: ignore[no-untyped-call]  # google-auth is typed in part
        str(google.key_file(tmp_path)), scopes=[SCOPE]
    )
    # Refreshed here: a batch would do it on a line of its own, and leave that open.
    line = httplib2.Http()
    credentials.refresh(google_auth_httplib2.Request(line))
    line.close()
    client = build(
        "walletobjects",
        "v1",
        credentials=credentials,
        client_options={"api_endpoint": google.url},
        static_discovery=True,
    )
    yield client
    client.close()


def test_googles_own_client_works_with_the_fake(
    google: FakeGoogle, googles_client: GooglesClient
) -> None:
    made = {
        name: value
        for name, value in loyalty_class(VENDOR, a_program()).items()
        if value is not None
    }
    card = loyalty_object(some_facts(), PAGE)
    classes, objects = googles_client.loyaltyclass(), googles_client.loyaltyobject()

    assert classes.insert(body=made).execute()["reviewStatus"] == "APPROVED"
    assert objects.insert(body=card).execute()["id"] == card["id"]
    with pytest.raises(HttpError, match="409"):
        objects.insert(body=card).execute()
    with pytest.raises(HttpError, match="400"):
        classes.patch(resourceId=made["id"], body={"reviewStatus": "APPROVED"}).execute()
    with pytest.raises(HttpError, match="404"):
        objects.patch(resourceId="1.x", body={}).execute()
    assert objects.get(resourceId=card["id"]).execute() == google.objects[card["id"]]


def test_googles_own_client_sends_batches_to_the_fake(
    google: FakeGoogle, googles_client: GooglesClient
) -> None:
    answers: list[tuple[str, bool]] = []
    batch = BatchHttpRequest(
        callback=lambda name, _answer, error: answers.append((name, error is None)),
        batch_uri=f"{google.url}/batch",
    )
    for number in ("1.a", "1.b"):
        patch = googles_client.loyaltyobject().patch(resourceId=number, body={"state": "ACTIVE"})
        batch.add(patch, request_id=number)
    google.objects["1.a"] = {"id": "1.a"}
    batch.execute()

    assert answers == [("1.a", True), ("1.b", False)]
    assert google.objects["1.a"]["state"] == "ACTIVE"
