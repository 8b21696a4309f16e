"""The cards table: every card as its entries make it, ready for the next scan."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select

from shared_domain.amounts import Amounts
from shared_domain.card_numbers import card_number_of
from shared_domain.cards import CardState, CardStatus
from shared_domain.identifiers import EntryId
from shared_domain.ledger import Customer
from terminal.storage.card_search import rows_found
from terminal.storage.row_values import id_bytes, instant_or_none, micros_or_none
from terminal.storage.statements import ManyRows, upsert
from terminal.storage.tables import card_words, cards
from terminal.use_cases.search_words import order_found, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from shared_domain.identifiers import CardId
    from terminal.use_cases.search_words import Term

_BY_ID = select(cards).where(cards.c.card_id == bindparam("card_id"))
_BY_IDS = select(cards).where(cards.c.card_id.in_(bindparam("card_ids", expanding=True)))
_BY_NUMBER = (
    select(cards)
    .where(cards.c.card_number == bindparam("card_number"))
    .order_by(cards.c.card_id)
    .limit(1)
)
_REMOVE = delete(cards).where(cards.c.card_id.in_(bindparam("card_ids", expanding=True)))
_REMOVE_WORDS = delete(card_words).where(
    card_words.c.card_id.in_(bindparam("card_ids", expanding=True))
)
_OTHER_WORDS = """
    WITH expected AS (
        SELECT each.value AS word, card_id
        FROM cards, json_each(words) AS each
    )
    SELECT card_id FROM (SELECT * FROM card_words EXCEPT SELECT * FROM expected)
    UNION
    SELECT card_id FROM (SELECT * FROM expected EXCEPT SELECT * FROM card_words)
"""
_COUNT = select(func.count()).select_from(cards)
_PUT = ManyRows(upsert(cards))

_STATUS = {status.value: status for status in CardStatus}

# While a ledger is read from its beginning the same cards come again and again.
_CARDS_REMEMBERED = 20_000


class SqliteCardStore:
    """Implements CardStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, card_id: CardId) -> CardState | None:
        row = self._connection.execute(_BY_ID, {"card_id": bytes.fromhex(card_id)}).first()
        return _card_state(row) if row else None

    def find_by_number(self, card_number: str) -> CardState | None:
        row = self._connection.execute(_BY_NUMBER, {"card_number": card_number}).first()
        return _card_state(row) if row else None

    def get_all(self, card_ids: Iterable[CardId]) -> Mapping[CardId, CardState]:
        wanted = [bytes.fromhex(card_id) for card_id in card_ids]
        rows = self._connection.execute(_BY_IDS, {"card_ids": wanted})
        return {row.card_id.hex(): _card_state(row) for row in rows}

    def put(self, *states: CardState) -> None:
        _PUT.write(self._connection, map(_columns, states))

    def search(self, terms: Sequence[Term], most: int) -> tuple[CardState, ...]:
        if not terms:
            return ()
        found = map(_card_state, self._connection.execute(rows_found(terms)))
        return tuple(sorted(found, key=order_found)[:most])

    def unlike(self, states: Iterable[CardState]) -> list[CardId]:
        """Those of these cards whose row is not exactly what the state comes to."""
        expected = {state.card_id: _columns(state) for state in states}
        wanted = [bytes.fromhex(card_id) for card_id in expected]
        rows = self._connection.execute(_BY_IDS, {"card_ids": wanted})
        found = {row.card_id.hex(): row._asdict() for row in rows}
        return [card_id for card_id, columns in expected.items() if found.get(card_id) != columns]

    def remove(self, card_ids: Iterable[CardId]) -> None:
        wanted = [bytes.fromhex(card_id) for card_id in card_ids]
        self._connection.execute(_REMOVE, {"card_ids": wanted})
        self._connection.execute(_REMOVE_WORDS, {"card_ids": wanted})

    def with_other_words(self) -> list[CardId]:
        """Cards that would not be found by exactly the words of their rows."""
        found = self._connection.exec_driver_sql(_OTHER_WORDS).scalars()
        return [card_id.hex() for card_id in found]

    def count(self) -> int:
        return self._connection.execute(_COUNT).scalar_one()

    def clear(self) -> None:
        self._connection.execute(delete(cards))


def _columns(state: CardState) -> dict[str, object]:
    customer = state.customer
    number, words = _found_by(state.card_id, customer)
    return {
        "card_id": bytes.fromhex(state.card_id),
        "card_number": number,
        "issued_at": micros_or_none(state.issued_at),
        "issued_by": id_bytes(state.issued_by),
        "status": state.status.value,
        "status_since": micros_or_none(state.status_since),
        "stamps": state.balance.stamps,
        "points": state.balance.points,
        "lifetime_stamps": state.lifetime.stamps,
        "lifetime_points": state.lifetime.points,
        "rewards_redeemed": state.rewards_redeemed,
        "last_earned_at": micros_or_none(state.last_earned_at),
        "last_redeemed_at": micros_or_none(state.last_redeemed_at),
        "replaced_by": bytes.fromhex(state.replaced_by) if state.replaced_by else None,
        "customer_name": customer.name,
        "email": customer.email,
        "phone": customer.phone,
        "birthday": customer.birthday.isoformat() if customer.birthday else None,
        "language": customer.language,
        "words": words,
    }


@lru_cache(_CARDS_REMEMBERED)
def _found_by(card_id: CardId, customer: Customer) -> tuple[str, str]:
    """A card's number and the words it is found by; worked out once, not with every stamp."""
    number = card_number_of(card_id)
    return number, json.dumps(words_of(customer, number))


def _card_state(row: Row[*tuple[Any, ...]]) -> CardState:
    return CardState(
        card_id=row.card_id.hex(),
        issued_at=instant_or_none(row.issued_at),
        issued_by=EntryId(UUID(bytes=row.issued_by)) if row.issued_by else None,
        status=_STATUS[row.status],
        status_since=instant_or_none(row.status_since),
        balance=Amounts(row.stamps, row.points),
        lifetime=Amounts(row.lifetime_stamps, row.lifetime_points),
        rewards_redeemed=row.rewards_redeemed,
        last_earned_at=instant_or_none(row.last_earned_at),
        last_redeemed_at=instant_or_none(row.last_redeemed_at),
        replaced_by=row.replaced_by.hex() if row.replaced_by else None,
        customer=Customer(
            name=row.customer_name,
            email=row.email,
            phone=row.phone,
            birthday=date.fromisoformat(row.birthday) if row.birthday else None,
            language=row.language,
        ),
    )
