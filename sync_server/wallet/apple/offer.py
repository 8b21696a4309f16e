"""Apple Wallet as the page of a card sees it: a button, and the file behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.services.card_links import card_link
from sync_server.wallet.apple.pass_maker import SERVICE_PATH

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from sync_server.services.find_shop import Shop
    from sync_server.services.ports import Vault
    from sync_server.wallet.apple.pass_maker import ApplePassMaker


class AppleOffer:
    """The address of a pass is as secret as that of the card's page, and proved the same way."""

    def __init__(self, maker: ApplePassMaker, vault: Vault, url: str) -> None:
        self._maker, self._vault, self._url = maker, vault, url

    def is_ready_for(self, shop: Shop) -> bool:
        """Whether the program wants passes of the type that this server can sign."""
        return shop.program.apple_pass_type_id in {None, "", self._maker.pass_type}

    async def address(self, shop: Shop, card_id: CardId) -> str:
        """Where the phone downloads its pass."""
        link = card_link(self._vault, shop.vendor.vendor_id, card_id)
        return f"{self._url}{SERVICE_PATH}/cards/{shop.vendor.slug}/{link}"
