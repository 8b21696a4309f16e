"""Puts right what can be folded again: columns of entries, states of cards, reach of epochs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.cards import CardState, fold
from terminal.storage.entry_store import write_columns_again

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from shared_domain.identifiers import CardId
    from terminal.storage.database_check import Findings
    from terminal.storage.unit_of_work import SqliteUnitOfWork


def heal(uow: SqliteUnitOfWork, connection: Connection, findings: Findings) -> None:
    """Fold again what was found to differ; the caller commits."""
    write_columns_again(connection, findings.entries)
    refold_anew(uow, findings.cards)
    if findings.epochs:
        uow.journal.count_epochs_again()


def refold_anew(uow: SqliteUnitOfWork, card_ids: Iterable[CardId]) -> None:
    """The states of these cards from all their entries; a card without entries is none."""
    card_ids = tuple(card_ids)
    uow.cards.remove(card_ids)
    for card_id in card_ids:
        of_card = uow.entries.of_card(card_id)
        if of_card:
            uow.cards.put(fold(CardState(card_id=card_id), of_card))
