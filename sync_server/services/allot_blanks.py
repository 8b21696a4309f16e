"""Keeping a terminal's stock of blank cards full, so that it can enrol customers offline.

A blank is a code signed in advance for a card nobody has yet. Its snapshot says position 0, which
no issued card's does: whoever reads it knows that it was made before the card was anybody's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_codes import BalanceSnapshot, make_code
from shared_domain.wire.blanks import BLANKS_IN_STOCK, MOST_BLANKS, BlanksReply
from sync_server.services.card_ids import free_card_id
from sync_server.services.refusals import REVOKED, Refusal
from sync_server.services.secret_keys import newest_key
from sync_server.services.state import KeyPurpose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shared_domain.identifiers import CardId, VendorId
    from shared_domain.wire.blanks import BlanksRequest
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Terminal


def allot_blanks(
    uow: UnitOfWork, instruments: Instruments, terminal: Terminal, request: BlanksRequest
) -> BlanksReply | Refusal:
    """The codes of the terminal's blanks that it does not hold, after filling its stock up.

    Asking again after a lost answer brings the same blanks, so nothing is wasted by a bad line.
    """
    if terminal.is_revoked:
        return REVOKED
    printed = set(request.printed)
    allotted = uow.blanks.of_terminal(terminal, MOST_BLANKS)
    stock = [card_id for card_id in allotted if card_id not in printed]
    missing = min(BLANKS_IN_STOCK - len(stock), MOST_BLANKS - len(allotted))
    fresh: list[CardId] = []
    while len(fresh) < missing:
        card_id = free_card_id(uow, instruments, terminal.vendor_id)
        if card_id not in fresh:
            fresh.append(card_id)
    uow.blanks.add(terminal, fresh, instruments.clock.now())
    held = set(request.held)
    lacking = [card_id for card_id in (*stock, *fresh) if card_id not in held]
    return BlanksReply(codes=_codes(uow, instruments, terminal.vendor_id, lacking))


def _codes(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, card_ids: Iterable[CardId]
) -> tuple[str, ...]:
    key = newest_key(uow, instruments.vault, vendor_id, KeyPurpose.CARD_SIGNING)
    nothing = BalanceSnapshot(0, 0, 0, instruments.clock.now().date())

    def sign(message: bytes) -> bytes:
        return instruments.signatures.sign(key.private_key, message)

    return tuple(make_code(vendor_id, key.number, card_id, nothing, sign) for card_id in card_ids)
