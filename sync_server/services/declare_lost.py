"""Giving a terminal up for lost: its trust is taken away, and what it held is free again.

It may still be spending somewhere, so a case stays open until somebody bears that. This is for
whoever runs the server: a shop's manager revokes a terminal, which frees nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.cases import CaseFinding, CaseKind, CaseState
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.reservations import rights_of
from sync_server.services.grants import positive_part
from sync_server.services.judge_cases import post_cases
from sync_server.services.own_entries import own_entry
from sync_server.services.posting import Posting
from sync_server.services.settle_cards import settle_cards
from sync_server.services.state import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shared_domain.identifiers import CardId, EntryId, TerminalId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork

# So many cards are read, or freed, at a time: it must not hold up a push.
PAGE_CARDS = 500


class CardsHeld(Struct, frozen=True):
    """The cards of one page that a terminal holds a right to; `next_after` asks for the next."""

    card_ids: tuple[CardId, ...]
    next_after: CardId | None


def cards_held_by(
    uow: UnitOfWork, vendor_id: VendorId, terminal_id: TerminalId, after: CardId | None
) -> CardsHeld:
    """Look through the next page of the vendor's cards; changes nothing."""
    page = [card.state.card_id for card in uow.cards.page(vendor_id, after, PAGE_CARDS)]
    held = _held(uow, vendor_id, terminal_id, page)
    return CardsHeld(tuple(held), page[-1] if len(page) == PAGE_CARDS else None)


def free_rights(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor_id: VendorId,
    terminal_id: TerminalId,
    card_ids: Sequence[CardId],
) -> Amounts:
    """Release for a revoked terminal what it holds of these cards; returns how much that was.

    Doing it again frees nothing more. Of one that is trusted nothing is freed: it may spend.
    """
    terminal = uow.terminals.get(vendor_id, terminal_id)
    if terminal is None or not terminal.is_revoked:
        return NOTHING
    posting = Posting(uow, vendor_id, instruments.clock.now())
    held = _held(uow, vendor_id, terminal_id, card_ids)
    for card_id, amounts in held.items():
        facts = EntryFacts(
            kind=EntryKind.RESERVATION_RELEASED,
            card_id=card_id,
            reserved_for=terminal_id,
            reserved=amounts,
        )
        posting.own_entry(own_entry(facts, vendor_id, 0, posting.now, instruments.ids))
    first = next((one.entry.entry_id for one in posting.received), None)
    settle_cards(uow, instruments, posting)
    if first is not None:
        _open_case(uow, posting, terminal_id, first)
    posting.write()
    return sum(held.values(), NOTHING)


def feared_terminals(uow: UnitOfWork, vendor_id: VendorId) -> list[TerminalId]:
    """Lost terminals that nobody has settled the case of: they may still spend what they held."""
    return [
        one.terminal_id
        for one in uow.terminals.all(vendor_id)
        if one.is_revoked and _is_feared(uow.cases.of_terminal(vendor_id, one.terminal_id))
    ]


def _is_feared(cases: Iterable[Case]) -> bool:
    lost = [case for case in cases if case.finding.kind is CaseKind.TERMINAL_LOST]
    return any(case.state is CaseState.OPEN for case in lost)


def _held(
    uow: UnitOfWork, vendor_id: VendorId, terminal_id: TerminalId, card_ids: Sequence[CardId]
) -> dict[CardId, Amounts]:
    """What the terminal may spend of each of these cards, where it may spend any."""
    entries = uow.ledger.entries_of(vendor_id, card_ids)
    rights = {
        card_id: positive_part(rights_of(one.entry for one in received).of(terminal_id))
        for card_id, received in sorted(entries.items())
    }
    return {card_id: held for card_id, held in rights.items() if held != NOTHING}


def _open_case(uow: UnitOfWork, posting: Posting, terminal_id: TerminalId, first: EntryId) -> None:
    """One case a lost terminal, however many cards it held."""
    known = uow.cases.of_terminal(posting.vendor_id, terminal_id)
    if any(case.finding.kind is CaseKind.TERMINAL_LOST for case in known):
        return
    finding = CaseFinding(CaseKind.TERMINAL_LOST, first)
    now = posting.now
    post_cases(uow, posting, [Case(finding, None, terminal_id, CaseState.OPEN, now, now)])
