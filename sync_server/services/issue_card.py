"""Issuing cards on the server, and making the code that a card's QR shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.card_codes import BalanceSnapshot, make_code
from shared_domain.cards import CardState
from shared_domain.ledger import Customer, EntryFacts, EntryKind
from sync_server.services.card_ids import free_card_id
from sync_server.services.own_entries import own_entry
from sync_server.services.posting import Posting
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.secret_keys import newest_key
from sync_server.services.settle_cards import settle_cards
from sync_server.services.state import HeldCard, KeyPurpose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork


@dataclass(frozen=True, slots=True)
class CodedCard:
    """A card and the code to print for it; the code tells the balance as of now."""

    card: HeldCard
    code: str


def issue_card(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, customer: Customer
) -> CodedCard | Refusal:
    """A new card of this vendor, under a number that no other card of it has."""
    card_id = free_card_id(uow, instruments, vendor_id)
    return issue_card_under(uow, instruments, vendor_id, card_id, customer)


def issue_card_under(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor_id: VendorId,
    card_id: CardId,
    customer: Customer,
) -> CodedCard | Refusal:
    """A new card under an id that the caller knows to be free."""
    program = uow.programs.current(vendor_id)
    if program is None or not program.is_active:
        return Refusal(RefusalKind.INVALID, "The program is not active: activate it first.")
    posting = Posting(uow, vendor_id, instruments.clock.now())
    facts = EntryFacts(kind=EntryKind.CARD_ISSUED, card_id=card_id, customer=customer)
    posting.own_entry(own_entry(facts, vendor_id, program.version, posting.now, instruments.ids))
    settle_cards(uow, instruments, posting)
    posting.write()
    return coded_cards(uow, instruments, vendor_id, [uow.cards.get(vendor_id, [card_id])[card_id]])[
        0
    ]


def coded_cards(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, cards: Iterable[HeldCard]
) -> list[CodedCard]:
    """These cards with codes signed now."""
    now = instruments.clock.now()
    key = newest_key(uow, instruments.vault, vendor_id, KeyPurpose.CARD_SIGNING)
    position = uow.ledger.head(vendor_id).position

    def sign(message: bytes) -> bytes:
        return instruments.signatures.sign(key.private_key, message)

    return [
        CodedCard(
            card,
            make_code(
                vendor_id,
                key.number,
                card.state.card_id,
                _snapshot(card.state, position, now),
                sign,
            ),
        )
        for card in cards
    ]


def show_card(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, card_id: CardId
) -> CodedCard | Refusal:
    """One card of this vendor."""
    card = uow.cards.get(vendor_id, [card_id]).get(card_id)
    if card is None:
        return Refusal(RefusalKind.NOT_FOUND, "There is no such card at this vendor.")
    return coded_cards(uow, instruments, vendor_id, [card])[0]


def _snapshot(state: CardState, position: int, now: datetime) -> BalanceSnapshot:
    return BalanceSnapshot(state.balance.stamps, state.balance.points, position, now.date())
