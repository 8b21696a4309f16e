"""A shop whose customers carry their cards on phones: what is due, told and fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.identifiers import VendorId
from sync_server.services.add_pass import PassOrder, note_fetched, order_pass
from sync_server.services.refresh_pass import settle, take_due
from sync_server.services.register_device import (
    DeviceWish,
    PassProof,
    register_device,
)
from sync_server.services.wallet_state import (
    Delivery,
    DeliveryKind,
    PassState,
    PassUpdate,
    WalletKind,
)
from tests.sync_server.services.shop import Shop

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from tests.sync_server.scripted_terminal import ScriptedTerminal

APPLE = WalletKind.APPLE
OTHER = VendorId(UUID(int=0x7F))
WISH = DeviceWish("device", "pass.test", "aa" * 32)
TOLD = Delivery(DeliveryKind.TOLD)
AGAIN = Delivery(DeliveryKind.TRY_AGAIN, "away")


def order_of(shop: Shop, card_id: CardId) -> PassOrder:
    order = order_pass(shop.uow, shop.tools, shop.vendor_id, card_id)
    assert order is not None
    return order


def proof_of(shop: Shop, card_id: CardId) -> PassProof:
    order = order_of(shop, card_id)
    return PassProof(order.serial, order.token)


def with_phone(shop: Shop, card_id: CardId) -> None:
    """The card was put into Apple Wallet, and its phone registered."""
    note_fetched(shop.uow, shop.tools, order_of(shop, card_id))
    assert register_device(shop.uow, shop.tools, proof_of(shop, card_id), WISH) is True


def stamp(shop: Shop, till: ScriptedTerminal, card_id: CardId, count: int = 1) -> None:
    first = len(till.journal.bodies) + 1
    for _ in range(count):
        till.stamp(card_id)
    shop.push(till, till.push_request(first))


def state_of(shop: Shop, card_id: CardId) -> PassState:
    state = shop.uow.wallets.get(shop.vendor_id, card_id, APPLE)
    assert state is not None
    return state


def due(shop: Shop) -> list[PassUpdate]:
    return take_due(shop.uow, shop.tools, shop.vendor_id, APPLE, 100)


def tell(shop: Shop, delivery: Delivery = TOLD) -> int:
    """Tell what is due, with this outcome; how much that was."""
    updates = due(shop)
    settle(shop.uow, shop.tools, shop.vendor_id, [(one, delivery) for one in updates])
    return len(updates)


def fetch(shop: Shop, card_id: CardId) -> None:
    note_fetched(shop.uow, shop.tools, order_of(shop, card_id))
