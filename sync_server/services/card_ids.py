"""New card ids, each under a number that no card and no blank of the vendor has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.identifiers import CARD_ID_BYTES

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork

# Four thousand million numbers: meeting a taken one twice in a row is a broken random source.
_MOST_DRAWS = 20


def free_card_id(uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId) -> CardId:
    """A card id that was never given out; raises RuntimeError when chance itself is broken."""
    for _ in range(_MOST_DRAWS):
        card_id = instruments.ids.random_bytes(CARD_ID_BYTES).hex()
        number = card_number_of(card_id)
        if not uow.cards.by_number(vendor_id, number) and not uow.blanks.has_number(
            vendor_id, number
        ):
            return card_id
    message = "every card number drawn is taken: the random source cannot be trusted"
    raise RuntimeError(message)
