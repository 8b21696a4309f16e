"""The button of Google Wallet on the page of a card, up to the link that saves it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sync_server.app import Outside, migrate, open_server
from sync_server.demo import prepare_demo
from sync_server.keys.pins import BcryptPins
from sync_server.running import RunningServer
from sync_server.services.find_shop import find_shop
from sync_server.services.manage_program import publish
from sync_server.services.ports import Unavailable
from sync_server.services.wallet_state import WalletKind
from sync_server.settings import Settings
from sync_server.wallet.google.account import SAVE_URL
from tests.fakes.clock import SettableClock
from tests.fakes.fake_google import FakeGoogle
from tests.sync_server.pages.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync_server.services.ports import UnitOfWork

ISSUER = "3388000000012345678"


@pytest.fixture
def google() -> Iterator[FakeGoogle]:
    with FakeGoogle() as fake:
        yield fake


@pytest.fixture
def running(tmp_path: Path, clock: SettableClock, google: FakeGoogle) -> Iterator[RunningServer]:
    settings = Settings(data=tmp_path / "server", port=0, google_key=google.key_file(tmp_path))
    outside = Outside(clock=clock, pins=BcryptPins(cost=4), google_url=google.url)
    with RunningServer(settings, outside) as server:
        yield server


def publish_for_google(running: RunningServer, slug: str) -> None:
    """The shop's program, with all that Google needs."""
    office = running.server.office

    def work(uow: UnitOfWork) -> None:
        prepare_demo(uow, office.instruments)
        shop = find_shop(uow, slug)
        assert shop is not None
        program = replace(
            shop.program,
            version=shop.program.version + 1,
            google_issuer_id=ISSUER,
            logo_url="https://example.lu/logo.png",
        )
        publish(uow, office.instruments, shop.vendor.vendor_id, program)

    asyncio.run(office.database.write(work))


def page_of_a_new_card(visitor: Visitor) -> str:
    return visitor.card_address(name="Léa").partition("?")[0]


def test_a_card_is_saved_with_one_click_and_hears_news_from_then_on(
    visitor: Visitor, running: RunningServer, google: FakeGoogle
) -> None:
    publish_for_google(running, visitor.shop)
    page = page_of_a_new_card(visitor)

    answers = [visitor.see(page + "/wallet/google") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert all(answer.headers["location"].startswith(SAVE_URL) for answer in answers)
    assert len(google.objects) == 1
    assert told_of(running, visitor.shop) == list(google.objects)


def told_of(running: RunningServer, slug: str) -> list[str]:
    """The objects that the server tells news to."""

    def work(uow: UnitOfWork) -> list[str]:
        shop = find_shop(uow, slug)
        assert shop is not None
        cards = uow.cards.page(shop.vendor.vendor_id, None, 100)
        states = [
            uow.wallets.get(shop.vendor.vendor_id, card.state.card_id, WalletKind.GOOGLE)
            for card in cards
        ]
        return [state.object_id for state in states if state is not None]

    return asyncio.run(running.server.office.database.read(work))


@pytest.mark.parametrize(
    "device", ["Mozilla/5.0 (Linux; Android 16)", "Mozilla/5.0 (Windows NT 10.0)"]
)
def test_the_button_is_there_once_the_program_says_what_google_needs(
    visitor: Visitor, running: RunningServer, device: str
) -> None:
    page = page_of_a_new_card(visitor)
    before = visitor.see(page, **{"User-Agent": device}).text
    refused = visitor.see(page + "/wallet/google")

    publish_for_google(running, visitor.shop)

    assert "Add to Google Wallet" not in before
    assert refused.status_code == 404
    assert "Add to Google Wallet" in visitor.see(page, **{"User-Agent": device}).text


def test_while_google_is_out_of_reach_the_page_says_so_and_the_card_stays(
    visitor: Visitor, running: RunningServer, google: FakeGoogle
) -> None:
    publish_for_google(running, visitor.shop)
    page = page_of_a_new_card(visitor)
    google.failures.append(503)

    assert visitor.see(page + "/wallet/google").status_code == 503
    assert visitor.see(page).status_code == 200
    assert visitor.see(page + "/wallet/google").status_code == 303


def test_a_wrong_key_file_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "server", port=0, google_key=tmp_path / "nowhere.json")

    migrate(settings)
    with pytest.raises(Unavailable, match="key file"):
        open_server(settings, "http://127.0.0.1")
