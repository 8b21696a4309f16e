"""Cards as their entries make them, as rows that can be recomputed at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from shared_domain.amounts import Amounts
from shared_domain.card_numbers import card_number_of
from shared_domain.cards import CardState, CardStatus
from shared_domain.identifiers import EntryId
from shared_domain.ledger import Customer
from sync_server.services.state import HeldCard
from sync_server.storage.bulk import BulkInsert, instant_text, upsert
from sync_server.storage.rows import bytes_of, optional_id
from sync_server.storage.tables import AT_RISK, UNRESERVED, loyalty_cards

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from sqlalchemy import Connection, Row, Select

    from shared_domain.identifiers import CardId, VendorId

_cards = loyalty_cards.c
_UPSERT = BulkInsert(loyalty_cards, upsert(loyalty_cards, keep=["card_number"]))


class SqlCardStore:
    """A vendor's cards."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, vendor_id: VendorId, card_ids: Collection[CardId]) -> dict[CardId, HeldCard]:
        cards = self._all(_of(vendor_id).where(_cards.card_id.in_(card_ids)))
        return {card.state.card_id: card for card in cards}

    def save(self, vendor_id: VendorId, cards: Collection[HeldCard]) -> None:
        owner = vendor_id.bytes
        _UPSERT.run(self._connection, [_row(owner, card) for card in cards])

    def by_number(self, vendor_id: VendorId, card_number: str) -> list[HeldCard]:
        return self._all(_of(vendor_id).where(_cards.card_number == card_number))

    def page(self, vendor_id: VendorId, after: CardId | None, limit: int) -> list[HeldCard]:
        query = _of(vendor_id).order_by(_cards.card_id).limit(limit)
        return self._all(query if after is None else query.where(_cards.card_id > after))

    def unreserved(self, vendor_id: VendorId, limit: int) -> list[HeldCard]:
        return self._all(_of(vendor_id).where(UNRESERVED).order_by(_cards.card_id).limit(limit))

    def at_risk(self, vendor_id: VendorId, after: CardId | None, limit: int) -> list[HeldCard]:
        query = _of(vendor_id).where(AT_RISK).order_by(_cards.card_id).limit(limit)
        return self._all(query if after is None else query.where(_cards.card_id > after))

    def _all(self, query: Select[Any]) -> list[HeldCard]:
        return [_card(row) for row in self._connection.execute(query)]


def _of(vendor_id: VendorId) -> Select[Any]:
    return select(loyalty_cards).where(_cards.vendor_id == vendor_id.bytes)


def _card(row: Row[Any]) -> HeldCard:
    issued_by = optional_id(row.issued_by)
    state = CardState(
        card_id=row.card_id,
        issued_at=row.issued_at,
        issued_by=None if issued_by is None else EntryId(issued_by),
        status=CardStatus(row.status),
        status_since=row.status_since,
        balance=Amounts(row.stamps, row.points),
        lifetime=Amounts(row.lifetime_stamps, row.lifetime_points),
        rewards_redeemed=row.rewards_redeemed,
        last_earned_at=row.last_earned_at,
        last_redeemed_at=row.last_redeemed_at,
        replaced_by=row.replaced_by,
        customer=Customer(
            name=row.customer_name,
            email=row.customer_email,
            phone=row.customer_phone,
            birthday=row.customer_birthday,
            language=row.customer_language,
        ),
    )
    unreserved = Amounts(row.unreserved_stamps, row.unreserved_points)
    return HeldCard(state, unreserved, row.last_moved_at, row.is_at_risk)


def _row(owner: bytes, card: HeldCard) -> tuple[object, ...]:
    state, customer = card.state, card.state.customer
    return (
        owner,
        state.card_id,
        card_number_of(state.card_id),
        state.status.value,
        instant_text(state.status_since),
        instant_text(state.issued_at),
        bytes_of(state.issued_by),
        state.replaced_by,
        state.balance.stamps,
        state.balance.points,
        state.lifetime.stamps,
        state.lifetime.points,
        state.rewards_redeemed,
        instant_text(state.last_earned_at),
        instant_text(state.last_redeemed_at),
        instant_text(card.last_moved_at),
        card.unreserved.stamps,
        card.unreserved.points,
        customer.name,
        customer.email,
        customer.phone,
        None if customer.birthday is None else customer.birthday.isoformat(),
        customer.language,
        card.is_at_risk,
    )
