"""What is true of a card in each wallet, and telling it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.amounts import NOTHING, Amounts
from sync_server.services.add_pass import note_fetched, order_pass
from sync_server.services.join_google import join_google
from sync_server.services.refresh_pass import settle, take_due
from sync_server.services.refusals import Refusal
from sync_server.services.show_wallets import resend, show_wallets
from sync_server.services.wallet_state import Delivery, DeliveryKind, WalletKind
from tests.sync_server.services.shop import Shop, granted

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from sync_server.services.wallet_state import PassUpdate

TOLD = Delivery(DeliveryKind.TOLD)
GOOGLE = WalletKind.GOOGLE


@pytest.fixture
def shop() -> Shop:
    return Shop()


def in_google(shop: Shop) -> CardId:
    """A card that was put into Google Wallet just now."""
    card_id = shop.card("Léa")
    assert join_google(shop.uow, shop.tools, shop.vendor_id, card_id, "1.x") is not None
    return card_id


def stamped(shop: Shop, card_id: CardId) -> None:
    till = shop.till()
    till.stamp(card_id)
    shop.push(till)
    shop.let_pass(seconds=30)


def due(shop: Shop) -> list[PassUpdate]:
    return take_due(shop.uow, shop.tools, shop.vendor_id, WalletKind.GOOGLE, 100)


def tell(shop: Shop, delivery: Delivery) -> int:
    """Tell what is due, with this outcome; how much that was."""
    updates = due(shop)
    settle(shop.uow, shop.tools, shop.vendor_id, [(update, delivery) for update in updates])
    return len(updates)


def test_a_card_in_no_wallet_has_nothing_to_tell(shop: Shop) -> None:
    assert show_wallets(shop.uow, shop.vendor_id, shop.card()) == ()
    assert isinstance(show_wallets(shop.uow, shop.vendor_id, "00" * 8), Refusal)


def test_between_a_stamp_and_its_telling_the_pass_is_not_right(shop: Shop) -> None:
    card_id = in_google(shop)
    (before,) = granted(show_wallets(shop.uow, shop.vendor_id, card_id))
    stamped(shop, card_id)
    (between,) = granted(show_wallets(shop.uow, shop.vendor_id, card_id))
    assert tell(shop, TOLD) == 1
    (after,) = granted(show_wallets(shop.uow, shop.vendor_id, card_id))

    assert (before.is_right, between.is_right, after.is_right) == (True, False, True)
    assert (between.balance, between.shown) == (Amounts(stamps=1), NOTHING)
    assert between.next_try_at is not None
    assert after.told_at == shop.tools.clock.now()
    assert after.next_try_at is None


def test_what_is_hopeless_says_why_and_is_told_again_when_somebody_wants_it(shop: Shop) -> None:
    card_id = in_google(shop)
    stamped(shop, card_id)
    tell(shop, Delivery(DeliveryKind.HOPELESS, "Invite the account."))
    (parked,) = granted(show_wallets(shop.uow, shop.vendor_id, card_id))

    (again,) = granted(resend(shop.uow, shop.tools, shop.vendor_id, card_id, GOOGLE))

    assert (parked.is_parked, parked.problem) == (True, "Invite the account.")
    assert (again.is_parked, again.problem) == (False, "")
    assert tell(shop, TOLD) == 1
    (after,) = granted(show_wallets(shop.uow, shop.vendor_id, card_id))
    assert after.is_right


def test_what_was_told_already_is_told_again_too(shop: Shop) -> None:
    card_id = in_google(shop)
    stamped(shop, card_id)
    tell(shop, TOLD)
    assert tell(shop, TOLD) == 0

    granted(resend(shop.uow, shop.tools, shop.vendor_id, card_id, GOOGLE))

    assert tell(shop, TOLD) == 1


def test_each_wallet_has_a_truth_of_its_own(shop: Shop) -> None:
    card_id = in_google(shop)
    order = order_pass(shop.uow, shop.tools, shop.vendor_id, card_id)
    assert order is not None
    stamped(shop, card_id)
    note_fetched(shop.uow, shop.tools, order)

    truths = granted(show_wallets(shop.uow, shop.vendor_id, card_id))

    assert [truth.wallet for truth in truths] == [WalletKind.APPLE, WalletKind.GOOGLE]
    assert truths[0].fetched_at == shop.tools.clock.now()


def test_what_is_in_no_wallet_cannot_be_resent(shop: Shop) -> None:
    answer = resend(shop.uow, shop.tools, shop.vendor_id, shop.card(), GOOGLE)

    assert isinstance(answer, Refusal)


def test_joining_twice_forgets_nothing_and_a_card_that_is_not_there_joins_nothing(
    shop: Shop,
) -> None:
    card_id = in_google(shop)
    stamped(shop, card_id)
    tell(shop, TOLD)
    join_google(shop.uow, shop.tools, shop.vendor_id, card_id, "1.x")

    (truth,) = granted(show_wallets(shop.uow, shop.vendor_id, card_id))

    assert truth.told_at is not None
    assert join_google(shop.uow, shop.tools, shop.vendor_id, "00" * 8, "1.y") is None
