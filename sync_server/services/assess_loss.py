"""What a shop could lose at worst: read from the few cards at risk, never from a whole ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.worst_case import exposure_of, worst_case
from sync_server.services.declare_lost import feared_terminals
from sync_server.services.refusals import Refusal, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shared_domain.identifiers import CardId, VendorId
    from shared_domain.worst_case import WorstCase
    from sync_server.services.ports import Instruments, UnitOfWork

_CARDS_AT_ONCE = 500


def assess_loss(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId
) -> WorstCase | Refusal:
    """The most that overrides and lost terminals can cost, by the program now in force."""
    del instruments
    program = uow.programs.current(vendor_id)
    if program is None:
        return Refusal(RefusalKind.NOT_FOUND, "There is no such vendor.")
    feared = frozenset(feared_terminals(uow, vendor_id))
    exposed = (
        exposure_of((one.entry for one in received), feared)
        for card_ids in _pages_at_risk(uow, vendor_id)
        for received in uow.ledger.entries_of(vendor_id, card_ids).values()
    )
    active = sum(not one.is_revoked for one in uow.terminals.all(vendor_id))
    return worst_case(exposed, program, active)


def _pages_at_risk(uow: UnitOfWork, vendor_id: VendorId) -> Iterator[list[CardId]]:
    after: CardId | None = None
    while page := uow.cards.at_risk(vendor_id, after, _CARDS_AT_ONCE):
        card_ids = [card.state.card_id for card in page]
        yield card_ids
        after = card_ids[-1]
