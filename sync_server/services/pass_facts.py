"""What a pass may show of a card, as of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.services.issue_card import coded_cards
from sync_server.services.wallet_state import PassFacts

if TYPE_CHECKING:
    from collections.abc import Collection

    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork


def pass_facts(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, card_ids: Collection[CardId]
) -> dict[CardId, PassFacts]:
    """The facts of those of these cards that there are."""
    vendor, program = uow.vendors.get(vendor_id), uow.programs.current(vendor_id)
    if vendor is None or program is None:
        return {}
    cards = uow.cards.get(vendor_id, card_ids).values()
    return {
        coded.card.state.card_id: PassFacts(vendor, program, coded.card.state, coded.code)
        for coded in coded_cards(uow, instruments, vendor_id, cards)
    }
