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
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.posting import Posting
    from sync_server.services.state import HeldCard


_RESERVATIONS = {EntryKind.RESERVATION_GRANTED, EntryKind.RESERVATION_RELEASED}


def takers(uow: UnitOfWork, vendor_id: VendorId) -> frozenset[TerminalId]:
    """The terminals that may be granted something unasked.

    A program that never redeems offline wants a fresh grant each time, and one that always
    does needs none. A server that was restored waits for everybody to come back.
    """
    program = uow.programs.current(vendor_id)
    if program is None or program.offline_redemption is not OfflineRedemption.RESERVED:
        return frozenset()
    if awaited_terminals(uow, vendor_id):
        return frozenset()
    return frozenset(one.terminal_id for one in uow.terminals.all(vendor_id) if not one.is_revoked)


def grants_unasked(
    uow: UnitOfWork, instruments: Instruments, posting: Posting, cards: Iterable[HeldCard]
) -> list[Entry]:
    """Post grants of what nobody has reserved, to the terminal where each card is at home."""
    waiting = [card.state.card_id for card in cards if positive_part(card.unreserved) != NOTHING]
    terminals = takers(uow, posting.vendor_id) if waiting else frozenset()
    if not terminals:
        return []
    grants = []
    for card_id, entries in entries_after(uow, posting, waiting).items():
        home = home_of(entries, posting, card_id, terminals)
        free = rights_of(entries).free_for(home) if home is not None else NOTHING
        if home is not None and free != NOTHING:
            grants.append(post_grant(instruments, posting, card_id, home, free))
    return grants


def home_of(
    entries: Collection[Entry],
    posting: Posting,
    card_id: CardId,
    terminals: frozenset[TerminalId],
) -> TerminalId | None:
    """The only terminal, or the one that did something with the card last.

    What was released just now is for whoever asked, and a grant on request leaves the rest to
    the next who asks: neither goes anywhere by itself.
    """
    if len(terminals) == 1:
        return next(iter(terminals))
    new = {one.entry.kind for one in posting.received if one.entry.card_id == card_id}
    if EntryKind.RESERVATION_RELEASED in new or new <= _RESERVATIONS:
        return None
    visits = [
        (one.occurred_at, one.entry_id.bytes, one.terminal_id)
        for one in entries
        if one.terminal_id in terminals and one.kind not in _RESERVATIONS
    ]
    return max(visits)[2] if visits else None


def entries_after(
    uow: UnitOfWork, posting: Posting, card_ids: Collection[CardId]
) -> dict[CardId, list[Entry]]:
    """All entries of these cards, with those that the posting adds."""
    recorded = uow.ledger.entries_of(posting.vendor_id, card_ids)
    entries = {card_id: [one.entry for one in recorded.get(card_id, ())] for card_id in card_ids}
    for one in posting.received:
        if one.entry.card_id in entries:
            entries[one.entry.card_id].append(one.entry)
    return entries


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
