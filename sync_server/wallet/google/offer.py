"""Google Wallet as the page of a card sees it: a button, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.services.join_google import join_google
from sync_server.services.ports import Unavailable
from sync_server.wallet.google.objects import object_id, what_is_missing

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from sync_server.services.find_shop import Shop
    from sync_server.services.ports import Database, Instruments
    from sync_server.wallet.google.wallet import GoogleWallet


class GoogleOffer:
    """Makes the object when somebody wants it, and not before: most cards are never saved."""

    def __init__(self, wallet: GoogleWallet, database: Database, instruments: Instruments) -> None:
        self._wallet, self._database, self._instruments = wallet, database, instruments

    def is_ready_for(self, shop: Shop) -> bool:
        """Whether the shop's program says all that Google needs."""
        return what_is_missing(shop.program) is None

    async def address(self, shop: Shop, card_id: CardId) -> str:
        """Google's page that saves the card; raises Unavailable."""
        vendor_id = shop.vendor.vendor_id
        id_ = object_id(vendor_id, shop.program, card_id)
        facts = await self._database.write(
            lambda uow: join_google(uow, self._instruments, vendor_id, card_id, id_)
        )
        if facts is None:
            message = "There is no such card."
            raise Unavailable(message)
        return await self._wallet.save_link(facts)
