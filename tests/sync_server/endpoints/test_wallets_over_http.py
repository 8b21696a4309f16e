"""A manager looks at a card in wallets, and has it told again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sync_server.endpoints.messages import CardList
from sync_server.endpoints.wallets_api import CardInWallets
from sync_server.services.join_google import join_google
from sync_server.services.wallet_state import WalletKind
from tests.sync_server.endpoints.http_calls import problem_in, read

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from sync_server.demo import Demo
    from sync_server.running import RunningServer
    from sync_server.services.ports import UnitOfWork
    from tests.sync_server.endpoints.http_calls import Caller

CARDS = "/api/v1/vendor/loyalty/cards"


def first_card(caller: Caller, shop: Demo) -> CardId:
    return read(caller.get(CARDS, shop.manager_token), CardList).cards[0].card_id


def put_into_google(running: RunningServer, slug: str, card_id: CardId) -> None:
    office = running.server.office

    def work(uow: UnitOfWork) -> None:
        uow.oversee()
        vendor = uow.vendors.by_slug(slug)
        assert vendor is not None
        join_google(uow, office.instruments, vendor.vendor_id, card_id, "1.x")

    asyncio.run(office.database.write(work))


def test_a_manager_sees_what_a_wallet_shows_and_has_it_told_again(
    caller: Caller, running: RunningServer, shop: Demo
) -> None:
    card_id = first_card(caller, shop)
    put_into_google(running, "cafe-knopes", card_id)

    seen = read(caller.get(f"{CARDS}/{card_id}/wallets", shop.manager_token), CardInWallets)
    resent = read(
        caller.post(f"{CARDS}/{card_id}/wallets/google/resend", token=shop.manager_token),
        CardInWallets,
    )

    assert [truth.wallet for truth in seen.wallets] == [WalletKind.GOOGLE]
    assert seen.wallets[0].is_right
    assert seen.wallets[0].next_try_at is None
    assert resent.wallets[0].next_try_at is not None


def test_what_is_not_there_is_not_found(caller: Caller, shop: Demo) -> None:
    card_id = first_card(caller, shop)
    resends = [f"{CARDS}/{card_id}/wallets/{wallet}/resend" for wallet in ("google", "leather")]

    answers = [caller.post(path, token=shop.manager_token) for path in resends]
    answers.append(caller.get(f"{CARDS}/{'00' * 8}/wallets", shop.manager_token))

    assert [problem_in(answer).status for answer in answers] == [404, 404, 404]
    assert caller.get(f"{CARDS}/{card_id}/wallets").status_code == 401
