"""What the server and a terminal each say a card is worth, so that they can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.cards import CardState, fold

if TYPE_CHECKING:
    from shared_domain.amounts import Amounts
    from terminal.use_cases.counter import Counter


def terminal_books(counter: Counter, card_ids: list[str]) -> dict[str, Amounts]:
    """Stored balances of a terminal, each checked against the fold of its entries."""
    books = {}
    with counter.store.begin() as uow:
        for card_id in card_ids:
            state = uow.cards.get(card_id) or CardState(card_id=card_id)
            refolded = fold(CardState(card_id=card_id), uow.entries.of_card(card_id))
            if state != refolded:
                message = f"the stored state of a card is not its fold: {state} and {refolded}"
                raise AssertionError(message)
            books[card_id] = state.balance
    return books
