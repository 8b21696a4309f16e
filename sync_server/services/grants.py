"""The server's grant entries: what nobody has reserved becomes one terminal's to spend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.programs import OfflineRedemption
from shared_domain.reservations import rights_of
from sync_server.services.generations import awaited_terminals
from sync_server.services.own_entries import own_entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from shared_domain.identifiers import CardId, TerminalId, VendorId
    from shared_domain.ledger import Entry
    from shared_domain.reservations import Rights
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.posting import Posting
    from sync_server.services.state import HeldCard


def only_terminal_of(uow: UnitOfWork, vendor_id: VendorId) -> TerminalId | None:
    """The vendor's one active terminal, where it may be granted everything unasked.

    A program that never redeems offline wants a fresh grant each time, and one that always
    does needs none. A server that was restored waits for the terminal to come back.
    """
    program = uow.programs.current(vendor_id)
    if program is None or program.offline_redemption is not OfflineRedemption.RESERVED:
        return None
    active = [one.terminal_id for one in uow.terminals.all(vendor_id) if not one.is_revoked]
    if len(active) != 1 or awaited_terminals(uow, vendor_id):
        return None
    return active[0]


def grants_to_only_terminal(
    uow: UnitOfWork, instruments: Instruments, posting: Posting, cards: Iterable[HeldCard]
) -> list[Entry]:
    """Post grants of everything unreserved, where one active terminal can spend it alone."""
    terminal_id = only_terminal_of(uow, posting.vendor_id)
    if terminal_id is None:
        return []
    waiting = [card.state.card_id for card in cards if positive_part(card.unreserved) != NOTHING]
    return [
        post_grant(instruments, posting, card_id, terminal_id, free)
        for card_id, rights in rights_after(uow, posting, waiting).items()
        if (free := rights.free_for(terminal_id)) != NOTHING
    ]


def rights_after(
    uow: UnitOfWork, posting: Posting, card_ids: Collection[CardId]
) -> dict[CardId, Rights]:
    """Who may spend what of these cards, with everything that the posting adds."""
    entries = {card_id: [] for card_id in card_ids} | uow.ledger.entries_of(
        posting.vendor_id, card_ids
    )
    for one in posting.received:
        if one.entry.card_id in entries:
            entries[one.entry.card_id].append(one)
    return {
        card_id: rights_of(one.entry for one in received) for card_id, received in entries.items()
    }


def post_grant(
    instruments: Instruments,
    posting: Posting,
    card_id: CardId,
    terminal_id: TerminalId,
    amounts: Amounts,
) -> Entry:
    """Post one grant; the caller has seen that this much is unreserved."""
    facts = EntryFacts(
        kind=EntryKind.RESERVATION_GRANTED,
        card_id=card_id,
        reserved_for=terminal_id,
        reserved=amounts,
    )
    entry = own_entry(facts, posting.vendor_id, 0, posting.now, instruments.ids)
    posting.own_entry(entry)
    return entry


def positive_part(amounts: Amounts) -> Amounts:
    """What is left when less than nothing counts as nothing, each unit by itself."""
    return Amounts(max(amounts.stamps, 0), max(amounts.points, 0))
