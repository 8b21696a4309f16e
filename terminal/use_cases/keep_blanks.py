"""Keeps the stock of blank cards full while there is a network, for when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_codes import CardCode, parse_code
from shared_domain.wire.blanks import BLANKS_IN_STOCK, MOST_BLANKS, BlanksRequest
from terminal.use_cases.print_blanks import printed_blanks
from terminal.use_cases.store_ports import BlankCard
from terminal.use_cases.sync_steps import Refill, SyncOutcome

if TYPE_CHECKING:
    from shared_domain.wire.blanks import BlanksReply
    from terminal.use_cases.counter import Counter

# A stock is filled up when half of it is gone, not after every customer.
_LOW = BLANKS_IN_STOCK // 2


def plan_refill(counter: Counter) -> Refill | None:
    """Ask for what is missing; None while there is enough, or when nothing may be given."""
    with counter.store.begin() as uow:
        if uow.state.sync_record().is_revoked:
            return None
        stock = tuple(blank.card_id for blank in uow.blanks.all())
        # Sent again, they would be given out a second time.
        printed = printed_blanks(uow)
    if len(stock) >= _LOW:
        return None
    return Refill(BlanksRequest(held=stock[:MOST_BLANKS], printed=printed))


def apply_refill(counter: Counter, reply: BlanksReply) -> SyncOutcome:
    """Take in the codes that are one; whether they are genuine is checked when one is used."""
    codes = ((text, parse_code(text)) for text in reply.codes)
    arrived = [BlankCard(code.card_id, text) for text, code in codes if isinstance(code, CardCode)]
    with counter.store.begin() as uow:
        known = uow.cards.get_all(blank.card_id for blank in arrived)
        issued = {card_id for card_id, card in known.items() if card.issued_at is not None}
        uow.blanks.add(blank for blank in arrived if blank.card_id not in issued)
        uow.commit()
    return SyncOutcome()
