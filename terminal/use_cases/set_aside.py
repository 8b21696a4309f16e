"""What the server keeps out of the ledger counts here no more either, until it stands there.

A balance is what the ledger says and what has yet to reach it. An entry that reached the server
and was parked is neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.cards import CardState, fold
from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shared_domain.identifiers import CardId
    from shared_domain.wire.push import PushRequest, Verdict
    from terminal.use_cases.store_ports import UnitOfWork


def set_aside_parked(uow: UnitOfWork, request: PushRequest, parked: Iterable[Verdict]) -> None:
    """Take what was parked of this push out of the balances; the caller commits.

    The bytes that were sent say which entry it is. Its place does not: where a journal has forked,
    the ledger holds another entry that names the same one.
    """
    sent = dict(enumerate(request.items, request.first_sequence))
    entries = (_entry_in(sent.get(verdict.sequence, b"")) for verdict in parked)
    moved = uow.entries.set_aside(entry.entry_id for entry in entries if entry is not None)
    refold_anew(uow, {entry.card_id for entry in moved})


def refold_anew(uow: UnitOfWork, card_ids: Iterable[CardId]) -> None:
    """The states of these cards from all their entries; a card without entries is none."""
    card_ids = tuple(card_ids)
    uow.cards.remove(card_ids)
    for card_id in card_ids:
        of_card = uow.entries.of_card(card_id)
        if of_card:
            uow.cards.put(fold(CardState(card_id=card_id), of_card))


def _entry_in(body: bytes) -> Entry | None:
    try:
        item = decode_item(body)
    except UnreadableMessageError:
        return None
    return item if isinstance(item, Entry) else None
