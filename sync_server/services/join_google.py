"""A card goes into Google Wallet: from now on its news are told there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.services.pass_facts import pass_facts
from sync_server.services.wallet_state import PassFacts, PassState, WalletKind

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork


def join_google(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor_id: VendorId,
    card_id: CardId,
    object_id: str,
) -> PassFacts | None:
    """The facts to make the object of; None when the vendor has no such card.

    Written down before Google is told, so that no change in between goes unheard.
    """
    uow.act_for(vendor_id)
    facts = pass_facts(uow, instruments, vendor_id, [card_id]).get(card_id)
    if facts is not None and uow.wallets.get(vendor_id, card_id, WalletKind.GOOGLE) is None:
        now, shown = instruments.clock.now(), facts.card.balance
        state = PassState(vendor_id, card_id, WalletKind.GOOGLE, object_id, now, shown=shown)
        uow.wallets.save([state])
    return facts
