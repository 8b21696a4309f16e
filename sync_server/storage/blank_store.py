"""Blank cards: allotted to a terminal, and told apart from issued ones by the cards table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, insert, select

from shared_domain.card_numbers import card_number_of
from sync_server.storage.tables import blank_cards, loyalty_cards

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Connection

    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.state import Terminal

_blanks = blank_cards.c
_IS_ISSUED = exists().where(
    loyalty_cards.c.vendor_id == _blanks.vendor_id,
    loyalty_cards.c.card_id == _blanks.card_id,
    loyalty_cards.c.issued_at.is_not(None),
)


class SqlBlankStore:
    """Every vendor's blanks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, terminal: Terminal, card_ids: Collection[CardId], allotted_at: datetime) -> None:
        rows = [
            {
                "vendor_id": terminal.vendor_id.bytes,
                "card_id": card_id,
                "card_number": card_number_of(card_id),
                "terminal_id": terminal.terminal_id.bytes,
                "allotted_at": allotted_at,
            }
            for card_id in card_ids
        ]
        if rows:
            self._connection.execute(insert(blank_cards), rows)

    def of_terminal(self, terminal: Terminal, limit: int) -> list[CardId]:
        query = (
            select(_blanks.card_id)
            .where(
                _blanks.vendor_id == terminal.vendor_id.bytes,
                _blanks.terminal_id == terminal.terminal_id.bytes,
                ~_IS_ISSUED,
            )
            .order_by(_blanks.allotted_at, _blanks.card_id)
            .limit(limit)
        )
        return list(self._connection.execute(query).scalars())

    def has_number(self, vendor_id: VendorId, card_number: str) -> bool:
        query = select(_blanks.card_id).where(
            _blanks.vendor_id == vendor_id.bytes, _blanks.card_number == card_number
        )
        return self._connection.execute(query.limit(1)).first() is not None
