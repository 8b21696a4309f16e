"""Blank cards in stock: codes the server signed in advance, used up in the order they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from terminal.storage.tables import blanks
from terminal.use_cases.store_ports import BlankCard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from shared_domain.identifiers import CardId

_ADD = insert(blanks).on_conflict_do_nothing(index_elements=[blanks.c.card_id])
_ALL = select(blanks.c.card_id, blanks.c.code).order_by(blanks.c.number)
_USE_UP = delete(blanks).where(blanks.c.card_id == bindparam("used"))


class SqliteBlankStore:
    """Implements BlankStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, cards: Iterable[BlankCard]) -> None:
        rows = [{"card_id": bytes.fromhex(one.card_id), "code": one.code} for one in cards]
        if rows:
            self._connection.execute(_ADD, rows)

    def all(self) -> tuple[BlankCard, ...]:
        rows = self._connection.execute(_ALL)
        return tuple(BlankCard(row.card_id.hex(), row.code) for row in rows)

    def use_up(self, card_id: CardId) -> None:
        self._connection.execute(_USE_UP, {"used": bytes.fromhex(card_id)})
