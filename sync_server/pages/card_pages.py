"""A customer's own card: what is on it, its code, its wallets, and all that is kept about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from shared_domain.card_numbers import card_number_of, formatted
from sync_server.pages.desk import Answer, Download, Elsewhere, Nothing, Page
from sync_server.services.card_links import linked_card
from sync_server.services.export_customer import export_customer
from sync_server.services.find_shop import find_shop
from sync_server.services.issue_card import show_card
from sync_server.services.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import CardId
    from shared_domain.programs import LoyaltyProgram, PointsReward
    from sync_server.pages.desk import Visit
    from sync_server.services.find_shop import Shop
    from sync_server.services.issue_card import CodedCard
    from sync_server.services.ports import UnitOfWork

T = TypeVar("T")

# What a phone's browser says of itself, and the wallet that phone has.
_OWN_WALLETS = {"iPhone": "apple", "iPad": "apple", "Android": "google"}


async def show_own_card(visit: Visit) -> Answer:
    """The page of one card, for whoever has its link."""

    def work(uow: UnitOfWork, shop: Shop, card_id: CardId) -> Page | None:
        coded = show_card(uow, visit.desk.instruments, shop.vendor.vendor_id, card_id)
        return None if isinstance(coded, Refusal) else _card_page(visit, shop, coded)

    return await _for_card(visit, work) or Nothing()


async def download_own_data(visit: Visit) -> Answer:
    """All that is kept about whoever has this card, as JSON."""

    def work(uow: UnitOfWork, shop: Shop, card_id: CardId) -> Download | None:
        kept = export_customer(uow, shop, card_id)
        if kept is None:
            return None
        content = msgspec.json.format(msgspec.json.encode(kept), indent=2)
        return Download(content, f"{shop.vendor.slug}-{card_number_of(card_id)}.json")

    return await _for_card(visit, work) or Nothing()


async def open_wallet(visit: Visit) -> Answer:
    """Puts the card into a wallet: the visitor's browser is sent to where that is done."""

    def work(_uow: UnitOfWork, shop: Shop, card_id: CardId) -> tuple[Shop, CardId]:
        return shop, card_id

    found = await _for_card(visit, work)
    wallet = visit.desk.wallets.get(visit.path["wallet"])
    if found is None or wallet is None or not wallet.is_ready_for(found[0]):
        return Nothing()
    return Elsewhere(await wallet.address(*found))


async def _for_card(visit: Visit, work: Callable[[UnitOfWork, Shop, CardId], T]) -> T | None:
    """Work for the card of the link in the address; None where the address is not a card's."""

    def find(uow: UnitOfWork) -> T | None:
        shop = find_shop(uow, visit.path["shop"])
        if shop is None:
            return None
        vault = visit.desk.instruments.vault
        card_id = linked_card(vault, shop.vendor.vendor_id, visit.path["link"])
        return None if card_id is None else work(uow, shop, card_id)

    return await visit.desk.database.read(find)


def _card_page(visit: Visit, shop: Shop, coded: CodedCard) -> Page:
    state = coded.card.state
    shows = {
        "number": formatted(card_number_of(state.card_id)),
        "status": state.status.value,
        "name": state.customer.name,
        "balance": state.balance,
        "filled": max(0, min(state.balance.stamps, shop.program.stamps_target)),
        "next_reward": next_points_reward(shop.program, state.balance.points),
        "code": visit.desk.draw_code(coded.code),
        "link": visit.path["link"],
        "wallets": _wallets(visit, shop),
    }
    return Page("card", shop, shows)


def next_points_reward(program: LoyaltyProgram, points: int) -> PointsReward | None:
    """The cheapest reward that the points do not reach yet, else the dearest that they do."""
    by_price = sorted(program.points_rewards, key=lambda reward: reward.points_required)
    beyond = [reward for reward in by_price if reward.points_required > points]
    return next(iter(beyond or reversed(by_price)), None)


def _wallets(visit: Visit, shop: Shop) -> list[str]:
    """The wallets this shop offers; a phone is shown only its own."""
    ready = [name for name, wallet in visit.desk.wallets.items() if wallet.is_ready_for(shop)]
    for mark, own in _OWN_WALLETS.items():
        if mark in visit.device and own in ready:
            return [own]
    return ready
