"""Everything that is kept about one customer, for that customer to take along."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from shared_domain.amounts import Amounts
from shared_domain.card_numbers import card_number_of, formatted
from shared_domain.cards import CardStatus
from shared_domain.ledger import Customer, EntryKind

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from sync_server.services.find_shop import Shop
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.state import ReceivedEntry


class ExportedEntry(Struct, frozen=True, omit_defaults=True):
    """One thing that happened to the card."""

    kind: EntryKind
    occurred_at: datetime
    received_at: datetime
    stamps: int = 0
    points: int = 0
    purchase_amount_cents: int | None = None
    description: str | None = None
    reason: str | None = None
    note: str | None = None
    order_reference: str | None = None


class CustomerExport(Struct, frozen=True):
    """All of it, in the order in which it happened."""

    shop: str
    card_number: str
    status: CardStatus
    customer: Customer
    balance: Amounts
    lifetime: Amounts
    entries: tuple[ExportedEntry, ...]


def export_customer(uow: UnitOfWork, shop: Shop, card_id: CardId) -> CustomerExport | None:
    """What the shop keeps about whoever holds this card; None where there is no such card."""
    vendor_id = shop.vendor.vendor_id
    held = uow.cards.get(vendor_id, [card_id]).get(card_id)
    if held is None:
        return None
    received = uow.ledger.entries_of(vendor_id, [card_id]).get(card_id, [])
    state = held.state
    return CustomerExport(
        shop=shop.vendor.name,
        card_number=formatted(card_number_of(card_id)),
        status=state.status,
        customer=state.customer,
        balance=state.balance,
        lifetime=state.lifetime,
        entries=tuple(map(_exported, sorted(received, key=lambda one: one.entry.order_key))),
    )


def _exported(received: ReceivedEntry) -> ExportedEntry:
    entry = received.entry
    return ExportedEntry(
        kind=entry.kind,
        occurred_at=entry.occurred_at,
        received_at=received.received_at,
        stamps=entry.stamps_delta,
        points=entry.points_delta,
        purchase_amount_cents=entry.purchase_amount_cents,
        description=entry.description,
        reason=entry.reason,
        note=entry.note,
        order_reference=entry.order_reference,
    )
